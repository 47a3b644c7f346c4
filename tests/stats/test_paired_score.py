from math import sqrt

import pytest
from hypothesis import example, given
from scipy.stats import multinomial

from cxmetrics.model import Interval
from cxmetrics.stats import paired_score, wilson
from cxmetrics.stats.normal import z
from tests.strategies import trinomials


@given(trinomials())
@example((0, 0, 1))
@example((1, 0, 10_000_000))
@example((9_999_999, 0, 10_000_000))
@example((5_000_000, 5_000_000, 10_000_000))
def test_holds_the_difference_and_stays_on_the_range(cases):
    plus, minus, n = cases
    limits = paired_score.interval(plus, minus, n)
    assert -1 <= limits.low <= (plus - minus) / n <= limits.high <= 1
    assert limits.low < limits.high


@given(trinomials())
def test_swapping_negates_it(cases):
    plus, minus, n = cases
    limits, swapped = paired_score.interval(plus, minus, n), paired_score.interval(minus, plus, n)
    assert (limits.low, limits.high) == pytest.approx((-swapped.high, -swapped.low), abs=1e-12)


@given(trinomials(most=100_000))
def test_without_neutral_cases_it_is_twice_wilson_minus_one(cases):
    plus, minus, _ = cases
    n = max(plus + minus, 1)
    limits, share = paired_score.interval(n - minus, minus, n), wilson.interval(n - minus, n)
    assert (limits.low, limits.high) == pytest.approx((2 * share.low - 1, 2 * share.high - 1), abs=1e-9)


@given(trinomials())
def test_without_minuses_its_upper_limit_is_wilson(cases):
    plus, _, n = cases
    assert paired_score.interval(plus, 0, n).high == pytest.approx(wilson.interval(plus, n).high, abs=1e-9)


@given(trinomials(most=100_000))
def test_limits_have_the_score_statistic_z(cases):
    """The statistic as published, with the root taken the plain way."""
    plus, minus, n = cases
    if plus + minus in (0, n):
        return
    limits = paired_score.interval(plus, minus, n)
    assert _statistic(limits.low, plus, minus, n) == pytest.approx(z(0.95), rel=1e-4)
    assert _statistic(limits.high, plus, minus, n) == pytest.approx(-z(0.95), rel=1e-4)


@pytest.mark.parametrize("n", [1, 10, 10_000_000])
def test_the_estimate_at_the_end_of_the_range_is_its_own_limit(n):
    assert paired_score.interval(n, 0, n).high == 1
    assert paired_score.interval(0, n, n).low == -1


@pytest.mark.parametrize(
    ("cases", "published"),
    [
        ((50, 20, 100), (0.139551, 0.443393)),
        ((6, 16, 161), (-0.1240, -0.0054)),
        ((10, 0, 10), (0.444934, 1)),
        ((3, 0, 3), (-0.1230, 1)),
    ],
)
def test_published(cases, published):
    limits = paired_score.interval(*cases)
    assert (limits.low, limits.high) == pytest.approx(published, abs=6e-5)


@pytest.mark.parametrize("shares", [(0.33, 0.34, 0.33), (0.05, 0.2, 0.75), (0.02, 0.06, 0.92)])
def test_covers_the_truth_of_ten_cases(shares):
    """Exact: every outcome of ten cases, weighted by its probability."""
    n, truth, covered = 10, shares[2] - shares[0], 0.0
    for plus in range(n + 1):
        for minus in range(n + 1 - plus):
            limits = paired_score.interval(plus, minus, n)
            if limits.low <= truth <= limits.high:
                covered += multinomial.pmf((minus, n - plus - minus, plus), n, shares)
    assert 0.945 <= covered <= 0.97


def test_nobody_counted_is_nothing_known():
    assert paired_score.interval(0, 0, 0) == Interval(-1, 1)


@pytest.mark.parametrize("cases", [(2, 2, 3), (-1, 0, 3)])
def test_refuses_what_are_no_parts(cases):
    with pytest.raises(ValueError, match="not parts"):
        paired_score.interval(*cases)


def _statistic(difference, plus, minus, n):
    a = 2 * n
    b = -plus - minus + (2 * n - plus + minus) * difference
    c = -minus * difference * (1 - difference)
    q = (sqrt(max(b * b - 4 * a * c, 0)) - b) / (2 * a)
    return (plus - minus - n * difference) / sqrt(n * (2 * q + difference * (1 - difference)))
