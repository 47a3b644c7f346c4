"""Are reviews to be believed here?"""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role, Scale
from cxmetrics.store import Workspace
from cxmetrics.store.notes import ASKED, tell
from tests.analyses.checks.given import FIVE, put, table
from tests.analyses.checks.test_csat import given
from tests.analyses.tables import real
from tests.shared import shared

START = date(2025, 1, 6)
ALL = ["PC17", "PC18", "PC19", "PC20", "PC21", "PC22"]
RANDOM = np.random.default_rng(8)


def stars(marks, scale=FIVE):
    return (Role.OVERALL, scale, marks)


def days(weeks, without=()):
    """Five days in each of so many weeks but some."""
    return [START + timedelta(weeks=w, days=d) for w in range(weeks) if w not in without for d in range(5)]


def dated(dates, lag=None):
    columns = {
        "day": (Role.DATE, None, dates),
        "stars": stars([4, 5] * (len(dates) // 2) + [3] * (len(dates) % 2)),
    }
    if lag is not None:
        columns["visit"] = (Role.DATE, None, [day - timedelta(days=lag) for day in dates])
    return given(**columns)


@pytest.mark.parametrize("id_", ALL)
def test_without_stars_or_with_few_nobody_can_tell(id_):
    assert put(id_, *given(nps=(Role.NPS, Scale(0, 10), [5] * 40))).verdict is Verdict.CANNOT_TELL
    few = put(id_, *given(stars=stars([5] * 29), said=(Role.COMMENT, None, ["the food was very good"] * 29)))
    assert few.verdict is Verdict.CANNOT_TELL and "nan" not in few.figure.lower()


@pytest.mark.parametrize(
    ("weeks", "without", "lag", "verdict"),
    [
        (14, (), 2, Verdict.HOLDS),
        (14, (), 9, Verdict.FAILS),
        (14, (7,), 2, Verdict.FAILS),
        (20, (7,), 2, Verdict.HOLDS),
        (20, (8,), 2, Verdict.FAILS),
        (14, (7,), None, Verdict.FAILS),
        (14, (), None, Verdict.CANNOT_TELL),
        (11, (), 2, Verdict.CANNOT_TELL),
    ],
)
def test_reviews_come_soon_and_every_week_or_not(weeks, without, lag, verdict):
    found = put("PC17", *dated(days(weeks, without), lag))
    assert found.verdict is verdict
    if verdict is Verdict.HOLDS:
        assert "within 2 days of “visit” (likely 2 to 2 days later)" in found.figure


def test_purchases_tell_how_soon():
    workspace, dates = Workspace(), days(14)
    who = (Role.CUSTOMER, None, [f"K{i}" for i in range(len(dates))])
    reviews = table(workspace, who=who, day=(Role.DATE, None, dates), stars=stars([4] * len(dates)))
    bought = [day - timedelta(days=3) for day in dates]
    table(workspace, who=who, day=(Role.DATE, None, bought), paid=(Role.REVENUE, None, ["5.00"] * len(dates)))
    found = put("PC17", reviews, workspace)
    assert (
        found.verdict is Verdict.HOLDS
        and "70 reviews came within 3 days of the last purchase" in found.figure
    )
    heard = put("PC20", reviews, workspace)
    assert heard.verdict is Verdict.FAILS and "70 of 70 customers" in heard.figure


def said(words, n):
    return given(stars=stars([4] * n), said=(Role.COMMENT, None, words))


def test_reviews_speak_of_parts_of_a_visit_or_not():
    long = ["the waiter was rude to us", "cold food and small portions too", "it was far too noisy for me"]
    found = put("PC18", *said(long * 30, 90))
    assert found.verdict is Verdict.HOLDS and "100 % (90 of 90 reviews" in found.figure
    short = put("PC18", *said(["good"] * 60 + long * 10, 90))
    assert short.verdict is Verdict.FAILS and "33 % (30 of 90 reviews" in short.figure
    foreign = put("PC18", *said(["tutto molto buono e anche veloce"] * 90, 90))
    assert foreign.verdict is Verdict.CANNOT_TELL and "English" in foreign.figure
    assert put("PC18", *given(stars=stars([4] * 50))).verdict is Verdict.CANNOT_TELL


def test_hours_are_counted_and_not_judged():
    found = put("PC19", *dated([START + timedelta(days=i) for i in range(300)]))
    # A day each: 30 or 31 a month, at 3 minutes.
    assert found.verdict is Verdict.SHOWN and "usual 31 reviews a month take 1.6 hours" in found.figure
    undated = put("PC19", *given(stars=stars([4] * 100)))
    assert "all 100 reviews together take 5 hours" in undated.figure


def test_reviews_without_a_reply_are_counted():
    dates = [START + timedelta(days=i) for i in range(40)]
    replied = [None if i % 4 else day for i, day in enumerate(dates)]
    found = put(
        "PC19",
        *given(day=(Role.DATE, None, dates), stars=stars([4] * 40), answer=(Role.REPLIED, None, replied)),
    )
    assert "the 30 that nobody has answered yet take 1.5 hours" in found.figure


@pytest.mark.parametrize(
    ("asked", "verdict"), [(1000, Verdict.HOLDS), (110, Verdict.FAILS), (200, Verdict.CANNOT_TELL)]
)
def test_the_silent_are_many_or_few(asked, verdict):
    dataset, workspace = given(csat=(Role.CSAT, FIVE, [5] * 80 + [1] * 20))
    assert put("PC20", dataset, workspace).verdict is Verdict.CANNOT_TELL
    tell(workspace, dataset.id, ASKED, asked)
    found = put("PC20", dataset, workspace)
    assert found.verdict is verdict and f"100 of {asked:,} customers" in found.figure
    if asked == 1000:
        # 8 % of all are known to be satisfied, and 90 % said nothing.
        assert "anything from 8 % to 98 %" in found.figure


@pytest.mark.parametrize(
    ("ends", "verdict"), [(80, Verdict.HOLDS), (20, Verdict.FAILS), (52, Verdict.CANNOT_TELL)]
)
def test_the_extremes_speak_up_or_not(ends, verdict):
    marks = [5] * (ends - 5) + [1] * 5 + [3] * (100 - ends)
    found = put("PC21", *given(stars=stars(marks)))
    assert (
        found.verdict is verdict and f"{ends} of 100 reviews" in found.figure and "no survey" in found.figure
    )


def test_a_survey_as_extreme_takes_the_reviews_word_away():
    dataset, workspace = given(stars=stars([5] * 80 + [3] * 20))
    table(workspace, csat=(Role.CSAT, FIVE, [5] * 95 + [3] * 5))
    found = put("PC21", dataset, workspace)
    assert found.verdict is Verdict.FAILS and "in the survey it is 95 % (95 of 100 answers" in found.figure
    calm, beside = given(stars=stars([5] * 80 + [3] * 20))
    table(beside, csat=(Role.CSAT, FIVE, [4] * 95 + [3] * 5))
    assert put("PC21", calm, beside).verdict is Verdict.HOLDS
    assert put("PC21", *given(stars=stars([1, 2, 3] * 40, Scale(1, 3)))).verdict is Verdict.CANNOT_TELL


def test_what_a_website_shows_is_not_in_the_file():
    found = put("PC22", *given(stars=stars([5] * 60 + [1] * 40)))
    assert found.verdict is Verdict.CANNOT_TELL and "plain one of 3.40" in found.figure
    # (340 + 7 · 3.5) / 107
    assert "would show 3.41" in found.figure


def test_lounges():
    workspace, dataset = real("skytrax/lounge.csv")
    rows = pd.read_csv(shared("data/skytrax/lounge.csv"))
    marks = rows["overall_rating"].dropna()
    ends = marks.isin([1, 10]).sum()
    found = put("PC21", dataset, workspace)
    assert found.verdict is Verdict.FAILS and f"{ends} of {len(marks):,} reviews" in found.figure
    weeks = pd.to_datetime(rows.loc[marks.index, "date"]).dt.to_period("W")
    empty = 12 - weeks[weeks > weeks.max() - 12].nunique()
    fresh = put("PC17", dataset, workspace)
    assert (
        fresh.verdict is Verdict.FAILS and f"{empty} of the last 12 weeks brought no review" in fresh.figure
    )
    worded = (rows["content"].fillna("").str.split().str.len() >= 5).sum()
    themes = put("PC18", dataset, workspace)
    assert themes.verdict is Verdict.HOLDS and f"{worded:,} of" in themes.figure


def test_surgeries_are_rated_at_the_ends():
    workspace, dataset = real("nhs_fft_gp/data.csv")
    said = pd.read_csv(shared("data/nhs_fft_gp/data.csv"))["rating"]
    found = put("PC21", dataset, workspace)
    assert (
        found.verdict is Verdict.HOLDS
        and f"{said.str.startswith('Extremely').sum():,} of 3,863 reviews" in found.figure
    )
