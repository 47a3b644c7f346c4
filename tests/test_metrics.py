"""The laws every metric keeps; a new file in cxmetrics/metrics/ comes under all of them by being there."""

import json
import re
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.metrics import METRICS
from cxmetrics.model import Calculation, Histogram, Metric, Scale
from tests.shared import shared
from tests.strategies import SCALES, histograms

PLAIN_WORDS = {
    *("SUM", "COUNT", "NULLIF", "ABS", "SQRT", "AVG"),
    *("CASE", "WHEN", "THEN", "ELSE", "END", "SCORE"),
}
LEVELS = st.sampled_from((0.8, 0.9, 0.95, 0.99))
LISTED_AS = {
    "csat_t2b": "csat",
    "repeat_rate": "repeat_purchase",
    "reviews": "rating",
    "referral_rate": "referral",
    "frt": "first_response_time",
}

every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
every_example = pytest.mark.parametrize(
    ("metric", "example"),
    [
        pytest.param(metric, example, id=f"{metric.id}-{i}")
        for metric in METRICS.values()
        for i, example in enumerate(metric.examples)
    ],
)
ON_A_SCALE = [
    pytest.param(metric.calculation, scale, id=f"{metric.id}-{scale}")
    for metric in METRICS.values()
    for scale in SCALES
    if metric.calculation and metric.calculation.accepts(scale)
]
EITHER_WAY = [
    case
    for case in ON_A_SCALE
    if case.values[0].accepts(replace(case.values[1], reversed=True))
    and case.values[0].accepts(replace(case.values[1], reversed=False))
]
every_scale = pytest.mark.parametrize(("calculation", "scale"), ON_A_SCALE)
either_way = pytest.mark.parametrize(("calculation", "scale"), EITHER_WAY)

# Every law is tried on some 40 pairs of metric and scale, so each needs only a few examples.
few = settings(max_examples=12)


@every_metric
def test_is_documented(metric: Metric) -> None:
    for words in (metric.name, metric.asks, metric.definition, metric.formula, metric.unit, metric.needs):
        assert words.strip()
    assert metric.definition.endswith(".")
    assert len(metric.pros) >= 2
    assert len(metric.cons) >= 2
    assert metric.not_when
    assert metric.sources


@every_metric
def test_what_is_computed_has_an_example(metric: Metric) -> None:
    assert bool(metric.calculation) == bool(metric.examples)


@every_example
def test_example_holds(metric: Metric, example) -> None:
    assert metric.calculation is not None
    assert metric.calculation.accepts(example.scale)
    value = metric.calculation.value(Histogram(example.counts), example.scale)
    assert value == pytest.approx(example.value, abs=5e-5)


@every_scale
@few
@given(data=st.data(), level=LEVELS)
def test_value_lies_in_its_interval_and_its_limits(
    calculation: Calculation, scale: Scale, data, level
) -> None:
    answers = data.draw(histograms(scale))
    value, (low, high) = calculation.value(answers, scale), calculation.limits(scale)
    interval = calculation.interval(answers, scale, level)
    rounding = 1e-9 * (high - low)
    assert low - rounding <= interval.low <= value + rounding
    assert value - rounding <= interval.high <= high + rounding
    assert interval.high - interval.low > 1e-6 * (high - low)


@every_scale
@few
@given(data=st.data())
def test_four_times_the_answers_never_widens_the_interval(
    calculation: Calculation, scale: Scale, data
) -> None:
    answers = data.draw(histograms(scale))
    once = calculation.interval(answers, scale, 0.95)
    fourfold = calculation.interval(_times(answers, 4), scale, 0.95)
    low, high = calculation.limits(scale)
    assert fourfold.high - fourfold.low <= (once.high - once.low) + 1e-9 * (high - low)


@every_scale
@few
@given(data=st.data())
def test_twice_the_answers_is_the_same_value(calculation: Calculation, scale: Scale, data) -> None:
    answers = data.draw(histograms(scale))
    assert calculation.value(_times(answers, 2), scale) == pytest.approx(calculation.value(answers, scale))


@every_scale
@few
@given(data=st.data())
def test_blank_and_off_scale_answers_change_nothing(calculation: Calculation, scale: Scale, data) -> None:
    answers = data.draw(histograms(scale))
    only_valid = Histogram(answers.counts)
    assert calculation.value(answers, scale) == calculation.value(only_valid, scale)
    assert calculation.interval(answers, scale, 0.95) == calculation.interval(only_valid, scale, 0.95)


@either_way
@few
@given(data=st.data())
def test_turning_scale_and_answers_round_changes_nothing(
    calculation: Calculation, scale: Scale, data
) -> None:
    other_way = replace(scale, reversed=not scale.reversed)
    answers = data.draw(histograms(scale))
    turned = Histogram.of({scale.low + scale.high - score: n for score, n in answers.counts})
    assert calculation.value(turned, other_way) == pytest.approx(calculation.value(answers, scale))
    here, there = (calculation.interval(a, s, 0.95) for a, s in ((answers, scale), (turned, other_way)))
    assert (here.low, here.high) == pytest.approx((there.low, there.high))


@every_scale
@few
@given(data=st.data())
def test_sql_says_what_python_says(calculation: Calculation, scale: Scale, data) -> None:
    answers = data.draw(histograms(scale, most=40))
    assert _queried(calculation.sql(scale), answers) == pytest.approx(calculation.value(answers, scale))


@every_scale
def test_sql_of_no_answers_is_no_value(calculation: Calculation, scale: Scale) -> None:
    assert _queried(calculation.sql(scale), Histogram((), missing=3)) is None


@every_scale
def test_sql_keeps_to_the_plain_words(calculation: Calculation, scale: Scale) -> None:
    sql = calculation.sql(scale)
    assert set(re.findall(r"[A-Z_]+", sql.upper())) <= PLAIN_WORDS
    assert not re.search(r"['\";]|--", sql)


def test_every_listed_statement_is_told_once_and_on_its_side() -> None:
    listed = json.loads(shared("reference/proscons.json").read_text("utf-8"))["statements"]
    of_metrics = sorted(
        (s["id"], LISTED_AS.get(s["metric"], s["metric"]), s["kind"])
        for s in listed
        if LISTED_AS.get(s["metric"], s["metric"]) in METRICS
    )
    told = sorted(
        (statement.id, metric.id, kind)
        for metric in METRICS.values()
        for kind, statements in (("pro", metric.pros), ("con", metric.cons))
        for statement in statements
        if statement.id
    )
    assert told == of_metrics


def _times(answers: Histogram, factor: int) -> Histogram:
    return Histogram(tuple((score, n * factor) for score, n in answers.counts))


def _queried(expression: str, answers: Histogram) -> float | None:
    """What the database makes of `expression` over a column with the answers, blanks included."""
    scores = [score for score, n in answers.counts for _ in range(n)] + [None] * answers.missing
    query = f"SELECT {expression} FROM (SELECT unnest(?::DOUBLE[]) AS score)"
    row = duckdb.execute(query, [scores]).fetchone()
    assert row is not None
    return None if row[0] is None else float(row[0])
