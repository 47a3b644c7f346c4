"""Which rating may be called the first, and what is said where none may."""

from dataclasses import replace

import numpy as np

from cxmetrics.analyses.drivers.explained import explained
from cxmetrics.analyses.drivers.priorities import Unranked
from cxmetrics.analyses.drivers.sand import sand
from cxmetrics.analyses.drivers.service_share import service_share
from cxmetrics.analyses.drivers.what_if import what_if
from cxmetrics.analyses.drivers.what_matters import what_matters
from cxmetrics.model import Slice
from cxmetrics.ui import matters_words as words
from tests.analyses.drivers.given import given, planted
from tests.analyses.survey import survey


def told(values: np.ndarray):
    return explained(given(values))[0]


def test_under_a_hundred_answers_nobody_wins():
    few, many = told(planted(90, (0.8, 0.0, 0.0))), told(planted(120, (0.8, 0.0, 0.0)))
    assert few.named and few.winner is None and few.drivers[0].leads
    assert "stands out, but there are too few answers" in words.most(few)
    assert many.winner is not None and "goes with “The whole” the most." in words.most(many)


def test_announced_winners_are_right_in_four_of_five_files():
    right = announced = 0
    for seed in range(60):
        parts = np.random.default_rng([3, seed]).dirichlet([3] * 4) * 0.9
        found = told(planted(120, tuple(parts), seed=seed, together=0.4))
        if found.winner is not None:
            announced += 1
            right += found.winner.label == f"Rating {parts.argmax() + 1}"
    assert announced >= 10 and right >= 0.8 * announced


def test_one_that_runs_against_it_is_not_the_most():
    values = planted(300, (0.6, 0.0, 0.0))
    values[:, 1] = 100.0 - values[:, 1]
    assert "the wrong way round" in words.most(told(values))


def test_where_others_could_not_be_set_against_it_that_is_said_first():
    values = planted(600, (0.5, 0.5, 0.0))
    values[:300, 2] = np.nan
    values[300:, 1] = np.nan
    found = told(values)
    assert found.rivals and words.most(found).startswith(
        "Among the ratings that could be set against each other"
    )


def test_all_that_weigh_alike_are_called_that():
    found = told(planted(300, (0.4, 0.4, 0.4)))
    assert "go with “The whole” about alike" in words.most(found)


def totalled():
    rng = np.random.default_rng(6)
    staff, speed, food, room = rng.integers(1, 6, (4, 400))
    price = (staff + speed + food + room) / 4
    overall = np.clip(np.rint(price + rng.normal(0, 0.4, 400)), 1, 5).astype(int)
    return survey(staff=staff, speed=speed, food=food, room=room, price=price, overall=overall)


def test_a_rating_that_is_the_mean_of_others_wins_nothing_and_is_named():
    found = what_matters(*totalled(), Slice())
    assert found.explained.named and found.explained.winner is None
    assert [column.label for column in found.explained.totals] == ["price"]
    assert len(found.explained.dependent) == 5 and found.priorities.ranked == ()
    assert {one.why for one in found.priorities.others} == {Unranked.DEPENDENT}
    note = "“price” follows from the others, as a total does, so that they cannot be told apart: leave it out on the Data page."
    assert note in words.notes(found.explained) and note in words.nothing_ranked(found)
    assert "cannot be told: some of them follow from others" in words.most(found.explained)


def test_what_goes_with_the_outcome_the_most_is_no_small_irritant():
    values = planted(600, (0.5, 0.15, 0.15, 0.0))
    values = np.where(values <= 25, 50.0, values)
    found = given(values)
    judged, _ = explained(found)
    judged = replace(
        judged,
        drivers=tuple(replace(d, coefficient=d.coefficient.times(0.1)) for d in judged.drivers),
    )
    first = {d.column for d in judged.drivers if d.tier == 1}
    assert first and not first & {one.column for one in sand(judged, found).irritants}


def test_the_sentence_says_that_what_goes_with_both_is_dealt_out():
    explained_, fitted = explained(given(planted(600, (0.7, 0.2), together=0.2)))
    found = service_share(explained_, fitted)
    shared = round(100 * found.shown(found.shared).value)
    assert f"the {shared} % that goes with both at once is dealt out evenly" in found.sentence


def test_weights_are_left_out_of_every_figure():
    rng = np.random.default_rng(3)
    staff, food = rng.integers(1, 6, (2, 300))
    overall = np.clip(np.rint(0.6 * staff + 0.3 * food + rng.normal(0, 0.5, 300)), 1, 5).astype(int)
    made = survey(staff=staff, food=food, overall=overall, weight=np.where(staff > 3, 9.0, 1.0))
    weighted = Slice(weight=next(c.name for c in made.dataset.columns if c.label == "weight"))
    plain, asked = what_matters(*made, Slice()), what_matters(*made, weighted)
    assert asked.weighted and not plain.weighted
    assert replace(asked, weighted=False) == plain
    scores = [
        what_if(*made, part, driver=plain.explained.drivers[0], outcome=plain.outcome, points=0.5).scores
        for part in (Slice(), weighted)
    ]
    assert scores[0] == scores[1]
