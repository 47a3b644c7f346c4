"""Sentences about a comparison, word by word: they promise no more than the figures do."""

from dataclasses import replace

import pytest

from cxmetrics.analyses.comparing.compare import Customers
from cxmetrics.analyses.comparing.difference import Difference, Verdict, difference
from cxmetrics.analyses.comparing.facet_groups import FacetPair, PiecePair
from cxmetrics.analyses.comparing.ranking import Placed, Ranking
from cxmetrics.analyses.measure import Measure
from cxmetrics.charts import apart
from cxmetrics.charts.ranking import BETTER, NEITHER, WORSE, mark, place, table
from cxmetrics.metrics import METRICS
from cxmetrics.model import Column, Display, Estimate, Histogram, Interval, Role, Scale
from cxmetrics.stats.probabilistic_index import ProbabilisticIndex
from cxmetrics.stats.shrinkage import Ranks
from cxmetrics.ui import compare_journey, ranking_words
from cxmetrics.ui import compare_words as words

NAMES = "Suffolk", "Nassau"


def figure(value: float, n: int = 100, unit: str = "points") -> Estimate:
    return Estimate(value, value - 5, value + 5, n, Display.VALUE if n >= 30 else Display.INTERVAL, unit=unit)


def told(
    low: float | None, high: float | None, verdict: Verdict, unit: str = "points", **more: object
) -> Difference:
    middle = None if low is None or high is None else (low + high) / 2
    higher_is_better = bool(more.pop("higher_is_better", unit != "minutes"))
    n = int(str(more.pop("n", 100)))
    base = Difference(
        unit, higher_is_better, 0.95, figure(20, n, unit), figure(20 + (middle or 0.0), n, unit)
    )
    return replace(base, change=middle, low=low, high=high, verdict=verdict, **more)  # type: ignore[arg-type]


SAID = {
    "higher": (told(3, 21, Verdict.HIGHER), "Nassau is higher by 12 points; it could be 3 to 21."),
    "lower": (told(-21, -3, Verdict.LOWER), "Nassau is lower by 12 points; it could be 3 to 21."),
    "close": (told(-4, 11, Verdict.CLOSE), "Too close to tell: Nassau could be 4 lower or 11 higher."),
    "a little": (told(-0.2, 3, Verdict.CLOSE), "Too close to tell: Nassau could be 0.2 lower or 3 higher."),
    "per cent": (
        told(3, 21, Verdict.HIGHER, "%"),
        "Nassau is higher by 12 percentage points; it could be 3 to 21.",
    ),
    "rating": (
        told(0.1, 0.7, Verdict.HIGHER, "rating"),
        "Nassau is higher by 0.40 points; it could be 0.10 to 0.70.",
    ),
    "money": (told(2, 22, Verdict.HIGHER, "money"), "Nassau is higher by 12.00; it could be 2.00 to 22.00."),
    "one": (told(0.4, 1.6, Verdict.HIGHER), "Nassau is higher by 1 point; it could be 0.4 to 2."),
    "faster": (
        told(-40, -10, Verdict.LOWER, "minutes"),
        "Nassau is faster by 25 min; it could be 10 to 40 min.",
    ),
    "slower": (
        told(60, 600, Verdict.HIGHER, "minutes"),
        "Nassau is slower by 5.5 h; it could be 60 min to 10 h.",
    ),
    "waits too close": (
        told(-4, 11, Verdict.CLOSE, "minutes"),
        "Too close to tell: Nassau could be 4 min faster or 11 min slower.",
    ),
    "effort": (
        told(-0.7, -0.1, Verdict.LOWER, "rating", higher_is_better=False),
        "Nassau is lower by 0.40 points, which is better; it could be 0.10 to 0.70.",
    ),
    "few": (
        told(3, 21, Verdict.HIGHER, n=20),
        "Nassau could be 3 to 21 points higher. With so few answers only this range can be told, and no verdict.",
    ),
    "few and close": (
        told(-30, 21, Verdict.CLOSE, n=20),
        "Too close to tell: Nassau could be 30 lower or 21 higher.",
    ),
    "open": (
        told(None, None, Verdict.HIGHER, "minutes"),
        "Nassau is slower, taken over all waits; by how much cannot be told, because too many are still open.",
    ),
    "unknown": (
        told(None, None, Verdict.UNKNOWN, "money"),
        "This cannot be told from your data: how far Suffolk and Nassau are apart is not known.",
    ),
}


@pytest.mark.parametrize(("found", "said"), SAID.values(), ids=SAID)
def test_the_sentence(found, said):
    assert words.sentence(found, NAMES) == said


def test_one_decimal_stands_where_whole_figures_would_contradict_the_difference():
    found = replace(told(0.3, 3.3, Verdict.HIGHER), first=figure(82.6), second=figure(84.4), change=1.8)
    assert words.sentence(found, NAMES) == "Nassau is higher by 1.8 points; it could be 0.3 to 3.3."
    assert words.one("Nassau", found, 1).startswith("Nassau: 84.4, likely")
    assert words.one("Nassau", told(3, 21, Verdict.HIGHER), 1).startswith("Nassau: 32, likely")


def test_several_differences_in_one_sentence_have_the_same_digits():
    whole = told(3, 21, Verdict.HIGHER)
    other = replace(told(0.3, 3.3, Verdict.HIGHER), first=figure(82.6), second=figure(84.4), change=1.8)
    assert apart.finest([]) == apart.finest([whole]) == 0 and apart.finest([whole, other]) == 1


def test_nothing_is_neither_more_nor_less():
    assert apart.signed(Interval(-6, 0.0), None, "minutes") == "−6 min to 0 min"


def test_the_marks_are_explained_once_for_the_whole_page():
    said = words.family(26, "Nassau")
    assert "▲ Nassau is higher" in said and "although 26 are looked at" in said
    assert "of all marked on this page, at most 10 in 100 are expected to be chance" in said


def journey(*columns):
    piece = PiecePair("loyalty", columns, told(-30, -20, Verdict.LOWER), holds=True)
    return compare_journey._said(FacetPair("Along the journey", (piece,)), NAMES)


def test_a_piece_of_one_rating_says_which():
    value, back = (
        Column(label, label, Role.RATING, scale=Scale(1, 5)) for label in ("Value for money", "Design")
    )
    assert journey(value).endswith("falls behind Suffolk at loyalty (“Value for money”, by 25 points).")
    assert journey(value, back).endswith("falls behind Suffolk at loyalty (by 25 points).")


def test_no_difference_for_want_of_answers_is_told_from_none_at_all():
    close = told(-4, 11, Verdict.CLOSE)
    few = told(-30, 21, Verdict.CLOSE, n=20)
    assert "differ on no rating by more than chance" in words.nothing(NAMES, "on no rating", [few, close])
    assert words.nothing(NAMES, "on no rating", [few]).startswith("Too few answers")
    assert words.left(0, 6) == "" and words.left(1, 6) == " 1 of 6 is too close to tell."


def test_hidden_groups_are_not_compared():
    found = replace(told(3, 21, Verdict.UNKNOWN), first=Estimate.hidden(3))
    assert "cannot be compared" in words.sentence(found, NAMES)
    assert not any(mark.isdecimal() for mark in words.sentence(found, NAMES))


def test_where_average_and_ranks_disagree_both_are_said():
    index = ProbabilisticIndex(0.6, Interval(0.52, 0.68), 0.01)
    said = words.sentence(told(-0.8, -0.4, Verdict.AT_ODDS, "rating", index=index), NAMES)
    assert said == (
        "Two ways to compare do not agree, so neither is called higher: by the average Nassau is lower by 0.60 "
        "points, but answer against answer Nassau more often has the higher one."
    )
    other = ProbabilisticIndex(0.4, Interval(0.32, 0.48), 0.01)
    said = words.sentence(told(0.4, 0.8, Verdict.AT_ODDS, "rating", index=other), NAMES)
    assert said.endswith("answer against answer Suffolk more often has the higher one.")


def test_waits_that_disagree_give_their_range():
    said = words.sentence(told(-4, 11, Verdict.AT_ODDS, "minutes"), NAMES)
    assert "neither is called faster" in said and "4 min faster or 11 min slower" in said


def test_ranks_are_told_for_the_second_group():
    index = ProbabilisticIndex(0.58, Interval(0.51, 0.65), 0.01)
    said = words.by_ranks(told(0.1, 0.7, Verdict.HIGHER, "rating", index=index), NAMES)
    assert "Nassau is the better one about 58 times in 100 (likely 51 to 65" in said
    assert words.by_ranks(told(3, 21, Verdict.HIGHER), NAMES) == ""


def test_the_size_that_would_show():
    answers = Histogram.of({10.0: 50, 8.0: 30, 0.0: 20})
    nps = Measure(METRICS["nps"], Column("c1", "q", Role.NPS, scale=Scale(0, 10)))
    said = words.noticeable(difference(nps, answers, answers))
    assert said.startswith(
        "With 100 and 100 answers you would mostly notice a true difference of about 31 points;"
    )


def test_the_same_people_are_said_to_be_the_same():
    assert words.same_people(None, NAMES) == words.same_people(Customers(5, 100), NAMES) == ""
    assert words.same_people(Customers(44, 100), NAMES).startswith("Partly the same people: 44 of the 100")
    assert words.same_people(Customers(80, 100), NAMES).startswith("Mostly the same people: 80 of the 100")


@pytest.mark.parametrize(
    ("limits", "change", "unit", "said"),
    [
        (Interval(3, 21), 12.0, "points", "+12 (+3 to +21)"),
        (Interval(-3, 21), 9.0, "%", "+9 (−3 to +21)"),
        (Interval(-0.7, -0.1), -0.4, "rating", "−0.40 (−0.70 to −0.10)"),
        (Interval(-10, 40), 15.0, "minutes", "+15 min (−10 min to +40 min)"),
        (Interval(-1, 1), 0.0, "points", "0 (−1 to +1)"),
        (None, 3.0, "points", "–"),
    ],
)
def test_a_difference_in_a_table(limits, change, unit, said):
    assert apart.signed(limits, change, unit) == said


MEASURE = Measure(METRICS["nps"], Column("c1", "q", Role.NPS, scale=Scale(0, 10)))


def placed(name: str, best: int, worst: int, holds: bool = False, change: float = 12) -> Placed:
    rest = told(change - 9, change + 9, Verdict.HIGHER if change > 0 else Verdict.LOWER)
    return Placed(name, figure(30), rest, holds, 29.0, Ranks(best, worst))


def of(*groups: Placed, overall: float | None = 0.01) -> Ranking:
    return Ranking(MEASURE, 0.95, groups, (), sum(g.rest is not None for g in groups), overall, 0)


SMALL = Placed("small", figure(30, 9))


def test_the_overall_line_decides_whether_an_order_is_told():
    found = of(placed("A", 1, 1, True), placed("B", 2, 3), placed("C", 2, 3, True, -12))
    assert ranking_words.overall(found) == "The groups differ more than chance explains."
    assert ranking_words.order(found) == "A is the best. The worst is B or C."
    alike = replace(found, overall=0.4)
    assert "no more than chance" in ranking_words.overall(alike)
    assert "mostly luck" in ranking_words.order(alike)
    assert "Too few groups" in ranking_words.overall(replace(found, overall=None))
    assert ranking_words.order(of(placed("A", 1, 1), SMALL)).startswith("No order can be told")


def test_the_family_is_written_under_the_table():
    found = of(placed("A", 1, 1, True), placed("B", 2, 3), SMALL)
    said = ranking_words.family(found)
    assert said.startswith(
        "2 comparisons with all others, 1 marked ▲ or ▼; of those marked, at most one in ten"
    )
    assert "none is marked" in ranking_words.family(of(placed("A", 1, 2), placed("B", 1, 2)))
    assert "No group" in ranking_words.family(of(SMALL))
    assert "Thin lines" in ranking_words.how_to_read(found)


def test_the_table_tells_places_and_marks():
    better, worse, none = placed("A", 1, 1, True), placed("B", 2, 3, True, -12), placed("C", 2, 3)
    assert [mark(g) for g in (better, worse, none, SMALL)] == [BETTER, WORSE, NEITHER, "too few answers"]
    assert [place(g, 3) for g in (better, worse, SMALL)] == ["1 of 3", "2 to 3 of 3", "–"]
    rows = table(of(better, none, SMALL))
    assert rows["As answered"].tolist() == ["30", "30", "25 to 35"]
    assert rows["Against all others"].tolist() == ["+12 (+3 to +21)", "+12 (+3 to +21)", "–"]
