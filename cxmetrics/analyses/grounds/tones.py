"""What tone a file says its comments have, beside the stars of the same people."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.segment import segments_of
from cxmetrics.model import Column, Dataset, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.joint import together

WORDS = {"negative": 0, "neutral": 1, "mixed": 1, "positive": 2}
"""How programs that read comments name a tone, worst first."""
NEGATIVE_UNTIL, POSITIVE_FROM = 25.0, 75.0
"""On 0–100: 1 and 2 of 5 stars are bad, 4 and 5 are good."""


@dataclass(frozen=True, eq=False)
class Tones:
    """How often each tone (rows: negative, neutral, positive) went with bad, middling and good stars (columns)."""

    column: Column
    counts: npt.NDArray[np.float64]

    @property
    def n(self) -> int:
        """Comments with a tone and stars."""
        return int(self.counts.sum())


def tone_column(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Column, int] | None:
    """The column whose every value names a tone, and how many responses have one; None without it."""
    if dataset.table is None:
        return None
    for column in segments_of(dataset):
        values = together(workspace, dataset, [column.name], part)
        named = {str(value).strip().casefold() for value, _ in values}
        if len(named) > 1 and named <= WORDS.keys():
            return column, sum(n for _, n in values)
    return None


def tones(workspace: Workspace, dataset: Dataset, tone: Column, stars: Column, part: Slice) -> Tones:
    """Each tone set against the stars of the same response."""
    counts = np.zeros((3, 3))
    assert stars.scale is not None  # it is scored: see Column
    for said, mark, n in together(workspace, dataset, [tone.name, stars.name], part):
        place = stars.scale.pomp(mark)
        counts[
            WORDS[str(said).strip().casefold()], int(place > NEGATIVE_UNTIL) + int(place >= POSITIVE_FROM)
        ] += n
    return Tones(tone, counts)
