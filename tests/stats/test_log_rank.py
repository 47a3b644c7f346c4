import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, logrank

from cxmetrics.model import Waits
from cxmetrics.stats.log_rank import expected, log_rank

TREATED = Waits(
    tuple((t, t, 1) for t in (6, 6, 6, 7, 10, 13, 16, 22, 23))
    + tuple((None, t, 1) for t in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))
)
PLACEBO = Waits(
    tuple((t, t, 1) for t in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23))
)
GROUPS = st.lists(st.tuples(st.integers(1, 12), st.booleans(), st.integers(1, 3)), min_size=1, max_size=15)


def waits(rows):
    return Waits(tuple((float(t) if over else None, float(t), n) for t, over, n in rows))


def known(*times):
    return Waits(tuple((t, t, 1) for t in times))


def censored(group):
    over = [wait for wait, _, n in group.counts if wait is not None for _ in range(n)]
    still = [watched for wait, watched, n in group.counts if wait is None for _ in range(n)]
    return CensoredData(uncensored=over, right=still)


def test_freireichs_trial():
    chi2, p = log_rank(TREATED, PLACEBO)
    assert chi2 == pytest.approx(16.793, abs=5e-4)
    assert p == pytest.approx(4.17e-5, abs=5e-8)
    assert expected(TREATED, PLACEBO) == pytest.approx((19.2505, 10.7495), abs=5e-5)


@given(GROUPS, GROUPS)
def test_agrees_with_scipy_and_does_not_care_which_is_first(first, second):
    one, two = waits(first), waits(second)
    ours = log_rank(one, two)
    if ours is None:
        return
    theirs = logrank(censored(one), censored(two))
    assert ours == pytest.approx((theirs.statistic**2, theirs.pvalue), abs=1e-9)
    assert log_rank(two, one) == pytest.approx(ours, abs=1e-9)
    assert 0 <= ours[1] <= 1


@given(GROUPS, GROUPS)
def test_as_many_were_expected_as_seen(first, second):
    one, two = waits(first), waits(second)
    assert sum(expected(one, two)) == pytest.approx(one.happened + two.happened)


def test_a_large_difference_keeps_its_p_value():
    _, p = log_rank(known(*np.arange(1, 200)), known(*np.arange(1000, 1400)))
    assert 0 < p < 1e-30


def test_more_groups_have_more_degrees_of_freedom():
    alike = known(3.0, 5.0, 9.0)
    assert log_rank(alike, alike, alike) == pytest.approx((0, 1), abs=1e-12)
    assert log_rank(TREATED, PLACEBO, TREATED)[0] > 16


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Waits(()), known(1.0)),
        (Waits(()), Waits(())),
        (Waits(((None, 4.0, 5),)), Waits(((None, 3.0, 5),))),
        (Waits(((None, 1.0, 5),)), known(2.0, 3.0)),
    ],
)
def test_nothing_to_compare_is_said(first, second):
    assert log_rank(first, second) is None
