from datetime import date, timedelta

from cxmetrics.analyses.left_over import tells_of_few
from cxmetrics.analyses.terms import slice_of
from cxmetrics.analyses.verbatim import FEW, verbatim
from cxmetrics.model import Slice
from tests.analyses.survey import survey

DAYS = [date(2025, 1, 1) + timedelta(days=i) for i in range(60)]
SHOPS = ["North"] * 30 + ["South"] * 20 + ["West"] * 7 + ["East"] * 3


def told(part: Slice, starts=(None,), **columns):
    workspace, dataset = survey(day=DAYS, shop=SHOPS, staff=[4, 5, 3] * 20, food=[5, 2, 4] * 20, **columns)
    return tells_of_few(workspace, dataset, starts, part)


def only(*shops: str) -> Slice:
    return Slice(segments=(("c2", shops),))


def test_all_of_it_tells_of_nobody():
    assert not told(Slice())


def test_groups_that_part_the_hidden_ones_are_stopped():
    assert not told(only("North"))
    assert not told(only("West", "East"))
    assert told(only("West"))
    assert told(only("East"))
    assert told(only("North", "South", "West"))
    assert not told(only("North", "South"))


def test_a_period_that_leaves_out_few_of_a_longer_one_is_stopped():
    last_30, last_33 = DAYS[-30], DAYS[-33]
    assert told(Slice(first=last_30), starts=(None, last_33, last_30))
    assert not told(Slice(first=last_33), starts=(None, last_33, last_30))
    assert not told(Slice(first=last_30), starts=(None, DAYS[-40], last_30))


def test_the_latest_answers_may_not_leave_out_few():
    who = ["a", "a", *(f"p{i}" for i in range(58))]
    workspace, dataset = survey(day=DAYS, who=who, staff=[4, 5, 3] * 20, food=[5, 2, 4] * 20)
    assert tells_of_few(workspace, dataset, (None,), slice_of(dataset, latest=True))


def test_a_small_group_is_not_named_beside_an_answer():
    workspace, dataset = survey(shop=SHOPS, staff=[4, 5, 3] * 20, food=[5, 2, 4] * 20)
    rows = verbatim(workspace, dataset, Slice()).rows
    assert rows is not None
    assert rows["shop"].value_counts().to_dict() == {"North": 30, "South": 20, FEW: 10}
