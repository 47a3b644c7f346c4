"""What did those say who rated one thing lowest?"""

import re

from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.meaning.masking import masked
from cxmetrics.model import CUT, LEAST_COMMENTS, Column, Dataset, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import table_of
from cxmetrics.store.lowest_raters import lowest_raters

SHOWN = 3
READ = 300
LEAST_WORDS = 4
LONGEST = 240
"""So many letters of a comment are told."""


def said(workspace: Workspace, dataset: Dataset, column: Column, poor: int, part: Slice) -> tuple[str, ...]:
    """Three comments of those who rated it poor, the lowest first, masked; none where fewer than eight did.

    Those that speak of the thing itself come first, then those of more than a few words; of a long one the part
    that speaks of it.
    """
    comments = [c.name for c in dataset.by_role(Role.COMMENT) if c.personal is None]
    if not comments or poor < LEAST_COMMENTS:
        return ()
    query = lowest_raters(table_of(dataset), column, CUT, comments, part, most=READ)
    texts = [" ".join(str(cell) for cell in row if cell) for row in workspace.rows(query)]
    different = list(dict.fromkeys(texts))
    about = _about(column)
    different.sort(key=lambda text: (not about.search(text), len(text.split()) < LEAST_WORDS))
    return tuple(_excerpt(str(masked(text)), about) for text in different[:SHOWN])


def _excerpt(text: str, about: re.Pattern[str]) -> str:
    """The text, or of a long one the words around what it is about."""
    if len(text) <= LONGEST:
        return text
    hit = about.search(text)
    start = max(0, min(hit.start() - LONGEST // 3, len(text) - LONGEST)) if hit else 0
    # Cut between words.
    begin = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", begin, begin + LONGEST) if begin + LONGEST < len(text) else len(text)
    return f"{'… ' if begin else ''}{text[begin:end].strip()}{' …' if end < len(text) else ''}"


def _about(column: Column) -> re.Pattern[str]:
    """Any of the words for what the column is about."""
    touchpoint = TOUCHPOINTS.get(column.touchpoint or "")
    words = touchpoint.words if touchpoint else (column.label,)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
