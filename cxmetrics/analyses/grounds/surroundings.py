"""Do answers differ by where, when and how people were asked, beyond what they met?"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.segment import segments_of
from cxmetrics.model import Column, Dataset, Role, Slice
from cxmetrics.stats.correlation_matrix import LEAST_ANSWERED
from cxmetrics.stats.driver_shares import enough
from cxmetrics.stats.further import Further, gain
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import cells, numbers

MOST_VALUES, MOST_COLUMNS = 15, 40
WEEKDAY, MONTH = "the day of the week", "the month"
_MONDAY = 3
"""1 January 1970, day 0, was a Thursday."""
_UNDATED = -(2**31)

Values = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Surroundings:
    """What the `names` of the surroundings explain beyond the ratings; `found` is None where nobody can tell."""

    names: tuple[str, ...]
    found: Further | None


def surroundings(workspace: Workspace, dataset: Dataset, column: Column, part: Slice) -> Surroundings:
    """What segments, weekday and month explain of the answers to `column` beyond the ratings of parts of a visit."""
    ratings, segments = dataset.by_role(Role.RATING), segments_of(dataset)
    names = [c.name for c in (column, *ratings, *segments)]
    table = cells(workspace, dataset, [*names, "day"], part)
    answers = numbers(table.select([column.name]))[:, 0]
    known = _known(table, ratings)
    known = known[:, _answered(known[~np.isnan(answers)])]
    kept = ~np.isnan(answers) & ~np.isnan(known).all(axis=1)
    around = dict(_around(table, segments, kept))
    if not known.shape[1] or not around:
        return Surroundings(tuple(around), None)
    further = np.column_stack(list(around.values()))
    if not enough(int(kept.sum()), known.shape[1] + further.shape[1]):
        return Surroundings(tuple(around), None)
    found = gain(answers[kept], _completed(known[kept]), further, part.terms.level)
    return Surroundings(tuple(around), found)


def _known(table: pa.Table, ratings: tuple[Column, ...]) -> Values:
    """The ratings on 0–100, so that those on different scales can be set side by side."""
    known = numbers(table.select([column.name for column in ratings]))
    for place, column in enumerate(ratings):
        if column.scale is not None:
            start, end = column.scale.pomp(0.0), column.scale.pomp(1.0)
            known[:, place] = start + (end - start) * known[:, place]
    return known


def _answered(known: Values) -> npt.NDArray[np.bool_]:
    """Which ratings were given often enough."""
    share = (~np.isnan(known)).sum(axis=0) / max(len(known), 1)
    return np.asarray(share >= LEAST_ANSWERED)


def _completed(known: Values) -> Values:
    """The ratings with each gap filled by what the person and the item lead one to expect.

    Person mean + item mean − grand mean (Bernaards & Sijtsma 2000): who skips an item keeps his own level.
    """
    item, everything = np.nanmean(known, axis=0), np.nanmean(known)
    expected = np.nanmean(known, axis=1)[:, None] + item - everything
    return np.where(np.isnan(known), expected, known)


def _around(
    table: pa.Table, segments: tuple[Column, ...], kept: npt.NDArray[np.bool_]
) -> Iterator[tuple[str, Values]]:
    """The surroundings by name, each as columns of 0 and 1: those that vary, until there are forty columns.

    A survey of a hundred questions has hundreds, which take twenty seconds and explain by chance.
    """
    days = table.column("day").cast(pa.int32()).fill_null(_UNDATED).to_numpy().astype(np.int64)
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    dated = days != _UNDATED
    coded = [(WEEKDAY, np.where(dated, (days + _MONDAY) % 7, -1)), (MONTH, np.where(dated, months, -1))]
    coded += [(f"“{c.label}”", _codes(table.column(c.name))) for c in segments]
    so_far = 0
    for name, codes in coded:
        columns = _indicators(codes[kept])
        if 0 < columns.shape[1] <= MOST_COLUMNS - so_far:
            so_far += columns.shape[1]
            yield name, columns


def _codes(column: pa.ChunkedArray) -> Codes:
    """The number of each value; a blank is one too."""
    indices = column.combine_chunks().dictionary_encode().indices
    return np.asarray(indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)


def _indicators(codes: Codes) -> Values:
    """1 where a value stands, for each but the most frequent of the fifteen largest that have answers enough."""
    values, counts = np.unique(codes, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:MOST_VALUES]
    frequent = [values[place] for place in order if counts[place] >= LEAST]
    return np.asarray(codes[:, None] == np.array(frequent[1:], dtype=np.int64), dtype=np.float64)
