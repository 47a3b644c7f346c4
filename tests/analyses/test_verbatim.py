"""The responses behind a figure, and nobody to recognise."""

from dataclasses import replace

import pytest

from cxmetrics.analyses.quadrant import Cuts
from cxmetrics.analyses.verbatim import MOST, verbatim
from cxmetrics.model import BLANK, Quadrant, Role, Slice
from tests.analyses.survey import Survey, survey


def said(count, **more):
    return survey(
        staff=[5] * count,
        food=[1] * count,
        comment=[f"remark {i}" if i % 2 else None for i in range(count)],
        who=[f"customer {i}" for i in range(count)],
        note=["secret"] * count,
        **more,
    )


@pytest.mark.parametrize("count", [0, 1, 4])
def test_under_five_responses_nothing_is_told(count):
    found = verbatim(*said(count), Slice())
    assert (found.total, found.rows, found.comments_hidden) == (count, None, True)


@pytest.mark.parametrize("count", [5, 7])
def test_under_eight_the_comments_stay_hidden(count):
    found = verbatim(*said(count), Slice())
    assert (found.total, len(found.rows), found.comments_hidden) == (count, count, True)
    assert "comment" not in found.rows.columns and not found.rows.astype(str).eq("remark 1").any().any()


def test_from_eight_on_comments_come_first():
    found = verbatim(*said(8), Slice())
    assert not found.comments_hidden and list(found.rows.columns)[:3] == [
        "comment",
        "Service score",
        "Experience score",
    ]
    assert found.rows["comment"].notna().tolist() == [True] * 4 + [False] * 4
    assert found.rows["Service score"].tolist() == [100] * 8


def test_who_answered_and_what_is_ignored_is_never_shown():
    assert not {"who", "note"} & set(verbatim(*said(20), Slice()).rows.columns)


def test_the_newest_come_first_among_those_with_a_comment():
    days = [f"2025-01-{day:02}" for day in range(1, 11)]
    rows = verbatim(*said(10, day=days), Slice()).rows
    assert [day.day for day in rows["day"]] == [10, 8, 6, 4, 2, 9, 7, 5, 3, 1]


def test_a_quadrant_a_group_or_both():
    found = survey(
        shop=["A"] * 9 + ["B"] * 9 + [None] * 9,
        staff=[5] * 9 + [1] * 9 + [5] * 9,
        food=[5] * 9 + [1] * 9 + [1] * 9,
        comment=["said"] * 27,
    )
    of_a, blank = (Slice(segments=((found.name("shop"), (name,)),)) for name in ("A", BLANK))
    assert [verbatim(*found, Slice(), quadrant=q).total for q in Quadrant] == [9, 9, 0, 9]
    assert verbatim(*found, of_a).rows["shop"].unique().tolist() == ["A"]
    assert verbatim(*found, blank).total == 9 and verbatim(*found, blank).rows["shop"].isna().all()
    assert verbatim(*found, of_a, quadrant=Quadrant.PARADOX).total == 0


def test_the_cut_may_differ_between_the_sides():
    found = survey(staff=[4] * 9 + [5] * 8, food=[4] * 17)
    counted = {cut: verbatim(*found, Slice(), quadrant=Quadrant.IDEAL, cut=cut).total for cut in (75, 80)}
    assert counted == {75: 17, 80: 0}
    assert verbatim(*found, Slice(), quadrant=Quadrant.IDEAL, cut=Cuts(80, 75)).total == 8
    assert verbatim(*found, Slice(), quadrant=Quadrant.PARADOX, cut=Cuts(75, 80)).total == 17


def test_a_few_in_a_group_of_many_are_hidden_too():
    found = survey(shop=["A"] * 50 + ["B"] * 4, staff=[5] * 54, food=[5] * 54, comment=["said"] * 54)
    part = Slice(segments=((found.name("shop"), ("B",)),))
    assert verbatim(*found, part, quadrant=Quadrant.IDEAL).rows is None


def test_five_hundred_at_most_are_shown_and_all_are_counted():
    found = verbatim(*survey(staff=[5] * 600, food=[5] * 600), Slice())
    assert (found.total, len(found.rows)) == (600, MOST)


def test_labels_that_look_like_our_own_columns_lose_nothing():
    found = survey(staff=[5] * 9, food=[1] * 9, shop=["A"] * 9)
    columns = [
        replace(column, label="Service score") if column.role is Role.SEGMENT else column
        for column in found.dataset.columns
    ]
    again = found.workspace.confirm(found.dataset.id, columns)
    rows = verbatim(*Survey(found.workspace, again), Slice()).rows
    assert len(set(rows.columns)) == len(rows.columns)
