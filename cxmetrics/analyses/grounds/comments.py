"""How many answers come with words, and what do the words speak of?"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.model import Column, Dataset, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import cells

LEAST_WORDS = 5
LEAST_MENTIONS = 10
MOST_READ = 5_000
_WORD = r"\S+"
_SEED = 7

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Comments:
    """How many gave an answer or wrote something, `worded` of them enough words to say something.

    `unscored` wrote something and gave no answer; `written` wrote anything. `themes` are the parts of a
    visit, by name, that at least ten of the comments read speak of, the most frequent first.
    """

    n: int
    worded: int
    written: int
    unscored: int
    themes: tuple[str, ...]


def comments(workspace: Workspace, dataset: Dataset, answer: Column | None, part: Slice) -> Comments | None:
    """The comments of the slice beside the answers to a question; None where there is no column of them."""
    columns = [c for c in dataset.by_role(Role.COMMENT) if c.personal is None]
    if not columns or dataset.table is None:
        return None
    names = [c.name for c in columns] + ([answer.name] if answer else [])
    table = cells(workspace, dataset, names, part)
    texts = [table.column(c.name) for c in columns]
    words = np.sum([_words(text) for text in texts], axis=0)
    scored = _given(table.column(answer.name)) if answer else np.zeros(len(words), dtype=bool)
    worded = words >= LEAST_WORDS
    return Comments(
        int((scored | (words > 0)).sum()),
        int(worded.sum()),
        int((words > 0).sum()),
        int(((words > 0) & ~scored).sum()),
        _themes(texts, worded),
    )


def _given(column: pa.ChunkedArray) -> Flags:
    return np.asarray(column.is_valid().to_numpy(), dtype=bool)


def _words(text: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    counted = pc.fill_null(pc.count_substring_regex(text, _WORD), 0)
    return np.asarray(counted.to_numpy(), dtype=np.int64)


def _themes(texts: list[pa.ChunkedArray], worded: Flags) -> tuple[str, ...]:
    """Found in 5,000 of the comments at most, picked at random: reading all of a large file takes seconds."""
    rows = np.flatnonzero(worded)
    if len(rows) > MOST_READ:
        rows = np.sort(np.random.default_rng(_SEED).choice(rows, MOST_READ, replace=False))
    read = [pc.fill_null(text.take(pa.array(rows)), "") for text in texts]
    counted = {
        TOUCHPOINTS[id_].name: int(
            np.any(
                [pc.match_substring_regex(text, words, ignore_case=True).to_numpy() for text in read], axis=0
            ).sum()
        )
        for id_, words in _patterns().items()
    }
    spoken_of = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, n in spoken_of if n >= LEAST_MENTIONS)


@cache
def _patterns() -> dict[str, str]:
    """What finds a part of a visit in a comment: any of its words in one piece, with or without a plural s."""
    return {
        id_: rf"\b(?:{'|'.join(re.escape(words) for words in touchpoint.words)})s?\b"
        for id_, touchpoint in TOUCHPOINTS.items()
    }
