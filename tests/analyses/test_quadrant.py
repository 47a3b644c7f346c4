"""The four outcomes, and the dots."""

from datetime import date

import pytest

from cxmetrics.analyses.quadrant import Cuts, outcomes, units
from cxmetrics.analyses.share import share
from cxmetrics.model import Display, Quadrant, Ratio, Slice
from tests.analyses.survey import survey


def counts(found):
    return {outcome.quadrant: outcome.count for outcome in found.of}


def test_responses_are_counted_where_they_lie():
    found = survey(staff=[5, 5, 5, 1, 1, 1, 5, None], food=[5, 5, 1, 5, 1, 1, None, 5])
    spread = outcomes(*found, Slice())
    assert spread.n == 6
    assert counts(spread) == {
        Quadrant.IDEAL: 2,
        Quadrant.PARADOX: 1,
        Quadrant.IMPOSSIBLE: 1,
        Quadrant.UNDESIRABLE: 2,
    }
    assert spread[Quadrant.IDEAL].share.value == pytest.approx(100 * 2 / 6)
    assert [outcome.recommended for outcome in spread.of] == [None] * 4


def test_exactly_at_the_cut_is_great():
    # 4 of 5 is 75 of 100.
    found = survey(staff=[4] * 5 + [3] * 2, food=[4] * 7)
    assert counts(outcomes(*found, Slice()))[Quadrant.IDEAL] == 5
    assert counts(outcomes(*found, Slice(), cut=75.0001))[Quadrant.UNDESIRABLE] == 7
    assert counts(outcomes(*found, Slice(), cut=50))[Quadrant.IDEAL] == 7


def test_a_mean_that_comes_to_the_cut_in_thirds_is_great():
    # 100, 75 and 50 make 75, in whatever order they are added.
    for food, room, price in ((5, 4, 3), (3, 4, 5), (4, 3, 5)):
        found = survey(staff=[5] * 6, food=[food] * 6, room=[room] * 6, price=[price] * 6)
        assert counts(outcomes(*found, Slice()))[Quadrant.IDEAL] == 6


def test_how_many_of_each_outcome_recommend():
    found = survey(
        staff=[5] * 16,
        food=[5] * 10 + [1] * 6,
        recommend=[1, 1, 1, 1, 1, 1, 0, 0, None, None] + [0] * 4 + [1] * 2,
    )
    spread = outcomes(*found, Slice())
    ideal, paradox = spread[Quadrant.IDEAL].recommended, spread[Quadrant.PARADOX].recommended
    assert (ideal.value, ideal.n) == (pytest.approx(75), 8)
    assert (paradox.value, paradox.n) == (pytest.approx(100 * 2 / 6), 6)
    assert spread[Quadrant.UNDESIRABLE].recommended.shown is Display.HIDDEN


def test_shares_of_under_five_are_hidden():
    spread = outcomes(*survey(staff=[5] * 4, food=[5] * 4), Slice())
    assert (spread.n, spread[Quadrant.IDEAL].count) == (4, 4)
    assert all(outcome.share.value is None for outcome in spread.of)
    assert share(Ratio(0, 0)).shown is Display.HIDDEN


def test_the_share_has_wilsons_interval():
    # By hand for 5 of 20: (p + z²/2n ± z √(pq/n + z²/4n²)) / (1 + z²/n) with z = 1.959964.
    found = share(Ratio(5, 20))
    assert (found.value, found.low, found.high) == (
        25,
        pytest.approx(11.186, abs=1e-3),
        pytest.approx(46.870, abs=1e-3),
    )


def test_one_side_missing_places_nobody():
    spread = outcomes(*survey(staff=[5] * 6), Slice())
    assert spread.n == 0 and set(counts(spread).values()) == {0}


def test_customers_are_counted_once_by_the_mean_of_all_they_said():
    # Ada is great on one occasion and poor on four, Bo great throughout, nobody knows the last.
    found = survey(
        who=["Ada"] * 5 + ["Bo"] * 5 + ["Cy", "Di", "Ed", None],
        staff=[5, 1, 1, 1, 1] + [5] * 5 + [5, 5, 5, 5],
        food=[5] * 10 + [1, 1, 5, 5],
    )
    spread = outcomes(*found, Slice(), customers=True)
    assert spread.n == 5
    assert counts(spread) == {
        Quadrant.IDEAL: 2,
        Quadrant.PARADOX: 2,
        Quadrant.IMPOSSIBLE: 1,
        Quadrant.UNDESIRABLE: 0,
    }


def test_each_side_may_have_its_own_cut():
    found = survey(staff=[4] * 6, food=[4] * 6)
    spread = outcomes(*found, Slice(), cut=Cuts(80, 60))
    assert (spread.cut, spread.experience_cut) == (80, 60)
    assert counts(spread)[Quadrant.IMPOSSIBLE] == 6


def test_an_outcome_of_few_is_hidden_with_another_so_that_no_total_tells():
    found = survey(
        staff=[5] * 30 + [1] * 3,
        food=[5] * 20 + [1] * 10 + [1] * 3,
        recommend=[1] * 33,
    )
    told = {q: outcomes(*found, Slice())[q].recommended.shown for q in Quadrant}
    assert told[Quadrant.UNDESIRABLE] is told[Quadrant.PARADOX] is Display.HIDDEN
    assert told[Quadrant.IDEAL] is not Display.HIDDEN


def test_dots_are_the_groups_with_the_most_answered_first():
    found = survey(
        shop=["A"] * 5 + ["B"] * 7 + [None] * 6,
        day=["2025-01-05"] * 9 + ["2025-02-05"] * 9,
        staff=[5] * 18,
        food=[5] * 5 + [5] * 5 + [None] * 2 + [5] * 6,
    )
    by_shop = units(*found, Slice(), segment=found.name("shop"))
    assert [(dot.name, dot.n) for dot in by_shop] == [(None, 6), ("A", 5), ("B", 5)]
    by_month = units(*found, Slice(), every="month")
    assert [(dot.period.isoformat(), dot.n) for dot in by_month] == [("2025-01-01", 9), ("2025-02-01", 7)]
    (january,) = units(*found, Slice(last=date(2025, 1, 31)), every="month")
    assert january.service.n == 9
