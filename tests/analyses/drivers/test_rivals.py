"""A rating that other people gave is not passed over in silence, and a scale the wrong way round is nobody's winner."""

import numpy as np

from cxmetrics.analyses.drivers.priorities import Unranked
from cxmetrics.analyses.drivers.sand import Verdict
from cxmetrics.analyses.drivers.what_matters import COLOURED, what_matters
from cxmetrics.model import Slice
from cxmetrics.ui import matters_map
from cxmetrics.ui.matters_words import notes, nothing_ranked, takeaway
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


def test_an_outcome_that_runs_backwards_is_asked_about_once():
    random = np.random.default_rng(3)
    staff, food, room = random.integers(1, 6, (3, N))
    overall = np.clip(np.rint(6 - (staff + food + room) / 3 + random.normal(0, 0.5, N)), 1, 5).astype(int)
    found = what_matters(*survey(staff=staff, food=food, room=room, overall=overall), Slice())
    assert found is not None and found.explained.backwards and found.explained.winner is None
    assert takeaway(found).startswith("First look at the scale of “overall”")
    assert len(notes(found.explained)) == 1
    assert "the scale of “overall”" in nothing_ranked(found)
    assert {one.why for one in found.priorities.others} == {Unranked.BACKWARDS}
    assert "runs against the outcome" in matters_map._said(found)
    assert found.sand.verdict is not Verdict.FAILS


def test_what_runs_against_the_outcome_is_not_urgent():
    random = np.random.default_rng(4)
    staff, food, room = random.integers(1, 6, (3, N))
    overall = np.clip(np.rint(0.8 * (6 - staff) + 0.3 * food + random.normal(0, 0.5, N)), 1, 5).astype(int)
    found = what_matters(*survey(staff=staff, food=food, room=room, overall=overall), Slice())
    assert found is not None and not found.explained.backwards
    first = found.importance[0]
    assert first.driver.r < 0 and first.certain and first.share.low > first.even
    assert "staff" not in matters_map._said(found)


def test_where_one_impression_may_have_coloured_all_the_sentence_says_so():
    random = np.random.default_rng(5)
    mood = random.normal(3, 1, N)
    cells = {
        name: np.clip(np.rint(mood + random.normal(0, 0.35, N)), 1, 5).astype(int)
        for name in ("staff", "food", "room", "overall")
    }
    found = what_matters(*survey(**cells), Slice())
    assert found is not None and found.coloured and found.service_share is not None
    assert COLOURED in found.service_share.sentence
