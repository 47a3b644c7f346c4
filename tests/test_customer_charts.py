"""The charts of the Customers page hold any figures and hide what is hidden."""

from datetime import date

import pytest

from cxmetrics.analyses.customers.cohorts import Cohort, Cohorts
from cxmetrics.analyses.customers.curve import Step
from cxmetrics.analyses.customers.loyalty import Group, Split
from cxmetrics.analyses.customers.worth import Held
from cxmetrics.charts import cohorts, concentration, curve, loyalty
from cxmetrics.model import Display, Estimate, Interval
from tests.test_charts import PALETTES, checked, rows_with, says_n


def share(value, n=100, half=4.0):
    if value is None:
        return Estimate.hidden(n, unit="%")
    return Estimate.of(value, Interval(value - half, value + half), n, span=100.0, unit="%")


CURVES = {
    "nothing": (),
    "one step": (Step(0.0, 50.0, 40.0, 60.0, 30),),
    "many": tuple(Step(float(i), i / 4, i / 5, i / 3, 500 - i) for i in range(180)),
}


@PALETTES
@pytest.mark.parametrize("steps", CURVES.values(), ids=CURVES)
@pytest.mark.parametrize("mark", [None, 90])
def test_the_curve_holds_any_steps(steps, mark, colours):
    assert says_n(checked(curve.chart(steps, colours, title="% who bought again", mark=mark)))


TABLE = Cohorts(
    (
        Cohort(date(2024, 1, 1), 100, (share(20.0), share(30.0))),
        Cohort(date(2024, 2, 1), 12, (share(25.0, 12, 20.0), None)),
        Cohort(date(2024, 3, 1), 3, (share(None, 3), None)),
    ),
    Cohort(None, 115, (share(21.0), share(30.0))),
    "SELECT 1",
)
EMPTY = Cohorts((), Cohort(None, 0, ()), "SELECT 1")


@PALETTES
@pytest.mark.parametrize("found", [TABLE, EMPTY], ids=["some", "none"])
def test_the_cohorts_hold_any_cells(found, colours):
    assert says_n(checked(cohorts.chart(found, colours)))


def test_a_hidden_cell_and_a_range_have_no_colour_and_no_figure():
    cells = {row["cohort"]: row for row in cohorts.frame(TABLE).to_dict("records") if row["span"] == 1}
    assert (cells["Jan 2024"]["text"], cells["Jan 2024"]["colour"]) == ("20", 20.0)
    assert (cells["Feb 2024"]["text"], cells["Feb 2024"]["colour"]) == ("~", 0.0)
    assert (cells["Mar 2024"]["text"], cells["Mar 2024"]["shown"]) == (cohorts.NARROW, "too few")
    table = cohorts.table(TABLE)
    assert table["Days 31–60"].tolist() == ["30 %", "30 %", "", ""]


@PALETTES
def test_the_best_customers_hold_any_shares(colours):
    held = tuple(
        Held(top, share(value, n)) for top, value, n in ((0.1, None, 30), (0.2, 50.0, 30), (0.5, 80.0, 30))
    )
    spec = checked(concentration.chart(held, colours))
    assert says_n(spec) and all(row["share"] is not None for row in rows_with(spec, "share"))
    checked(concentration.chart((), colours))


@PALETTES
def test_groups_that_are_hidden_are_not_drawn(colours):
    groups = tuple(
        Group(name, n, share(value, n), share(None, n), share(None, n))
        for name, value, n in (("Promoters", 60.0, 100), ("Passives", 50.0, 20), ("Detractors", None, 3))
    )
    split = Split("nps", "By", groups, None, "SELECT 1")
    spec = checked(loyalty.chart(split, colours, title="%"))
    assert says_n(spec)
    assert [row["group"] for row in rows_with(spec, "back")] == ["Promoters", "Passives"]
    assert groups[1].back.shown is Display.INTERVAL
    assert loyalty.table(split, 90)["Bought again"].tolist() == ["60 %", "46 to 54 %", "too few"]
    checked(loyalty.chart(Split("nps", "By", (), None, ""), colours, title="%"))
