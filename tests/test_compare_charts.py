"""The charts of a comparison hold any figures, say their n, and keep what people wrote in their data."""

from dataclasses import replace

import pytest

from cxmetrics.analyses.comparing.difference import Verdict, difference
from cxmetrics.charts import compare, ranking
from cxmetrics.charts import difference as apart
from cxmetrics.charts.theme import DARK, LIGHT
from tests.analyses.test_difference import CSAT, answers
from tests.test_charts import POISON, checked, rows_with, says_n, written_outside_data
from tests.test_compare_words import NAMES, SMALL, of, placed, told

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
