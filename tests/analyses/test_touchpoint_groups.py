"""Two groups on every rating, and where along the journey the experience is lost."""

from dataclasses import replace

import numpy as np
import pytest

from cxmetrics.analyses.comparing.touchpoint_groups import touchpoint_groups
from cxmetrics.analyses.facets import COMPONENTS, PILLARS, STAGES, facets
from cxmetrics.model import BLANK, Kind, Role, Side, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_strictly
from cxmetrics.ui.upload import load_sample

HEAD = "Shop,Staff friendliness,Food quality,Cleanliness,Delivery time,Overall satisfaction"


@pytest.fixture(scope="module")
def sample():
    workspace = Workspace()
    load_sample(workspace)
    (data,) = [one for one in workspace.datasets() if one.kind is Kind.RESPONSES]
    yield workspace, data
    workspace.close()


def column(data, label):
    return next(one for one in data.columns if one.label == label)


def loaded(rows):
    workspace = Workspace()
    text = "\n".join([HEAD, *(",".join(map(str, row)) for row in rows)])
    found = draft(read_strictly([("survey.csv", text.encode())]))
    return workspace, workspace.confirm(workspace.stage(found).id, found.columns)


def random_rows(rng, n, shop, food=(1, 6)):
    answers = rng.integers(1, 6, size=(n, 5))
    answers[:, 1] = rng.integers(*food, size=n)
    return [(shop, *row) for row in answers.tolist()]


def test_the_south_is_worse_at_delivery_and_packaging_and_nothing_about_the_staff(sample):
    workspace, data = sample
    zone = column(data, "Delivery zone")
    found = touchpoint_groups(workspace, data, zone.name, "North", "South", Slice())
    worse = {pair.column.label for pair in found.worse}
    assert {"Delivery", "Packaging"} <= worse
    assert not worse & {"Friendliness of our staff", "Helpfulness of our staff", "Choice on the menu"}
    assert {found.pairs[0].column.label, found.pairs[1].column.label} == {"Delivery", "Packaging"}
    assert found.pairs[0].touchpoint is not None and found.family == len(found.pairs)


def test_turned_round_the_worse_is_the_better(sample):
    workspace, data = sample
    zone = column(data, "Delivery zone")
    one = touchpoint_groups(workspace, data, zone.name, "North", "South", Slice())
    other = touchpoint_groups(workspace, data, zone.name, "South", "North", Slice())
    assert {p.column for p in one.worse} == {p.column for p in other.better}
    assert one.pairs[0].change_of_100 == pytest.approx(-other.pairs[0].change_of_100)


def test_of_two_groups_alike_next_to_nothing_is_marked():
    rng = np.random.default_rng(5)
    marked = 0
    for _ in range(12):
        workspace, data = loaded(random_rows(rng, 60, "North") + random_rows(rng, 60, "South"))
        shop = column(data, "Shop")
        found = touchpoint_groups(workspace, data, shop.name, "North", "South", Slice())
        assert found.family == 4 and all(pair.column.side is not Side.OVERALL for pair in found.pairs)
        marked += any(pair.holds for pair in found.pairs)
        workspace.close()
    assert marked <= 3


def test_few_answers_are_hidden_and_a_rating_nobody_gave_is_left_out():
    rng = np.random.default_rng(1)
    small = [("Attic", 1, 1, 1, "", 1)] * 3
    workspace, data = loaded(random_rows(rng, 40, "North") + random_rows(rng, 40, "South") + small)
    shop = column(data, "Shop")
    found = touchpoint_groups(workspace, data, shop.name, "North", "Attic", Slice())
    assert not found.pairs and [c.label for c in found.hidden] == [
        "Staff friendliness",
        "Food quality",
        "Cleanliness",
    ]
    workspace.close()


def test_a_group_under_thirty_is_never_marked():
    rng = np.random.default_rng(2)
    workspace, data = loaded(random_rows(rng, 60, "North", (5, 6)) + random_rows(rng, 15, "South", (1, 2)))
    shop = column(data, "Shop")
    found = touchpoint_groups(workspace, data, shop.name, "North", "South", Slice())
    assert found.pairs and not any(pair.holds for pair in found.pairs)
    workspace.close()


def test_in_the_south_the_experience_is_lost_at_delivery(sample):
    workspace, data = sample
    zone = column(data, "Delivery zone")
    south = replace(Slice(), segments=((zone.name, ("South",)),))
    found = {facet.name: facet for facet in facets(workspace, data, south)}
    assert set(found) == {STAGES, PILLARS, COMPONENTS}
    (lowest,) = found[STAGES].lowest
    assert lowest.name == "delivery" and {"Delivery", "Packaging"} <= {c.label for c in lowest.columns}


def test_each_rating_is_in_one_piece_of_each_facet(sample):
    workspace, data = sample
    rated = [c for c in data.by_role(Role.RATING) if c.side is not Side.OVERALL and c.touchpoint]
    for facet in facets(workspace, data, Slice()):
        assert sorted(c.name for piece in facet.pieces for c in piece.columns) == sorted(
            c.name for c in rated
        )


def test_a_piece_is_the_mean_of_those_who_rated_half_of_it():
    rows = [("North", 5, 5, 1, 1, 3)] * 10 + [("North", 1, "", "", "", 3)] * 10
    workspace, data = loaded(rows)
    pieces = {p.name: p.estimate for facet in facets(workspace, data, Slice()) for p in facet.pieces}
    assert pieces["people"].n == 20 and pieces["people"].value == pytest.approx(50.0)
    product = [p for facet in facets(workspace, data, Slice()) for p in facet.pieces if p.name == "product"]
    assert product[0].estimate.n == 10
    workspace.close()


def test_what_overlaps_is_not_called_the_lowest():
    rng = np.random.default_rng(3)
    workspace, data = loaded(random_rows(rng, 40, "North"))
    stages = next(f for f in facets(workspace, data, Slice()) if f.name == STAGES)
    assert len(stages.lowest) == len(stages.known) > 1
    workspace.close()


def test_nobody_in_the_slice_is_no_error(sample):
    workspace, data = sample
    zone = column(data, "Delivery zone")
    nobody = Slice(segments=((zone.name, (BLANK,)), (column(data, "Location").name, ("Delivery",))))
    for facet in facets(workspace, data, nobody):
        assert all(piece.estimate.value is None for piece in facet.pieces) and facet.lowest == ()
