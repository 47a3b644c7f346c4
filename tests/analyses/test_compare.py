"""Two groups or two stretches of time side by side."""

from datetime import date

import pytest

from cxmetrics.analyses.comparing import compare
from cxmetrics.analyses.comparing.compare import Customers, Window, Windows
from cxmetrics.analyses.comparing.difference import Verdict
from cxmetrics.analyses.measure import find
from cxmetrics.model import Column, Role, Slice
from tests.analyses.survey import Survey, survey
from tests.analyses.tables import stored

WHOLE = Slice()
SHOPS = {"North": 60, "South": 40, "East": 30}


def shops(**sizes: int) -> Survey:
    names = [name for name, n in sizes.items() for _ in range(n)]
    return survey(shop=names, nps=[10 if name == "North" else (i * 7) % 11 for i, name in enumerate(names)])


def groups(found: Survey, first: str | None, second: str | None, part: Slice = WHOLE):
    return compare.groups(*found, find(found.dataset, "nps"), found.name("shop"), first, second, part)


def test_the_most_answered_groups_come_first_and_what_was_not_given_last():
    found = survey(shop=["B"] * 6 + ["A"] * 9 + [None] * 20 + ["C"] * 6, nps=[9] * 38 + [None] * 3)
    sizes = compare.sizes(*found, find(found.dataset, "nps"), found.name("shop"), Slice())
    assert sizes == (("A", 9), ("B", 6), ("C", 3), (None, 20))


def test_two_groups_and_their_difference():
    told = groups(shops(**SHOPS), "South", "North").difference
    assert (told.first.n, told.second.n, told.verdict) == (40, 60, Verdict.HIGHER)
    assert told.second.value == 100


def test_a_group_that_would_give_a_small_one_away_is_hidden_too():
    found = shops(North=60, South=40, East=3)
    assert groups(found, "North", "South").difference.hidden
    assert not groups(shops(North=60, South=40, East=3, West=7), "North", "South").difference.hidden


def test_a_group_nobody_is_in_is_refused():
    with pytest.raises(KeyError):
        groups(shops(**SHOPS), "North", "Nowhere")


def test_the_same_customers_in_both_are_noticed():
    who = [f"K{i}" for i in (*range(60), *range(40))]
    found = survey(shop=["A"] * 60 + ["B"] * 40, who=who, nps=[9] * 100)
    told = groups(found, "A", "B")
    assert told.customers == Customers(40, 40) and told.customers.mostly_the_same
    once = groups(found, "A", "B", Slice(latest=found.name("who")))
    assert once.customers is None and (once.difference.first.n, once.difference.second.n) == (20, 40)


@pytest.mark.parametrize(
    ("both", "mostly", "partly"), [(0, False, False), (9, False, False), (10, False, True), (51, True, True)]
)
def test_how_many_in_both_are_worth_a_word(both, mostly, partly):
    told = Customers(both, 100)
    assert (told.mostly_the_same, told.partly_the_same) == (mostly, partly)


def months(first: str, count: int, each: int = 20, **more: object) -> Survey:
    start = date.fromisoformat(first)
    starts = [
        date(start.year + (start.month - 1 + i) // 12, (start.month - 1 + i) % 12 + 1, 1)
        for i in range(count)
    ]
    days = [f"{day:%Y-%m}-{1 + turn * 27 // max(each - 1, 1):02}" for day in starts for turn in range(each)]
    return survey(day=days, nps=[(i * 7) % 11 for i in range(len(days))], **more)


def test_the_last_three_whole_months_against_the_three_before():
    found = months("2025-01-01", 8)
    (only,) = compare.windows(found.dataset, Slice())
    assert only == Windows(
        Window(date(2025, 3, 1), date(2025, 5, 31)), Window(date(2025, 6, 1), date(2025, 8, 31))
    )


def test_a_month_that_has_only_begun_is_no_whole_one():
    found = survey(day=["2025-01-01", "2025-01-30", "2025-02-15", "2025-02-28", "2025-03-05"], nps=[9] * 5)
    (only,) = compare.windows(found.dataset, Slice())
    assert (only.first.first, only.second.last) == (date(2025, 1, 1), date(2025, 2, 28))


@pytest.mark.parametrize(("count", "season"), [(23, False), (24, True)])
def test_the_same_months_a_year_ago_only_from_two_years_on(count, season):
    found = months("2023-01-01", count, each=6)
    told = compare.windows(found.dataset, Slice())
    assert [each.season for each in told] == ([False, True] if season else [False])
    if season:
        assert told[1].first == Window(date(2023, 10, 1), date(2023, 12, 31))


def test_without_two_whole_months_or_without_dates_there_is_nothing_to_compare():
    assert compare.windows(months("2025-01-01", 1).dataset, Slice()) == ()
    assert compare.windows(shops(**SHOPS).dataset, Slice()) == ()


def test_a_filter_shortens_the_time_there_is():
    found = months("2025-01-01", 8)
    (only,) = compare.windows(found.dataset, Slice(first=date(2025, 5, 2)))
    assert only.first == Window(date(2025, 5, 1), date(2025, 6, 30))


def at_times(found: Survey, part: Slice = WHOLE):
    return compare.periods(*found, find(found.dataset, "nps"), compare.windows(found.dataset, part)[0], part)


def test_two_stretches_hold_the_answers_of_their_months():
    told = at_times(months("2025-01-01", 8))
    assert told is not None
    assert (told.difference.first.n, told.difference.second.n) == (60, 60)


def test_a_month_that_is_hidden_elsewhere_hides_the_stretch_it_could_be_taken_from():
    days = [f"2025-0{m}-{d:02}" for m in (1, 2, 3, 4) for d in (1, 8, 15, 22, 27, 28)]
    found = survey(
        day=[*days, "2025-05-01", "2025-05-28", "2025-06-01", "2025-06-15", "2025-06-29"], nps=[9] * 29
    )
    told = at_times(found)
    assert told is not None and not told.difference.hidden, (
        "two hidden months of five people are safe together"
    )
    counts = {2: 6, 3: 6, 4: 5, 5: 2, 6: 6, 7: 6}
    apart = [f"2025-0{month}-{28 - 5 * i:02}" for month, n in counts.items() for i in range(n)]
    told = at_times(survey(day=apart, nps=[9] * len(apart)))
    assert told is not None and told.difference.hidden, "April is hidden with May, and they lie apart"


def test_what_grows_with_time_is_not_compared_between_times():
    days = [f"2024-{1 + i % 12:02}-15" for i in range(240)]
    found = stored(
        {
            "Customer ID": [f"K{i // 12 * 12 + i * 5 % 12 if i % 3 else 0}" for i in range(240)],
            "Order number": [str(1000 + i) for i in range(240)],
            "Date": days,
            "Amount": [f"{5 + i % 40}.50" for i in range(240)],
        }
    )
    windows = compare.windows(found.dataset, Slice())[0]
    assert compare.periods(*found, find(found.dataset, "clv"), windows, Slice()) is None


@pytest.mark.parametrize(
    ("label", "foreign"),
    [("Country", True), ("Sprache", True), ("reviewer_country", True), ("Shop", False), ("County", False)],
)
def test_languages_and_countries_are_told_by_their_label(label, foreign):
    assert compare.differs_in_style(Column("c1", label, Role.SEGMENT)) is foreign
