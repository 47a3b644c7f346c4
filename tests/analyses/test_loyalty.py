"""Orders and answers of the same customers: who came back, and the revenue that goes with it."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.customers.at_risk import at_risk
from cxmetrics.analyses.customers.loyalty import loyalty
from cxmetrics.analyses.customers.partner import match, partner
from cxmetrics.analyses.customers.standing import DETRACTORS, PASSIVES, PROMOTERS
from cxmetrics.model import Column, Display, Kind, Role, Scale, Side, Slice, SourceFile, Terms
from cxmetrics.stats import wilson
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft
from tests.analyses.purchases import COLUMNS, SAMPLE, sample, sample_rows

RECOMMEND = "How likely are you to recommend us to a friend? (0-10)"
ANSWERS = (
    Column("c1", "Customer", Role.CUSTOMER),
    Column("c2", "Day", Role.DATE, date_formats=("%Y-%m-%d",)),
    Column("c3", "Recommend", Role.NPS, Side.OVERALL, scale=Scale(0, 10)),
)
START = date(2024, 1, 1)


def stored(workspace, name, columns, rows, kind):
    cells = [[str(cell) for cell in column] for column in zip(*rows, strict=True)]
    table = pa.table({c.name: pa.array(of, pa.string()) for c, of in zip(columns, cells, strict=True)})
    file = SourceFile(name, name.ljust(64, "0"), 1, "plain", "utf-8", None, len(rows), len(rows))
    staged = workspace.stage(Draft(name, table, (file,), columns, ()))
    return replace(workspace.confirm(staged.id, staged.columns), kind=kind)


def both(orders, answers):
    """(customer, day, amount) and (customer, day, score) in one workspace."""
    workspace = Workspace()
    bought = stored(workspace, "orders.csv", COLUMNS[:3], orders, Kind.ORDERS)
    said = stored(workspace, "answers.csv", ANSWERS, answers, Kind.RESPONSES)
    return workspace, bought, said


def matched():
    workspace, orders, answers = sample()
    found = partner(workspace, orders, (orders, answers), Slice())
    assert found is not None
    return workspace, orders, answers, found


def latest_up_to(day: pd.Timestamp) -> pd.Series:
    """Each customer's latest answer to the recommend question up to a day."""
    rows = pd.read_csv(SAMPLE / "feedback.csv").dropna(subset=["Customer ID", RECOMMEND])
    rows["at"] = pd.to_datetime(rows["Date"])
    rows = rows[rows["at"].dt.normalize() <= day]
    # Of two answers on one day the one lower in the file is the later.
    rows["day"], rows["place"] = rows["at"].dt.normalize(), range(len(rows))
    return rows.sort_values(["day", "place"]).groupby("Customer ID")[RECOMMEND].last()


def group_of(score: float) -> str:
    return PROMOTERS if score >= 9 else PASSIVES if score >= 7 else DETRACTORS


def test_the_sample_is_matched_and_says_who_is_in_one_list_only():
    workspace, orders, answers, found = matched()
    bought = set(pd.read_csv(SAMPLE / "orders.csv")["Customer ID"].dropna())
    said = set(pd.read_csv(SAMPLE / "feedback.csv")["Customer ID"].dropna())
    assert (found.of_orders, found.of_responses, found.of_both) == (
        len(bought),
        len(said),
        len(bought & said),
    )
    assert found.usable and partner(workspace, answers, (orders, answers), Slice()) == found


@pytest.mark.parametrize("window", [30, 90, 180])
def test_happier_customers_come_back_as_pandas_counts_it(window):
    workspace, orders, _, found = matched()
    rows = sample_rows()
    since = rows["day"].max() - pd.Timedelta(days=window)
    score = latest_up_to(since)
    known = rows.groupby("who")["first"].first()
    group = score[[who for who in score.index if who in known and known[who] <= since]].map(group_of)
    later = rows[rows["day"] > since]
    back = set(later["who"][later["bought"]])
    spent, in_all = later.groupby("who")["amount"].sum(), rows.groupby("who")["amount"].sum()
    answer = loyalty(workspace, orders, found, Slice(terms=Terms(window=window)))
    assert answer.since == since.date()
    split = answer.splits[0]
    for seen in split.groups:
        members = group.index[group == seen.name]
        assert seen.customers == len(members)
        assert seen.back.value == pytest.approx(100 * sum(who in back for who in members) / len(members))
        assert seen.paid.value == pytest.approx(spent.reindex(members).fillna(0).mean())
        assert seen.in_all.value == pytest.approx(in_all.reindex(members).mean())
    gap = split.difference
    assert gap is not None and gap.low > 0 and gap.p is not None and gap.p < 0.01


def test_every_split_of_the_sample_says_the_same_and_agrees_with_newcombe():
    from statsmodels.stats.proportion import confint_proportions_2indep

    workspace, orders, _, found = matched()
    for split in loyalty(workspace, orders, found, Slice()).splits:
        gap = split.difference
        assert gap is not None and gap.sure and gap.shown is Display.VALUE
        better, worse = (next(g for g in split.groups if g.name == name) for name in (gap.better, gap.worse))
        counts = [round(g.back.value * g.customers / 100) for g in (better, worse)]
        low, high = confint_proportions_2indep(
            counts[0], better.customers, counts[1], worse.customers, method="newcomb", compare="diff"
        )
        assert (gap.low, gap.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)


def test_looked_at_from_either_side_it_is_the_same():
    workspace, orders, answers, found = matched()
    assert (
        loyalty(workspace, orders, found, Slice()).splits
        == loyalty(workspace, answers, found, Slice()).splits
    )


def test_the_slice_is_that_of_the_data_looked_at():
    workspace, _, answers, found = matched()
    shop = next(c.name for c in answers.columns if c.label == "Location")
    part = Slice(segments=((shop, ("Harbour Street",)),))
    some = loyalty(workspace, answers, found, part).splits[0]
    everybody = loyalty(workspace, answers, found, Slice()).splits[0]
    assert sum(g.customers for g in some.groups) < sum(g.customers for g in everybody.groups)


def test_the_revenue_at_risk_is_the_years_revenue_times_the_difference():
    workspace, orders, _, found = matched()
    rows = sample_rows()
    group = latest_up_to(rows["day"].max()).map(group_of)
    members = [who for who in group.index[group == DETRACTORS] if who in set(rows["who"])]
    year = rows[rows["day"] > rows["day"].max() - pd.Timedelta(days=365)]
    spent = year[year["who"].isin(members)]["amount"].sum()
    risk = at_risk(workspace, orders, found, Slice())[0]
    gap = loyalty(workspace, orders, found, Slice()).splits[0].difference
    assert risk.told and risk.customers == len(members) and risk.revenue == pytest.approx(spent)
    assert (risk.low, risk.value, risk.high) == pytest.approx(
        tuple(spent * points / 100 for points in (gap.low, gap.value, gap.high))
    )


def shop(count, scores, came_back):
    """Customers with an answer on day 20 and a second purchase on day 150, where `came_back` says so."""
    orders = [(f"K{i}", START, 10.0) for i in range(count)]
    orders += [(f"K{i}", START + timedelta(days=150), 30.0) for i in range(count) if came_back(i)]
    orders.append(("K0", START + timedelta(days=200), 0.0))
    return both(orders, [(f"K{i}", START + timedelta(days=20), scores(i)) for i in range(count)])


def asked(workspace, orders, answers):
    found = match(workspace, orders, answers)
    return loyalty(workspace, orders, found, Slice()).splits[0], at_risk(workspace, orders, found, Slice())[0]


def test_what_came_after_decides_nothing():
    workspace, orders, answers = shop(80, lambda i: 10 if i % 2 else 2, lambda i: i % 2)
    late = [(f"K{i}", START + timedelta(days=160), 2 if i % 2 else 10) for i in range(80)]
    turned = stored(
        workspace,
        "later.csv",
        ANSWERS,
        [*late, *((f"K{i}", START + timedelta(days=20), 10 if i % 2 else 2) for i in range(80))],
        Kind.RESPONSES,
    )
    early, _ = asked(workspace, orders, answers)
    later, _ = asked(workspace, orders, turned)
    assert later.groups == early.groups


def test_groups_that_came_back_alike_are_too_close_to_tell():
    split, risk = asked(*shop(120, lambda i: 10 if i % 2 else 2, lambda i: i % 4 < 2))
    assert split.difference is not None and not split.difference.sure
    assert not risk.told and "too close to tell" in risk.because


def test_a_small_group_is_hidden_and_takes_another_with_it():
    def score(i):
        return 3 if i < 3 else 8 if i < 40 else 10

    split, risk = asked(*shop(120, score, lambda i: i % 2))
    shown = {group.name: group.back.shown for group in split.groups}
    assert (shown[DETRACTORS], shown[PASSIVES]) == (Display.HIDDEN, Display.HIDDEN)
    assert split.difference is None and risk.revenue is None and not risk.told
    assert all(group.paid.value is None for group in split.groups if group.name != PROMOTERS)


def test_a_dozen_is_no_figure_for_revenue_at_risk():
    split, risk = asked(*shop(60, lambda i: 3 if i < 12 else 10, lambda i: i >= 12))
    assert split.difference.low > 0 and split.difference.shown is Display.INTERVAL
    assert not risk.told and "too few" in risk.because


@pytest.mark.parametrize(("shared", "usable"), [(29, False), (30, True), (100, True)])
def test_it_takes_thirty_in_common(shared, usable):
    orders = [(f"K{i}", START + timedelta(days=i), 10.0) for i in range(100)]
    answers = [(f"K{i + 100 - shared}", START, 5) for i in range(100)]
    workspace, bought, said = both(orders, answers)
    found = partner(workspace, bought, (said, bought), Slice())
    assert found.of_both == shared and found.usable == (usable and shared >= 30)


def test_it_takes_three_in_ten_of_the_smaller_list():
    orders = [(f"K{i}", START + timedelta(days=i % 50), 10.0) for i in range(400)]
    answers = [(f"K{i + 360}", START, 5) for i in range(200)]
    workspace, bought, said = both(orders, answers)
    found = match(workspace, bought, said)
    assert (found.of_both, found.share, found.usable) == (40, 0.2, False)


def test_without_the_other_list_there_is_no_partner():
    workspace, orders, _ = sample()
    assert partner(workspace, orders, (orders,), Slice()) is None


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 10), st.booleans()), min_size=30, max_size=80),
)
def test_shares_are_those_of_a_loop(people):
    split, _ = asked(*shop(len(people), lambda i: people[i][0], lambda i: people[i][1]))
    for group in split.groups:
        members = [back for score, back in people if group_of(score) == group.name]
        # K0 bought on the last day as well.
        back = sum(members) + (group_of(people[0][0]) == group.name and not people[0][1])
        assert group.customers == len(members)
        if group.back.value is not None:
            limits = wilson.interval(back, len(members))
            assert group.back.value == pytest.approx(100 * back / len(members))
            assert (group.back.low, group.back.high) == pytest.approx((100 * limits.low, 100 * limits.high))
