"""How well does each measure work on this data: how precise, how stable, and does it say what others say?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from cxmetrics.analyses import noticeable
from cxmetrics.analyses.definition import define
from cxmetrics.analyses.grounds.asked import answered
from cxmetrics.analyses.guiding import agreement
from cxmetrics.analyses.guiding.agreement import Agreement
from cxmetrics.analyses.guiding.timing import Timings, timings
from cxmetrics.analyses.headline import Headline
from cxmetrics.analyses.measure import Measure, evidence, measures, summed, together
from cxmetrics.analyses.trends import chance
from cxmetrics.analyses.trends.verdict import judge
from cxmetrics.model import Dataset, Display, Estimate, Grouped, Interval, Ratio, Role, Slice, Terms
from cxmetrics.stats import autocorrelation, detectable
from cxmetrics.store import Workspace

LEAST_MONTHS = 12
GOALS = {"%": 5.0, "points": 5.0, "of 100": 5.0, "rating": 0.1}
"""How exact one would like to know a figure, by its unit; times and amounts have no such convention."""
Pieces = Grouped[Any]


@dataclass(frozen=True)
class Precision:
    """Half the likely range now, what would be noticed from month to month, and the answers a goal takes.

    `noticeable` is the smallest change between two months of `usual_n` answers that would mostly be noticed.
    `needed` answers give ± `goal`.
    """

    half_width: float | None
    usual_n: int | None
    noticeable: float | None
    goal: float | None
    needed: int | None


@dataclass(frozen=True)
class Stability:
    """Of so many months: how like the one before each is, and how many signals there are in a year."""

    months: int
    alike: float | None
    signals_a_year: float


@dataclass(frozen=True)
class Diagnosis:
    """One measure on this data.

    `stability` is None under twelve months. `open_range` is where the figure lies among all asked, whatever
    those who did not answer think; None unless the `asked` are known.
    """

    measure: Measure
    name: str
    estimate: Estimate
    precision: Precision
    stability: Stability | None
    agreement: Agreement
    timings: Timings
    asked: Ratio | None
    open_range: Interval | None


def diagnoses(
    workspace: Workspace, dataset: Dataset, cards: tuple[Headline, ...], part: Slice
) -> dict[str, Diagnosis]:
    """Every measure of the whole visit, by its id; the headline figures know what a usual month is."""
    first = {card.measure.id for card in cards}
    known = [m for m in measures(dataset) if m.column is None or m.column.role is not Role.RATING]
    # Where a question has several measures, its headline figure speaks for it beside the others.
    known.sort(key=lambda m: m.id not in first)
    by_month = _asked_once(workspace, dataset, known, part, every="month")
    monthly = {m.id: _months(m, by_month[m.id], part.terms) for m in known}
    unit = agreement.unit(workspace, dataset, part)
    by_unit = (
        {m.id: _values(m, pieces, part.terms) for m in known if (pieces := found.get(m.id))}
        if unit and (found := _asked_once(workspace, dataset, known, part, segment=unit.name))
        else monthly
    )
    asked = answered(workspace, dataset, part)
    usual = {_question(card.measure): card.usual_n for card in cards}
    return {
        m.id: Diagnosis(
            m,
            define(dataset, m, part).name,
            whole := summed(m, by_month[m.id], part.terms),
            _precision(m, by_month[m.id], whole, usual.get(_question(m)), part.terms),
            _stability(m, by_month[m.id], monthly[m.id], dataset, part),
            agreement.of(m, known, by_unit, unit, part.terms.level),
            timings(m, known, monthly),
            asked,
            _open_range(m, whole, asked),
        )
        for m in known
    }


def _asked_once(
    workspace: Workspace, dataset: Dataset, known: list[Measure], part: Slice, **by: str
) -> dict[str, Pieces]:
    """The evidence of each measure; those of the same answers ask the table once."""
    found: dict[str, Pieces] = {}
    for measure in known:
        if _question(measure) not in found:
            found[_question(measure)] = evidence(workspace, dataset, measure, part, **by)
    return {measure.id: found[_question(measure)] for measure in known}


def _question(measure: Measure) -> str:
    of = measure.behaviour.name if measure.behaviour else ""
    return f"{measure.column.name} {of}" if measure.column else measure.id


def _months(measure: Measure, pieces: Pieces, terms: Terms) -> dict[Any, Estimate]:
    if not chance.comparable(measure):
        return {}
    return {
        key.period: measure.estimate(piece, terms)
        for key, piece in sorted(pieces.items(), key=lambda item: item[0].period or date.min)
        if key.period is not None
    }


def _values(measure: Measure, pieces: Pieces, terms: Terms) -> dict[Any, Estimate]:
    return {
        key.segment: measure.estimate(piece, terms)
        for key, piece in pieces.items()
        if key.segment is not None
    }


def _precision(
    measure: Measure, pieces: Pieces, whole: Estimate, usual: int | None, terms: Terms
) -> Precision:
    if whole.shown is Display.HIDDEN or not pieces:
        return Precision(None, usual, None, None, None)
    pooled = together([*pieces.values()])
    half = None if whole.low is None or whole.high is None else (whole.high - whole.low) / 2.0
    goal = GOALS.get(measure.unit)
    # What one answer a month would notice tells how single answers vary.
    of_one = noticeable.change(measure, pooled, whole, 1, terms)
    needed = (
        detectable.answers(of_one / detectable.effect(1.0, terms.level), goal, terms.level)
        if (goal and of_one)
        else None
    )
    smallest = noticeable.change(measure, pooled, whole, usual, terms) if usual else None
    return Precision(half, usual, smallest, goal, needed)


def _stability(
    measure: Measure, pieces: Pieces, monthly: Mapping[Any, Estimate], dataset: Dataset, part: Slice
) -> Stability | None:
    dated = {key.period: piece for key, piece in pieces.items() if key.period is not None}
    end = min((day for day in (part.last, dataset.last) if day is not None), default=None)
    found = judge(measure, "month", {p: dated[p] for p in monthly}, monthly, end)
    if found.judged < LEAST_MONTHS:
        return None
    values = [e.value for p, e in monthly.items() if e.value is not None and p != found.unfinished]
    alike = autocorrelation.lag_one(values)
    return Stability(
        found.judged, None if alike is None else alike.value, 12.0 * len(found.signals) / found.judged
    )


def _open_range(measure: Measure, whole: Estimate, asked: Ratio | None) -> Interval | None:
    """Where the figure of everybody asked lies: from all who kept silent at the worst end, to all at the best.

    Manski 1989, J. Hum. Resour. 24:343–360, on any range.
    """
    ends = chance.span(measure)
    if asked is None or whole.value is None or not isfinite(ends.high) or measure.behaviour is not None:
        return None
    rate = min(whole.n / asked.whole, 1.0)
    return Interval(
        rate * whole.value + (1.0 - rate) * ends.low, rate * whole.value + (1.0 - rate) * ends.high
    )
