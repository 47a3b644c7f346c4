"""What customers did, asked in SQL and counted once more in a loop."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.model import Behaviour, Key, Slice, Terms
from cxmetrics.store.behaviour import LEFT, STAYED, behaved, covers
from cxmetrics.store.lines import as_marked
from cxmetrics.store.purchases import dated, purchases
from tests.analyses.purchases import book, sample
from tests.analyses.tables import real

START = date(2023, 1, 1)
ROWS = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 400), st.integers(-300, 900), st.sampled_from("AB")),
    min_size=25,
    max_size=80,
)


def listed(rows):
    return [(f"K{who}", START + timedelta(days=day), cents / 100, shop) for who, day, cents, shop in rows]


def bought(rows):
    """The days of purchase of each customer, in order."""
    days = defaultdict(set)
    for who, day, amount, _ in listed(rows):
        if amount >= 0:
            days[who].add(day)
    return {who: sorted(found) for who, found in days.items()}


@settings(max_examples=15, deadline=None)
@given(ROWS)
def test_waits_to_the_second_day_are_those_of_a_loop(rows):
    asked = book(listed(rows))
    end = max(day for _, day, _, _ in listed(rows))
    expected = [
        ((days[1] - days[0]).days if len(days) > 1 else -1, (end - days[0]).days)
        for days in bought(rows).values()
    ]
    found = behaved(*asked, Behaviour.RETURN, "c1", Slice())
    waits = found[Key()].counts if found else ()
    each = [(-1 if wait is None else wait, seen) for wait, seen, n in waits for _ in range(n)]
    assert sorted(each) == sorted(expected)


@settings(max_examples=15, deadline=None)
@given(ROWS, st.sampled_from([20, 60, 150]))
def test_departures_are_those_of_a_loop(rows, silence):
    workspace, dataset = book(listed(rows))
    end = max(day for _, day, _, _ in listed(rows))
    counts = {STAYED: 0, LEFT: 0}
    for days in bought(rows).values():
        before = [day for day in days if 2 * silence > (end - day).days >= silence]
        if before:
            counts[STAYED if (end - days[-1]).days < silence else LEFT] += 1
    found = behaved(workspace, dataset, Behaviour.DEPARTURE, "c1", Slice(terms=Terms(silence=silence)))
    if not covers(dataset, 2 * silence):
        assert found == {}
    else:
        histogram = dict(found[Key()].counts) if found else {}
        assert histogram == {score: n for score, n in counts.items() if n}


@settings(max_examples=15, deadline=None)
@given(ROWS)
def test_spending_and_days_of_purchase_are_those_of_a_loop(rows):
    workspace, dataset = book(listed(rows))
    buyers = bought(rows)
    paid = defaultdict(float)
    each_day = defaultdict(float)
    for who, day, amount, _ in listed(rows):
        if who in buyers:
            paid[who] += amount
            each_day[who, day] += amount
    found = behaved(workspace, dataset, Behaviour.SPENDING, "c1", Slice())
    amounts = sorted(value for value, n in (found[Key()].counts if found else ()) for _ in range(int(n)))
    assert amounts == pytest.approx(sorted(paid.values()), abs=1e-9)
    days = purchases(workspace, dataset, Slice())
    assert len(days.day) == len(each_day)
    assert sorted(days.amount.tolist()) == pytest.approx(sorted(each_day.values()), abs=1e-9)
    assert int(days.bought.sum()) == sum(len(of) for of in buyers.values())
    assert {dated(first) for first in days.first.tolist()} == {of[0] for of in buyers.values()}


def test_a_customer_belongs_to_the_group_of_the_first_purchase():
    rows = [("K1", START, 5.0, "A"), ("K1", START + timedelta(days=9), 5.0, "B"), ("K2", START, 5.0, "B")]
    found = behaved(*book(rows), Behaviour.RETURN, "c1", Slice(), segment="c4")
    assert {key.segment: (waits.n, waits.happened) for key, waits in found.items()} == {
        "A": (1, 1),
        "B": (1, 0),
    }
    days = purchases(*book(rows), Slice(segments=(("c4", ("A",)),)))
    assert len(days.day) == 2, "the later purchase counts wherever it was made"


def test_what_was_only_given_back_makes_no_customer():
    rows = [("K1", START, -5.0, "A"), ("K2", START, 5.0, "A"), ("K2", START + timedelta(days=3), -2.0, "A")]
    days = purchases(*book(rows), Slice())
    assert (len(days.day), days.bought.tolist(), days.amount.tolist()) == (2, [True, False], [5.0, -2.0])


def test_the_online_shop_leaves_out_what_was_cancelled():
    workspace, dataset = real("online_retail/online_retail_2010-12.csv")
    assert as_marked(workspace, dataset).marked
    days = purchases(workspace, dataset, Slice())
    assert len(days.of_each()[0]) == 885, "948 customers, of whom 63 only gave something back"
    assert days.amount[~days.bought].sum() < 0
    assert len(behaved(workspace, dataset, Behaviour.DEPARTURE, "c7", Slice())) == 0, "a month is too short"


def test_the_sample_is_long_enough_for_half_a_year_and_not_for_a_year():
    _, orders, _ = sample()
    assert covers(orders, 360) and not covers(orders, 720)
