import pytest

from cxmetrics.stats import signals
from cxmetrics.stats.signals import Kind, Signal


def found(values, nearest=None, reach=10.0, centre=0.0):
    low, high = [centre - reach] * len(values), [centre + reach] * len(values)
    return signals.find(values, centre, low, high, nearest)


def test_a_value_outside_is_a_signal_of_its_own():
    assert found([0, 11, 12, -11]) == (
        Signal(Kind.OUTSIDE, 1, 1, True),
        Signal(Kind.OUTSIDE, 2, 2, True),
        Signal(Kind.OUTSIDE, 3, 3, False),
    )


def test_a_value_on_its_limit_is_inside():
    assert found([10, -10]) == ()


@pytest.mark.parametrize(("length", "runs"), [(7, 0), (8, 1), (9, 1)])
def test_a_run_takes_eight(length, runs):
    assert len(found([1.0] * length)) == runs


def test_a_longer_run_is_one_signal():
    assert found([-1, *[1.0] * 11, -1]) == (Signal(Kind.RUN, 1, 11, True),)


def test_a_value_on_the_centre_breaks_a_run():
    assert found([1.0] * 7 + [0.0] + [1.0] * 7) == ()


def test_rounding_does_not_put_a_value_on_a_side():
    third = 0.1 + 0.2
    assert found([third] * 9, centre=0.3) == ()


def test_as_near_to_the_centre_as_can_be_is_on_it():
    assert found([1.0] * 9, nearest=[1.0] * 9) == ()
    assert found([1.0] * 9, nearest=[0.9] * 9)


def test_nothing_gives_nothing():
    assert found([]) == ()
