"""Who stayed by a rule of silence, and what the rule does to the figure."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from cxmetrics.analyses.customers.staying import staying
from cxmetrics.analyses.measure import find, whole
from cxmetrics.model import Display, Slice, Terms
from tests.analyses.purchases import book, record_rows, records, sample, sample_rows

START = date(2023, 1, 1)


def stayed(rows: pd.DataFrame, silence: int) -> tuple[float, int]:
    """Of those who bought in the last but one span, the share in per cent who bought in the last one."""
    bought, end = rows[rows["bought"]], rows["day"].max()
    age = (end - bought["day"]).dt.days
    before = set(bought["who"][(age >= silence) & (age < 2 * silence)])
    after = set(bought["who"][age < silence])
    return 100 * len(before & after) / len(before), len(before)


@pytest.mark.parametrize("which", ["sample", "records"])
def test_the_rule_and_half_of_it_as_pandas_counts_them(which):
    asked, rows = (sample()[:2], sample_rows()) if which == "sample" else (records(), record_rows())
    half, rule, double = staying(*asked, Slice()).rules
    for found in (half, rule):
        share, n = stayed(rows, found.days)
        assert found.covered and (found.stayed.value, found.stayed.n) == (pytest.approx(share), n)
    assert (half.days, rule.days, double.days) == (90, 180, 360)
    assert not double.covered and double.stayed.value is None, "the list is shorter than 720 days"


def test_it_is_the_metric_itself():
    workspace, orders, _ = sample()
    for silence in (60, 180, 400):
        part = Slice(terms=Terms(silence=silence))
        metric = whole(workspace, orders, find(orders, "retention"), part)
        assert staying(workspace, orders, part).rule.stayed == metric


def curve_of(rows: pd.DataFrame, silence: int) -> dict[int, float]:
    """The share who still buy after so many days, by definition, of all who can be followed so long."""
    bought, end = rows[rows["bought"]].drop_duplicates(["who", "day"]), rows["day"].max()
    ends = []
    for _, days in bought.sort_values("day").groupby("who")["day"]:
        first, seen = days.iloc[0], (end - days.iloc[0]).days - silence
        if seen <= 0:
            continue
        gaps = zip(days, [*days.iloc[1:], end], strict=True)
        quiet = next(((day - first).days for day, then in gaps if (then - day).days > silence), None)
        ends.append((seen if quiet is None else quiet, quiet is not None))
    share, found = 1.0, {}
    for day in sorted({t for t, gone in ends if gone}):
        waiting = sum(t >= day for t, _ in ends)
        share *= 1 - sum(t == day and gone for t, gone in ends) / waiting
        found[day] = 100 * share
    return found


def test_the_curve_is_kaplan_and_meiers_of_the_first_long_silence():
    workspace, orders, _ = sample()
    by_hand = curve_of(sample_rows(), 180)
    drawn = staying(workspace, orders, Slice()).curve
    assert len(drawn) > 100
    assert all(step.share == pytest.approx(by_hand[int(step.day)]) for step in drawn)


def test_those_who_never_leave_and_those_who_never_return():
    faithful = [(f"F{i}", START + timedelta(days=7 * week), 9.0) for i in range(20) for week in range(60)]
    gone = [(f"G{i}", START, 9.0) for i in range(20)]
    found = staying(*book([*faithful, *gone]), Slice(terms=Terms(silence=60)))
    assert found.followed == 40
    assert [(step.day, step.share) for step in found.curve] == [(0.0, 50.0)]
    assert found.rule.stayed.value == 100.0, (
        "who bought once a year ago was not there in the last but one span"
    )
    assert (found.came_back.value, found.came_back.n) == (0.0, 20)


def test_who_came_back_after_all_shows_that_the_rule_was_wrong():
    seasonal = [(f"S{i}", START + timedelta(days=day), 9.0) for i in range(30) for day in (0, 200, 400)]
    found = staying(*book(seasonal), Slice(terms=Terms(silence=90)))
    assert (found.came_back.value, found.came_back.n) == (100.0, 30)


def test_twice_the_patience_never_counts_fewer_as_staying_on_the_curve():
    workspace, orders, _ = sample()
    shares = [
        staying(workspace, orders, Slice(terms=Terms(silence=silence))).curve[0].share
        for silence in (30, 90, 180)
    ]
    assert shares == sorted(shares)


def test_a_cohort_under_five_is_not_offered_and_takes_another_with_it():
    rows = []
    for start, count in ((date(2023, 1, 5), 40), (date(2023, 2, 5), 30), (date(2023, 3, 5), 3)):
        rows += [(f"K{start}{i}", start, 5.0) for i in range(count)]
    rows.append(("K2023-01-050", date(2024, 6, 1), 5.0))
    asked = book(rows)
    found = staying(*asked, Slice())
    assert [day.month for day in found.cohorts] == [1]
    for month in (2, 3):
        hidden = staying(*asked, Slice(), cohort=date(2023, month, 1))
        assert (hidden.curve, hidden.followed) == ((), 0)
    assert staying(*asked, Slice(), cohort=date(2023, 1, 1)).followed == 40


def test_a_month_long_list_cannot_tell():
    rows = [(f"K{i % 50}", START + timedelta(days=i % 30), 5.0) for i in range(200)]
    found = staying(*book(rows), Slice())
    assert not any(rule.covered for rule in found.rules) and found.curve == ()
    assert found.came_back.shown is Display.HIDDEN
    shorter = replace(Slice(), terms=Terms(silence=10))
    assert staying(*book(rows), shorter).rule.covered
