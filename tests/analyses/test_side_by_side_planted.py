"""Two groups side by side in small surveys: what was planted is found, and nobody is pointed at."""

from dataclasses import replace

import numpy as np
import pytest

from cxmetrics.analyses.comparing.compare import only
from cxmetrics.analyses.comparing.facet_groups import facet_groups
from cxmetrics.analyses.comparing.quadrant_groups import quadrant_groups
from cxmetrics.analyses.comparing.touchpoint_groups import touchpoint_groups
from cxmetrics.analyses.facets import STAGES, facets
from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.model import Display, Side, Slice
from tests.analyses.tables import stored


def survey(*groups):
    """A survey of shops: (name, responses, service, delivery, food) each, answers spread around what is given."""
    rng = np.random.default_rng(11)
    rows = []
    for shop, n, *middles in groups:
        answers = np.clip(rng.normal(middles, 0.8, size=(n, 3)).round(), 1, 5).astype(int)
        rows += [(shop, *map(str, row), str(0.5 + i % 2)) for i, row in enumerate(answers.tolist())]
    labels = ("Shop", "Staff friendliness", "Delivery time", "Food quality", "Weight")
    return stored(dict(zip(labels, zip(*rows, strict=True), strict=True)))


EVERYTHING = Slice()


def told_of(found, first, second, part=EVERYTHING):
    given = (found.workspace, found.dataset, found.name("Shop"), first, second, part)
    return quadrant_groups(*given), facet_groups(*given)


def test_where_the_experience_is_lost_is_named_and_turned_round_it_is_won():
    found = survey(("North", 200, 4.4, 4.4, 4.4), ("South", 200, 4.4, 2.0, 4.4))
    quadrant, by = told_of(found, "North", "South")
    stages = next(facet for facet in by.facets if facet.name == STAGES)
    assert [piece.name for piece in stages.worse] == ["delivery"] and stages.most == stages.worse[0]
    assert not stages.better
    assert [pair.side for pair in quadrant.scores if pair.holds] == [Side.EXPERIENCE]
    turned_quadrant, turned = told_of(found, "South", "North")
    stages = next(facet for facet in turned.facets if facet.name == STAGES)
    assert [piece.name for piece in stages.better] == ["delivery"] and stages.most is None
    assert [one.change for one in quadrant.family] == pytest.approx(
        [-one.change for one in turned_quadrant.family]
    )
    found.workspace.close()


def test_of_two_stages_lost_alike_none_is_the_most():
    found = survey(("North", 120, 4.4, 4.2, 4.2), ("South", 120, 4.4, 2.6, 2.6))
    stages = next(facet for facet in told_of(found, "North", "South")[1].facets if facet.name == STAGES)
    assert len(stages.worse) == 2 and stages.most is None
    found.workspace.close()


def test_groups_alike_are_seldom_marked():
    marked = 0
    for seed in range(10):
        rng = np.random.default_rng(seed)
        answers = rng.integers(1, 6, size=(160, 3)).astype(str)
        found = stored(
            {
                "Shop": ["North", "South"] * 80,
                **dict(
                    zip(
                        ("Staff friendliness", "Delivery time", "Food quality"),
                        answers.T.tolist(),
                        strict=True,
                    )
                ),
            }
        )
        quadrant, by = told_of(found, "North", "South")
        pieces = [piece for facet in by.facets for piece in facet.pieces]
        marked += any(pair.holds for pair in (*quadrant.scores, *quadrant.shares, *pieces))
        found.workspace.close()
    assert marked <= 3


def test_under_thirty_there_are_ranges_and_nothing_is_marked():
    found = survey(("North", 60, 4.6, 4.6, 4.6), ("South", 20, 1.4, 1.4, 1.4))
    quadrant, by = told_of(found, "North", "South")
    pieces = [piece for facet in by.facets for piece in facet.pieces]
    assert (
        quadrant.dots and pieces and not any(p.holds for p in (*quadrant.scores, *quadrant.shares, *pieces))
    )
    assert {piece.difference.second.shown for piece in pieces} == {Display.INTERVAL}
    found.workspace.close()


def test_few_are_hidden_and_so_is_the_group_they_could_be_subtracted_from():
    found = survey(("North", 60, 4, 4, 4), ("South", 40, 4, 4, 4), ("Attic", 3, 4, 4, 4))
    for first, second in (("North", "Attic"), ("Attic", "North"), ("North", "South"), ("North", "Nobody")):
        quadrant, by = told_of(found, first, second)
        assert not quadrant.dots and not quadrant.family
        assert by.family == 0 and all(facet.hidden and not facet.pieces for facet in by.facets)
    found.workspace.close()


def test_where_few_rated_both_sides_nothing_is_told_of_their_outcomes():
    shops = ["North"] * 60 + ["South"] * 63
    service = ["4"] * 60 + ["4"] * 33 + [None] * 30
    food = ["4"] * 60 + [None] * 30 + ["4"] * 33
    answers = {"Shop": shops, "Staff friendliness": service, "Food quality": food}
    found = stored({**answers, "Delivery time": food})
    quadrant, by = told_of(found, "North", "South")
    assert not quadrant.dots and by.family
    found.workspace.close()


def of_some_twice(repeated):
    """Two shops with dates, whose customers came twice and did not rate the service the second time."""
    rng = np.random.default_rng(3)
    answers = rng.integers(1, 6, size=(240, 3)).astype(str).tolist()
    rows = [
        (f"C{i % 120}", f"2025-0{1 + i // 120}-01", ("North", "South")[i % 2], *answers[i])
        for i in range(240)
    ]
    rows = [
        (*row[:3], None if i >= 120 and i % 10 < repeated else row[3], *row[4:]) for i, row in enumerate(rows)
    ]
    labels = ("Customer ID", "Date", "Shop", "Staff friendliness", "Delivery time", "Food quality")
    return stored(dict(zip(labels, zip(*rows, strict=True), strict=True)))


def test_dots_scores_and_pieces_are_of_the_same_latest_responses():
    found = of_some_twice(4)
    part = replace(Slice(), latest=found.name("Customer ID"))
    quadrant, by = told_of(found, "North", "South", part)
    for place, dot in enumerate(quadrant.dots):
        for pair in quadrant.scores:
            assert (pair.difference.first, pair.difference.second)[place] == getattr(dot, str(pair.side))
    people = next(piece for facet in by.facets for piece in facet.pieces if piece.name == "people")
    service = quadrant.scores[0].difference
    assert people.difference.first.n == service.first.n < 60
    assert people.difference.first.value == pytest.approx(service.first.value)
    found.workspace.close()


def test_a_piece_does_not_tell_a_rating_that_is_hidden():
    rng = np.random.default_rng(1)
    rows = [[shop, *rng.integers(1, 6, 3).astype(str)] for shop in ["North"] * 90 + ["South"] * 60]
    rows += [["Tiny", None, *rng.integers(1, 6, 2).astype(str)] for _ in range(40)]
    rows += [["Tiny", "1", None, "4"]] * 3
    labels = ("Shop", "Staff friendliness", "Helpfulness of staff", "Food quality")
    found = stored(dict(zip(labels, zip(*rows, strict=True), strict=True)))
    given = (found.workspace, found.dataset, found.name("Shop"))
    for other in ("Tiny", "South"):
        ratings = touchpoint_groups(*given, "North", other, Slice())
        assert [column.label for column in ratings.hidden] == ["Staff friendliness"]
        by = facet_groups(*given, "North", other, Slice())
        people = next(facet for facet in by.facets if "people" in facet.hidden)
        assert [piece.name for piece in people.pieces] == ["product"]
        shown = [piece for facet in by.facets for piece in facet.pieces]
        assert shown and not any("Staff friendliness" in [c.label for c in p.columns] for p in shown)
    alone = facets(found.workspace, found.dataset, only(Slice(), found.name("Shop"), "Tiny"))
    values = {piece.name: piece.estimate for facet in alone for piece in facet.pieces}
    assert values["people"].value is None and values["product"].value is not None
    found.workspace.close()


def test_weights_count():
    found = survey(("North", 80, 4, 4, 4), ("South", 80, 3, 3, 3))
    part = replace(Slice(), weight=found.name("Weight"))
    quadrant, by = told_of(found, "North", "South", part)
    usual, _ = told_of(found, "North", "South")
    for pair, share in zip(quadrant.shares, usual.shares, strict=True):
        alone = outcomes(found.workspace, found.dataset, only(part, found.name("Shop"), "North"))
        assert pair.difference.first == alone[pair.quadrant].share
        assert pair.difference.first.effective < share.difference.first.n
    people = next(piece for facet in by.facets for piece in facet.pieces if piece.name == "people")
    assert people.difference.first.value == pytest.approx(quadrant.scores[0].difference.first.value)
    assert people.difference.first.effective == pytest.approx(quadrant.scores[0].difference.first.effective)
    found.workspace.close()
