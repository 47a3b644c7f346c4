"""Can it be told here what goes with satisfaction most?"""

import numpy as np

from cxmetrics.analyses.checks.check import Verdict
from tests.analyses.checks.given import put
from tests.analyses.survey import survey
from tests.analyses.tables import real


def people(weights, n=300, start=0):
    """Ratings of three things, and a grade that follows them as weighted."""
    rng = np.random.default_rng(11)
    ratings = rng.integers(1, 6, (n, 3))
    grade = np.clip(np.round(start + ratings @ np.array(weights) + rng.normal(0, 0.4, n)), 1, 5).astype(int)
    names = ("staff", "food", "room")
    return survey(**{name: ratings[:, i].tolist() for i, name in enumerate(names)}, overall=grade.tolist())


def asked(data):
    workspace, dataset = data
    return put("PC46", dataset, workspace)


def test_a_clear_winner_is_named_and_a_tie_is_not():
    clear, tie = asked(people((0.7, 0.2, 0.1))), asked(people((0.34, 0.33, 0.33)))
    assert (clear.verdict, tie.verdict) == (Verdict.FAILS, Verdict.HOLDS)
    assert "“staff” comes out on top in 100 % of the resamples" in clear.figure
    assert "none can be named the most important" in tie.figure
    assert not any(f"“{name}”" in tie.figure for name in ("staff", "food", "room"))


def test_what_is_on_top_and_goes_with_a_worse_whole_is_not_named():
    found = asked(people((-0.7, 0.2, 0.1), start=4))
    assert found.verdict is Verdict.HOLDS and "the worse the whole" in found.figure
    assert "“staff”" not in found.figure


def test_too_few_rows_or_nothing_to_explain_cannot_tell():
    assert asked(people((0.7, 0.2, 0.1), n=40)).verdict is Verdict.CANNOT_TELL
    assert asked(survey(staff=[1, 5] * 40, food=[5, 1] * 40)).verdict is Verdict.CANNOT_TELL
    constant = survey(staff=[1, 5] * 40, food=[5, 4, 3, 2] * 20, overall=[4] * 80)
    assert asked(constant).verdict is Verdict.CANNOT_TELL


def test_taste_wins_in_fast_food():
    workspace, dataset = real("fastfood/ffattrib.csv")
    found = put("PC46", dataset, workspace)
    assert found.verdict is Verdict.FAILS and "“taste”" in found.figure
