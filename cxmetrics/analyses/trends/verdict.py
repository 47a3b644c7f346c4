"""Did a measure change, or is this the up and down that chance gives?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cxmetrics.analyses.measure import Evidence, Measure
from cxmetrics.analyses.periods import following, unfinished
from cxmetrics.analyses.trends import chance
from cxmetrics.analyses.trends.chance import Expected
from cxmetrics.model import Display, Estimate, Interval
from cxmetrics.stats import autocorrelation, signals


@dataclass(frozen=True)
class Outside:
    """One period beyond what chance explains: `limits` are what it gives."""

    last: date
    above: bool
    estimate: Estimate
    limits: Interval

    @property
    def first(self) -> date:
        """The period itself."""
        return self.last


@dataclass(frozen=True)
class Run:
    """So many periods in a row on one side of the centre that chance hardly explains it."""

    first: date
    last: date
    above: bool
    periods: int


@dataclass(frozen=True)
class Shift:
    """A change of level, best placed at `first`, between `earliest` and `latest`; it has lasted to `last`."""

    first: date
    last: date
    above: bool
    earliest: date
    latest: date
    before: float
    after: float


@dataclass(frozen=True)
class Drift:
    """From `first` to `last` the moving average is off, though no single period is."""

    first: date
    last: date
    above: bool


Signal = Outside | Shift | Run | Drift


@dataclass(frozen=True)
class Limit:
    """What chance gives in one period, around the usual level of its side where the level shifts."""

    period: date
    low: float
    high: float
    centre: float | None = None


@dataclass(frozen=True)
class Signals:
    """What is known about change in one line.

    `judged` counts the finished periods with answers enough; under eight there are neither limits nor
    signals, under twelve they are provisional. `unfinished` is the last period where it is not over yet.
    `centre` is the usual level, after a shift the new one. `alike` is the correlation of neighbouring
    periods where it is so high, a shift left aside, that chance marks more of them than it should. Not
    `comparable` are those who bought first in one period and those of another, where the earlier ones
    had longer for what is measured.
    """

    unit: str
    every: str
    judged: int
    signals: tuple[Signal, ...] = ()
    centre: float | None = None
    limits: tuple[Limit, ...] = ()
    provisional: bool = False
    unfinished: date | None = None
    alike: float | None = None
    comparable: bool = True

    @property
    def known(self) -> bool:
        """Whether chance and change can be told apart at all."""
        return self.centre is not None


def judge(
    measure: Measure,
    every: str,
    pieces: Mapping[date, Evidence],
    estimates: Mapping[date, Estimate],
    end: date | None,
) -> Signals:
    """The signals of a line that is known until `end`, by period: only what may be shown is looked at."""
    periods = sorted(estimates)
    last = periods[-1] if periods and unfinished(periods[-1], every, end) else None
    judged = [p for p in periods if p != last and _shown(estimates[p])]
    plain = Signals(measure.unit, every, len(judged), unfinished=last)
    if not chance.comparable(measure):
        return Signals(measure.unit, every, len(judged), unfinished=last, comparable=False)
    found = chance.expected(measure, [pieces[p] for p in judged], [estimates[p] for p in judged])
    if found is None:
        return plain
    alike = autocorrelation.lag_one(found.standard)
    ends = chance.span(measure)
    limits = [
        Limit(period, max(limit.low, ends.low), min(limit.high, ends.high), centre)
        for period, limit, centre in zip(judged, found.limits, found.centres, strict=True)
    ]
    return Signals(
        measure.unit,
        every,
        len(judged),
        _signals(found, every, judged, estimates, limits),
        found.centres[-1],
        tuple(limits),
        found.provisional,
        last,
        alike.value if alike and alike.notable else None,
    )


def _shown(estimate: Estimate) -> bool:
    return estimate.value is not None and estimate.shown is not Display.HIDDEN


def _unbroken(periods: Sequence[date], above: bool, every: str) -> list[Run]:
    """The runs that are left where missing periods break them: nobody knows what those were like."""
    breaks = [place for place, (p, q) in enumerate(pairwise(periods), start=1) if following(p, every) != q]
    whole = [periods[start:end] for start, end in pairwise([0, *breaks, len(periods)])]
    return [Run(part[0], part[-1], above, len(part)) for part in whole if len(part) >= signals.RUN]


def _signals(
    found: Expected,
    every: str,
    periods: Sequence[date],
    estimates: Mapping[date, Estimate],
    limits: Sequence[Limit],
) -> tuple[Signal, ...]:
    """The shift, then the others in order of time; what lies on one side of a shift is measured against it.

    A drift only where nothing else was found, for every change also moves the average.
    """
    told: list[Signal] = []
    for signal in found.signals:
        if signal.kind is signals.Kind.RUN:
            told += _unbroken(periods[signal.first : signal.last + 1], signal.above, every)
        else:
            limit, last = limits[signal.last], periods[signal.last]
            told.append(Outside(last, signal.above, estimates[last], Interval(limit.low, limit.high)))
    if shift := found.shift:
        told.append(
            Shift(
                periods[shift.last + 1],
                periods[-1],
                shift.after > shift.before,
                periods[shift.earliest + 1],
                periods[shift.latest + 1],
                shift.before,
                shift.after,
            )
        )
    if not told:
        drifting = chance.drifts(found.standard)
        told += [Drift(periods[s.first], periods[s.last], s.above) for s in drifting[-1:]]
    return tuple(sorted(told, key=lambda s: (not isinstance(s, Shift), s.first, s.last)))
