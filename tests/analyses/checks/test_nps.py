"""Is the Net Promoter Score to be believed here?"""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role, Scale, Slice, Terms
from cxmetrics.store import Workspace
from tests.analyses.checks.given import FIVE, LEFT, YES_NO, put, table
from tests.analyses.tables import real
from tests.shared import shared

TEN = Scale(0, 10)
ALL = [f"PC0{number}" for number in range(1, 9)]
RANDOM = np.random.default_rng(3)


def given(part=None, **columns):
    """A workspace with one dataset of these columns, as `put` takes it."""
    workspace = Workspace()
    return table(workspace, **columns), workspace, part


def nps(answers):
    return (Role.NPS, TEN, [int(answer) for answer in answers])


def halves(before, after):
    """The first answers on days of one year, the others on those of the next."""
    days = [date(2024, 1, 1) + timedelta(days=i % 300) for i in range(len(before))]
    days += [date(2025, 1, 1) + timedelta(days=i % 300) for i in range(len(after))]
    return given(nps=nps([*before, *after]), day=(Role.DATE, None, days))


@pytest.mark.parametrize("id_", ALL)
def test_without_the_question_nobody_can_tell(id_):
    assert put(id_, *given(csat=(Role.CSAT, FIVE, [4] * 50))).verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize("id_", ALL)
@pytest.mark.parametrize("answers", [[9], [10] * 29, [7] * 40, [None] * 40])
def test_few_answers_or_all_the_same_raise_nothing(id_, answers):
    cells = (Role.NPS, TEN, answers)
    found = put(id_, *given(nps=cells, csat=(Role.CSAT, FIVE, [4] * len(answers))))
    assert found.verdict in (Verdict.CANNOT_TELL, Verdict.BY_DESIGN, Verdict.FAILS)
    assert "nan" not in found.figure.lower()


def test_it_goes_with_satisfaction_or_not():
    x = RANDOM.integers(0, 11, 400)
    together = np.clip(np.round(x / 2.5 + 1 + RANDOM.normal(0, 0.4, 400)), 1, 5).astype(int)
    found = put("PC01", *given(nps=nps(x), csat=(Role.CSAT, FIVE, together)))
    from scipy.stats import spearmanr

    rho = spearmanr(x, together).statistic
    assert found.verdict is Verdict.HOLDS
    assert f"rank correlation {rho:.2f}".replace("0.", ".") in found.figure and "400 answers" in found.figure
    apart = put("PC01", *given(nps=nps(x), csat=(Role.CSAT, FIVE, RANDOM.integers(1, 6, 400))))
    assert apart.verdict is Verdict.FAILS and "hardly go together" in apart.figure
    few = put("PC01", *given(nps=nps(x[:29]), csat=(Role.CSAT, FIVE, together[:29])))
    assert few.verdict is Verdict.CANNOT_TELL and "Only 29 people" in few.figure


def test_where_one_is_best_the_answers_are_turned_round():
    x = RANDOM.integers(0, 11, 200)
    worst_high = (Role.CSAT, Scale(1, 5, reversed=True), 5 - x // 3)
    assert put("PC01", *given(nps=nps(x), csat=worst_high)).verdict is Verdict.HOLDS


def test_the_level_of_the_ranges_is_the_readers():
    x = RANDOM.integers(0, 11, 100)
    columns = {"nps": nps(x), "csat": (Role.CSAT, FIVE, 1 + x // 2 * 4 // 5)}
    usual, sure = (put("PC01", *given(part, **columns)) for part in (None, Slice(terms=Terms(level=0.999))))
    assert usual.figure != sure.figure


@pytest.mark.parametrize(
    ("promoters", "others", "verdict"),
    [(80, 20, Verdict.HOLDS), (20, 80, Verdict.FAILS), (50, 48, Verdict.CANNOT_TELL)],
)
def test_promoters_do_more_than_others_or_not(promoters, others, verdict):
    said = [1] * promoters + [0] * (100 - promoters) + [1] * others + [0] * (100 - others)
    found = put("PC02", *given(nps=nps([9, 10] * 50 + [5, 8] * 50), told=(Role.RECOMMENDED, YES_NO, said)))
    assert found.verdict is verdict
    assert f"{promoters} % of 100 promoters and {others} % of the 100 others" in found.figure
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(promoters, 100, others, 100, method="newcomb", compare="diff")
    shown = " to ".join(
        f"{100 * limit:.0f}" if abs(limit) > 0.1 else f"{100 * limit:.1f}" for limit in (low, high)
    )
    assert f"likely {shown} points".replace("-", "−") in found.figure


def test_a_handful_of_promoters_is_not_shown():
    said = (Role.RECOMMENDED, YES_NO, [1] * 40)
    assert put("PC02", *given(nps=nps([10] * 4 + [3] * 36), told=said)).verdict is Verdict.CANNOT_TELL


def test_who_left_tells_of_promoters_too():
    left = (Role.CHURNED, LEFT, [0] * 90 + [1] * 10 + [0] * 40 + [1] * 60)
    found = put("PC02", *given(nps=nps([10] * 100 + [5] * 100), left=left))
    assert (
        found.verdict is Verdict.HOLDS
        and "stayed" in found.figure
        and "90 % of 100 promoters" in found.figure
    )


def purchases_of(returned, stayed_away):
    """Fifty promoters and fifty others who all bought in January, and some of them again in December."""
    workspace = Workspace()
    who = [f"K{i}" for i in range(100)]
    answers = table(
        workspace,
        who=(Role.CUSTOMER, None, who),
        day=(Role.DATE, None, ["2024-02-01"] * 100),
        nps=nps([10] * 50 + [4] * 50),
        csat=(Role.CSAT, FIVE, [5, 4] * 25 + [3, 2] * 25),
    )
    again = [*who[:returned], *who[50 : 50 + stayed_away]]
    table(
        workspace,
        customer=(Role.CUSTOMER, None, [*who, *again]),
        day=(Role.DATE, None, ["2024-01-15"] * 100 + ["2024-12-15"] * (len(again) - 1) + ["2024-12-31"]),
        paid=(Role.REVENUE, None, ["20.00"] * (100 + len(again))),
    )
    return answers, workspace


def test_a_list_of_purchases_tells_who_came_back():
    found = put("PC02", *purchases_of(40, 10))
    assert found.verdict is Verdict.HOLDS
    assert "80 % of 50 promoters and 20 % of the 50 others bought again within 90 days" in found.figure
    foretold = put("PC08", *purchases_of(40, 10))
    assert foretold.verdict in (Verdict.HOLDS, Verdict.CANNOT_TELL) and "100 customers" in foretold.figure


def ratings(weights, rows=600):
    """Two ratings, and the 0–10 answer they make with these weights."""
    food, staff = RANDOM.integers(1, 6, (2, rows))
    score = weights[0] * food + weights[1] * staff + RANDOM.normal(0, 0.5, rows)
    answers = np.clip(np.round(10 * (score - score.min()) / np.ptp(score)), 0, 10)
    return {"nps": nps(answers), "food": (Role.RATING, FIVE, food), "staff": (Role.RATING, FIVE, staff)}


def test_it_names_no_part_but_detractors_can_be_told_by_some():
    found = put("PC03", *given(**ratings((2, 0.2))))
    assert found.verdict is Verdict.BY_DESIGN
    assert found.figure.index("“food”") < found.figure.index("“staff”")
    bare = put("PC03", *given(nps=nps([3, 9] * 50)))
    assert bare.verdict is Verdict.BY_DESIGN and "too few people here rated" in bare.figure


def test_the_country_explains_answers_or_not():
    columns, rows = ratings((1, 1)), 600
    country = RANDOM.integers(0, 2, rows)
    moved = np.clip(np.array(columns["nps"][2]) + 3 * country - 1, 0, 10)
    names = (Role.SEGMENT, None, np.where(country == 1, "CH", "DE").tolist())
    found = put("PC04", *given(**columns | {"nps": nps(moved), "country": names}))
    assert found.verdict is Verdict.HOLDS and "“country” account for a further" in found.figure
    calm = ratings((1, 1), 4000)
    same = (Role.SEGMENT, None, RANDOM.choice(["CH", "DE"], 4000).tolist())
    assert put("PC04", *given(**calm, country=same)).verdict is Verdict.FAILS
    assert put("PC04", *given(**calm)).verdict is Verdict.CANNOT_TELL
    assert put("PC04", *given(nps=calm["nps"], country=same)).verdict is Verdict.CANNOT_TELL


def test_the_country_counts_beyond_ratings_with_gaps():
    columns, rows = ratings((1, 1)), 600
    gaps = [
        None if hole else int(x)
        for x, hole in zip(columns["food"][2], RANDOM.random(rows) < 0.3, strict=True)
    ]
    columns["food"] = (Role.RATING, FIVE, gaps)
    names = (Role.SEGMENT, None, RANDOM.choice(["CH", "DE", None], rows).tolist())
    found = put("PC04", *given(**columns, country=names))
    assert found.verdict is not Verdict.HOLDS and "600 answers" in found.figure
    import statsmodels.api as sm

    known = 25.0 * (pd.DataFrame({"food": gaps, "staff": columns["staff"][2]}).astype(float) - 1)
    expected = known.mean(axis=1).to_numpy()[:, None] + known.mean().to_numpy() - np.nanmean(known)
    filled = known.where(known.notna(), expected)
    explained = sm.OLS(np.array(columns["nps"][2], float), sm.add_constant(filled)).fit().rsquared_adj
    assert f"Beyond the {100 * explained:.0f} %" in found.figure


def test_few_answers_a_month_make_a_wide_range():
    months = [date(2024, month, 1 + day) for month in range(1, 13) for day in range(20)]
    monthly = given(nps=nps([10, 3] * 120), day=(Role.DATE, None, months))
    found = put("PC05", *monthly)
    assert found.verdict is Verdict.HOLDS and "the usual 20 answers a month" in found.figure
    # By Wilson's interval of 10 of 20, twice: 2 · (.7007 − .2993) = 80 points.
    assert "80 points wide" in found.figure
    many = put("PC05", *given(nps=nps([10, 8, 3, 9] * 800)))
    assert many.verdict is Verdict.FAILS and "all 3,200 answers together" in many.figure


def test_it_wastes_answers_where_they_move_inside_a_class():
    before, after = [0] * 200 + [7] * 200 + [9] * 200, [6] * 210 + [8] * 180 + [10] * 210
    found = put("PC06", *halves(before, after))
    assert found.verdict is Verdict.HOLDS and "over 100 times" in found.figure
    # Here all change crosses a boundary and the average hardly moves.
    crossing = put("PC06", *halves([6] * 300 + [8] * 300 + [0] * 100, [7] * 300 + [9] * 300 + [0] * 100))
    assert crossing.verdict is Verdict.FAILS
    calm = put("PC06", *halves([6, 8, 10] * 100, [6, 8, 10] * 100))
    assert calm.verdict is Verdict.CANNOT_TELL and "changed beyond chance" in calm.figure
    assert put("PC06", *given(nps=nps([1, 9] * 50))).verdict is Verdict.CANNOT_TELL


def test_one_score_may_hide_two_crowds():
    shops = (Role.SEGMENT, None, ["A"] * 200 + ["B"] * 200)
    found = put("PC07", *given(nps=nps([8] * 200 + [10, 3] * 100), shop=shops))
    assert found.verdict is Verdict.HOLDS
    assert "the same score (0 and 0), yet 100 % and 0 % passives" in found.figure
    alike = put("PC07", *given(nps=nps([8, 9, 3, 10] * 100), shop=shops))
    assert alike.verdict is Verdict.SHOWN and "Of 1 pairs of groups" in alike.figure
    assert put("PC07", *given(nps=nps([8, 9, 3, 10] * 100))).verdict is Verdict.CANNOT_TELL


def test_the_make_up_is_tested_as_scipy_tests_it():
    from scipy.stats import chi2_contingency

    from cxmetrics.analyses.grounds.make_up import make_up
    from cxmetrics.analyses.grounds.stretches import Stretch
    from cxmetrics.model import Histogram

    pair = [
        Stretch(name, Histogram.of(counts))
        for name, counts in (("a", {3: 40, 8: 20, 9: 45}), ("b", {3: 15, 8: 60, 9: 20}))
    ]
    (found,) = make_up([pair]).unlike
    assert found.p == pytest.approx(chi2_contingency([[45, 20, 40], [20, 60, 15]], correction=False).pvalue)


def foretold(by_score, by_grade, rows=3000):
    x, y = RANDOM.integers(0, 11, rows), RANDOM.integers(1, 6, rows)
    chance = 1 / (1 + np.exp(-(by_score * (x - 5) + by_grade * (y - 3))))
    said = (RANDOM.random(rows) < chance).astype(int)
    return given(nps=nps(x), csat=(Role.CSAT, FIVE, y), told=(Role.RECOMMENDED, YES_NO, said))


def test_it_foretells_better_than_satisfaction_or_not():
    assert put("PC08", *foretold(0.5, 0.0)).verdict is Verdict.FAILS
    assert put("PC08", *foretold(0.0, 1.0)).verdict is Verdict.HOLDS
    assert put("PC08", *foretold(0.3, 0.6, rows=60)).verdict is Verdict.CANNOT_TELL
    rare = (Role.RECOMMENDED, YES_NO, [1] * 15 + [0] * 285)
    few = put("PC08", *given(nps=nps([9, 3] * 150), csat=(Role.CSAT, FIVE, [5, 1] * 150), told=rare))
    assert few.verdict is Verdict.CANNOT_TELL and "20 of each are needed" in few.figure


def test_weights_are_left_out_and_that_is_said():
    columns = {
        "nps": nps([10, 3] * 50),
        "csat": (Role.CSAT, FIVE, [5, 2] * 50),
        "w": (Role.WEIGHT, None, [1, 3] * 50),
    }
    dataset, workspace, _ = given(**columns)
    weighted = put("PC01", dataset, workspace, Slice(weight="c3"))
    assert weighted.figure.startswith(put("PC01", dataset, workspace).figure)
    assert weighted.figure.endswith("also where other figures are weighted.")


def test_the_airport():
    workspace, dataset = real("sfo/2017_SFO_Customer_Survey.csv")
    found = put("PC01", dataset, workspace)
    answers = pd.read_csv(shared("data/sfo/2017_SFO_Customer_Survey.csv"), low_memory=False)
    of = answers[["NETPRO", "Q7ALL"]].apply(pd.to_numeric, errors="coerce")
    of = of[of["NETPRO"].between(0, 10) & of["Q7ALL"].between(1, 5)]
    rho = of.corr(method="spearman").iloc[0, 1]
    assert found.verdict is Verdict.HOLDS
    assert (
        f"rank correlation {rho:.2f}".replace("0.", ".") in found.figure
        and f"{len(of):,} answers" in found.figure
    )
    assert put("PC05", dataset, workspace).verdict is Verdict.FAILS
    assert put("PC06", dataset, workspace).verdict is Verdict.CANNOT_TELL


def test_a_form_about_a_language():
    workspace, dataset = real("rstudio_google_forms/Learning R Internet Survey - Form Responses 1.tsv")
    assert put("PC01", dataset, workspace).verdict is Verdict.CANNOT_TELL
    separating = put("PC03", dataset, workspace)
    assert (
        separating.verdict is Verdict.BY_DESIGN
        and "most of all “Please rate how much you enjoy" in separating.figure
    )
    wasted = put("PC06", dataset, workspace)
    assert wasted.verdict is Verdict.HOLDS and "3,001 answers" in wasted.figure
