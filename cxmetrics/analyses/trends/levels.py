"""Centre, limits and signals of a series around one level, or around two where it shifts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from cxmetrics.stats import control_chart, laney, p_chart
from cxmetrics.stats.control_chart import Chart, Spread
from cxmetrics.stats.laney import PointLimits
from cxmetrics.stats.signals import Kind, Signal


@dataclass(frozen=True)
class Noise:
    """What chance does to single periods: error, skewness, and half the step between two possible values.

    A σ_z under `unless_below` counts as 1, as in `laney.limits`.
    """

    errors: tuple[float, ...]
    skews: tuple[float, ...]
    nearest: tuple[float, ...]
    unless_below: float = 0.0

    @classmethod
    def of(cls, spread: Spread, sizes: Sequence[float]) -> "Noise":
        """That of means of so many answers; equal errors where all answers are equal."""
        if spread.deviation <= 0.0:
            return cls.guessed([1.0] * len(sizes))
        roots = [sqrt(size) for size in sizes]
        return cls(
            tuple(spread.deviation / root for root in roots),
            tuple(spread.skewness / root for root in roots),
            tuple(spread.step / size / 2.0 for size in sizes),
            p_chart.threshold(sizes),
        )

    @classmethod
    def guessed(cls, errors: Sequence[float]) -> "Noise":
        """That of which only the errors' proportions are known."""
        none = (0.0,) * len(errors)
        return cls(tuple(errors), none, none)


@dataclass(frozen=True)
class Levels:
    """The centre of each period, the limits around it, and the signals that hold."""

    centres: tuple[float, ...]
    limits: PointLimits
    signals: tuple[Signal, ...]


def levels(values: Sequence[float], found: Chart, noise: Callable[[slice], Noise]) -> Levels:
    """The chart's one level; where it shifts, two, each with the `noise` of the periods on its side.

    Limits around the mean of two levels would call the good months before a fall good news and each
    month after it bad news of its own.
    """
    if found.shift is None:
        centres = (found.limits.centre,) * len(values)
        return Levels(centres, found.limits, _kept(values, found.limits, found.signals))
    split = found.shift.last + 1
    sides = slice(0, split), slice(split, len(values))
    return _two(values, split, (noise(sides[0]), noise(sides[1])))


def _two(values: Sequence[float], split: int, noise: tuple[Noise, Noise]) -> Levels:
    """σ_z is one for both sides: a side may have no more than five periods to guess it from.

    It is that of what is left when each side's level is subtracted, so the step itself is not in it.
    """
    before, after = noise
    errors = (*before.errors, *after.errors)
    known = min(split + control_chart.BASELINE, len(values))
    low, high = (
        _mean(values[:split], before.errors),
        _mean(values[split:known], after.errors[: known - split]),
    )
    centres = (low,) * split + (high,) * (len(values) - split)
    rest = [value - centre for value, centre in zip(values, centres, strict=True)]
    around = laney.limits(
        rest,
        errors,
        known,
        skews=(*before.skews, *after.skews),
        unless_below=min(before.unless_below, after.unless_below),
    )
    if around is None:
        raise ValueError("a shift takes more periods than limits do")
    nearest = (*before.nearest, *after.nearest)
    signals = [
        replace(signal, first=signal.first + start, last=signal.last + start)
        for start, end in ((0, split), (split, len(values)))
        for signal in _of_side(rest[start:end], _part(around, start, end), nearest[start:end])
    ]
    drawn = replace(
        around,
        low=tuple(centre + limit for centre, limit in zip(centres, around.low, strict=True)),
        high=tuple(centre + limit for centre, limit in zip(centres, around.high, strict=True)),
    )
    return Levels(centres, drawn, tuple(signals))


def _part(limits: PointLimits, start: int, end: int) -> PointLimits:
    return replace(limits, low=limits.low[start:end], high=limits.high[start:end])


def _of_side(rest: Sequence[float], limits: PointLimits, nearest: Sequence[float]) -> tuple[Signal, ...]:
    return _kept(rest, limits, laney.signals(rest, limits, nearest))


def _kept(values: Sequence[float], limits: PointLimits, found: Sequence[Signal]) -> tuple[Signal, ...]:
    return tuple(s for s in found if s.kind is Kind.OUTSIDE or _holds(s, values, limits, found))


def _holds(run: Signal, values: Sequence[float], limits: PointLimits, found: Sequence[Signal]) -> bool:
    """Whether a run is one around the centre of all other periods, too.

    One dreadful month pulls the centre down, and the usual months after it then look like a run above.
    """
    apart = {s.first for s in found if s.kind is Kind.OUTSIDE} - {*range(run.first, run.last + 1)}
    usual = [place for place in range(min(len(values), control_chart.BASELINE)) if place not in apart]
    errors = [high - low for low, high in zip(limits.low, limits.high, strict=True)]
    if not apart or not usual or min(errors) <= 0.0:
        return True
    centre = _mean([values[place] for place in usual], [errors[place] for place in usual])
    return all((value > centre) is run.above for value in values[run.first : run.last + 1])


def _mean(values: Sequence[float], errors: Sequence[float]) -> float:
    weights = [error**-2 for error in errors]
    return sum(w * value for w, value in zip(weights, values, strict=True)) / sum(weights)
