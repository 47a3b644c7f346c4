"""What did the people behind this figure say?"""

from dataclasses import dataclass

import pandas as pd

from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.meaning.masking import masked
from cxmetrics.model import CUT, LEAST_COMMENTS, LEAST_SHOWN, Column, Dataset, Quadrant, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments, pairs, table_of
from cxmetrics.store.responses import responses

MOST = 500
FEW = "(a group of few)"
SCORES = ("Service score", "Experience score")


@dataclass(frozen=True)
class Verbatim:
    """Responses as a table, comments first. `total` is how many there are; `rows` holds 500 at most.

    `rows` is None under five responses and without comments under eight, so that nobody is recognised.
    """

    total: int
    rows: pd.DataFrame | None
    comments_hidden: bool


def verbatim(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    quadrant: Quadrant | None = None,
    cut: float | Cuts = CUT,
    personal: bool = False,
) -> Verbatim:
    """The responses of the slice, or of a quadrant in it; only those with both scores.

    Who wrote them stays away, and addresses and numbers inside comments are masked, unless `personal`.
    """
    cuts = Cuts.of(cut).both
    cells = [cell for found in pairs(workspace, dataset, part, cuts).values() for cell in found.counts]
    total = sum(n for x, y, n in cells if quadrant in (None, Quadrant.at(bool(x), bool(y))))
    if total < LEAST_SHOWN:
        return Verbatim(total, None, comments_hidden=True)
    hidden = total < LEAST_COMMENTS
    written = [c for c in dataset.by_role(Role.COMMENT) if personal or c.personal is None]
    comments = [] if hidden else [c.name for c in written]
    others = [c.name for c in dataset.columns if _is_shown(c, personal)]
    query = responses(table_of(dataset), others, comments, part, quadrant=quadrant, cut=cuts, most=MOST)
    frame = workspace.arrow(query).to_pandas()
    for column in dataset.by_role(Role.SEGMENT):
        if column.name in frame:
            few = _of_few(workspace, dataset, column.name, part)
            frame[column.name] = frame[column.name].mask(frame[column.name].isin(few), FEW)
    if not personal:
        texts = [*comments, *(c.name for c in dataset.by_role(Role.SEGMENT) if c.name in frame)]
        frame[texts] = frame[texts].map(masked, na_action="ignore")
    frame = frame.rename(columns=_titles(dataset))
    return Verbatim(total, frame, comments_hidden=hidden)


def _of_few(workspace: Workspace, dataset: Dataset, column: str, part: Slice) -> set[str]:
    """The groups that must not be told beside an answer, as no page tells their figures."""
    sizes = {key: n for key, (n, _) in moments(workspace, dataset, (), part, segment=column).items()}
    return {key.segment for key in unsafe_groups(sizes) if key.segment is not None}


def _is_shown(column: Column, personal: bool) -> bool:
    if column.role in (Role.COMMENT, Role.IGNORE, Role.ID):
        return False
    return personal or (column.role is not Role.CUSTOMER and column.personal is None)


def _titles(dataset: Dataset) -> dict[str, str]:
    """Each column's title; one that is called as a score of ours says that it is the file's."""
    own = {c.name: f"{c.label} (in your file)" if c.label in SCORES else c.label for c in dataset.columns}
    return own | dict(zip(("service", "experience"), SCORES, strict=True))
