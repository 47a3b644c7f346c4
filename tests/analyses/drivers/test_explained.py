"""What goes with the outcome: right, or silent with the reason."""

import time

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from cxmetrics.analyses.drivers.explained import explained
from cxmetrics.analyses.drivers.left_out import Why
from tests.analyses.drivers.given import blanked, given, noise, planted


def told(values: np.ndarray):
    return explained(given(values))[0]


def driver(found, label: str):
    return next(d for d in found.drivers if d.column.label == label)


def test_r_squared_and_coefficients_are_those_of_least_squares_on_complete_answers():
    values = planted(300, (0.5, 0.3, 0.2, 0.0, 0.0), together=0.3)
    found = told(values)
    design = np.column_stack([np.ones(len(values)), values[:, 1:]])
    slopes, left, *_ = np.linalg.lstsq(design, values[:, 0], rcond=None)
    r2 = 1.0 - left[0] / ((values[:, 0] - values[:, 0].mean()) ** 2).sum()
    assert found.r2 == pytest.approx(r2)
    assert found.adjusted_r2 == pytest.approx(1.0 - (1.0 - r2) * 299 / 294)
    for number in range(1, 6):
        assert driver(found, f"Rating {number}").coefficient.value == pytest.approx(slopes[number])


def test_the_interval_of_a_coefficient_is_about_that_of_least_squares():
    values = planted(600, (0.5, 0.3, 0.2, 0.0, 0.0), together=0.3)
    design = np.column_stack([np.ones(len(values)), values[:, 1:]])
    left = np.linalg.lstsq(design, values[:, 0], rcond=None)[1]
    errors = np.sqrt(np.diag(np.linalg.inv(design.T @ design)) * left[0] / (600 - 6))
    for number in range(1, 6):
        coefficient = driver(told(values), f"Rating {number}").coefficient
        assert coefficient.high - coefficient.low == pytest.approx(3.92 * errors[number], rel=0.2)


@settings(max_examples=15, deadline=None)
@drawn(st.integers(0, 10_000), st.integers(2, 14), st.sampled_from([0.0, 0.2]))
def test_shares_add_up_to_r_squared_and_lie_in_their_limits(seed, items, missing):
    weights = tuple(np.random.default_rng(seed).uniform(0, 0.4, items))
    found = told(planted(300, weights, seed=seed, missing=missing))
    assert sum(d.share.value for d in found.drivers) == pytest.approx(found.r2)
    assert sum(d.part.value for d in found.drivers) == pytest.approx(1.0)
    assert sum(d.p_top for d in found.drivers) == pytest.approx(1.0)
    assert all(d.share.low <= d.share.value <= d.share.high for d in found.drivers)


def test_a_planted_driver_is_named_and_the_winner():
    found = told(planted(400, (0.6, 0.1, 0.1, 0.0, 0.0)))
    assert found.named and found.winner is not None
    assert found.winner.label == "Rating 1" and found.drivers[0].tier == 1
    assert "by more than chance" in found.because


def test_equal_drivers_share_a_tier_and_nobody_wins():
    found = told(planted(300, (0.4, 0.4, 0.4)))
    assert found.named and found.winner is None
    assert {d.tier for d in found.drivers} == {1}


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_on_noise_nothing_is_certain_and_the_reason_is_told(missing):
    found = told(noise(300, seed=3, missing=missing))
    assert not found.named and found.certain == () and found.winner is None
    assert "no more" in found.because or "more than chance would" in found.because
    assert not any(d.certain for d in found.drivers)
    assert found.r2 is not None and len(found.drivers) == 5


def test_noise_beside_a_planted_driver_is_not_certain():
    found = told(planted(300, (0.5, 0.0, 0.0, 0.0, 0.0), seed=5))
    assert [d.column.label for d in found.certain] == ["Rating 1"]
    assert all(d.tier is None for d in found.drivers[1:])


def test_two_identical_columns_share_and_neither_wins():
    values = planted(400, (0.6, 0.1, 0.0))
    doubled = np.column_stack([values, values[:, 1]])
    found, once = told(doubled), told(values)
    one, two = driver(found, "Rating 1"), driver(found, "Rating 4")
    assert one.share.value == pytest.approx(two.share.value)
    assert one.share.value == pytest.approx(driver(once, "Rating 1").share.value / 2)
    assert found.named and found.winner is None and max(one.p_top, two.p_top) <= 0.5
    assert one.twins == (two.column,) and one.tier == two.tier
    assert found.r2 == pytest.approx(once.r2)


def test_a_copy_turned_round_is_a_twin_that_runs_the_other_way():
    values = planted(400, (0.6, 0.1, 0.0))
    found = told(np.column_stack([values, 100.0 - values[:, 1]]))
    one, two = driver(found, "Rating 1"), driver(found, "Rating 4")
    assert one.r > 0 > two.r and one.r == pytest.approx(-two.r)
    assert one.coefficient.value == pytest.approx(-two.coefficient.value)


def test_what_is_nearly_the_outcome_what_never_varies_and_what_few_rate_are_left_out():
    values = planted(200, (0.5, 0.3, 0.2, 0.0, 0.0))
    values[:, 1] = values[:, 0]
    values[:, 2] = 75.0
    values[20:, 3] = np.nan
    values[50:, 4] = np.nan
    found = told(values)
    assert [(one.column.label, one.why) for one in found.left_out] == [
        ("Rating 1", Why.COPY),
        ("Rating 2", Why.CONSTANT),
        ("Rating 3", Why.FEW),
        ("Rating 4", Why.RARE),
    ]
    assert not found.named and "nothing can be compared" in found.because


def test_ratings_that_different_people_gave_cannot_be_set_against_each_other():
    values = planted(300, (0.5, 0.3, 0.2))
    values[:150, 2] = np.nan
    values[150:, 3] = np.nan
    found = told(values)
    assert [one.why for one in found.left_out] == [Why.APART]
    assert found.named


def test_too_few_answers_are_told():
    found = told(planted(60, (0.8, 0.3, 0.2, 0.0, 0.0, 0.0, 0.0)))
    assert not found.named and "70 are needed" in found.because
    assert found.drivers and not any(d.certain for d in found.drivers)


@pytest.mark.parametrize("n", [0, 1, 12, 29])
def test_a_handful_is_silent(n):
    found = told(planted(400, (0.9, 0.3))[:n])
    assert not found.named and found.drivers == () and found.r2 is None
    assert found.because


def test_sixty_items_are_weighed_by_johnson():
    found = told(planted(900, (0.5, *([0.05] * 59)), missing=0.05))
    assert found.method == "johnson" and len(found.drivers) == 60
    assert found.named and found.drivers[0].column.label == "Rating 1"
    assert sum(d.share.value for d in found.drivers) == pytest.approx(found.r2)


def test_sixty_items_with_gaps_and_too_few_answers_are_silent():
    found = told(planted(200, (0.5, *([0.05] * 59)), missing=0.3))
    assert not found.named and "are needed" in found.because


def test_an_outcome_that_never_varies_goes_with_nothing():
    values = planted(100, (0.5, 0.3))
    values[:, 0] = 50.0
    found = told(values)
    assert not found.named and "same answer" in found.because


def test_an_outcome_worked_out_from_the_ratings_tells_nothing():
    values = planted(300, (0.5, 0.3, 0.2))
    values[:, 0] = values[:, 1:].mean(axis=1)
    found = told(values)
    assert not found.named and "worked out" in found.because


def test_what_points_the_other_way_with_the_rest_held_is_flagged():
    rng = np.random.default_rng(2)
    a = rng.standard_normal(2000)
    b = a + 0.5 * rng.standard_normal(2000)
    y = 2.0 * a - b + 0.3 * rng.standard_normal(2000)
    found = told(50.0 + 10.0 * np.column_stack([y, a, b]))
    assert driver(found, "Rating 2").r > 0 and driver(found, "Rating 2").suppressed
    assert not driver(found, "Rating 1").suppressed


def test_tiers_that_turn_round_on_ranks_are_flagged():
    rng = np.random.default_rng(4)
    x, far = rng.standard_normal(400), np.zeros(400)
    far[:12] = 15.0
    y = x + far + rng.standard_normal(400)
    found = told(np.column_stack([y, x, far + rng.standard_normal(400)]))
    assert found.named and not found.by_rank
    assert told(planted(400, (0.6, 0.1, 0.0))).by_rank


def test_the_order_of_rows_does_not_matter():
    values = planted(300, (0.4, 0.2, 0.1), missing=0.2)
    mixed = np.random.default_rng(9).permutation(values)
    one, two = told(values), told(mixed)
    assert [d.share.value for d in one.drivers] == pytest.approx([d.share.value for d in two.drivers])
    assert [d.p for d in one.drivers] == [d.p for d in two.drivers]


def test_beyond_sixty_ratings_those_with_the_most_answers_are_kept():
    values = planted(200, (0.05,) * 63)
    values[:20, [3, 9, 30]] = np.nan
    found = told(values)
    assert [one.column.label for one in found.left_out] == ["Rating 3", "Rating 9", "Rating 30"]
    assert {one.why for one in found.left_out} == {Why.MANY}


@pytest.mark.parametrize("n", [1, 12])
def test_of_a_handful_it_is_told_how_many_answered(n):
    found = told(planted(400, (0.9, 0.3))[:n])
    assert found.n == n and f"Only {n} p" in found.because and "50 are needed" in found.because


def test_those_who_gave_only_ratings_that_are_left_out_are_counted():
    values = planted(300, (0.5, 0.3, 0.2))
    values[:, 1] = np.where(np.arange(300) < 80, values[:, 1], np.nan)
    values[:80, 2:] = np.nan
    found = told(values)
    assert [one.column.label for one in found.left_out] == ["Rating 1"] and found.n == 300
    values[:, 1:] = 50.0
    none = told(values)
    assert none.n == 300 and "Of each holds: everybody gave the same answer" in none.because


def test_ratings_that_all_get_the_same_answers_are_not_compared():
    values = planted(200, (0.5,))
    found = told(np.column_stack([values, values[:, 1]]))
    assert not found.named and "nearly the same answers" in found.because


def test_slices_add_up_to_what_all_go_with_together():
    found = told(planted(150, (0.4, 0.3, 0.0, 0.0, 0.0)))
    slices = [found.slice_of(d) for d in found.drivers]
    assert sum(one.value for one in slices) == pytest.approx(found.adjusted_r2)
    assert found.adjusted_r2 < found.r2
    assert all(one.low <= one.value <= one.high for one in slices)


def test_an_outcome_the_wrong_way_round_is_told_once():
    values = planted(300, (0.5, 0.4, 0.3))
    values[:, 0] = 100.0 - values[:, 0]
    found = told(values)
    assert found.backwards and found.winner is None and "other way round" in found.because
    assert not told(planted(300, (0.5, 0.4, 0.3))).backwards
    values[:, 1] = 100.0 - values[:, 1]
    assert not told(values).backwards


def test_sixty_items_take_seconds():
    values = planted(2_000, (0.5, *([0.05] * 59)), together=0.3, missing=0.05)
    began = time.perf_counter()
    assert told(values).winner.label == "Rating 1"
    assert time.perf_counter() - began < 8


def test_where_nothing_is_resampled_nothing_is_said_of_the_top():
    found = told(planted(100, (0.5, *([0.05] * 19))))
    assert not found.named and all(np.isnan(d.p_top) and np.isinf(d.part.high) for d in found.drivers)


@pytest.mark.parametrize("seed", range(4))
def test_a_rating_that_sums_up_others_and_has_gaps_makes_no_winner(seed):
    values = planted(400, (0.4, 0.3, 0.2, 0.0), together=0.3, seed=seed)
    summed = np.column_stack([values, (values[:, 1] + values[:, 2]) / 2])
    whole = told(summed)
    assert whole.r2 == pytest.approx(told(values).r2, abs=0.01)
    gaps = told(blanked(summed, 0.15, np.random.default_rng(seed)))
    assert not gaps.named and gaps.r2 is None and gaps.drivers == ()
    assert "sums up others" in gaps.because
