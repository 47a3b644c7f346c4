"""Is it moving?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxmetrics.analyses.measure import Evidence, Measure, evidence, together
from cxmetrics.analyses.subtraction import protected
from cxmetrics.analyses.trends.verdict import Signals, judge
from cxmetrics.model import Dataset, Estimate, Key, Slice
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
    """One line: a segment's value (None where it was not given), or everything; and whether it changed."""

    name: str | None
    points: tuple[Point, ...]
    folded: int = 0
    signals: Signals | None = None


@dataclass(frozen=True)
class Trend:
    """A measure over time. `undated` counts the answers without a date, which no point holds."""

    measure: Measure
    every: str
    split: bool
    lines: tuple[Line, ...]
    undated: int


@dataclass(frozen=True)
class _Pieces:
    """The evidence of one line, by period; that without a date has none."""

    name: str | None
    of: Mapping[date | None, Evidence]
    folded: int = 0

    @property
    def dated(self) -> dict[date, Evidence]:
        return {period: self.of[period] for period in sorted(p for p in self.of if p is not None)}

    @property
    def n(self) -> int:
        return sum(piece.n for piece in self.dated.values())


def trend(
    workspace: Workspace,
    dataset: Dataset,
    measure: Measure,
    part: Slice,
    *,
    every: str = "month",
    segment: str | None = None,
) -> Trend:
    """The measure by period; split by a segment, the six most answered values, the rest as one line.

    Where a group is hidden in a period, so is what would give it away by subtraction.
    """
    found: dict[Key, Evidence] = dict(
        evidence(workspace, dataset, measure, part, segment=segment, every=every)
    )
    kept = _kept(found)
    shown = protected(
        {
            Key(str(place), period): measure.estimate(piece, part.terms)
            for place, pieces in enumerate(kept)
            for period, piece in pieces.of.items()
        }
    )
    ends = [day for day in (part.last, dataset.last) if day is not None]
    lines = []
    for place, pieces in enumerate(kept):
        if own := pieces.dated:
            estimates = {period: shown[Key(str(place), period)] for period in own}
            points = tuple(Point(period, estimate) for period, estimate in estimates.items())
            told = judge(measure, every, own, estimates, min(ends, default=None))
            lines.append(Line(pieces.name, points, pieces.folded, told))
    undated = sum(piece.n for key, piece in found.items() if key.period is None)
    return Trend(measure, every, segment is not None, tuple(lines), undated)


def _kept(found: Mapping[Key, Evidence]) -> list[_Pieces]:
    """The most answered lines first, and the rest as one."""
    by_name: dict[str | None, dict[date | None, Evidence]] = {}
    for key, piece in found.items():
        by_name.setdefault(key.segment, {})[key.period] = piece
    ranked = sorted((_Pieces(name, of) for name, of in by_name.items()), key=lambda line: -line.n)
    lines = [line for line in ranked if line.dated]
    undated = [line for line in ranked if not line.dated]
    rest = lines[MOST_LINES:]
    folded = [_Pieces(OTHERS, _folded(rest), len(rest))] if rest else []
    return [*lines[:MOST_LINES], *folded, *undated]


def _folded(lines: list[_Pieces]) -> dict[date | None, Evidence]:
    periods: dict[date | None, list[Evidence]] = {}
    for line in lines:
        for period, piece in line.of.items():
            periods.setdefault(period, []).append(piece)
    return {period: together(pieces) for period, pieces in periods.items()}
