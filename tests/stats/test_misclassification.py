import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.stats import misclassification, wilson
from cxmetrics.stats.misclassification import Labelled

SAMPLE = Labelled(found=85, missed=15, left_out=90, called_wrongly=10)
rates = st.floats(0.55, 1)


def test_worked_by_hand():
    assert misclassification.corrected(0.6, 0.85, 0.9) == pytest.approx(2 / 3)


@given(st.floats(0, 1), rates, rates)
def test_undoes_what_the_classifier_did(truth, sensitivity, specificity):
    called = truth * sensitivity + (1 - truth) * (1 - specificity)
    assert misclassification.corrected(called, sensitivity, specificity) == pytest.approx(truth, abs=1e-9)


def test_stays_a_share():
    assert misclassification.corrected(0.05, 0.85, 0.9) == 0
    assert misclassification.corrected(0.95, 0.85, 0.9) == 1


@pytest.mark.parametrize(("sensitivity", "specificity"), [(0.5, 0.5), (0.2, 0.7)])
def test_refuses_a_classifier_no_better_than_chance(sensitivity, specificity):
    with pytest.raises(ValueError, match="chance"):
        misclassification.corrected(0.5, sensitivity, specificity)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 1000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_interval_holds_the_share_and_is_never_zero_wide(seen):
    limits = misclassification.interval(*seen, SAMPLE)
    estimate = misclassification.corrected(seen[0] / seen[1], SAMPLE.sensitivity, SAMPLE.specificity)
    assert 0 <= limits.low <= estimate <= limits.high <= 1
    assert limits.low < limits.high


def test_is_wider_than_what_knows_nothing_of_the_labelled_sample():
    ours = misclassification.interval(600, 1000, SAMPLE)
    known = wilson.interval(600, 1000)
    assert ours.high - ours.low > 1.5 * (known.high - known.low)


def test_without_errors_it_is_nearly_that_of_the_share_itself():
    perfect = Labelled(100_000, 0, 100_000, 0)
    ours, plain = misclassification.interval(60, 100, perfect), wilson.interval(60, 100)
    assert (ours.low, ours.high) == pytest.approx((plain.low, plain.high), abs=0.005)


def test_ten_labelled_comments_say_next_to_nothing():
    limits = misclassification.interval(600, 1000, Labelled(3, 2, 3, 2))
    assert limits.high - limits.low > 0.9


def test_covers_the_truth():
    random, truth, covered = np.random.default_rng(7), 0.6, 0
    for _ in range(150):
        called = random.binomial(200, truth * 0.85 + (1 - truth) * 0.1)
        found, left = random.binomial(50, 0.85), random.binomial(50, 0.9)
        limits = misclassification.interval(called, 200, Labelled(found, 50 - found, left, 50 - left))
        covered += limits.low <= truth <= limits.high
    assert covered >= 0.90 * 150


def test_refuses_what_is_no_part():
    with pytest.raises(ValueError, match="not a part"):
        misclassification.interval(3, 2, SAMPLE)
    with pytest.raises(ValueError, match="negative"):
        Labelled(1, -1, 1, 1)
