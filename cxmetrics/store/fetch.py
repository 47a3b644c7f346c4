"""Runs the evidence queries and shapes their rows into the model's evidence."""

from collections import defaultdict
from collections.abc import Sequence

from cxmetrics.model import Dataset, Grouped, Histogram, Key, Moments, Pairs, Ratio, Slice, Weight
from cxmetrics.store import evidence
from cxmetrics.store.evidence import Cut
from cxmetrics.store.workspace import Workspace

NO_WEIGHT = Weight(0.0, 0.0, 0)


def table_of(dataset: Dataset) -> str:
    """The table of a dataset's responses; raises ValueError while its columns wait to be confirmed."""
    if dataset.table is None:
        raise ValueError(f"the columns of {dataset.name} are not confirmed yet")
    return dataset.table


def histograms(
    workspace: Workspace,
    dataset: Dataset,
    column: str,
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> Grouped[Histogram]:
    """The answers to `column` by segment and period; without either, one histogram under Key()."""
    query = evidence.histogram(table_of(dataset), column, part, segment=segment, every=every)
    counts: dict[Key, dict[float, float]] = defaultdict(dict)
    blank: dict[Key, tuple[int, int]] = {}
    weights: dict[Key, Weight] = {}
    for name, period, score, n, off_scale, weight, squares in workspace.rows(query):
        key = Key(name, period)
        if score is None:
            blank[key] = (int(n - off_scale), int(off_scale))
            counts.setdefault(key, {})
        else:
            counts[key][score] = n if weight is None else weight
            if weight is not None:
                weights[key] = weights.get(key, NO_WEIGHT) + Weight(weight, squares, n)
    none = None if part.weight is None else NO_WEIGHT
    return {
        key: Histogram.of(answers, *blank.get(key, (0, 0)), weight=weights.get(key, none))
        for key, answers in counts.items()
    }


def moments(
    workspace: Workspace,
    dataset: Dataset,
    columns: Sequence[str],
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> Grouped[tuple[int, dict[str, Moments]]]:
    """Responses, and the moments of each of `columns`, by segment and period."""
    query = evidence.moments(table_of(dataset), columns, part, segment=segment, every=every)
    width = 3 if part.weight is None else 5
    return {
        Key(name, period): (
            responses,
            {column: _moments(*sums[width * i : width * (i + 1)]) for i, column in enumerate(columns)},
        )
        for name, period, responses, *sums in workspace.rows(query)
    }


def _moments(n: int, total: float | None, squares: float | None, *weights: float | None) -> Moments:
    weight = Weight(weights[0] or 0.0, weights[1] or 0.0, n) if weights else None
    return Moments(n, total or 0.0, squares or 0.0, weight)


def pairs(
    workspace: Workspace, dataset: Dataset, part: Slice, cut: Cut, *, segment: str | None = None
) -> Grouped[Pairs]:
    """How many responses fall in each quadrant at `cut`: x great service, y great experience."""
    cells: dict[Key, list[tuple[float, float, int]]] = defaultdict(list)
    weights: dict[Key, list[Weight]] = defaultdict(list)
    query = evidence.pairs(table_of(dataset), part, cut, segment=segment)
    for name, period, x, y, n, weight, squares in workspace.rows(query):
        cells[Key(name, period)].append((x, y, n))
        if weight is not None:
            weights[Key(name, period)].append(Weight(weight, squares, n))
    return {key: Pairs(tuple(found), tuple(weights[key])) for key, found in cells.items()}


def ratios(
    workspace: Workspace, dataset: Dataset, column: str, low: float, high: float, part: Slice, cut: Cut
) -> dict[tuple[bool, bool], Ratio]:
    """How many answered `column` from `low` to `high`, by (great service, great experience)."""
    query = evidence.ratio(table_of(dataset), column, low, high, part, cut)
    return {
        (bool(x), bool(y)): _ratio(yes or 0, Weight(weight, squares, answered) if weight else None, answered)
        for _, _, x, y, yes, answered, weight, squares in workspace.rows(query)
    }


def _ratio(part: float, weight: Weight | None, answered: int) -> Ratio:
    """A part of those who answered; weighted, over as many answers as the weights leave."""
    if weight is None:
        return Ratio(int(part), answered)
    return Ratio(min(part / weight.total, 1.0) * weight.effective, weight.effective, answered)
