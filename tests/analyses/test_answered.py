"""How many answered each question, and what was left out?"""

from cxmetrics.analyses.answered import answered
from cxmetrics.model import Slice
from tests.analyses.survey import survey


def test_answers_blanks_and_codes_outside_the_scale():
    found = survey(
        staff=[5, 4, 0, 6, None, "", "n/a", 1],
        nps=[10, 0, 11, -1, None, None, None, 7],
        shop=["A"] * 8,
        comment=["fine"] * 8,
    )
    counts = answered(*found, Slice())
    assert counts == {found.name("staff"): (3, 3, 2), found.name("nps"): (3, 3, 2)}
    assert all(sum(parts) == found.dataset.responses for parts in counts.values())


def test_a_question_nobody_answered_and_a_slice_nobody_is_in():
    found = survey(staff=[None] * 3, shop=["A"] * 3)
    assert answered(*found, Slice()) == {found.name("staff"): (0, 3, 0)}
    nobody = Slice(segments=((found.name("shop"), ("B",)),))
    assert answered(*found, nobody) == {found.name("staff"): (0, 0, 0)}
