"""A rating that goes the other way within the groups of a column."""

import numpy as np

from cxmetrics.analyses.drivers.priorities import Unranked
from cxmetrics.analyses.drivers.what_matters import what_matters
from cxmetrics.model import Slice
from cxmetrics.ui import matters_words as words
from tests.analyses.survey import survey


def made(within: float):
    rng = np.random.default_rng(4)
    shop = rng.integers(0, 3, 500)
    level = np.array([-1.5, 0.0, 1.5])[shop]
    staff = level + 0.6 * rng.standard_normal(500)
    whole = level + within * (staff - level) + 0.5 * rng.standard_normal(500)
    on_five = [
        np.digitize(one, [-1.5, -0.8, 0.0, 0.8]) + 1 for one in (staff, rng.standard_normal(500), whole)
    ]
    names = np.array(["North", "South", "West"])[shop]
    return survey(shop=names, staff=on_five[0], food=on_five[1], overall=on_five[2])


def test_it_wins_nothing_is_not_ranked_and_that_is_told():
    found = what_matters(*made(-0.6), Slice())
    staff = found.explained.drivers[0]
    assert staff.column.label == "staff" and staff.r > 0.3 and staff.turned_within.label == "shop"
    assert found.explained.winner is None and found.priorities.ranked == ()
    assert Unranked.TURNED in {one.why for one in found.priorities.others}
    note = words.notes(found.explained)[0]
    assert "but lower within the groups of “shop”" in note and words.nothing_ranked(found).endswith(note)
    assert "it goes the other way" in words.most(found.explained)


def test_one_that_holds_within_groups_wins():
    found = what_matters(*made(0.6), Slice())
    assert found.explained.winner.label == "staff" and found.priorities.first.name == "staff"
