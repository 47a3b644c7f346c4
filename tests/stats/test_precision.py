import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import precision


@pytest.mark.parametrize(
    ("part", "whole", "presentable"),
    [
        (80, 100, True),
        (24, 30, False),  # 31 points wide
        (20, 25, False),  # under thirty
        (2, 400, True),  # at most 5 points wide, whatever the share
        (3, 60, False),  # 13 points wide, which is more than 130 % of 5
        (0, 0, False),
    ],
)
def test_presentable(part, whole, presentable):
    assert precision.presentation(part, whole).presentable is presentable


def test_flags_of_small_numbers():
    assert [precision.presentation(n, n).hidden for n in (4, 5)] == [True, False]
    assert [precision.presentation(n, n).warned for n in (29, 30)] == [True, False]


@given(st.integers(0, 300), st.integers(0, 300), st.sampled_from([0.8, 0.9, 0.95]))
def test_exact_interval_is_that_of_statsmodels(part, rest, level):
    from statsmodels.stats.proportion import proportion_confint

    limits = precision.clopper_pearson(part, part + rest, level)
    assert 0 <= limits.low < limits.high <= 1
    if part + rest:
        theirs = proportion_confint(part, part + rest, alpha=1 - level, method="beta")
        assert (limits.low, limits.high) == pytest.approx(theirs, abs=1e-10)


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=50), st.floats(0.1, 10))
def test_weights_never_add_answers_and_their_unit_does_not_matter(weights, factor):
    size = precision.effective(weights)
    assert 1 - 1e-9 <= size <= len(weights) + 1e-9
    assert precision.effective([factor * w for w in weights]) == pytest.approx(size)
    assert precision.design_effect(weights) == pytest.approx(len(weights) / size)


def test_kish_by_hand():
    assert precision.effective([1, 1, 2, 3]) == pytest.approx(49 / 15)
    assert precision.effective([2.0] * 7) == pytest.approx(7)
    assert precision.effective([]) == 0 and precision.design_effect([]) == 1


def test_a_part_is_of_a_whole():
    with pytest.raises(ValueError, match="not a part"):
        precision.clopper_pearson(5, 4)
