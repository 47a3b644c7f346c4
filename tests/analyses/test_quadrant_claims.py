"""What the sources say of the quadrants, put to data where the truth is known."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.analyses.quadrant import Cuts, claims, consequences, impossible
from cxmetrics.model import Display, Quadrant, Slice
from cxmetrics.store.plane import halves
from tests.analyses.purchases import SAMPLE, opened
from tests.analyses.survey import survey
from tests.analyses.tables import real

LOSES, COSTS, IMPOSSIBLE = (
    "great_service_poor_experience_loses_customers",
    "poor_experience_costs_customers",
    "poor_service_great_experience_impossible",
)


def put(found, **more):
    return {claim.id: claim for claim in claims(*found, Slice(), **more)}


def recommending(ideal, paradox, n=200):
    """Two groups of n, so many of whom recommend."""
    said = [1] * ideal + [0] * (n - ideal) + [1] * paradox + [0] * (n - paradox)
    return survey(staff=[5] * 2 * n, food=[5] * n + [1] * n, recommend=said)


@pytest.mark.parametrize(
    ("ideal", "paradox", "n", "verdict"),
    [
        (160, 80, 200, Verdict.HOLDS),
        (100, 100, 200, Verdict.CANNOT_TELL),
        (1800, 1800, 2000, Verdict.FAILS),
        (100, 160, 200, Verdict.FAILS),
        (8, 4, 10, Verdict.CANNOT_TELL),
    ],
)
def test_great_service_with_a_poor_experience_loses_customers(ideal, paradox, n, verdict):
    claim = put(recommending(ideal, paradox, n))[LOSES]
    assert claim.verdict is verdict
    assert claim.value == pytest.approx(100 * (paradox - ideal) / n) and claim.n == 2 * n
    assert claim.low < claim.value < claim.high


def test_the_difference_is_newcombes():
    # 56 of 70 less 48 of 80: .0524 to .3339 (Newcombe 1998, method 10), the other way round.
    said = [1] * 56 + [0] * 14 + [1] * 48 + [0] * 32
    found = put(survey(staff=[5] * 150, food=[5] * 70 + [1] * 80, recommend=said))[LOSES]
    assert (found.low, found.high) == (pytest.approx(-33.39, abs=0.01), pytest.approx(-5.24, abs=0.01))


def test_likelihood_to_recommend_goes_before_a_yes_and_both_are_seen():
    n = 60
    found = survey(staff=[5] * 2 * n, food=[5] * n + [1] * n, nps=[10] * n + [0] * n, recommend=[1, 0] * n)
    claim = put(found)[LOSES]
    assert (claim.consequence.id, claim.value, claim.unit) == ("nps", -200, "points")
    assert [one.id for one, _ in claim.seen] == ["nps", "recommended"]


def test_without_an_outcome_or_a_side_nobody_can_tell():
    told = put(survey(staff=[5] * 40, food=[1] * 20 + [5] * 20))
    assert told[LOSES].verdict is Verdict.CANNOT_TELL and "0 to 10" in told[LOSES].because
    none = put(survey(staff=[5] * 40))
    assert {claim.verdict for claim in none.values()} == {Verdict.CANNOT_TELL}
    few = put(recommending(3, 2, n=4))[LOSES]
    assert few.verdict is Verdict.CANNOT_TELL and few.value is None and "Too few" in few.because


def test_outcomes_of_few_stay_hidden_and_so_does_a_second_group():
    found = survey(staff=[5] * 43, food=[5] * 40 + [1] * 3, nps=[9] * 43)
    (nps,) = consequences(*found, Slice())
    assert nps[Quadrant.PARADOX].shown is nps[Quadrant.IDEAL].shown is Display.HIDDEN
    assert nps.gap() is None


def of_four(ideal, paradox, impossible, undesirable):
    """So many of each quadrant, of whom every second recommends."""
    sizes = (ideal, paradox, impossible, undesirable)
    each = zip(Quadrant, sizes, strict=True)
    at = [q for q, n in each for _ in range(n)]
    return survey(
        staff=[5 if q.great_service else 1 for q in at],
        food=[5 if q.great_experience else 1 for q in at],
        recommend=[place % 2 for n in sizes for place in range(n)],
    )


def test_a_sum_that_would_give_a_hidden_quadrant_away_is_hidden_too():
    found = of_four(200, 60, 3, 100)
    (said,) = consequences(*found, Slice())
    assert [said[q].shown is Display.HIDDEN for q in Quadrant] == [False, True, True, False]
    assert said.great.value is said.poor.value is None
    costs = put(found)[COSTS]
    assert costs.verdict is Verdict.CANNOT_TELL and (costs.seen, costs.value) == ((), None)
    assert costs.because.startswith("Too few people answered in one of the outcomes")
    whole = put(of_four(200, 60, 30, 100))[COSTS]
    assert whole.n == 390 and whole.value is not None


@settings(max_examples=30)
@given(sizes=st.tuples(*[st.integers(0, 9)] * 4).filter(any))
@example((9, 7, 3, 8)).via("one of few")
@example((9, 7, 2, 2)).via("few on either side")
def test_nothing_hidden_follows_from_what_is_shown(sizes):
    (said,) = consequences(*of_four(*sizes), Slice())
    of = dict(zip(Quadrant, sizes, strict=True))
    # Each figure that is shown is an equation over the quadrants, and so is a quadrant of nobody.
    told = [row({q}) for q in Quadrant if said[q].value is not None or not of[q]]
    for good, total in ((True, said.great), (False, said.poor)):
        told += [row(q for q in Quadrant if q.great_experience is good)] * (total.value is not None)
    told += [row(Quadrant)] * (sum(sizes) >= 5)
    for some in chain.from_iterable(combinations(Quadrant, k) for k in (1, 2, 3, 4)):
        n = sum(of[q] for q in some)
        secret = 0 < n < 5 or (len(some) == 1 and n and said[some[0]].value is None)
        assert not (secret and follows(row(some), told)), (some, sizes)


def row(quadrants):
    """One equation: the sum over these."""
    inside = set(quadrants)
    return [float(q in inside) for q in Quadrant]


def follows(one, told):
    """Whether an equation is made of others."""
    known = np.array(told or [[0.0] * 4])
    return np.linalg.matrix_rank([*known, one]) == np.linalg.matrix_rank(known)


def served(poor, great_experience, ideal=300):
    """So many poorly served, so many of them with a great experience."""
    return survey(
        staff=[1] * poor + [5] * ideal,
        food=[5] * great_experience + [1] * (poor - great_experience) + [5] * ideal,
    )


def test_none_of_fifty_is_no_proof_and_none_of_a_hundred_and_forty_nine_is():
    few, enough = put(served(50, 0))[IMPOSSIBLE], put(served(149, 0))[IMPOSSIBLE]
    assert (few.verdict, few.low) == (Verdict.CANNOT_TELL, 0)
    assert few.high == pytest.approx(5.8, abs=0.05)
    assert (enough.verdict, enough.high) == (Verdict.HOLDS, pytest.approx(1.99, abs=0.01))


def test_it_does_not_hold_where_surely_more_than_two_of_a_hundred_do():
    claim = put(served(100, 20))[IMPOSSIBLE]
    assert claim.verdict is Verdict.FAILS and claim.value == 20
    lift, limits = claim.test.middle.lift
    assert lift == pytest.approx((20 / 100) / (320 / 400))
    assert limits.low < lift < limits.high < 1


@pytest.mark.parametrize(
    ("poor", "great_experience", "said"),
    [
        (0, 0, "Nobody who rated both was poorly served"),
        (1, 1, "Only 1 was poorly served"),
        (4, 0, "Only 4 were poorly served"),
        (10, 2, "Of 10 poorly served, likely 5.7 to 51 % had a great experience; up to 2 %"),
        (100, 20, "Of 100 poorly served, 20 % had a great experience (likely 13 to 29 %); up to 2 %"),
        # One short of proof: a limit of “2 %” would say that it holds.
        (148, 0, "Of 148 poorly served, 0 % had a great experience (likely 0 to 2.004 %); up to 2 %"),
        (149, 0, "Of 149 poorly served, 0 % had a great experience (likely 0 to 2 %); up to 2 %"),
    ],
)
def test_of_few_only_the_range_is_told(poor, great_experience, said):
    assert put(served(poor, great_experience))[IMPOSSIBLE].because.startswith(said)


def test_a_difference_of_few_is_told_by_its_range_alone():
    few, many = (put(recommending(*counts))[LOSES].because for counts in ((8, 4, 10), (160, 80, 200)))
    assert few.startswith("Recommend: likely 17 to 69 % of 10 responses with great service")
    assert (
        "likely 49 to 94 % of 10 responses where both" in few
        and "difference is likely −67 to 2.3 points." in few
    )
    assert "40 %" not in few and "80 %" not in few and "−40" not in few
    assert many.startswith("Recommend: 40 % of 200 responses with")
    assert "difference is −40 points (likely −48 to −31)." in many


def test_the_verdict_must_not_depend_on_one_cut():
    # Food of 4 is great at 70 and 75 and poor at 80.
    found = survey(staff=[1] * 200 + [5] * 200, food=[4] * 40 + [1] * 160 + [5] * 200)
    test = impossible(*found, Slice())
    assert [at.verdict for at in test.at] == [Verdict.FAILS, Verdict.FAILS, Verdict.HOLDS]
    assert test.verdict is Verdict.CANNOT_TELL
    assert "another" in put(found)[IMPOSSIBLE].because
    assert impossible(*found, Slice(), cut=Cuts(65, 65)).verdict is Verdict.FAILS


def test_groups_in_that_quadrant_are_expected_not_counted():
    shops = [f"S{i % 10}" for i in range(400)]
    staff = [1 if i % 10 == 0 else 5 for i in range(400)]
    food = [5 if i % 3 else 4 for i in range(400)]
    found = survey(shop=shops, staff=staff, food=food)
    sites = impossible(*found, Slice(), segment=found.name("shop")).sites
    assert sites.groups == 10 and sites.expected == pytest.approx(1, abs=0.05)
    assert (sites.interval.low, sites.interval.high) == (1, 1)


def test_one_impression_shows_in_ratings_and_not_between_people():
    # Each person gives one mark for everything; groups do not differ.
    marks = np.random.default_rng(6).integers(1, 6, 600).tolist()
    found = survey(shop=[f"S{i % 12}" for i in range(600)], staff=marks, food=marks, room=marks)
    seen = impossible(*found, Slice(), segment=found.name("shop")).halo
    assert seen.suspicious and seen.mean_r == pytest.approx(1)
    assert seen.split.n == 12 and seen.split.interval.low < 0.6
    assert "coloured" in put(found)[IMPOSSIBLE].because


def test_each_half_of_a_group_is_every_second_response():
    found = survey(shop=["A", "B"] * 4, staff=[1, 5, 5, 5, 1, 5, 5, 5], food=[5] * 8)
    ((name, n_0, service_0, _, n_1, service_1, _), _) = halves(*found, found.name("shop"), Slice())
    assert (name, n_0, n_1) == ("A", 2, 2) and {service_0, service_1} == {0.0, 100.0}


def test_lounge_reviews_tell_the_story_of_the_sources():
    told = put(real("skytrax/lounge.csv"))
    loses = told[LOSES]
    assert (loses.verdict, loses.consequence.id) == (Verdict.HOLDS, "recommended")
    found = [loses.consequence[quadrant].value for quadrant in Quadrant]
    assert found == pytest.approx([68.7, 41.7, 59.0, 10.5], abs=0.05)
    assert told[COSTS].verdict is Verdict.HOLDS and told[IMPOSSIBLE].verdict is Verdict.FAILS
    assert told[IMPOSSIBLE].value == pytest.approx(100 * 61 / 1117)


def test_customers_of_the_sample_who_met_a_paradox_come_back_less():
    workspace, (orders, data) = opened(SAMPLE / "orders.csv", SAMPLE / "feedback.csv")
    claim = put((workspace, data))[LOSES]
    assert (claim.verdict, claim.consequence.id) == (Verdict.HOLDS, "bought_again")
    assert {one.id for one, _ in claim.seen} >= {"bought_again", "paid", "nps", "recommended"}
    assert orders.last is not None


def test_of_very_many_responses_some_are_read_and_they_tell_the_same(monkeypatch):
    rng = np.random.default_rng(9)
    mood = rng.normal(size=6000)
    staff, food = (np.clip(np.round(3 + mood + rng.normal(size=6000)), 1, 5).astype(int) for _ in range(2))
    # The file repeats itself every twelve rows: every twelfth response would be of one shop alone.
    found = survey(shop=[f"S{i % 12}" for i in range(6000)], staff=staff.tolist(), food=food.tolist())
    every = impossible(*found, Slice(), segment=found.name("shop")).halo
    monkeypatch.setattr("cxmetrics.analyses.quadrant.halo.ENOUGH", 1500)
    monkeypatch.setattr("cxmetrics.store.plane.MOST_HALVED", 1200)
    some = impossible(*found, Slice(), segment=found.name("shop")).halo
    assert every.n == 6000 and some.n == pytest.approx(1500, rel=0.02) and some.split.n == 12
    assert some.mean_r == pytest.approx(every.mean_r, abs=0.06)
    sizes = [row[1] + row[4] for row in halves(*found, found.name("shop"), Slice())]
    assert sum(sizes) == pytest.approx(1200, rel=0.02) and min(sizes) >= 90 and max(sizes) <= 110
