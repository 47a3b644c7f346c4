import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Ratio, Waits
from cxmetrics.stats import bounds, window

SHARES = st.floats(0, 1)


def test_a_high_score_of_few_says_little_of_all():
    found = bounds.nonresponse(0.9, 0.2)
    assert (found.low, found.high) == pytest.approx((0.18, 0.98))


@given(SHARES, SHARES)
def test_the_bounds_hold_the_share_and_are_as_wide_as_the_silence(share, rate):
    found = bounds.nonresponse(share, rate)
    assert -1e-12 <= found.low <= share + 1e-12
    assert share - 1e-12 <= found.high <= 1 + 1e-12
    assert found.high - found.low == pytest.approx(1 - rate)


@pytest.mark.parametrize(("share", "rate"), [(90, 0.2), (0.9, 20), (-0.1, 0.5)])
def test_refuses_per_cent(share, rate):
    with pytest.raises(ValueError, match="between 0 and 1"):
        bounds.nonresponse(share, rate)


def test_aapor_counts():
    assert bounds.response_rate(320, 40, 80, 200, 10, 100, 50) == (Ratio(320, 800), Ratio(360, 800))
    assert bounds.response_rate(0) == (Ratio(0, 0), Ratio(0, 0))


def test_the_fixed_window_asks_only_those_watched_long_enough():
    waits = Waits(((36.0, 177.0, 1), (None, 162.0, 1), (None, 157.0, 1), (80.0, 121.0, 1), (None, 15.0, 1)))
    assert window.within(waits, 90) == Ratio(2, 4)
    assert window.so_far(waits) == Ratio(2, 5)


def test_quick_ones_watched_too_briefly_do_not_count():
    waits = Waits(((5.0, 20.0, 30), (None, 100.0, 6), (95.0, 100.0, 4)))
    assert window.within(waits, 90) == Ratio(0, 10)
