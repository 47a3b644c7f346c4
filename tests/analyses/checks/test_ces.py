"""Is the effort score to be believed here?"""

from datetime import date, timedelta

import numpy as np
import pytest

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role, Scale
from cxmetrics.store import Workspace
from tests.analyses.checks.given import put, table
from tests.analyses.checks.test_csat import csat, given

SEVEN, EFFORT = Scale(1, 7), Scale(1, 5, reversed=True)
RANDOM = np.random.default_rng(6)


def ease(answers, scale=SEVEN):
    return (Role.CES, scale, [None if a is None else int(a) for a in answers])


@pytest.mark.parametrize("id_", ["PC14", "PC15", "PC16"])
def test_without_the_question_nobody_can_tell(id_):
    assert put(id_, *given(csat=csat([4] * 50))).verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize("id_", ["PC14", "PC15"])
def test_without_contacts_or_answers_nobody_can_tell(id_):
    assert put(id_, *given(ces=ease([5, 6] * 30))).verdict is Verdict.CANNOT_TELL
    few = given(ces=ease([5, 6] * 14), wait=(Role.REPLY_TIME, None, list(range(28))))
    assert put(id_, *few).verdict is Verdict.CANNOT_TELL


def test_long_waits_go_with_effort_or_not():
    waits = RANDOM.integers(1, 500, 300)
    answers = np.clip(7 - waits // 80 + RANDOM.integers(-1, 2, 300), 1, 7)
    found = put("PC14", *given(ces=ease(answers), wait=(Role.REPLY_TIME, None, waits)))
    from scipy.stats import spearmanr

    rho = spearmanr(answers, waits).statistic
    assert found.verdict is Verdict.HOLDS and "found it harder" in found.figure
    assert f"{rho:.2f}".replace("0.", ".").replace("-", "−") in found.figure and "300 answers" in found.figure
    easier = put("PC14", *given(ces=ease(8 - answers), wait=(Role.REPLY_TIME, None, waits)))
    assert easier.verdict is Verdict.FAILS and "did not find it harder" in easier.figure
    older = put(
        "PC14", *given(ces=ease(np.clip(8 - answers, 1, 5), EFFORT), wait=(Role.REPLY_TIME, None, waits))
    )
    assert older.verdict is Verdict.HOLDS
    same = put("PC14", *given(ces=ease([4] * 300), wait=(Role.REPLY_TIME, None, waits)))
    assert same.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("linked", "verdict"), [(50, Verdict.HOLDS), (95, Verdict.FAILS), (80, Verdict.CANNOT_TELL)]
)
def test_answers_belong_to_a_contact_or_not(linked, verdict):
    waits = [5] * linked + [None] * (100 - linked)
    found = put("PC15", *given(ces=ease([5] * 100), wait=(Role.REPLY_TIME, None, waits)))
    assert found.verdict is verdict and f"{linked} of 100 answers" in found.figure


def test_a_contact_may_stand_in_a_list_of_requests():
    workspace = Workspace()
    day = date(2025, 6, 1)
    answers = table(
        workspace,
        who=(Role.CUSTOMER, None, [f"K{i}" for i in range(60)]),
        day=(Role.DATE, None, [day] * 60),
        ces=ease([5, 6] * 30),
    )
    asked = [day - timedelta(days=3)] * 20 + [day - timedelta(days=90)] * 10 + [day + timedelta(days=1)] * 10
    table(
        workspace,
        opened=(Role.DATE, None, [f"{one} 09:00" for one in asked]),
        replied=(Role.REPLIED, None, [f"{one} 10:00" for one in asked]),
        who=(Role.CUSTOMER, None, [f"K{i}" for i in range(40)]),
    )
    found = put("PC15", answers, workspace)
    assert found.verdict is Verdict.HOLDS and "20 of 60 answers" in found.figure


def test_both_versions_are_told_and_kept_apart():
    one = put("PC16", *given(ces=ease([5] * 40)))
    assert (
        one.verdict is Verdict.BY_DESIGN
        and "how easy it was on 1 to 7" in one.figure
        and "40 answers" in one.figure
    )
    both = put("PC16", *given(ces=ease([5] * 40), effort=ease([2] * 40, EFFORT)))
    assert both.verdict is Verdict.BY_DESIGN and "Both versions are here" in both.figure
    assert "how much effort it took on 1 to 5, less is better" in both.figure
