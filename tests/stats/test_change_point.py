import json

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxmetrics.stats import change_point
from tests.shared import shared

SERIES = st.lists(st.integers(-100, 100).map(float), min_size=16, max_size=40)


def nile():
    cases = json.loads(shared("reference/cases.json").read_text("utf-8"))["cases"]
    return next(case["input"]["values"] for case in cases if case["id"] == "D30")


def test_the_nile_fell_after_1898():
    found = change_point.find(nile())
    assert (1871 + found.earliest, 1871 + found.last, 1871 + found.latest) == (1895, 1898, 1902)
    assert (found.before, found.after) == pytest.approx((1097.75, 849.9722222))
    assert found.p == 0.001


@settings(deadline=None, max_examples=50)
@given(SERIES)
def test_agrees_with_ruptures(values):
    ruptures = pytest.importorskip("ruptures")
    found = change_point.find(values)
    assume(found is not None)
    theirs = ruptures.Dynp(model="l2", min_size=5, jump=1).fit(np.array(values)).predict(n_bkps=1)[0]

    def left(split):
        return sum(float(((part - part.mean()) ** 2).sum()) for part in np.split(np.array(values), [split]))

    assert left(found.last + 1) == pytest.approx(left(theirs), rel=1e-9, abs=1e-9)


@settings(deadline=None)
@given(SERIES)
def test_the_place_lies_in_its_range_and_five_values_from_the_ends(values):
    found = change_point.find(values)
    assume(found is not None)
    assert 4 <= found.earliest <= found.last <= found.latest <= len(values) - 6
    assert 0 < found.p <= 1


@settings(deadline=None, max_examples=30)
@given(SERIES, st.integers(-1000, 1000), st.sampled_from([0.5, 2.0, -1.0]))
def test_moving_or_stretching_the_scale_moves_no_shift(values, by, factor):
    one, other = change_point.find(values), change_point.find([factor * v + by for v in values])
    assume(one is not None)
    assert (one.last, one.earliest, one.latest, one.p) == (other.last, other.earliest, other.latest, other.p)


def test_a_sure_step_has_no_doubt_about_its_place():
    found = change_point.find([1.0] * 8 + [2.0] * 8)
    assert (found.earliest, found.last, found.latest) == (7, 7, 7)
    assert found.p < 0.01


def test_every_split_nearly_as_likely_as_the_best_is_in_the_range():
    random, allowed = np.random.default_rng(5), -2 * np.log(1 - np.sqrt(0.95))
    for _ in range(50):
        values = np.append(random.normal(size=12), random.normal(1.0, size=12))
        left = np.array(
            [sum(part.var() * len(part) for part in np.split(values, [split])) for split in range(5, 20)]
        )
        likely = 4 + np.flatnonzero(24 * np.log(left / left.min()) <= allowed)
        found = change_point.find(values.tolist())
        assert found.earliest <= likely[0]
        assert found.latest >= likely[-1]


def test_none_where_there_is_too_little_or_nothing_moves():
    assert change_point.find([1.0, 9.0] * 7 + [1.0]) is None
    assert change_point.find([0.1 + 0.2] * 20) is None


def test_false_alarms_and_coverage():
    random, places = np.random.default_rng(4), []
    null = [change_point.find(random.normal(size=24).tolist()).p <= 0.05 for _ in range(400)]
    assert 0.02 < np.mean(null) < 0.09
    for _ in range(200):
        values = random.normal(size=24)
        values[12:] += 1.5
        found = change_point.find(values.tolist())
        if found.p <= 0.05:
            places.append(found.earliest <= 11 <= found.latest)
    assert np.mean(places) > 0.92
