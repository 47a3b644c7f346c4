import numpy as np
import pytest

from cxmetrics.stats.bg_nbd_gate import Refusal, _refusals, hold_out
from tests.stats import cdnow


def test_the_published_sample_passes():
    test = hold_out(*cdnow.purchases("CDNOW_sample.txt"), cdnow.END)
    assert test.customers == 2357
    assert (test.first_half.r, test.first_half.b) == pytest.approx((0.2426, 2.4259), abs=0.05)
    assert test.actual == bought_later(cdnow.END / 2) == 1882
    assert test.forecast == pytest.approx(1882, rel=0.2)
    assert test.error == pytest.approx(abs(test.forecast - test.actual) / test.actual)
    assert test.allowed


def test_few_customers_do_not():
    customer, time = cdnow.purchases("CDNOW_sample.txt")
    few = set(sorted(set(customer))[:299])
    some = [(c, t) for c, t in zip(customer, time, strict=True) if c in few]
    assert Refusal.TOO_FEW in hold_out(*zip(*some, strict=True), cdnow.END).refusals


def test_a_business_that_closed_its_doors_is_not_forecast():
    """The second half holds one purchase; the model expects hundreds."""
    random = np.random.default_rng(1)
    customer = np.repeat(np.arange(400), 6)
    time = random.uniform(0, 50, customer.size)
    test = hold_out([*customer.tolist(), 0], [*time.tolist(), 90.0], 100.0)
    assert test.actual == 1
    assert Refusal.INACCURATE in test.refusals


def test_without_a_second_purchase_there_is_nothing_to_check():
    test = hold_out(range(400), [i / 4 for i in range(400)], 100.0)
    assert (test.actual, test.error) == (0, None)
    assert set(test.refusals) == {Refusal.NOTHING_TO_CHECK, Refusal.AT_BOUND}


def test_nobody_bought():
    test = hold_out([], [], 10.0)
    assert test.fit is None
    assert not test.allowed


def test_purchases_after_the_end_are_not_known():
    customer, time = cdnow.purchases("CDNOW_sample.txt")
    once = hold_out(customer, time, cdnow.CALIBRATED)
    kept = [(c, t) for c, t in zip(customer, time, strict=True) if t <= cdnow.CALIBRATED]
    again = hold_out(*zip(*kept, strict=True), cdnow.CALIBRATED)
    assert (once.customers, once.actual) == (again.customers, again.actual)
    assert once.forecast == pytest.approx(again.forecast)


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ((300, False, 0.19), ()),
        ((299, False, 0.19), (Refusal.TOO_FEW,)),
        ((300, False, 0.20), (Refusal.INACCURATE,)),
        ((300, True, 0.0), (Refusal.AT_BOUND,)),
        ((10, True, None), (Refusal.TOO_FEW, Refusal.AT_BOUND, Refusal.NOTHING_TO_CHECK)),
    ],
)
def test_every_condition_holds_on_its_own(given, refused):
    assert _refusals(*given) == refused


def bought_later(middle):
    """Days on which those who had bought by the middle bought after it."""
    visits = set(zip(*cdnow.purchases("CDNOW_sample.txt"), strict=True))
    known = {customer for customer, time in visits if time <= middle}
    return sum(customer in known and time > middle for customer, time in visits)
