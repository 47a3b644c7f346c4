"""All groups of a column: their order, and how sure it is."""

import pytest

from cxmetrics.analyses.comparing.ranking import MOST, Ranking, _all_others, ranking, usual
from cxmetrics.analyses.measure import find
from cxmetrics.errors import NotEnoughData
from cxmetrics.model import Display, Histogram, Slice
from cxmetrics.store import Workspace
from cxmetrics.ui.upload import load_sample
from tests.analyses.survey import Survey, survey
from tests.analyses.tables import Stored, real


def ranked(found: Survey | Stored, metric: str, label: str) -> Ranking:
    return ranking(*found, find(found.dataset, metric), found.name(label), Slice())


def shops(**answers: tuple[int, float]) -> Survey:
    """`a=(40, .8)`: forty answers, eight of ten of them the best and the others the worst."""
    names = [name for name, (n, _) in answers.items() for _ in range(n)]
    given = [5 if i < round(n * good) else 1 for n, good in answers.values() for i in range(n)]
    return survey(shop=names, csat=given)


@pytest.fixture(scope="module")
def fastfood() -> Ranking:
    return ranked(real("fastfood/ffattrib.csv"), "csat_mean", "rest")


@pytest.fixture(scope="module")
def sample() -> Survey:
    workspace = Workspace()
    load_sample(workspace)
    return Survey(workspace, workspace.datasets()[0])


def test_the_restaurants_stand_from_best_to_worst_with_the_published_means(fastfood):
    first, *_, last = fastfood.groups
    assert (first.name, last.name) == ("Chipotle", "McDonald's")
    assert (first.estimate.value, last.estimate.value) == (pytest.approx(4.075), pytest.approx(2.85))
    assert (first.ranks.best, first.ranks.worst) == (1, 2)
    assert last.ranks.best > 2 and last.ranks.worst == fastfood.ranked == 8


def test_the_restaurants_differ_and_the_same_people_rated_them_all(fastfood):
    assert fastfood.overall < 0.001
    assert fastfood.customers.both == fastfood.customers.second == 40
    assert [g.name for g in fastfood.groups if g.holds] == ["Chipotle", "Wendy's", "McDonald's"]


def test_surgeries_are_ranked_and_the_lowest_is_the_published_one():
    found = ranked(real("nhs_fft_gp/data.csv"), "csat_mean", "surgery")
    assert (len(found.groups), found.family) == (11, 11)
    assert found.groups[-1].estimate.value == pytest.approx(4.221, abs=0.001)
    assert found.overall < 1e-9


def test_boarding_areas_do_not_differ_by_more_than_chance():
    found = ranked(real("sfo/2017_SFO_Customer_Survey.csv"), "csat_mean", "BAREA")
    assert found.overall > 0.05 and found.marked == 0
    assert all(group.ranks.worst - group.ranks.best >= 3 for group in found.groups)


def test_every_value_is_drawn_to_the_mean_and_the_small_one_further():
    found = ranked(shops(a=(400, 0.9), b=(400, 0.5), c=(36, 0.9)), "csat", "shop")
    kept = {g.name: (g.estimate.value - g.shrunk) for g in found.groups}
    assert kept["c"] > kept["a"] > 0 > kept["b"]
    assert [g.name for g in found.groups] == ["a", "c", "b"]


def test_nobody_is_ranked_by_a_lower_limit():
    found = ranked(shops(many=(900, 0.80), few=(60, 0.86), low=(900, 0.4)), "csat", "shop")
    many, few = ({g.name: g for g in found.groups}[name] for name in ("many", "few"))
    assert few.estimate.low < many.estimate.low and few.shrunk > many.shrunk
    assert [g.name for g in found.groups][:2] == ["few", "many"]


def test_groups_that_differ_by_luck_alone_may_hold_any_place():
    found = ranked(shops(a=(60, 0.5), b=(60, 0.52), c=(60, 0.48)), "csat", "shop")
    assert {(g.ranks.best, g.ranks.worst) for g in found.groups} == {(1, 3)}
    assert found.overall > 0.5 and found.marked == 0 and found.family == 3


def test_under_thirty_there_is_no_place_and_no_verdict_and_no_comparison():
    found = ranked(shops(a=(200, 0.5), b=(200, 0.6), small=(29, 1.0)), "csat", "shop")
    *_, small = found.groups
    assert (small.name, small.ranks, small.rest, small.holds) == ("small", None, None, False)
    assert small.estimate.shown is Display.INTERVAL and found.family == found.ranked == 2


def test_groups_of_under_five_are_named_and_nothing_else():
    found = ranked(shops(a=(100, 0.5), b=(90, 0.6), c=(3, 1.0), d=(2, 1.0)), "csat", "shop")
    assert found.hidden == (("c", 3), ("d", 2))
    assert [g.name for g in found.groups] == ["b", "a"]


def test_a_single_small_group_takes_the_smallest_other_with_it():
    found = ranked(shops(a=(100, 0.5), b=(90, 0.6), c=(3, 1.0)), "csat", "shop")
    assert found.hidden == (("b", 90), ("c", 3))


def test_nothing_is_marked_beside_a_range_that_holds_no_difference():
    """A single comparison at q = .10 would hold at p = .08, while its 95 % range has a 0 inside."""
    found = ranked(shops(a=(300, 0.5), b=(29, 0.69)), "csat", "shop")
    (only,) = [g for g in found.groups if g.rest]
    assert 0.05 < only.rest.p < 0.10 and not only.holds and found.family == 1


def test_beyond_forty_the_rest_is_counted_and_still_among_all_others():
    names = [f"shop {i:02}" for i in range(43) for _ in range(40 + i)]
    found = survey(shop=names, csat=[5 if i % 3 else 1 for i in range(len(names))])
    told = ranked(found, "csat", "shop")
    assert (len(told.groups), told.left_out) == (MOST, 3)
    assert {group.rest.first.n + group.estimate.n for group in told.groups} == {len(names)}


def test_all_others_are_everything_but_the_piece():
    pieces = [Histogram.of({float(i): i}) for i in (1, 2, 3)]
    folded = [Histogram.of({9.0: 9})]
    assert [rest.n for rest in _all_others(pieces, folded)] == [14, 13, 12]
    assert [rest.n for rest in _all_others(pieces, [])] == [5, 4, 3]
    assert _all_others(pieces[:1], []) == [None]


def test_of_waits_the_shortest_is_the_best(sample):
    found = ranked(sample, "first_response_time", "Location")
    values = [group.estimate.value for group in found.groups]
    assert found.groups[0].name == "Delivery" and values == sorted(values)
    assert found.groups[0].rest.change < 0 and found.groups[0].holds
    assert found.groups[0].ranks.worst == 1 < found.groups[-1].ranks.best


def test_the_sample_knows_its_weak_delivery_zone_and_two_that_are_alike(sample):
    found = ranked(sample, "csat_mean", "Delivery zone")
    worst = found.groups[-1]
    assert worst.name == "South" and worst.holds and worst.rest.high < -0.5
    orders = ranked(sample, "nps", "Order type")
    at_home, here = sorted((g for g in orders.groups if g.name != "Delivery"), key=lambda g: g.name or "")
    assert at_home.ranks == here.ranks


def test_the_usual_measure_is_a_metric_where_there_is_one():
    assert usual(survey(staff=[5] * 9, food=[4] * 9, nps=[9] * 9).dataset).metric is not None
    with pytest.raises(NotEnoughData):
        usual(survey(shop=["A"] * 9).dataset)
