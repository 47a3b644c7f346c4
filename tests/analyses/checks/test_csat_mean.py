"""Is the average satisfaction to be believed here?"""

from math import ceil

import numpy as np
import pandas as pd
import pytest

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role
from tests.analyses.checks.given import put
from tests.analyses.checks.test_csat import csat, given
from tests.analyses.tables import real
from tests.shared import shared


@pytest.mark.parametrize("id_", ["PC12", "PC13"])
@pytest.mark.parametrize("answers", [[5] * 29, [3] * 60, [None] * 40])
def test_few_answers_or_all_the_same_tell_nothing(id_, answers):
    assert put(id_, *given(csat=csat(answers))).verdict is Verdict.CANNOT_TELL


def test_the_average_takes_fewer_answers_for_the_same_shift():
    answers = np.array([1] * 5 + [2] * 10 + [3] * 20 + [4] * 40 + [5] * 25)
    found = put("PC12", *given(csat=csat(answers)))
    assert found.verdict is Verdict.SHOWN
    # (1.95996 + 0.84162)² · 2 / 0.2² = 392.4, and the share has √ of it by its correlation with the answers.
    r = pd.Series(answers).corr(pd.Series((answers >= 4).astype(float)))
    share = ceil(2 * (1.9599640 + 0.8416212) ** 2 / 0.04 / r**2)
    assert (
        "the average takes 393 answers" in found.figure
        and f"satisfied customers {share:,} (likely" in found.figure
    )


def test_the_shift_it_supposes_is_one_that_single_answers_can_make():
    """Weighing each answer by exp(t·answer) shifts both figures; so small a shift moves the share as said."""
    answers = np.repeat([1, 2, 3, 4, 5], [50, 100, 200, 400, 250])
    good = answers >= 4
    weights = np.exp(0.02 * answers)
    shifted = (
        np.average(answers, weights=weights) - answers.mean(),
        np.average(good, weights=weights) - good.mean(),
    )
    in_deviations = shifted[0] / answers.std(), shifted[1] / good.std()
    r = np.corrcoef(answers, good)[0, 1]
    assert in_deviations[1] / in_deviations[0] == pytest.approx(r, abs=0.01)


def test_two_groups_may_change_places():
    shops = (Role.SEGMENT, None, ["A"] * 100 + ["B"] * 100)
    # A: mostly 3, some 5. B: all 3.3 or so: fewer very good ones, hardly any bad.
    crossed = put("PC13", *given(csat=csat([4] * 60 + [1] * 40 + [3] * 95 + [2] * 5), shop=shops))
    assert crossed.verdict is Verdict.HOLDS
    assert "B has the higher average (48.8 of 100 against 45.0 for A)" in crossed.figure
    assert "40.0 of 100 pairs" in crossed.figure and "1 of 1 pairs" in crossed.figure
    straight = put("PC13", *given(csat=csat([4] * 100 + [3] * 95 + [2] * 5), shop=shops))
    assert straight.verdict is Verdict.FAILS
    few = (Role.SEGMENT, None, ["A"] * 171 + ["B"] * 29)
    assert put("PC13", *given(csat=csat([4] * 200), shop=few)).verdict is Verdict.CANNOT_TELL


def test_surgeries_that_change_places_are_those_that_scipy_finds():
    from scipy.stats import mannwhitneyu

    workspace, dataset = real("nhs_fft_gp/data.csv")
    codes = ["Extremely unlikely", "Unlikely", "Neither likely nor unlikely", "Likely", "Extremely likely"]
    rows = pd.read_csv(shared("data/nhs_fft_gp/data.csv"))
    rows["code"] = rows["rating"].map({said: place for place, said in enumerate(codes)})
    groups = [g["code"].to_numpy() for _, g in rows.dropna(subset="code").groupby("surgery") if len(g) >= 30]
    crossed = 0
    for place, one in enumerate(groups):
        for two in groups[place + 1 :]:
            won = mannwhitneyu(two, one).statistic / len(one) / len(two) - 0.5
            crossed += (two.mean() - one.mean()) * won < 0
    found = put("PC13", dataset, workspace)
    assert f"{crossed} of {len(groups) * (len(groups) - 1) // 2} pairs" in found.figure
