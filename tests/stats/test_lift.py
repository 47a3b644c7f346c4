"""Observed over expected."""

import pytest

from cxmetrics.stats.lift import lift


def test_by_hand_and_by_chance():
    value, limits = lift(20, 80, 300, 0)
    assert value == pytest.approx(0.25) and limits.low < value < limits.high
    value, limits = lift(25, 25, 25, 25)
    assert value == 1 and limits.low < 1 < limits.high


def test_what_never_happened_has_an_upper_limit_and_more_data_narrows_it():
    value, limits = lift(0, 50, 60, 90)
    assert value == limits.low == 0 and 0 < limits.high < 0.2
    assert lift(0, 500, 600, 900)[1].high < limits.high
    assert lift(0, 0, 60, 40) is None and lift(0, 60, 0, 40) is None


def test_the_same_question_has_the_same_answer():
    assert lift(3, 40, 50, 60) == lift(3, 40, 50, 60)
