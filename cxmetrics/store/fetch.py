"""Runs the evidence queries and shapes their rows into the model's evidence."""

from collections import defaultdict
from collections.abc import Sequence

from cxmetrics.model import Dataset, Grouped, Histogram, Key, Moments, Pairs, Ratio, Slice
from cxmetrics.store import evidence
from cxmetrics.store.workspace import Workspace


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
    counts: dict[Key, dict[float, int]] = defaultdict(dict)
    blank: dict[Key, tuple[int, int]] = {}
    for name, period, score, n, off_scale in workspace.rows(query):
        key = Key(name, period)
        if score is None:
            blank[key] = (int(n - off_scale), int(off_scale))
            counts.setdefault(key, {})
        else:
            counts[key][score] = n
    return {key: Histogram.of(answers, *blank.get(key, (0, 0))) for key, answers in counts.items()}


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
    found: Grouped[tuple[int, dict[str, Moments]]] = {}
    for name, period, responses, *sums in workspace.rows(query):
        triples = zip(columns, sums[0::3], sums[1::3], sums[2::3], strict=True)
        found[Key(name, period)] = (
            responses,
            {column: Moments(n, total or 0.0, squares or 0.0) for column, n, total, squares in triples},
        )
    return found


def pairs(
    workspace: Workspace, dataset: Dataset, part: Slice, cut: float, *, segment: str | None = None
) -> Grouped[Pairs]:
    """How many responses fall in each quadrant at `cut`: x great service, y great experience."""
    counts: dict[Key, list[tuple[float, float, int]]] = defaultdict(list)
    query = evidence.pairs(table_of(dataset), part, cut, segment=segment)
    for name, period, x, y, n in workspace.rows(query):
        counts[Key(name, period)].append((x, y, n))
    return {key: Pairs(tuple(cells)) for key, cells in counts.items()}


def ratios(
    workspace: Workspace, dataset: Dataset, column: str, low: float, high: float, part: Slice, cut: float
) -> dict[tuple[bool, bool], Ratio]:
    """How many answered `column` from `low` to `high`, by (great service, great experience)."""
    query = evidence.ratio(table_of(dataset), column, low, high, part, cut)
    return {
        (bool(x), bool(y)): Ratio(int(yes or 0), answered)
        for _, _, x, y, yes, answered in workspace.rows(query)
    }
