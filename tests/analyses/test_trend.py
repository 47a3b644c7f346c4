"""A measure over time."""

from datetime import date

import pytest

from cxmetrics.analyses.measure import find
from cxmetrics.analyses.trends.trend import MOST_LINES, OTHERS, trend
from cxmetrics.model import Display, Slice
from tests.analyses.survey import survey


def drawn(found, id_="nps", **options):
    return trend(*found, find(found.dataset, id_), Slice(), **options)


@pytest.mark.parametrize(
    ("every", "starts"),
    [
        ("day", ["2025-03-31", "2025-04-01", "2025-04-06", "2025-04-07"]),
        ("week", ["2025-03-31", "2025-04-07"]),
        ("month", ["2025-03-01", "2025-04-01"]),
        ("quarter", ["2025-01-01", "2025-04-01"]),
    ],
)
def test_periods_start_on_their_first_day_and_weeks_on_monday(every, starts):
    days = ["2025-04-07", "2025-03-31", "2025-04-01", "2025-04-06"]
    (line,) = drawn(survey(day=days, nps=[9] * 4), every=every).lines
    assert [point.period for point in line.points] == [date.fromisoformat(day) for day in starts]


def test_values_by_month_and_the_undated_are_counted_apart():
    found = drawn(
        survey(
            day=["2025-01-05"] * 6 + ["2025-02-05"] * 5 + [None] * 4 + ["soon"] * 2,
            nps=[10, 10, 10, 0, 8, None] + [0] * 5 + [9, 9, 9, None] + [9] * 2,
        )
    )
    (line,) = found.lines
    assert [(point.estimate.value, point.estimate.n) for point in line.points] == [
        (pytest.approx(40), 5),
        (-100, 5),
    ]
    assert (line.name, found.split, found.undated) == (None, False, 5)


def test_a_month_with_too_few_answers_is_there_and_hidden_and_cannot_be_had_by_subtraction():
    days = ["2025-01-05"] * 5 + ["2025-02-05"] * 4 + ["2025-03-05"] * 6
    (line,) = drawn(survey(day=days, nps=[9] * 15)).lines
    assert [point.estimate.n for point in line.points] == [5, 4, 6]
    assert [point.estimate.shown for point in line.points] == [
        Display.HIDDEN,
        Display.HIDDEN,
        Display.INTERVAL,
    ]


def test_a_shop_with_too_few_answers_in_a_month_is_not_hidden_alone():
    shops = ["A"] * 4 + ["B"] * 9 + ["C"] * 30
    found = survey(shop=shops, day=["2025-01-05"] * len(shops), nps=[9] * len(shops))
    lines = drawn(found, segment=found.name("shop")).lines
    assert {line.name: line.points[0].estimate.shown is Display.HIDDEN for line in lines} == {
        "A": True,
        "B": True,
        "C": False,
    }


def test_every_line_is_judged_by_itself():
    days = [f"2024-{1 + i % 12:02}-28" for i in range(1200)]
    shops = ["AB"[i // 12 % 2] for i in range(1200)]
    bad = {("2024-05-28", "B")}
    scores = [0 if (days[i], shops[i]) in bad else (10, 8, 0)[i // 24 % 3] for i in range(1200)]
    found = survey(shop=shops, day=days, nps=scores)
    told = {line.name: line.signals for line in drawn(found, segment=found.name("shop")).lines}
    assert told["A"].judged == told["B"].judged == 12
    assert told["A"].signals == ()
    assert [str(signal.last) for signal in told["B"].signals] == ["2024-05-01"]


def test_data_that_end_within_a_month_leave_it_unfinished():
    days = [f"2024-{1 + i % 10:02}-{28 if i % 10 < 9 else 10}" for i in range(300)]
    found = survey(day=days, nps=[(10, 8, 0)[i // 10 % 3] for i in range(300)])
    (line,) = drawn(found).lines
    assert (str(line.signals.unfinished), line.signals.judged) == ("2024-10-01", 9)
    (until,) = trend(*found, find(found.dataset, "nps"), Slice(last=date(2024, 9, 29))).lines
    assert (until.signals.unfinished, until.signals.judged) == (None, 9)


def shops(count):
    """`count` shops, the first with the most answers, two months each."""
    rows = [
        (f"shop {number:02}", f"2025-0{1 + turn % 2}-10", (number + turn) % 11)
        for number in range(count)
        for turn in range(2 * (count - number))
    ]
    rows += [("shop 00", None, 9)] * 3
    names, days, scores = zip(*rows, strict=True)
    found = survey(shop=names, day=days, nps=scores)
    return found, rows


def test_six_lines_are_not_folded():
    found, _ = shops(MOST_LINES)
    lines = drawn(found, segment=found.name("shop")).lines
    assert [(line.name, line.folded) for line in lines] == [(f"shop {n:02}", 0) for n in range(6)]


def test_beyond_six_the_rest_is_one_line_of_the_answers_together():
    found, rows = shops(10)
    split = drawn(found, segment=found.name("shop"))
    assert [line.name for line in split.lines] == [*(f"shop {n:02}" for n in range(6)), OTHERS]
    rest = split.lines[-1]
    assert rest.folded == 4 and split.split
    merged = [("rest" if name > "shop 05" else name, day, score) for name, day, score in rows]
    names, days, scores = zip(*merged, strict=True)
    together = survey(shop=names, day=days, nps=scores)
    lines = drawn(together, segment=together.name("shop")).lines
    expected = {line.name: line.points for line in lines}[
        "rest" if "rest" in {n.name for n in lines} else OTHERS
    ]
    assert rest.points == expected
    assert split.undated == 3


def test_a_split_loses_no_answer():
    found, rows = shops(9)
    for id_ in ("nps", "nps.c3"):
        split, whole = drawn(found, id_, segment=found.name("shop")), drawn(found, id_)
        for total in whole.lines[0].points:
            parts = [p.estimate.n for line in split.lines for p in line.points if p.period == total.period]
            assert sum(parts) == total.estimate.n
    assert sum(p.estimate.n for p in whole.lines[0].points) + whole.undated == len(rows)


def test_what_was_not_given_is_a_line_of_its_own():
    found = survey(shop=["A"] * 5 + [None] * 6, day=["2025-01-05"] * 11, staff=[5] * 5 + [1] * 6)
    lines = drawn(found, "service", segment=found.name("shop")).lines
    assert [(line.name, line.points[0].estimate.value) for line in lines] == [(None, 0), ("A", 100)]


def test_without_a_date_there_is_no_line():
    found = drawn(survey(day=[None] * 6, nps=[9] * 6))
    assert (found.lines, found.undated) == ((), 6)
