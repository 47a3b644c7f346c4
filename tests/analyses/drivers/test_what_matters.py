"""What to fix first, grains of sand, and what if: on the sample and on surveys made for it."""

import numpy as np
import pytest

from cxmetrics.analyses.drivers.answers import answers
from cxmetrics.analyses.drivers.outcome import RETURNED, chosen, outcomes
from cxmetrics.analyses.drivers.priorities import Unranked
from cxmetrics.analyses.drivers.sand import Verdict, sand
from cxmetrics.analyses.drivers.what_if import room, what_if
from cxmetrics.analyses.drivers.what_matters import what_matters
from cxmetrics.errors import UnknownName
from cxmetrics.model import Control, Quadrant, Side, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, open_strictly
from cxmetrics.ui.matters_words import nothing_ranked
from sample_data.generate import FOLDER
from tests.analyses.survey import survey

OVERALL = "Overall, how satisfied were you?"


@pytest.fixture(scope="module")
def sample():
    workspace = Workspace()
    for name in ("orders.csv", "feedback.csv"):
        found = draft(open_strictly([FOLDER / name]))
        dataset = workspace.confirm(workspace.stage(found.usable()).id, found.columns)
    return workspace, dataset


def part(dataset, label: str, value: str) -> Slice:
    return Slice(segments=((next(c.name for c in dataset.columns if c.label == label), (value,)),))


def test_in_the_south_packaging_comes_first_and_delivery_is_named_as_outside(sample):
    _, dataset = sample
    found = what_matters(*sample, part(dataset, "Delivery zone", "South")).priorities
    assert found.first.name == "Packaging" and found.first.within
    last = found.ranked[-1]
    assert (last.name, last.control) == ("Delivery", Control.OUTSIDE)
    assert last.gain.value > found.ranked[1].gain.value
    assert len(last.comments) == 3 and all("elivery" in text for text in last.comments)


def test_at_market_square_the_checkout_comes_first(sample):
    _, dataset = sample
    found = what_matters(*sample, part(dataset, "Location", "Market Square"))
    first = found.priorities.first
    assert first.name == "Checkout" and first.driver.side is Side.EXPERIENCE
    assert first.gain.low > 0 and first.poor.value > 90
    assert any("queue" in text or "till" in text for text in first.comments)
    assert all(one.within for one in found.priorities.ranked)
    assert {one.driver.column.label for one in found.importance} >= {"Checkout", "Atmosphere"}


def test_the_outcome_may_be_chosen_and_is_never_explained_by_another_view_of_itself(sample):
    labels = [one.label for one in outcomes(*sample, Slice())]
    assert labels[0] == OVERALL and len(labels) == 4 and labels[-1].startswith("came back")
    for label in labels[:-1]:
        found = what_matters(*sample, Slice(), outcome=label)
        explained_by = {d.column.label for d in found.explained.drivers}
        assert found.outcome.label == label and not explained_by & set(labels)
    with pytest.raises(UnknownName):
        what_matters(*sample, Slice(), outcome="no such question")


def test_who_came_back_is_one_answer_for_each_customer(sample):
    workspace, dataset = sample
    outcome = chosen(workspace, dataset, Slice(), RETURNED)
    told = answers(workspace, dataset, outcome, Slice()).values[:, 0]
    given = told[~np.isnan(told)]
    assert set(given.tolist()) == {0.0, 100.0} and 500 < len(given) < len(told) / 2
    found = what_matters(workspace, dataset, Slice(), outcome=RETURNED)
    assert found.explained.n <= len(given) and found.explained.because


def test_without_a_question_about_the_whole_there_is_nothing_to_explain():
    assert what_matters(*survey(staff=[1, 2, 3], food=[3, 2, 1]), Slice()) is None


def made(n: int = 400, seed: int = 3, **more):
    """Staff matters, the room does not, and food is one of a pair."""
    rng = np.random.default_rng(seed)
    staff, food, room_ = rng.integers(1, 6, (3, n))
    overall = np.clip(np.round(0.6 * staff + 0.3 * food + rng.normal(0, 0.5, n)), 1, 5).astype(int)
    return survey(staff=staff, food=food, room=room_, overall=overall, **more)


def test_what_is_not_shown_to_matter_is_listed_and_not_ranked():
    found = what_matters(*made(), Slice())
    assert [one.name for one in found.priorities.ranked] == ["staff", "food"]
    assert [(one.column.label, one.why) for one in found.priorities.others] == [("room", Unranked.CHANCE)]
    staff = found.priorities.ranked[0]
    assert staff.per_point.value == pytest.approx(0.6, abs=0.1)
    best = staff.per_point.value * 4.0 * (100.0 - staff.score.value) / 100.0
    assert staff.gain.value == pytest.approx(best)
    assert found.explained.winner is not None and found.explained.winner.label == "staff"


def test_comments_of_under_eight_people_are_not_shown():
    n = 200
    rng = np.random.default_rng(5)
    food = np.where(np.arange(n) < 7, 1, rng.integers(4, 6, n))
    overall = np.clip(food + rng.integers(-1, 1, n), 1, 5)
    staff = rng.integers(1, 6, n)
    texts = [f"It was cold, call 0151 2345678 number {i}" for i in range(n)]
    found = what_matters(*survey(food=food, staff=staff, overall=overall, comment=texts), Slice())
    assert found.priorities.ranked[0].name == "food" and found.priorities.ranked[0].comments == ()
    food[7] = 1
    found = what_matters(*survey(food=food, staff=staff, overall=overall, comment=texts), Slice())
    assert len(found.priorities.ranked[0].comments) == 3
    assert all("[phone]" in text for text in found.priorities.ranked[0].comments)


def test_what_if_moves_the_outcome_by_the_coefficient_and_the_score_by_its_weight():
    workspace, dataset = made()
    found = what_matters(workspace, dataset, Slice())
    staff = found.priorities.ranked[0].driver
    told = what_if(workspace, dataset, Slice(), driver=staff, outcome=found.outcome, points=1.0)
    assert told.change.value == pytest.approx(found.priorities.ranked[0].per_point.value)
    assert told.after.value == pytest.approx(told.before.value + 25.0 * told.change.value)
    service, experience = told.scores
    assert service.after.value == pytest.approx(service.before.value + 25.0)
    assert experience.after.value == pytest.approx(experience.before.value)
    assert told.quadrant_before is Quadrant.UNDESIRABLE and told.quadrant_after is None
    down = what_if(workspace, dataset, Slice(), driver=staff, outcome=found.outcome, points=-1.0)
    assert down.change.value == pytest.approx(-told.change.value)
    assert down.change.low <= down.change.value <= down.change.high


def test_what_if_stays_within_the_answers_seen_and_says_nothing_of_what_does_not_matter():
    workspace, dataset = made()
    found = what_matters(workspace, dataset, Slice())
    seen = answers(workspace, dataset, found.outcome, Slice())
    staff, rest = found.priorities.ranked[0].driver, found.explained.drivers[-1]
    least, most = room(seen, staff)
    assert -2.2 < least < -1.8 and 1.8 < most < 2.2
    with pytest.raises(ValueError, match="have been seen"):
        what_if(workspace, dataset, Slice(), driver=staff, outcome=found.outcome, points=most + 0.1)
    idle = what_if(workspace, dataset, Slice(), driver=rest, outcome=found.outcome, points=0.5)
    assert idle.change is None and idle.after is None
    assert idle.scores[1].after.value > idle.scores[1].before.value


def grainy(effect: float, n: int = 800):
    """Three things a quarter rate 3 and nobody lower; each lowers the whole by `effect` of a point of five."""
    rng = np.random.default_rng(8)
    food, room_, price, staff = (np.where(rng.random(n) < 0.3, 3, 5) for _ in range(4))
    met = sum((column == 3).astype(int) for column in (food, room_, price, staff))
    overall = np.clip(np.round(4.5 - effect * met + rng.normal(0, 0.7, n)), 1, 5).astype(int)
    workspace, dataset = survey(food=food, room=room_, price=price, staff=staff, overall=overall)
    outcome = chosen(workspace, dataset, Slice(), None)
    found = answers(workspace, dataset, outcome, Slice())
    return sand(what_matters(workspace, dataset, Slice()).explained, found)


def test_small_irritants_add_up():
    found = grainy(0.3)
    assert found.verdict is Verdict.HOLDS and len(found.irritants) == 4 and found.n == 800
    means = [step.outcome.value for step in found.steps]
    assert means == sorted(means, reverse=True) and found.difference.low > 0
    assert [step.label for step in found.steps] == ["0", "1", "2", "3 or more"]


def test_irritants_that_go_with_nothing_do_not():
    assert grainy(0.0).verdict is not Verdict.HOLDS


def test_without_irritants_it_cannot_be_told():
    found = what_matters(*made(), Slice()).sand
    assert found.verdict is Verdict.CANNOT_TELL and found.steps == ()


def test_where_all_together_go_with_next_to_nothing_there_is_nothing_to_start_with():
    rng = np.random.default_rng(3)
    staff, food, room_, chance = rng.integers(1, 6, (4, 4000))
    overall = np.where(rng.random(4000) < 0.1, staff, chance)
    found = what_matters(*survey(staff=staff, food=food, room=room_, overall=overall), Slice())
    assert found.explained.named and found.explained.hardly and found.priorities.ranked == ()
    assert Unranked.HARDLY in {one.why for one in found.priorities.others}
    assert "too little to start with" in nothing_ranked(found)
    assert not what_matters(*made(), Slice()).explained.hardly


def test_coefficients_that_gaps_blow_up_are_not_told(sample):
    found = what_matters(*sample, Slice(), outcome=RETURNED).explained
    assert not found.named and "gaps in different places" in found.because
