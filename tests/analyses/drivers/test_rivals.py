"""A rating that other people gave is not passed over in silence, and a scale the wrong way round is nobody's winner."""

import numpy as np

from cxmetrics.analyses.drivers.what_matters import what_matters
from cxmetrics.model import Slice
from cxmetrics.ui.matters_words import takeaway
from tests.analyses.survey import survey

N = 400


def drawn(seed: int, *, asked_apart: bool = False, backwards: bool = False):
    random = np.random.default_rng(seed)
    food, room, price, staff, speed = (random.integers(1, 6, N) for _ in range(5))
    overall = np.clip(np.rint(0.8 * food + 0.25 * price + random.normal(0, 0.6, N)), 1, 5).astype(int)
    cells = {"staff": staff, "speed": speed, "food": food, "room": room, "price": price}
    columns: dict[str, list[object]] = {name: list(map(int, values)) for name, values in cells.items()}
    if asked_apart:
        columns["food"] = [None if i < N // 2 else cell for i, cell in enumerate(columns["food"])]
        columns["room"] = [cell if i < N // 2 else None for i, cell in enumerate(columns["room"])]
    if backwards:
        columns["food"] = [6 - int(str(cell)) for cell in columns["food"]]
    found = what_matters(*survey(**columns, overall=list(map(int, overall))), Slice())
    assert found is not None
    return found


def test_where_all_were_asked_the_one_that_matters_wins():
    winner = drawn(1).explained.winner
    assert winner is not None and winner.label == "food"


def test_nobody_wins_while_a_rating_that_may_matter_more_was_asked_of_others():
    for seed in range(5):
        told = drawn(seed, asked_apart=True)
        if told.explained.named and "food" in [left.column.label for left in told.explained.left_out]:
            assert told.explained.winner is None
            assert "“food” could not be set against the others" in told.explained.because
            assert "“food” could not be set against the others" in takeaway(told)


def test_a_rating_that_runs_against_the_outcome_is_asked_about_first():
    told = drawn(2, backwards=True)
    assert told.explained.winner is None or told.explained.winner.label != "food"
    assert takeaway(told).startswith("First look at the scale of “food”")
