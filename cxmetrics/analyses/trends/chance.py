"""What would chance alone do to a measure from period to period?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import expm1, log1p, sqrt
from typing import Any

from cxmetrics.analyses.measure import Evidence, Measure, together
from cxmetrics.analyses.trends.levels import Noise, levels
from cxmetrics.model import Behaviour, Estimate, Histogram, Interval, Metric, Moments, Scale
from cxmetrics.stats import change_point, control_chart, ewma, laney
from cxmetrics.stats.change_point import ChangePoint
from cxmetrics.stats.control_chart import RISK_OF_GUESSED, Chart, Spread
from cxmetrics.stats.signals import Signal

# Limits of the moving average, wider than its usual 2.7: it looks over the shoulder of the other rules, and
# all of them together may cry wolf on 5 % of unchanging series of 12 periods and 10 % of 24, no more.
DRIFT_WIDTH = 3.3
# Limits of waits, guessed and lopsided, use up nearly all false alarms themselves.
_RISK_OF_WAITS = 0.002
_HIGHEST = 100.0
_GROWING = (Behaviour.SPENDING, Behaviour.DEPARTURE)


@dataclass(frozen=True)
class Expected:
    """Centre and limits of each period, what lies outside them, and the errors each value lies from its centre."""

    centres: tuple[float, ...]
    limits: tuple[Interval, ...]
    signals: tuple[Signal, ...]
    shift: ChangePoint | None
    standard: tuple[float, ...]
    provisional: bool

    @classmethod
    def of(
        cls,
        values: Sequence[float],
        found: Chart,
        noise: Callable[[slice], Noise],
        back: Callable[[float], float] = float,
    ) -> "Expected":
        """The chart's, on both sides of a shift each side's own, with the `noise` among the periods there.

        `back` leads from the scale the chart was drawn on to that of the measure.
        """
        shift, drawn = found.shift, levels(values, found, noise)
        ends = list(zip(drawn.limits.low, drawn.limits.high, strict=True))
        errors = [(high - low) / 6.0 for low, high in ends]
        return cls(
            tuple(back(centre) for centre in drawn.centres),
            tuple(Interval(back(low), back(high)) for low, high in ends),
            drawn.signals,
            shift and replace(shift, before=back(shift.before), after=back(shift.after)),
            tuple(
                (value - centre) / error if error > 0.0 else 0.0
                for value, centre, error in zip(values, drawn.centres, errors, strict=True)
            ),
            drawn.limits.provisional,
        )


def comparable(measure: Measure) -> bool:
    """Whether an early and a late period can be set against each other at all.

    What customers spent or whether they are gone is told by the period of their first purchase, and
    those who came early have had longer for both.
    """
    return measure.behaviour not in _GROWING


def span(measure: Measure) -> Interval:
    """Where a value can lie."""
    metric, column = measure.metric, measure.column
    if metric and metric.calculation and column and column.scale:
        return Interval(*metric.calculation.limits(column.scale))
    return Interval(0.0, _HIGHEST if metric is None or metric.unit == "%" else float("inf"))


def expected(measure: Measure, pieces: Sequence[Evidence], estimates: Sequence[Estimate]) -> Expected | None:
    """What chance explains of the periods' values, given what each was computed from; None under eight."""
    values = [estimate.value or 0.0 for estimate in estimates]
    spread = _spread(measure, pieces, estimates)
    if spread is None:
        return _of_waits(values, [estimate.n for estimate in estimates])
    sizes = _sizes(pieces, estimates)
    found = control_chart.chart(values, sizes, spread)

    def noise(side: slice) -> Noise:
        # Equal answers on one side, as in a few perfect months, do not say that nothing else can come.
        parts = side, slice(side.stop, None), slice(0, side.start)
        within = (_spread(measure, pieces[part], estimates[part]) for part in parts)
        return Noise.of(next((s for s in within if s and s.deviation > 0.0), spread), sizes[side])

    return Expected.of(values, _strict(found), noise) if found else None


def _strict(found: Chart) -> Chart:
    """The chart without a shift that is not certain enough where its limits are guessed from the series itself.

    So they are where periods have many answers or move more than these explain: limits and runs then use
    up nearly all of the false alarms that are allowed.
    """
    guessed = found.limits.factor != 1.0
    doubtful = found.shift is not None and found.shift.p > RISK_OF_GUESSED
    return replace(found, shift=None) if guessed and doubtful else found


def drifts(standard: Sequence[float]) -> tuple[Signal, ...]:
    """Where the moving average leaves its limits."""
    return ewma.around(0.0, 1.0, standard, width=DRIFT_WIDTH).signals


def _sizes(pieces: Sequence[Any], estimates: Sequence[Estimate]) -> list[float]:
    """As many equal answers as each period rests on."""
    return [
        piece.effective().size if isinstance(piece, Histogram | Moments) else estimate.n
        for piece, estimate in zip(pieces, estimates, strict=True)
    ]


def _spread(measure: Measure, pieces: Sequence[Evidence], estimates: Sequence[Estimate]) -> Spread | None:
    """How single answers vary; None where the figure is no mean of them."""
    metric, column = measure.metric, measure.column
    if not pieces:
        return None
    pooled = together(list(pieces))
    if isinstance(pooled, Moments):
        return _of_scores(pooled)
    if isinstance(pooled, Histogram) and metric and column and column.scale:
        return _of_answers(metric, pooled, column.scale)
    if metric and metric.unit == "%":
        n = sum(estimate.n for estimate in estimates)
        part = sum((estimate.value or 0.0) * estimate.n for estimate in estimates) / _HIGHEST
        return Spread.of((0.0, _HIGHEST), (n - part, part))
    return None


def _of_answers(metric: Metric, answers: Histogram, scale: Scale) -> Spread | None:
    """The spread of what each answer adds to the figure: what the figure would be of that answer alone."""
    if metric.calculation is None:
        return None
    counts: dict[float, float] = {}
    for score, count in answers.counts:
        alone = metric.calculation.value(Histogram.of({score: 1.0}), scale)
        counts[alone] = counts.get(alone, 0.0) + count
    mean = sum(alone * count for alone, count in counts.items()) / answers.size
    if abs(mean - metric.calculation.value(answers, scale)) > 1e-6 * _HIGHEST:
        return None
    return Spread.of(list(counts), list(counts.values()))


def _of_scores(scores: Moments) -> Spread:
    """The spread of scores on 0–100, lopsided as the beta distribution of their mean and variance is.

    Sums and squares do not tell the skewness; near the end of the scale none at all would be the
    worse guess.
    """
    mean = scores.mean / _HIGHEST
    variance = max(scores.squares / scores.size / _HIGHEST**2 - mean * mean, 0.0)
    if variance <= 1e-12:
        return Spread(0.0, 0.0, 0.0)
    tightness = max(mean * (1.0 - mean) / variance - 1.0, 0.0)
    shape = 2.0 * (1.0 - 2.0 * mean) * sqrt(tightness + 1.0)
    skewness = shape / ((tightness + 2.0) * sqrt(mean * (1.0 - mean)))
    return Spread(_HIGHEST * sqrt(variance), skewness, 0.0)


def _of_waits(values: Sequence[float], sizes: Sequence[int]) -> Expected | None:
    """The chart of waits, whose spread is guessed from their moves: by logarithms, each by √n.

    Half as long and twice as long are equally far, and a month of five requests swings more than
    one of fifty.
    """
    logs = [log1p(value) for value in values]
    known = min(len(logs), control_chart.BASELINE)
    errors = [1.0 / sqrt(size) for size in sizes]
    limits = laney.limits(logs, errors, known)
    if limits is None:
        return None
    shift = change_point.find(logs)
    if shift and shift.p > _RISK_OF_WAITS:
        shift = None
    chart = Chart(limits, laney.signals(logs, limits), shift)
    return Expected.of(logs, chart, lambda side: Noise.guessed(errors[side]), expm1)
