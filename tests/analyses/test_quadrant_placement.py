"""Which dots there are, and in which quadrant each may be said to lie."""

from datetime import date, timedelta

import numpy as np
import pytest

from benchmarks.placement import GOAL, simulate
from cxmetrics.analyses.quadrant import (
    CutKind,
    Cuts,
    customers,
    density,
    moved,
    outcomes,
    path,
    relative,
    stages,
    units,
)
from cxmetrics.analyses.terms import slice_of
from cxmetrics.model import Quadrant, Slice
from tests.analyses.purchases import SAMPLE, opened
from tests.analyses.survey import survey
from tests.analyses.tables import real, stored


def shops(sizes, staff, food, **more):
    """Shops with so many answers each, whose ratings have about these means of 100."""
    random = np.random.default_rng(5)
    columns = {"shop": [], "staff": [], "food": []}
    for name, n in sizes.items():
        columns["shop"] += [name] * n
        for side, means in (("staff", staff), ("food", food)):
            columns[side] += (1 + random.binomial(4, means[name] / 100, n)).tolist()
    return survey(**columns, **more)


FOUR = {"good": (95, 95), "mixed": (95, 40), "odd": (40, 95), "bad": (40, 40), "edge": (75, 75)}


def five(n):
    return shops(
        dict.fromkeys(FOUR, n), {k: v[0] for k, v in FOUR.items()}, {k: v[1] for k, v in FOUR.items()}
    )


def by_name(found, cut=75.0, part=None):
    return {dot.name: dot for dot in units(*found, part or Slice(), segment=found.name("shop"), cut=cut)}


def test_a_dot_is_placed_where_it_probably_lies_and_nowhere_on_the_edge():
    dots = by_name(five(200))
    assert [dots[name].placed for name in FOUR] == [*Quadrant, None]
    edge = dots["edge"].placement
    assert sum(edge.probabilities) == pytest.approx(1) and max(edge.probabilities) < edge.claim == 0.9
    assert edge.in_words().startswith("too close to call between") and len(edge.possible) >= 2
    assert dots["good"].placement.in_words() == "Ideal"


def test_with_eight_groups_four_of_five_is_enough():
    sizes = {f"S{i}": 40 for i in range(8)}
    dots = by_name(shops(sizes, dict.fromkeys(sizes, 75), dict.fromkeys(sizes, 60)))
    assert {dot.placement.claim for dot in dots.values()} == {0.8}
    for dot in dots.values():
        best = max(dot.placement.probabilities)
        assert (dot.placed is not None) is (best >= 0.8)
        # Drawn to the middle of all, and less sure of itself than a point.
        assert abs(dot.placement.service - 75) < abs(dot.service.value - 75) + 3


def test_few_answers_have_a_dot_and_fewer_than_five_have_none():
    sizes = {"big": 200, "some": 6, "few": 4, "two": 3}
    dots = by_name(shops(sizes, dict.fromkeys(sizes, 90), dict.fromkeys(sizes, 90)))
    assert not dots["some"].hidden and dots["some"].placement is not None
    for name in ("few", "two"):
        dot = dots[name]
        assert dot.hidden and (dot.placed, dot.placement, dot.lies, dot.service.value) == (None,) * 4


def test_the_responses_of_a_dot_are_those_with_both_scores_and_fewer_than_five_have_none():
    found = survey(
        shop=["A"] * 40 + ["B"] * 40 + ["C"] * 30,
        staff=[5] * 40 + [4] * 22 + [None] * 18 + [5] * 30,
        food=[4] * 30 + [None] * 10 + [None] * 18 + [4] * 22 + [5] * 30,
    )
    dots = by_name(found)
    assert {name: dot.n for name, dot in dots.items()} == {"A": 30, "B": 4, "C": 30}
    assert (dots["A"].service.n, dots["A"].experience.n) == (40, 30)
    # Four of B gave both, and the next smallest goes with them, or all less the others would be B.
    assert dots["B"].hidden and dots["B"].experience.value is None
    assert [dots[name].hidden for name in "AC"].count(True) == 1


def test_who_never_gave_both_scores_at_once_is_no_dot_and_no_secret():
    found = survey(
        shop=["A"] * 20 + ["B"] * 40, staff=[5] * 40 + [None] * 20, food=[5] * 20 + [None] * 20 + [5] * 20
    )
    dots = by_name(found)
    assert (dots["A"].n, dots["A"].hidden, dots["B"].n, dots["B"].hidden) == (20, False, 0, True)


def test_the_responses_of_a_stage_are_those_with_both_scores():
    rows = 30
    found = stored(
        {
            "Staff friendliness": [str(4 + i % 2) for i in range(rows)],
            "Checkout": [str(1 + i % 2) if i < 12 else "" for i in range(rows)],
        }
    )
    (stage,) = stages(*found, Slice())
    assert (stage.n, stage.service.n, stage.experience.n) == (12, 30, 12)


def test_five_who_all_say_the_same_are_no_certainty():
    found = survey(shop=["A"] * 5 + ["B"] * 5, staff=[4] * 10, food=[4] * 10)
    for dot in by_name(found).values():
        assert max(dot.placement.probabilities) < 0.9 and dot.placed is None


def test_weighted_answers_tell_as_much_as_their_effective_number():
    random = np.random.default_rng(2)
    rows = {
        "shop": [f"S{i % 9}" for i in range(270)],
        "staff": random.integers(2, 6, 270).tolist(),
        "food": random.integers(2, 6, 270).tolist(),
    }
    equal = survey(**rows, weight=[3] * 270)
    plain = by_name(equal)
    weighted = by_name(equal, part=slice_of(equal.dataset, weighted=True))
    for name, dot in plain.items():
        assert weighted[name].placement.probabilities == pytest.approx(dot.placement.probabilities)
    uneven = survey(**rows, weight=[1, 1, 1, 1, 1, 1, 1, 1, 1] * 15 + [9] * 9 * 15)
    few = by_name(uneven, part=slice_of(uneven.dataset, weighted=True))
    assert few["S0"].placement.spread[0] > plain["S0"].placement.spread[0]


def test_the_cut_may_be_relative_and_says_so():
    dots = by_name(five(60))
    middle = relative(dots.values(), CutKind.MEDIAN)
    assert middle.service == sorted(dot.service.value for dot in dots.values())[2]
    assert "relative position" in middle.in_words() and middle.kind.is_relative
    assert relative((), CutKind.MEAN) is None
    assert Cuts.of(70).in_words() == "70 of 100"
    assert Cuts.midpoint().both == (50, 50) and Cuts(98, 3).moved(5).both == (100, 8)


def test_who_changes_sides_when_the_cut_moves():
    found = survey(shop=["A"] * 40 + ["B"] * 40, staff=[4] * 40 + [5] * 40, food=[5] * 80)
    low, high = (tuple(by_name(found, cut).values()) for cut in (70, 80))
    (move,) = moved(low, high)
    assert (move.now.name, move.origin, move.goal) == ("A", Quadrant.IDEAL, Quadrant.IMPOSSIBLE)
    assert moved(low, low) == ()


def test_a_group_goes_its_way_month_by_month_and_hidden_months_stay_in_place():
    day = date(2025, 1, 5)
    days, shop, staff = [], [], []
    for month, score in enumerate((5, 5, 2, 2)):
        n = (12, 3, 20, 20)[month]
        days += [str(day + timedelta(days=31 * month))] * n
        shop += ["A"] * (n - n // 2) + ["B"] * (n // 2)
        staff += [score] * n
    found = survey(day=days, shop=shop, staff=staff, food=[5] * len(staff))
    way = path(*found, Slice(), segment=found.name("shop"), value="A")
    assert [dot.period.month for dot in way] == [1, 2, 3, 4]
    # The month of three takes the next smallest along, or all the others would give it away.
    assert [dot.hidden for dot in way] == [True, True, False, False]
    assert [dot.placed for dot in way] == [None, None, Quadrant.IMPOSSIBLE, Quadrant.IMPOSSIBLE]
    assert {dot.name for dot in way} == {"A"}


def test_customers_are_dots_from_five_responses_on_and_nobody_else_is_named():
    random = np.random.default_rng(1)
    who = [name for name, n in {"Ada": 8, "Bo": 6, "Cy": 4, "Di": 3}.items() for _ in range(n)]
    n = len(who)
    found = survey(who=who, staff=random.integers(3, 6, n).tolist(), food=random.integers(3, 6, n).tolist())
    assert [dot.name for dot in customers(*found, Slice())] == ["Ada", "Bo"]
    # One more and Cy alone would be all less those shown.
    alone = survey(who=who[:18], staff=[5] * 18, food=[5] * 18)
    assert [dot.name for dot in customers(*alone, Slice())] == ["Ada"]
    assert customers(*survey(staff=[5] * 9, food=[5] * 9), Slice()) == ()


def test_stages_of_the_journey_are_told_where_both_sides_were_rated():
    rows = 30
    found = stored(
        {
            "Staff friendliness": [str(4 + i % 2) for i in range(rows)],
            "Checkout": [str(1 + i % 2) for i in range(rows)],
            "Food quality": [str(4 + i % 2) for i in range(rows)],
        }
    )
    told = {dot.name: dot for dot in stages(*found, Slice())}
    assert told["purchase"].placed is Quadrant.PARADOX
    assert told["purchase"].service.value == pytest.approx(87.5)


def test_many_responses_become_squares_whose_edge_is_the_cut():
    few, many = (survey(staff=[4, 5, 1] * n, food=[5, 4, 4] * n) for n in (20, 700))
    dots = density(*few, Slice())
    assert (dots.n, dots.step, set(dots.cells)) == (60, None, {(75, 100, 20), (100, 75, 20), (0, 75, 20)})
    crowd = density(*many, Slice())
    assert (crowd.n, crowd.step) == (2100, 5)
    assert set(crowd.cells) == {(75, 95, 700), (95, 75, 700), (0, 75, 700)}
    moved_edges = density(*many, Slice(), cut=Cuts(72, 75)).cells
    assert {x for x, _, _ in moved_edges} == {72, 97, -3}
    assert density(*survey(staff=[4] * 4, food=[4] * 4), Slice()).cells == ()


def test_squares_add_up_to_the_outcomes_of_real_reviews():
    workspace, dataset = real("skytrax/lounge.csv")
    crowd = density(workspace, dataset, Slice())
    spread = outcomes(workspace, dataset, Slice())
    assert crowd.n == spread.n == 2230
    assert [outcome.count for outcome in spread.of] == [739, 374, 61, 1056]
    for quadrant in Quadrant:
        inside = sum(n for x, y, n in crowd.cells if Quadrant.at(x >= 75, y >= 75) is quadrant)
        assert inside == spread[quadrant].count


def test_what_is_true_of_real_groups():
    lounges = real("skytrax/lounge.csv")
    dots = {d.name: d for d in units(*lounges, Slice(), segment=lounges.name("airline_name"))}
    assert dots["british-airways"].placed is Quadrant.UNDESIRABLE
    assert dots["qatar-airways"].placed is None
    assert {dots["qatar-airways"].placement.possible[at] for at in (0, 1)} == {
        Quadrant.IDEAL,
        Quadrant.PARADOX,
    }
    food = real("fastfood/ffattrib.csv")
    chains = {d.name: d for d in units(*food, Slice(), segment=food.name("rest"))}
    assert chains["Jimmy John's"].placed is Quadrant.PARADOX
    assert chains["McDonald's"].placed is Quadrant.UNDESIRABLE
    airport = real("sfo/2017_SFO_Customer_Survey.csv")
    areas = {d.name: d for d in units(*airport, Slice(), segment=airport.name("BAREA"))}
    assert areas["B"].placed is None and areas["A"].placed is Quadrant.IMPOSSIBLE


def test_the_planted_stories_of_the_sample():
    workspace, (data,) = opened(SAMPLE / "feedback.csv")
    names = {column.label: column.name for column in data.columns}
    places = {d.name: d.placed for d in units(workspace, data, Slice(), segment=names["Location"])}
    zones = {d.name: d.placed for d in units(workspace, data, Slice(), segment=names["Delivery zone"])}
    assert (places["Harbour Street"], places["Market Square"]) == (Quadrant.IDEAL, Quadrant.PARADOX)
    assert (zones["North"], zones["South"]) == (Quadrant.IDEAL, Quadrant.PARADOX)
    way = path(workspace, data, Slice(), segment=names["Location"], value="Harbour Street")
    fall = {dot.period.isoformat(): dot.placed for dot in way}
    assert fall["2025-02-01"] is Quadrant.IDEAL and fall["2025-03-01"] is Quadrant.UNDESIRABLE


@pytest.mark.parametrize("answers", [5, 10, 30, 100])
def test_placed_dots_lie_where_they_are_placed(answers):
    found = simulate(1500, answers, times=4)
    assert found.right >= GOAL and abs(found.right - found.claimed) < 0.08
    assert abs(found.expected - found.mixed) < abs(found.seem - found.mixed) + 0.01


def test_few_sites_are_not_all_taken_for_the_average_one():
    found = simulate(12, 5, times=12, middles=(68.0, 75.0, 82.0))
    assert found.right >= GOAL
