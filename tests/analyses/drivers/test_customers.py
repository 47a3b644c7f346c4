"""Customers who answer more than once."""

import numpy as np

from cxmetrics.analyses.drivers.answers import answers
from cxmetrics.analyses.drivers.outcome import chosen
from cxmetrics.analyses.drivers.what_matters import what_matters
from cxmetrics.model import Slice
from tests.analyses.survey import survey
from tests.shared import shared
from tests.test_drivers_command import found as command


def asked(who):
    rng = np.random.default_rng(2)
    n = len(who)
    workspace, dataset = survey(
        who=who,
        staff=rng.integers(1, 6, n),
        food=rng.integers(1, 6, n),
        overall=rng.integers(1, 6, n),
    )
    outcome = chosen(workspace, dataset, Slice(), None)
    return answers(workspace, dataset, outcome, Slice()).customers


def test_each_response_has_its_customer_and_one_without_is_somebody_else():
    found = asked(["a", "b", "a", None, None, "b", "c"])
    assert found is not None
    assert found[0] == found[2] and found[1] == found[5] and len(set(found.tolist())) == 5


def test_where_nobody_answers_twice_there_is_nothing_to_put_together():
    assert asked(["a", "b", None, None, "c"]) is None


def test_the_same_answers_three_times_are_worth_one():
    rng = np.random.default_rng(3)
    staff, food, overall = np.repeat(rng.integers(1, 6, (3, 45)), 3, axis=1)
    who = np.repeat([f"guest {number}" for number in range(45)], 3)
    told = what_matters(*survey(who=who, staff=staff, food=food, overall=overall), Slice()).explained
    assert not told.named and 40 <= told.rows < 50 and "say again not counted" in told.because
    alone = what_matters(*survey(staff=staff, food=food, overall=overall), Slice()).explained
    assert alone.rows == 135


def test_those_who_rate_many_things_each_on_its_own_are_heard():
    told = command(shared("data/fastfood/ffattrib.csv"))
    assert told["named"] and told["winner"] == "taste"
