"""Is the share of satisfied customers to be believed here?"""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role, Scale
from cxmetrics.store import Workspace
from tests.analyses.checks.given import FIVE, YES_NO, put, table
from tests.analyses.tables import real
from tests.shared import shared

RANDOM = np.random.default_rng(4)


def given(**columns):
    workspace = Workspace()
    return table(workspace, **columns), workspace


def csat(answers, scale=FIVE):
    return (Role.CSAT, scale, [None if a is None else int(a) for a in answers])


@pytest.mark.parametrize("id_", ["PC09", "PC10", "PC11"])
@pytest.mark.parametrize("answers", [[5] * 29, [3] * 60, [None] * 40])
def test_few_answers_or_all_the_same_tell_little(id_, answers):
    found = put(id_, *given(csat=csat(answers), told=(Role.RECOMMENDED, YES_NO, [1] * len(answers))))
    assert found.verdict in (Verdict.CANNOT_TELL, Verdict.FAILS) and "nan" not in found.figure.lower()
    assert put(id_, *given(nps=(Role.NPS, Scale(0, 10), [5] * 40))).verdict is Verdict.CANNOT_TELL


def test_the_satisfied_are_those_who_recommend_or_not():
    answers = RANDOM.integers(1, 6, 600)
    said = (RANDOM.random(600) < answers / 6).astype(int)
    found = put("PC09", *given(csat=csat(answers), told=(Role.RECOMMENDED, YES_NO, said)))
    from scipy.stats import mannwhitneyu

    yes, no = answers[said == 1], answers[said == 0]
    area = mannwhitneyu(yes, no).statistic / len(yes) / len(no)
    assert found.verdict is Verdict.HOLDS and f"in {100 * area:.0f} of 100 such pairs" in found.figure
    turned = put("PC09", *given(csat=csat(6 - answers), told=(Role.RECOMMENDED, YES_NO, said)))
    assert turned.verdict is Verdict.FAILS
    reversed_ = csat(6 - answers, Scale(1, 5, reversed=True))
    assert put("PC09", *given(csat=reversed_, told=(Role.RECOMMENDED, YES_NO, said))).figure == found.figure
    rare = (Role.RECOMMENDED, YES_NO, [1] * 9 + [0] * 591)
    assert put("PC09", *given(csat=csat(answers), told=rare)).verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("top", "verdict"), [(80, Verdict.HOLDS), (40, Verdict.FAILS), (62, Verdict.CANNOT_TELL)]
)
def test_most_answers_are_the_best_one_or_not(top, verdict):
    found = put("PC10", *given(csat=csat([5] * top + [3] * (100 - top))))
    from scipy.stats import binomtest

    limits = binomtest(top, 100).proportion_ci(method="wilson")
    assert found.verdict is verdict
    assert f"{top} % of the answers" in found.figure
    assert f"likely {100 * limits.low:.0f} to {100 * limits.high:.0f} %" in found.figure


def months(*answers):
    days = [date(2024, 1, 5) + timedelta(days=30 * month) for month, one in enumerate(answers) for _ in one]
    return given(day=(Role.DATE, None, days), csat=csat([a for one in answers for a in one]))


def test_the_average_sees_changes_inside_the_boxes_or_not():
    low, high = [1, 4] * 20, [3, 5] * 20
    inside = put("PC11", *months(*[low, high] * 4))
    assert inside.verdict is Verdict.HOLDS and "In 7 of 7 changes" in inside.figure
    across = put("PC11", *months(*[[3, 4, 3, 4, 1, 5] * 10, [4, 4, 4, 4, 1, 5] * 10] * 6))
    assert across.verdict is Verdict.FAILS and "In 0 of 10 changes" in across.figure
    assert put("PC11", *months(low, high, low)).verdict is Verdict.CANNOT_TELL
    assert put("PC11", *months(*[low[:29], high[:29]] * 4)).verdict is Verdict.CANNOT_TELL


def test_surgeries():
    workspace, dataset = real("nhs_fft_gp/data.csv")
    said = pd.read_csv(shared("data/nhs_fft_gp/data.csv"))["rating"]
    known = said[said.ne("Don't know") & said.notna()]
    found = put("PC10", dataset, workspace)
    assert found.verdict is Verdict.HOLDS
    assert f"{100 * (known == 'Extremely likely').mean():.0f} % of the answers" in found.figure
    assert f"{len(known):,} answers" in found.figure
    assert put("PC09", dataset, workspace).verdict is Verdict.CANNOT_TELL
