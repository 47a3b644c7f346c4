"""The laws of every metric that is computed from what people did, tried on whatever they may have done."""

import math
import re
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    LEAST_SHOWN,
    USUAL,
    Behaviour,
    Case,
    Display,
    Histogram,
    Limits,
    Metric,
    Observed,
    Terms,
    Waits,
)
from tests.metrics.evidence import BY_BEHAVIOUR, Evidence, columns, repeated, steady, turned

PLAIN_WORDS = {
    *("WITH", "SELECT", "FROM", "WHERE", "GROUP", "BY", "ORDER", "OVER", "DESC", "AS"),
    *("CASE", "WHEN", "THEN", "ELSE", "END", "AND", "OR"),
    *("SUM", "COUNT", "MIN", "MAX", "AVG", "NULLIF", "COALESCE", "EXP", "LN"),
}
OBSERVED = {metric.id: metric for metric in METRICS.values() if metric.observed}

every_metric = pytest.mark.parametrize("metric", OBSERVED.values(), ids=OBSERVED)
every_case = pytest.mark.parametrize(
    ("metric", "case"),
    [
        pytest.param(metric, case, id=f"{metric.id}-{i}")
        for metric in OBSERVED.values()
        for i, case in enumerate(metric.cases)
    ],
)
few = settings(max_examples=25)
terms = st.builds(
    Terms,
    level=st.sampled_from((0.8, 0.9, 0.95, 0.99)),
    window=st.integers(1, 120),
    target=st.integers(1, 120),
)


def seen(metric: Metric) -> Observed:
    assert metric.observed
    return metric.observed


def drawn(data: st.DataObject, metric: Metric) -> Evidence:
    return data.draw(BY_BEHAVIOUR[seen(metric).behaviour])


def low(limits: Limits) -> float:
    return -math.inf if limits.low is None else limits.low


def high(limits: Limits) -> float:
    return math.inf if limits.high is None else limits.high


@every_metric
def test_what_is_observed_has_a_case_and_the_rest_has_none(metric: Metric) -> None:
    assert metric.cases
    assert not any(other.cases for other in METRICS.values() if other.observed is None)


@every_case
def test_a_case_holds(metric: Metric, case: Case) -> None:
    assert seen(metric).figure(case.evidence, case.terms).value == pytest.approx(case.value)
    assert queried(metric, case.evidence, case.terms) == pytest.approx(case.value)


@every_metric
@few
@given(data=st.data(), on=terms)
def test_the_value_lies_in_its_interval_and_the_interval_in_the_range(metric: Metric, data, on) -> None:
    found = seen(metric).figure(drawn(data, metric), on)
    rounding = 1e-9 * max(1.0, abs(found.value or 0.0))
    assert low(found) == -math.inf or low(found) >= 0.0
    if seen(metric).span is not None and found.high is not None:
        assert found.high <= 100.0
    if found.value is not None:
        assert low(found) <= found.value + rounding
        assert found.value - rounding <= high(found)
    assert high(found) - low(found) > 1e-9


@every_metric
@few
@given(data=st.data(), on=terms)
def test_more_certainty_takes_a_wider_interval(metric: Metric, data, on) -> None:
    evidence = drawn(data, metric)
    # Under five nothing is shown, and with two or three the limits of a mean of amounts run wild.
    evidence = repeated(evidence, LEAST_SHOWN)
    narrow, wide = (seen(metric).figure(evidence, replace(on, level=level)) for level in (0.8, 0.99))
    assert narrow.value == wide.value
    assert low(wide) <= low(narrow) + 1e-9
    assert high(wide) >= high(narrow) - 1e-9


@every_metric
@few
@given(data=st.data(), on=terms)
def test_everybody_four_times_over_is_the_same_value_and_no_wider_interval(metric: Metric, data, on) -> None:
    evidence = repeated(drawn(data, metric), LEAST_SHOWN)
    once, fourfold = (seen(metric).figure(repeated(evidence, times), on) for times in (1, 4))
    assert fourfold.value == pytest.approx(once.value)
    assert low(fourfold) >= low(once) - 1e-6
    assert high(fourfold) <= high(once) + 1e-6


@every_metric
def test_everybody_twice_halves_the_variance(metric: Metric) -> None:
    once, twice = (
        seen(metric).figure(steady(seen(metric).behaviour, times), Terms(window=200, target=200))
        for times in (1, 2)
    )
    assert (high(once) - low(once)) / (high(twice) - low(twice)) == pytest.approx(math.sqrt(2), rel=0.1)


@every_metric
@few
@given(data=st.data(), on=terms)
def test_the_order_changes_nothing(metric: Metric, data, on) -> None:
    evidence = drawn(data, metric)
    one, other = seen(metric).figure(evidence, on), seen(metric).figure(turned(evidence), on)
    for before, after in zip(vars(one).values(), vars(other).values(), strict=True):
        assert before == (after if after is None else pytest.approx(after, abs=1e-9))


@every_metric
@few
@given(data=st.data(), on=terms)
def test_two_parts_make_the_whole(metric: Metric, data, on) -> None:
    one, other = drawn(data, metric), drawn(data, metric)
    found = seen(metric)
    whole = one + other  # type: ignore[operator]
    assert found.counts(whole, on) == found.counts(one, on) + found.counts(other, on)
    values = [found.figure(part, on).value for part in (one, whole, other)]
    if None not in values:
        assert min(values[0], values[2]) - 1e-9 <= values[1] <= max(values[0], values[2]) + 1e-9


@every_metric
@few
@given(data=st.data(), on=terms)
def test_under_five_are_hidden_and_five_are_not(metric: Metric, data, on) -> None:
    evidence = drawn(data, metric)
    n = seen(metric).counts(evidence, on)
    estimate = metric.observe(evidence, on)
    assert (estimate.n, estimate.missing) == (n, evidence.n - n)
    assert (estimate.shown is Display.HIDDEN) == (n < LEAST_SHOWN)
    if n < LEAST_SHOWN:
        assert (estimate.value, estimate.low, estimate.high) == (None, None, None)


@every_metric
@few
@given(data=st.data(), on=terms)
def test_the_sql_says_what_python_says(metric: Metric, data, on) -> None:
    evidence = drawn(data, metric)
    value = seen(metric).figure(evidence, on).value
    assert queried(metric, evidence, on) == (value if value is None else pytest.approx(value, abs=1e-7))


@every_metric
def test_the_sql_of_nobody_is_no_value(metric: Metric) -> None:
    nobody = Waits(()) if seen(metric).behaviour in (Behaviour.REPLY, Behaviour.RETURN) else Histogram(())
    assert queried(metric, nobody, USUAL) is None
    assert seen(metric).figure(nobody, USUAL) == Limits(None, None, None)


@every_metric
def test_the_sql_keeps_to_the_plain_words(metric: Metric) -> None:
    sql = seen(metric).sql(USUAL)
    assert set(re.findall(r"\b[A-Z]+\b", sql)) <= PLAIN_WORDS
    assert not re.search(r"['\";]|--", sql)


@every_metric
def test_evidence_of_another_kind_is_refused(metric: Metric) -> None:
    waiting = seen(metric).behaviour in (Behaviour.REPLY, Behaviour.RETURN)
    other = Histogram(((1.0, 9),)) if waiting else Waits(((1.0, 1.0, 9),))
    with pytest.raises(TypeError):
        seen(metric).figure(other, USUAL)


def queried(metric: Metric, evidence: Evidence, on: Terms) -> float | None:
    """What the database makes of the statement over a table that holds the evidence."""
    table, names, rows = columns(evidence)
    with duckdb.connect() as database:
        typed = ", ".join(f"{name} DOUBLE" for name in names)
        database.execute(f"CREATE TABLE {table} ({typed})")
        if rows:
            unnested = ", ".join(f"unnest(?::DOUBLE[]) AS {name}" for name in names)
            database.execute(
                f"INSERT INTO {table} SELECT {unnested}", list(map(list, zip(*rows, strict=True)))
            )
        row = database.execute(seen(metric).sql(on)).fetchone()
    assert row is not None
    return None if row[0] is None else float(row[0])
