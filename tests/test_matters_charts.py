"""The charts of what matters: valid, each with its n, and no name over another at any width."""

import altair as alt
import pytest

from cxmetrics.analyses.drivers.what_matters import what_matters
from cxmetrics.charts import importance, priority, service_share, small_multiples
from cxmetrics.charts.theme import DARK, LIGHT
from cxmetrics.model import Kind, Slice
from cxmetrics.store import Workspace
from cxmetrics.ui.upload import load_sample
from tests.test_charts import POISON, estimate

PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
ROWS = (("people", estimate(80.0)), (POISON, estimate(60.0)), ("process", estimate(None, n=3)))


@pytest.fixture(scope="module")
def found():
    workspace = Workspace()
    load_sample(workspace)
    (data,) = [one for one in workspace.datasets() if one.kind is Kind.RESPONSES]
    told = what_matters(workspace, data, Slice())
    workspace.close()
    return told


@PALETTES
def test_every_chart_is_valid_and_in_the_colours_of_the_page(found, colours):
    told = found
    drawn = [
        service_share.chart(told.service_share, colours),
        importance.chart(told.explained, colours),
        priority.chart(told.importance, colours),
        small_multiples.chart(ROWS, colours, lit=POISON),
    ]
    for spec in drawn:
        alt.LayerChart.from_dict(spec)
        text = str(spec)
        assert colours.quiet in text
        assert "'n'" in text, "the tooltip says of how many"
        assert "cause" not in text and "impact" not in text


def test_the_pieces_of_the_bar_are_all_there_is(found):
    table = service_share.frame(found.service_share)
    assert table["start"].iloc[0] == 0 and table["end"].iloc[-1] == pytest.approx(1.0)
    assert list(table["start"].iloc[1:]) == list(table["end"].iloc[:-1])
    assert table["label"].iloc[0] == "", "a piece of 1 % has no room for its figure"


def test_bars_and_pieces_stand_on_one_basis(found):
    told = found
    whole = told.explained.adjusted_r2
    assert importance.frame(told.explained)["value"].sum() == pytest.approx(whole)
    assert service_share.frame(told.service_share)["start"].iloc[-1] == pytest.approx(whole)
    assert priority.even_share(told.importance) == pytest.approx(whole / len(told.explained.drivers))


def test_what_is_not_certain_is_grey_without_a_group_and_last(found):
    from dataclasses import replace

    told = found.explained
    first, *rest = told.drivers
    doubted = replace(told, drivers=(replace(first, certain=False, tier=None), *rest))
    table = importance.frame(doubted)
    assert table["question"].iloc[-1] == first.column.label
    assert table["shade"].iloc[-1] == table["group"].iloc[-1] == importance.NOT_SHOWN
    assert table["label"].iloc[-1] == first.column.label and table["label"].iloc[0].startswith("1. ")


def test_only_what_is_there_has_a_place_in_the_legend(found):
    assert set(importance.shades_of(["service"], LIGHT)) == {"service"}
    assert priority.signs(found.importance) == "● within your control"


def test_a_score_of_too_few_has_no_dot():
    table = small_multiples.frame(ROWS)
    assert table["value"].isna().tolist() == [False, False, True] and table["shown"].iloc[-1] == "too few"


def test_the_map_names_what_is_certain_first(found):
    rows = priority.chart(found.importance, LIGHT)["datasets"]["dots"]
    assert rows[0]["text_0"] and {row["question"] for row in rows} == {
        one.driver.column.label for one in found.importance
    }
