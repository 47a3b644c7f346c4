"""Figures that were worked out elsewhere, shown as they stand."""

import csv
from dataclasses import replace
from datetime import date

import pytest

from cxmetrics.analyses.figures import figures, lines
from cxmetrics.charts import worked_out
from cxmetrics.charts.theme import LIGHT
from cxmetrics.errors import NotEnoughData
from cxmetrics.meaning import revise
from cxmetrics.model import Kind, Slice
from cxmetrics.reports import summary_json
from tests.analyses.tables import stored
from tests.shared import shared


def published():
    """The national results, with the period written as a month of the year."""
    with shared("data/hcahps/national_results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {label: [row[label] for row in rows] for label in rows[0]}
    periods = [period.partition("_") for period in columns["Release Period"]]
    return columns | {"Release Period": [f"{year}-{month}" for month, _, year in periods]}


def small(values=("71", "72", "Not Available", "70")):
    months = [f"2024-0{1 + i % 4}" for i in range(8)]
    return {
        "Month": months,
        "Measure": ["Overall"] * 4 + ["Clean"] * 4,
        "Top-box percentage": [*values, "60", "61", "62", "63"],
        "Responses": ["120", "130", "FEWER THAN 50", "140"] * 2,
    }


def test_the_overall_rating_of_hospitals_over_the_years():
    found = stored(published())
    assert found.dataset.kind is Kind.FIGURES
    drawn = lines(*found, found.name("Top-box Percentage"), Slice(), by=found.name("Measure ID"))
    assert len(drawn) == 10
    (overall,) = (line for line in drawn if line.name == "H_HSP_RATING")
    assert overall.points[0] == (date(2015, 7, 1), 71.0)
    assert overall.points[-1] == (date(2023, 7, 1), 70.0)


def test_nothing_is_averaged_again_and_what_was_withheld_is_a_gap():
    found = stored(small())
    every = figures(*found, Slice())
    assert len(every) == 16
    (withheld,) = (f for f in every if f.value is None and f.column.label.startswith("Top"))
    assert withheld.period == date(2024, 3, 1)
    drawn = lines(*found, found.name("Top-box percentage"), Slice(), by=found.name("Measure"))
    assert {line.name: [value for _, value in line.points] for line in drawn} == {
        "Clean": [60, 61, 62, 63],
        "Overall": [71, 72, 70],
    }


def test_one_group_can_be_held_while_another_is_drawn():
    found = stored(small())
    (only,) = lines(
        *found, found.name("Top-box percentage"), Slice(), fixed=((found.name("Measure"), "Clean"),)
    )
    assert only.name is None and [value for _, value in only.points] == [60, 61, 62, 63]


def test_the_json_holds_every_figure_as_it_stands():
    workspace, dataset = stored(small())
    report = summary_json.report(workspace, dataset, Slice())
    assert (report["kind"], report["metrics"], report["orders"]) == ("figures", [], None)
    assert len(report["figures"]) == 16
    assert {
        "label": "Top-box percentage",
        "segments": {"Measure": "Overall"},
        "period": "2024-01-01",
        "value": 71,
    } in report["figures"]
    assert any("added up" in finding["what"] for finding in report["findings"])


def test_no_net_promoter_score_is_made_of_percentages():
    found = stored(small())
    column = next(c for c in found.dataset.columns if c.label == "Top-box percentage")
    cells = found.workspace.raw(found.dataset.id, column.name)
    with pytest.raises(NotEnoughData, match="nps"):
        revise(column, cells, role="nps")


def test_the_chart_draws_a_line_a_group_and_no_band():
    found = stored(small())
    drawn = lines(*found, found.name("Top-box percentage"), Slice(), by=found.name("Measure"))
    spec = worked_out.chart(drawn, LIGHT, title="Top-box percentage")
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["line", "point"]
    assert list(worked_out.frame(drawn)["group"].unique()) == ["Clean", "Overall"]
    alone = worked_out.frame((replace(drawn[0], name=None),))
    assert set(alone["group"]) == {worked_out.WHOLE}
