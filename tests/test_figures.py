"""Figures as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.charts import figures
from cxmetrics.model import Display, Estimate


def observed(value, low, high, unit="minutes", n=40):
    return Estimate.observed(value, low, high, n, span=None, unit=unit)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "0 min"),
        (0.4, "0.4 min"),
        (4.5, "4.5 min"),
        (45, "45 min"),
        (119.6, "120 min"),
        (120, "2 h"),
        (150, "2.5 h"),
        (1439, "24 h"),
        (2880, "2 days"),
        (4320, "3 days"),
        (20_000, "14 days"),
    ],
)
def test_a_time_is_told_in_the_unit_that_keeps_it_small(minutes, told):
    assert figures.number(minutes, "minutes") == told


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (0, "0.00"),
        (-0.001, "0.00"),
        (12.5, "12.50"),
        (100, "100"),
        (1234.4, "1,234"),
        (-2592.3, "−2,592"),
        (2_500_315.63, "2,500,316"),
    ],
)
def test_money_has_cents_where_they_matter(amount, told):
    assert figures.number(amount, "money") == told


@pytest.mark.parametrize(
    ("estimate", "told"),
    [
        (observed(58, 50, 67), "50 to 67 min"),
        (observed(100, 45, 200), "45 min to 3.3 h"),
        (observed(3000, 2000, 4000), "33 h to 2.8 days"),
        (observed(None, 18, None), "at least 18 min"),
        (observed(None, None, 18), "at most 18 min"),
        (observed(None, None, None), "cannot tell"),
        (observed(None, 0.0, None), "cannot tell"),
        (observed(141.1, 136.2, 146.2, "money"), "136 to 146"),
        (observed(73.0, None, None, "money"), "cannot tell"),
        (observed(51.0, 47.2, 54.9, "%"), "47 to 55 %"),
        (observed(0.9, 0.6, 1.4, "%"), "0.6 to 1.4 %"),
        (Estimate(4.2, 4.1, 4.3, 40, Display.VALUE, unit="rating"), "4.10 to 4.30"),
        (Estimate(None, -20.0, None, 40, Display.INTERVAL, unit="points"), "at least −20"),
        (Estimate.hidden(3), "too few to tell"),
    ],
)
def test_an_interval_says_its_unit_once_and_what_is_not_known(estimate, told):
    assert figures.between(estimate) == told


def test_a_value_gives_way_to_its_interval_and_to_nothing():
    assert figures.value(observed(58, 50, 67)) == "58 min"
    assert figures.value(observed(100, 45, 200)) == "45 min to 3.3 h"
    assert figures.value(observed(None, 18, None)) == "at least 18 min"
    assert figures.value(Estimate.hidden(4)) == "too few"


def test_in_full_it_names_those_counted_and_what_weights_leave():
    assert figures.in_full(observed(58, 50, 67), "requests") == "likely 50 to 67 min · 40 requests"
    assert figures.in_full(observed(None, None, None)) == "cannot tell · 40 answers"
    weighted = Estimate(51.0, 40.0, 62.0, 639, Display.VALUE, unit="%", effective=80.4)
    assert figures.in_full(weighted) == (
        "likely 40 to 62 % · 639 answers, which weigh as much as 80 equal ones"
    )
    assert figures.in_full(Estimate.hidden(3)) == ("3 answers: too few to show without pointing at someone")


@given(st.floats(0, 1e7))
def test_a_time_is_never_told_wrong_by_more_than_a_twentieth(minutes):
    figure, unit = figures.number(minutes, "minutes").replace(",", "").split()
    told = float(figure) * {"min": 1, "h": 60, "days": 1440}[unit]
    assert told == pytest.approx(minutes, rel=0.05, abs=0.05)
