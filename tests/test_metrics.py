"""The laws every metric keeps; a new file in cxmetrics/metrics/ comes under all of them by being there."""

import json
import math
import re
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.metrics import METRICS
from cxmetrics.model import LEAST_SHOWN, Calculation, Display, Histogram, Metric, Role, Scale, Terms, Weight
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

GONE = Scale(0, 1, reversed=True)
"""Yes is the worse answer, as to whether a customer has left."""

every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
every_computed = pytest.mark.parametrize(
    "metric", [pytest.param(metric, id=metric.id) for metric in METRICS.values() if metric.calculation]
)
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
    for scale in (*SCALES, GONE)
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
def test_more_certainty_takes_a_wider_interval(calculation: Calculation, scale: Scale, data) -> None:
    answers = data.draw(histograms(scale))
    narrow, wide = (calculation.interval(answers, scale, level) for level in (0.8, 0.99))
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@every_scale
def test_every_answer_twice_halves_the_variance(calculation: Calculation, scale: Scale) -> None:
    once, twice = (
        calculation.interval(Histogram(tuple((s, n) for s in scale.values)), scale, 0.95) for n in (500, 1000)
    )
    assert (once.high - once.low) / (twice.high - twice.low) == pytest.approx(math.sqrt(2), rel=0.01)


@every_scale
@few
@given(data=st.data())
def test_the_order_of_answers_changes_nothing(calculation: Calculation, scale: Scale, data) -> None:
    answers = data.draw(histograms(scale))
    turned = Histogram(answers.counts[::-1])
    assert calculation.value(turned, scale) == pytest.approx(calculation.value(answers, scale))
    here, there = (calculation.interval(a, scale, 0.95) for a in (answers, turned))
    assert (here.low, here.high) == pytest.approx((there.low, there.high))


@every_scale
@few
@given(data=st.data())
def test_the_whole_is_the_mean_of_its_parts(calculation: Calculation, scale: Scale, data) -> None:
    parts = [data.draw(histograms(scale)) for _ in range(2)]
    mean = sum(calculation.value(part, scale) * part.n for part in parts) / sum(part.n for part in parts)
    assert calculation.value(parts[0] + parts[1], scale) == pytest.approx(mean, abs=1e-9)


@every_scale
@few
@given(data=st.data())
def test_calling_the_answers_otherwise_changes_nothing(calculation: Calculation, scale: Scale, data) -> None:
    answers = data.draw(histograms(scale))
    named = replace(scale, labels=tuple(f"answer {i}" for i in range(scale.levels)))
    assert calculation.accepts(named)
    assert calculation.value(answers, named) == calculation.value(answers, scale)
    assert calculation.interval(answers, named, 0.95) == calculation.interval(answers, scale, 0.95)


@every_computed
@few
@given(data=st.data(), level=LEVELS)
def test_under_five_are_hidden_and_what_was_left_out_is_counted(metric: Metric, data, level) -> None:
    scale = metric.examples[0].scale
    answers = data.draw(histograms(scale, most=4))
    found = metric.estimate(answers, scale, Terms(level=level))
    assert (found.n, found.missing, found.off_scale) == (answers.n, answers.missing, answers.off_scale)
    assert (found.shown is Display.HIDDEN) == (answers.n < LEAST_SHOWN) == (found.value is None)
    another = replace(answers, missing=answers.missing + 1)
    assert metric.estimate(another, scale, Terms(level=level)) == replace(found, missing=found.missing + 1)


@every_computed
def test_equal_weights_change_nothing_and_unequal_ones_widen(metric: Metric) -> None:
    scale = metric.examples[0].scale
    plain = Histogram(tuple((score, 30) for score in scale.values))
    n = plain.n
    doubled = tuple((score, 2.0 * weight) for score, weight in plain.counts)
    equal, unequal = (
        metric.estimate(Histogram(doubled, weight=Weight(2.0 * n, squares, n)), scale)
        for squares in (4.0 * n, 16.0 * n)
    )
    bare = metric.estimate(plain, scale)
    assert (equal.value, equal.low, equal.high) == pytest.approx((bare.value, bare.low, bare.high))
    assert (unequal.value, unequal.n, unequal.effective) == pytest.approx((bare.value, n, n / 4))
    assert unequal.low < bare.low and bare.high < unequal.high


def test_every_answer_that_is_scored_is_told_by_a_metric() -> None:
    told = {role for m in METRICS.values() if m.calculation for role in m.calculation.roles}
    assert told == {role for role in Role if role.is_scored}


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
