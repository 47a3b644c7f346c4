"""The page about trends: signals in words, and days that people mark."""

from datetime import date

import pytest

from cxmetrics.analyses.measure import find
from cxmetrics.analyses.trends.season import Season
from cxmetrics.analyses.trends.signals import Change, what_changed
from cxmetrics.analyses.trends.trend import trend
from cxmetrics.analyses.trends.verdict import Drift, Limit, Outside, Run, Shift, Signals
from cxmetrics.model import Estimate, Interval, Slice
from cxmetrics.store import Workspace, notes
from cxmetrics.ui import annotations, trend_words
from cxmetrics.ui.upload import load_sample
from tests.pages.visit import POISON, TRENDS, ran, table, words

MARCH, JUNE = date(2025, 3, 1), date(2025, 6, 1)


def points(value: float, n: int = 100, half: float = 5.0) -> Estimate:
    return Estimate.of(value, Interval(value - half, value + half), n, span=100.0, unit="points")


def found(*signals, unit: str = "points", every: str = "month", judged: int = 18, **more) -> Signals:
    limits = (Limit(MARCH, 66.0, 79.0),)
    return Signals(unit, every, judged, signals, 72.0, limits, **more)


LIMITS = Interval(66.0, 79.0)
SENTENCES = {
    "March 2025 fell below what chance explains (58; chance alone gives 66 to 79).": found(
        Outside(MARCH, False, points(58.0), LIMITS)
    ),
    "March 2025 rose above what chance explains (likely 80 to 100; chance alone gives 66 to 79).": found(
        Outside(MARCH, True, points(90.0, n=9, half=10.0), LIMITS)
    ),
    "The week of 1 Mar 2025 fell below what chance explains (58; chance alone gives 66 to 79).": found(
        Outside(MARCH, False, points(58.0), LIMITS), every="week"
    ),
    "8 months in a row, March 2025 to June 2025, lie above the usual level of 72: chance alone hardly does "
    "that.": found(Run(MARCH, JUNE, True, 8)),
    "From about April 2025 (between March 2025 and June 2025) the level is lower: 61 on average, against 72 "
    "before.": found(Shift(date(2025, 4, 1), JUNE, False, MARCH, JUNE, 72.0, 61.0)),
    "From about April 2025 the level is higher: 72 on average, against 61 before.": found(
        Shift(date(2025, 4, 1), JUNE, True, date(2025, 4, 1), date(2025, 4, 1), 61.0, 72.0)
    ),
    "No single month stands out, but together they drift down: by June 2025 their running average lies below "
    "what chance explains.": found(Drift(MARCH, JUNE, False)),
    "No month stands out: the ups and downs are what chance gives.": found(),
    "Only 7 months with answers enough: too few to tell chance from change, which takes 8.": Signals(
        "points", "month", 7
    ),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_signal_in_words(sentence):
    assert trend_words.of_line(SENTENCES[sentence]) == [sentence]


def test_many_signals_are_told_from_the_latest():
    many = [Outside(date(2024, month, 1), False, points(58.0), LIMITS) for month in range(1, 8)]
    said = trend_words.of_line(found(*many))
    assert len(said) == 5 and said[0].startswith("April 2024") and said[-1].startswith("3 more before")


def test_a_shift_is_told_first_and_never_cut():
    shift = Shift(date(2024, 1, 1), JUNE, False, date(2024, 1, 1), date(2024, 1, 1), 72.0, 61.0)
    many = [Outside(date(2024, month, 1), False, points(58.0), LIMITS) for month in range(1, 8)]
    for signals in ((shift, *many), (*many, shift)):
        said = trend_words.of_line(found(*signals))
        assert [one.split(" fell")[0] for one in said[1:4]] == ["May 2024", "June 2024", "July 2024"]
        assert said[0].startswith("From about January 2024 the level is lower")
        assert said[4:] == ["4 more before that are marked in the chart."]


def test_a_run_lies_off_the_level_of_its_own_side_of_a_shift():
    limits = (Limit(MARCH, 66.0, 79.0, 72.0), Limit(JUNE, 40.0, 60.0, 50.0))
    (said,) = trend_words.of_line(Signals("points", "month", 20, (Run(MARCH, JUNE, True, 8),), 50.0, limits))
    assert "the usual level of 72" in said


def test_a_shift_alone_is_no_reason_to_doubt_single_months():
    shift = Shift(MARCH, JUNE, False, MARCH, MARCH, 72.0, 61.0)
    assert trend_words.cautions(found(shift, judged=36)) == []


def test_what_cannot_be_compared_is_said():
    (said,) = trend_words.of_line(Signals("money", "month", 20, comparable=False))
    assert "cannot be told" in said


def test_cautions():
    assert trend_words.cautions(found()) == []
    said = trend_words.cautions(
        found(
            Run(MARCH, JUNE, True, 8), every="week", judged=60, provisional=True, unfinished=JUNE, alike=0.456
        )
    )
    assert [
        part in one
        for part, one in zip(("provisional", "not finished yet", "0.46", "60 weeks"), said, strict=True)
    ] == [True] * 4
    assert said[1].startswith("The week of 1 Jun 2025")


def test_a_season_in_words():
    of = trend_words.of_season
    assert "cannot be separated" in of(None, "points", "month")
    known = (JUNE, date(2024, 6, 1), points(70.0), points(60.0))
    assert of(Season(*known, 10.0, Interval(3.0, 21.0)), "points", "month") == (
        "June 2025 is higher than the same season a year before, June 2024, by 10 points (it could be 3 to 21)."
    )
    assert of(Season(*known, -10.0, Interval(-21.0, -3.0)), "%", "month").endswith(
        "is lower than the same season a year before, June 2024, by 10 percentage points (it could be 3 to 21)."
    )
    assert "anything from 4 points lower to 9 points higher" in of(
        Season(*known, 3.0, Interval(-4.0, 9.0)), "points", "month"
    )
    assert "too few answers" in of(Season(*known[:2], None, points(60.0)), "points", "quarter")


def test_what_changed_is_one_sentence_or_none():
    workspace = Workspace()
    dataset = load_sample(workspace)
    part = Slice(last=date(2025, 4, 30))
    said = [trend_words.changed(change) for change in what_changed(workspace, dataset, part)]
    assert any(one and ": March 2025 fell below what chance explains (" in one for one in said)
    change = what_changed(workspace, dataset, Slice())[0]
    assert isinstance(change, Change) and trend_words.changed(change) is None
    segment = next(c.name for c in dataset.columns if c.label == "Location")
    split = trend(workspace, dataset, find(dataset, "nps"), Slice(), segment=segment)
    first, rest = trend_words.told(split)
    assert first.startswith("Harbour Street: March 2025 fell below")
    assert rest == "Delivery and Market Square: no month stands out; the ups and downs are what chance gives."
    assert first in trend_words.takeaway(split, "NPS")
    workspace.close()


def test_the_page_says_what_stands_out_and_twins_it(sample):
    app = sample.visit(TRENDS)
    said = words(app)
    assert "March 2025 fell below what chance explains" in said
    assert "less than two years of data" in said and "what chance alone gives" in said
    rows = next(one.value for one in app.dataframe if "Signal" in one.value.columns)
    march = rows[rows["Period"] == MARCH].iloc[0]
    assert march["Signal"] == "below what chance explains" and " to " in march["Limits"]


def note(app, text: str, day: date | None = None):
    """Fills the form in and sends it."""
    next(one for one in app.text_input if one.label == "What happened").set_value(text)
    if day:
        app.date_input[0].set_value(day)
    return ran(next(one for one in app.button if one.label == "Mark this day").click().run())


def test_a_day_is_marked_seen_in_every_chart_removed_and_brought_back(sample):
    app = note(sample.visit(TRENDS), "new menu", MARCH)
    assert "1 Mar 2025: new menu" in words(app) and not app.error
    ran(app.selectbox(key="split").set_value("Location").run())
    assert "new menu" in words(app)
    held = notes.notes(sample.opened[-1], sample.datasets[0].id)
    assert [(one.day, one.text) for one in held] == [(MARCH, "new menu")]
    ran(app.button(key=f"note_{held[0].id}").click().run())
    assert "“new menu” was removed." in words(app)
    assert notes.notes(sample.opened[-1], sample.datasets[0].id) == ()
    ran(app.button(key="note_undo").click().run())
    assert "1 Mar 2025: new menu" in words(app) and "was removed" not in words(app)


def test_an_empty_note_and_one_of_another_year_are_handled(sample):
    app = note(sample.visit(TRENDS), "   ")
    assert "The note is empty" in app.error[0].value
    app = note(app, "long ago", date(1999, 1, 1))
    assert "1 Jan 1999: long ago (outside the days of your data" in words(app)
    assert not app.error and app.get("vega_lite_chart")


def test_a_note_is_never_markup(place):
    place.add(table(90))
    app = note(place.visit(TRENDS), POISON[:80])
    assert not app.error
    for kind in ("caption", "markdown", "header", "info"):
        assert not [one for one in app.get(kind) if "<img" in str(one.value).replace("\\<", "")]


def test_the_longest_words_of_a_note_fit_the_form():
    assert annotations.LONGEST == notes.LONGEST
