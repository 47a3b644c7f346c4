"""Whether a file that mixes two scales over time is noticed, and one that does not is left in peace."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.scale_change import scale_changes
from cxmetrics.model import Severity, Slice
from tests.analyses.survey import survey
from tests.analyses.tables import real

START = date(2024, 1, 1)


def days(n: int) -> list[str]:
    return [str(START + timedelta(days=3 * at)) for at in range(n)]


def found(grades: list[int]):
    workspace, dataset = survey(day=days(len(grades)), grade=grades)
    return scale_changes(workspace, dataset, Slice())


def test_lounges_changed_theirs_in_june_2015():
    workspace, dataset = real("skytrax/lounge.csv")
    (told,) = scale_changes(workspace, dataset, Slice())
    assert told.where == "overall_rating"
    assert told.severity is Severity.QUESTION
    # Counted by hand: pandas, answers above 5 by month.
    assert "before June 2015 0 of 2,135 answers lie above 5, from then on 67 of 124" in told.what
    assert scale_changes(workspace, dataset, Slice(first=date(2015, 6, 1))) == ()


def test_it_is_noticed_whichever_side_is_the_short_one():
    short, long = [1, 2, 3, 4, 5] * 12, [2, 4, 6, 8, 10] * 12
    (later,) = found(short + long)
    (earlier,) = found(long + short)
    assert "before July 2024 0 of 61 answers lie above 5" in later.what
    assert "from then on 0 of" in earlier.what
    assert "above 7" in found([3, 5, 7] * 20 + [5, 8, 10] * 20)[0].what


def test_few_answers_prove_nothing():
    assert found([1, 2, 3, 4, 5] * 5 + [6, 8, 10] * 20) == ()
    assert found([5] * 40 + [5] * 59 + [6]) == ()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_same_scale_throughout_is_left_in_peace(seed):
    grades = np.random.default_rng(seed).integers(0, 11, 300)
    assert found([int(grade) for grade in grades]) == ()
