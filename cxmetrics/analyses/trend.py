"""Is it moving?"""

from dataclasses import dataclass
from datetime import date

from cxmetrics.analyses.measure import Evidence, Measure, evidence, together
from cxmetrics.model import Dataset, Estimate, Key, Slice, Terms
from cxmetrics.store import Workspace

MOST_LINES = 6
OTHERS = "All others"


@dataclass(frozen=True)
class Point:
    """The estimate of one period, which starts on `period`."""

    period: date
    estimate: Estimate


@dataclass(frozen=True)
class Line:
    """One line: a segment's value (None where it was not given), or everything."""

    name: str | None
    points: tuple[Point, ...]
    folded: int = 0


@dataclass(frozen=True)
class Trend:
    """A measure over time. `undated` counts the answers without a date, which no point holds."""

    measure: Measure
    every: str
    split: bool
    lines: tuple[Line, ...]
    undated: int


def trend(
    workspace: Workspace,
    dataset: Dataset,
    measure: Measure,
    part: Slice,
    *,
    every: str = "month",
    segment: str | None = None,
) -> Trend:
    """The measure by period; split by a segment, the six most answered values, the rest as one line."""
    found: dict[Key, Evidence] = dict(
        evidence(workspace, dataset, measure, part, segment=segment, every=every)
    )
    by_line: dict[str | None, dict[date, Evidence]] = {}
    for key, piece in found.items():
        if key.period is not None:
            by_line.setdefault(key.segment, {})[key.period] = piece
    named = sorted(by_line.items(), key=lambda item: -sum(piece.n for piece in item[1].values()))
    lines = [_line(name, pieces, measure, part.terms) for name, pieces in named[:MOST_LINES]]
    if rest := [pieces for _, pieces in named[MOST_LINES:]]:
        lines.append(_line(OTHERS, _folded(rest), measure, part.terms, folded=len(rest)))
    undated = sum(piece.n for key, piece in found.items() if key.period is None)
    return Trend(measure, every, segment is not None, tuple(lines), undated)


def _line(
    name: str | None,
    pieces: dict[date, Evidence],
    measure: Measure,
    terms: Terms,
    folded: int = 0,
) -> Line:
    points = [Point(period, measure.estimate(pieces[period], terms)) for period in sorted(pieces)]
    return Line(name, tuple(points), folded)


def _folded(lines: list[dict[date, Evidence]]) -> dict[date, Evidence]:
    periods: dict[date, list[Evidence]] = {}
    for line in lines:
        for period, piece in line.items():
            periods.setdefault(period, []).append(piece)
    return {period: together(pieces) for period, pieces in periods.items()}
