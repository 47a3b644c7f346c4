"""The charts of a comparison hold any figures, say their n, and keep what people wrote in their data."""

from dataclasses import replace

import pytest

from cxmetrics.analyses.comparing.difference import Verdict, difference
from cxmetrics.analyses.comparing.facet_groups import facet_groups
from cxmetrics.analyses.comparing.quadrant_groups import quadrant_groups
from cxmetrics.analyses.comparing.touchpoint_groups import touchpoint_groups
from cxmetrics.charts import compare, ranking, side_by_side
from cxmetrics.charts import difference as apart
from cxmetrics.charts import quadrant_groups as plane
from cxmetrics.charts.side_by_side import Line, from_lowest
from cxmetrics.charts.theme import DARK, LIGHT
from cxmetrics.model import Kind, Slice
from cxmetrics.store import Workspace
from cxmetrics.ui.show import HEADINGS
from cxmetrics.ui.upload import load_sample
from tests.analyses.test_difference import CSAT, answers
from tests.test_charts import POISON, checked, rows_with, says_n, written_outside_data
from tests.test_compare_words import NAMES, SMALL, figure, of, placed, told

PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
CERTAIN = difference(CSAT, answers(a5=48, a1=32), answers(a5=56, a1=14))


@PALETTES
def test_every_chart_is_valid_and_says_its_n(colours):
    drawn = (
        compare.chart(CERTAIN, NAMES, colours, title="%"),
        apart.chart(CERTAIN, colours, title="%"),
        ranking.chart(
            of(placed("A", 1, 1, True), placed("B", 2, 2, True, -12), SMALL), colours, title="Points"
        ),
    )
    for spec in drawn:
        assert says_n(checked(spec))


def test_the_difference_is_coloured_only_where_one_is_better():
    (row,) = rows_with(checked(apart.chart(CERTAIN, LIGHT, title="%")), "change")
    assert row["zero"] == 0 and row["low"] < row["change"] < row["high"]
    assert apart.colour(CERTAIN.better, LIGHT) == LIGHT.categories[2]
    close = replace(CERTAIN, verdict=Verdict.CLOSE)
    assert apart.colour(close.better, LIGHT) == LIGHT.quiet


def test_few_answers_have_a_range_and_no_dot():
    few = told(3, 21, Verdict.HIGHER, n=20)
    assert [row["value"] for row in compare.table(few, NAMES)] == [None, None]
    assert apart.row(few)["change"] is None and apart.row(few)["low"] == 3
    rows = rows_with(checked(ranking.chart(of(placed("A", 1, 2), SMALL), LIGHT, title="Points")), "evened")
    assert [(row["evened"] is None, row["raw"] is None) for row in rows] == [(False, False), (True, True)]


def test_names_stand_nowhere_but_in_the_data():
    for spec in (
        compare.chart(CERTAIN, (POISON, "B"), LIGHT, title="%"),
        ranking.chart(of(placed(POISON, 1, 2), placed("B", 1, 2)), LIGHT, title="%"),
    ):
        assert written_outside_data(checked(spec), POISON[:20]) == []


@pytest.fixture(scope="module")
def sides():
    """Two zones of the sample on the quadrant, along the journey and on every touchpoint."""
    workspace = Workspace()
    load_sample(workspace)
    (data,) = [one for one in workspace.datasets() if one.kind is Kind.RESPONSES]
    zone = next(column.name for column in data.columns if column.label == "Delivery zone")
    given = (workspace, data, zone, "North", "South", Slice())
    found = quadrant_groups(*given), facet_groups(*given), touchpoint_groups(*given)
    workspace.close()
    return found


def of_pieces(found):
    return tuple(Line(one.name, one.difference, one.holds) for facet in found.facets for one in facet.pieces)


def of_ratings(found):
    return tuple(Line(one.column.label, one.difference, one.holds, one.of_100) for one in found.pairs)


@PALETTES
def test_both_sides_are_drawn_with_their_n_and_names_in_the_data_alone(sides, colours):
    names = (POISON, "South")
    lines = of_ratings(sides[2])
    drawn = (
        plane.chart(sides[0], names, colours),
        side_by_side.chart(lines, names, colours, title="Score of 100", domain=from_lowest(lines)),
    )
    for spec in drawn:
        assert says_n(checked(spec)) and written_outside_data(checked(spec), POISON[:20]) == []


def test_both_groups_stand_on_0_to_100_and_those_that_hold_are_marked(sides):
    for lines in (of_pieces(sides[1]), of_ratings(sides[2])):
        low, high = from_lowest(lines)
        spec = checked(side_by_side.chart(lines, NAMES, LIGHT, title="Score of 100", domain=(low, high)))
        rows = rows_with(spec, "strong")
        assert all(low <= row["low"] <= row["value"] <= row["high"] <= high == 100 for row in rows)
        assert {row["label"][:1] in "▲▼" for row in rows if row["strong"] == 1.0} == {True}
        assert not any(row["label"][:1] in "▲▼" for row in rows if row["strong"] < 1.0)
        table = side_by_side.table(lines, NAMES, "Rating", "Answers")
        assert table["Says"].eq(side_by_side.HOLDS).sum() == sum(line.holds for line in lines) > 0


def test_two_dots_one_for_each_and_hollow_where_too_close_to_call(sides):
    found = sides[0]
    doubted = replace(found, dots=(replace(found.dots[0], placed=None), found.dots[1]))
    first, second = rows_with(checked(plane.chart(doubted, NAMES, LIGHT)), "placed")
    assert (first["group"], second["group"]) == NAMES and (first["placed"], second["placed"]) == (0.0, 1.0)
    assert first["service_low"] < first["service"] < first["service_high"]


def test_few_answers_have_ranges_and_no_dot_and_no_middle_side_by_side():
    line = Line("Delivery", told(3, 21, Verdict.HIGHER, n=20), holds=False)
    rows = rows_with(checked(side_by_side.chart((line,), NAMES, LIGHT, title="", domain=(0, 100))), "strong")
    assert [row["value"] for row in rows] == [None, None] and rows[0]["low"] is not None
    assert side_by_side.table((line,), NAMES, "Rating", "Answers")["Difference (likely)"][0] == "+3 to +21"


def test_no_name_of_a_group_overwrites_another_column():
    line = Line("Delivery", told(3, 21, Verdict.HIGHER), holds=True)
    for names in (("Rating", "Says"), ("n", "Answers"), ("Difference (likely)", "share"), ("Same", "Same")):
        table = side_by_side.table((line,), names, "Rating", "Answers")
        assert table.shape == (1, 6) and table["Rating"][0] == "Delivery" and table["Answers"][0] == 200
        assert table[f"● {names[0]}"][0] == "20" and table[f"◆ {names[1]}"][0] == "32"
        headings = [HEADINGS.get(heading, heading) for heading in table]
        assert len(set(headings)) == 6


def test_figures_and_their_difference_never_contradict_each_other():
    apart_by_two = replace(
        told(0.3, 3.3, Verdict.HIGHER), first=figure(82.6), second=figure(84.4), change=1.8
    )
    assert [row["shown"] for row in compare.table(apart_by_two, NAMES)] == ["82.6", "84.4"]
    assert apart.row(apart_by_two)["shown"] == "+1.8 (+0.3 to +3.3)"
    whole = replace(apart_by_two, first=figure(82.0), second=figure(84.0), change=2.0)
    assert [row["shown"] for row in compare.table(whole, NAMES)] == ["82", "84"]
    assert apart.row(whole)["shown"] == "+2 (+0.3 to +3)"
