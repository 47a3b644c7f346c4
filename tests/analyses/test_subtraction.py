from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.analyses.group import groups
from cxmetrics.analyses.quadrant import units
from cxmetrics.analyses.subtraction import is_left_over, unsafe_groups
from cxmetrics.model import Display, Key, Slice
from tests.analyses.survey import survey

MONTHS = [date(2025, month, 1) for month in (1, 2, 3, 4)]
sizes = st.integers(0, 12)


def by_segment(**counts: int) -> dict[Key, int]:
    return {Key(name): n for name, n in counts.items()}


def test_nothing_is_hidden_where_all_have_answers_enough():
    assert unsafe_groups(by_segment(north=5, south=60)) == set()


def test_a_single_small_group_takes_the_smallest_other_with_it():
    found = unsafe_groups(by_segment(north=3, south=60, east=30))
    assert found == {Key("north"), Key("east")}


def test_two_small_groups_of_five_people_suffice():
    assert unsafe_groups(by_segment(north=3, south=2, east=30)) == {Key("north"), Key("south")}
    assert Key("east") in unsafe_groups(by_segment(north=2, south=2, east=30))


def test_a_group_of_nobody_is_no_secret():
    assert unsafe_groups(by_segment(north=0, south=60)) == set()


def test_everybody_alone_is_the_total_itself():
    assert unsafe_groups({Key(): 3}) == {Key()}


@given(st.dictionaries(st.builds(Key, st.sampled_from("abcd"), st.sampled_from(MONTHS)), sizes))
def test_wherever_groups_add_up_none_is_hidden_alone(table):
    hidden = unsafe_groups(table)
    assert {key for key, n in table.items() if 0 < n < 5} <= hidden
    for name in ("segment", "period"):
        for value in {getattr(key, name) for key in table}:
            line = [key for key in table if getattr(key, name) == value and table[key]]
            inside = [key for key in line if key in hidden]
            if inside and len(line) > len(inside):
                assert len(inside) > 1
                assert sum(table[key] for key in inside) >= 5


@pytest.mark.parametrize(("whole", "part", "told"), [(60, 57, True), (60, 55, False), (60, 60, False)])
def test_few_left_out_of_a_part_are_seen(whole, part, told):
    assert is_left_over(whole, part) is told


def test_no_figure_of_three_people_follows_from_the_others():
    shops = ["North"] * 3 + ["South"] * 40 + ["East"] * 30
    answers = [(i % 5) + 1 for i in range(len(shops))]
    workspace, dataset = survey(shop=shops, staff=answers, food=answers, nps=answers)
    shown = {
        group.key.segment: [e.shown for _, e in group.metrics] + [e.shown for e in group.scores.values()]
        for group in groups(workspace, dataset, Slice(), segment="c1")
    }
    assert set(shown["North"]) == set(shown["East"]) == {Display.HIDDEN}
    assert Display.HIDDEN not in shown["South"]
    dots = {dot.name: dot.service.shown for dot in units(workspace, dataset, Slice(), segment="c1")}
    assert dots["North"] == dots["East"] == Display.HIDDEN != dots["South"]
