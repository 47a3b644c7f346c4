"""All measures at once, for groups and periods."""

from datetime import date

import pytest

from cxmetrics.analyses.group import groups
from cxmetrics.model import Key, Side, Slice
from tests.analyses.survey import survey

SHOPS = ["A"] * 6 + ["B"] * 6 + [None] * 5
DAYS = ["2025-01-31"] * 4 + ["2025-02-01"] * 8 + [None] * 5


@pytest.fixture
def found():
    return survey(
        shop=SHOPS,
        day=DAYS,
        staff=[5] * 6 + [3] * 6 + [1] * 5,
        food=[1] * 6 + [3] * 6 + [None] * 5,
        nps=[10] * 6 + [8] * 6 + [0] * 5,
    )


def test_all_responses_are_one_group(found):
    (total,) = groups(*found, Slice())
    assert (total.key, total.responses) == (Key(), 17)
    assert total.scores[Side.SERVICE].value == pytest.approx((600 + 300) / 17)
    assert total.scores[Side.EXPERIENCE].value == pytest.approx(300 / 12)
    values = {measure.id: estimate.value for measure, estimate in total.metrics}
    assert values["nps.c5"] == pytest.approx(100 * (6 - 5) / 17)
    assert values["rating.c4"] == pytest.approx((6 + 18) / 12)


def test_each_value_is_a_group_and_so_is_what_was_not_given(found):
    split = {group.key.segment: group for group in groups(*found, Slice(), segment=found.name("shop"))}
    assert {name: group.responses for name, group in split.items()} == {"A": 6, "B": 6, None: 5}
    assert {name: group.scores[Side.SERVICE].value for name, group in split.items()} == {
        "A": 100,
        "B": 50,
        None: 0,
    }
    assert split[None].scores[Side.EXPERIENCE].n == 0
    nps = {name: dict((m.id, e) for m, e in group.metrics)["nps.c5"].value for name, group in split.items()}
    assert nps == {"A": 100, "B": 0, None: -100}


def test_each_period_is_a_group_and_the_undated_are_one(found):
    months = {group.key.period: group.responses for group in groups(*found, Slice(), every="month")}
    assert months == {date(2025, 1, 1): 4, date(2025, 2, 1): 8, None: 5}


def test_segment_and_period_together(found):
    both = groups(*found, Slice(), segment=found.name("shop"), every="month")
    assert {(g.key.segment, g.key.period): g.responses for g in both} == {
        ("A", date(2025, 1, 1)): 4,
        ("A", date(2025, 2, 1)): 2,
        ("B", date(2025, 2, 1)): 6,
        (None, None): 5,
    }


def test_a_slice_narrows_every_figure(found):
    (part,) = groups(*found, Slice(segments=((found.name("shop"), ("A", "")),)))
    assert part.responses == 11
    assert part.scores[Side.SERVICE].value == pytest.approx(600 / 11)
    (january,) = groups(*found, Slice(last=date(2025, 1, 31)))
    assert january.responses == 4
