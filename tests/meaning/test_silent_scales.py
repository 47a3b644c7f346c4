"""Scales, directions, slips and notations that were once read wrongly without a word."""

from collections.abc import Sequence

import pytest

from cxmetrics.meaning import Recognition, recognise
from cxmetrics.meaning.numbers.number import number
from cxmetrics.meaning.scales.anchors import led
from cxmetrics.meaning.scales.completed import completed
from cxmetrics.model import Role, Severity
from tests.meaning.tables import alone, questions, table, understood

UP_TO_FIVE = [str(1 + i % 5) for i in range(40)]


def said(seen: Recognition, severity: Severity) -> str:
    return " ".join(f"{f.where}: {f.what}" for f in seen.findings if f.severity is severity)


def scale_of(label: str, values: Sequence[str]) -> str:
    return str(alone(label, values).scale)


@pytest.mark.parametrize(
    "label",
    [
        "How clean was it? 1 = spotless, 5 = filthy",
        "Cleanliness (1=A+, 5=F)",
        "Cleanliness (lower is better, 1-5)",
        "Noise level (1 = quiet, 5 = loud)",
        "How long did the wait feel? (1 = very short, 5 = far too long)",
        "How annoyed were you by the queue? (1 not at all – 5 very)",
        "Wie stark hat Sie die Wartezeit gestört? (1 = gar nicht, 5 = sehr)",
    ],
)
def test_a_stated_direction_is_followed_and_the_turned_scale_is_told(label: str) -> None:
    seen = understood({label: UP_TO_FIVE})
    assert str(seen.columns[0].scale) == "1–5, lowest is best"
    assert "turned round" in said(seen, Severity.NOTE)
    assert not questions(seen.findings, label)


@pytest.mark.parametrize("label", ["Food (1 = mauve, 5 = teal)", "Food (1 = good, 5 = very good)"])
def test_ends_whose_direction_the_words_do_not_tell_are_asked_about(label: str) -> None:
    (asked,) = questions(understood({label: UP_TO_FIVE}).findings, label)
    assert "the worst answer" in asked and "the best" in asked


@pytest.mark.parametrize(
    "label", ["Noise", "How bad was the wait?", "Probleme bei der Lieferung", "Stress level at checkout"]
)
def test_a_label_that_speaks_of_trouble_is_asked_about(label: str) -> None:
    assert "it was bad" in questions(understood({label: UP_TO_FIVE}).findings, label)[0]


def test_agreeing_to_a_complaint_is_asked_about_and_a_mended_problem_is_not() -> None:
    words = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"] * 8
    wait, solved = "I had to wait too long", "The staff solved my problem"
    seen = understood({wait: words, solved: words})
    assert questions(seen.findings, wait) == [
        "Do people who agree complain here? Agreement is read as good: if it is not, turn the scale round."
    ]
    assert not questions(seen.findings, solved)


def test_a_note_beside_the_table_states_the_scale_of_ratings_without_one_of_their_own() -> None:
    up_to_four = [str(1 + i % 4) for i in range(40)]
    own = "Food (1 = very poor, 5 = excellent)"
    labels, rows = table({"Staff friendliness": up_to_four, "Cleanliness": up_to_four, own: UP_TO_FIVE})
    seen = recognise(labels, rows, notes=("Thank you", "1 = excellent ... 5 = very poor"))
    assert [str(c.scale) for c in seen.columns] == ["1–5, lowest is best"] * 2 + ["1–5"]
    noted = next(f for f in seen.findings if "as the note" in f.what)
    assert (noted.where, noted.severity) == ("Staff friendliness, Cleanliness", Severity.NOTE)
    assert "1 = excellent ... 5 = very poor" in noted.what
    assert not questions(seen.findings, "Staff friendliness, Cleanliness")


def test_a_note_whose_words_tell_no_direction_is_asked_about() -> None:
    seen = recognise(*table({"Food": UP_TO_FIVE}), notes=("1 = mauve, 5 = teal",))
    assert "as the note says" in questions(seen.findings, "Food")[0]


def test_numbered_words_go_on_to_the_end_of_their_scale() -> None:
    seen = led({"1 - sehr zufrieden": 1, "2 - zufrieden": 2, "3 - teils/teils": 3, "4 - unzufrieden": 4})
    assert [code for code, _ in completed(seen).words] == [1, 2, 3, 4, 5]
    full = led({"1 - Poor": 1, "2 - Fair": 2, "3 - Good": 3, "4 - Excellent": 4})
    assert completed(full) == full


@pytest.mark.parametrize(("slips", "verb"), [(["55"], "1 answer lies"), (["55", "33"], "2 answers lie")])
def test_a_slip_of_the_pen_leaves_a_rating_and_is_warned_of(slips: list[str], verb: str) -> None:
    seen = understood({"Service": [*UP_TO_FIVE[:38], *slips]})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.RATING, "1–5")
    assert f"{verb} outside 1–5" in said(seen, Severity.WARNING)


def test_out_of_ten_with_a_zero_starts_at_zero() -> None:
    assert scale_of("Note globale sur 10", ["7/10", "8/10", "0/10", "10/10"] * 10) == "0–10"
    assert scale_of("Note globale sur 10", ["7/10", "8/10", "9/10", "10/10"] * 10) == "1–10"


def test_a_recommend_question_answered_from_0_to_5_is_read_to_10_and_asked_about() -> None:
    label = "How likely are you to recommend us?"
    seen = understood({label: ["0", "1", "1", "2", "3", "3", "4", "2", "5", "2"] * 4})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.NPS, "0–10")
    assert "above 5" in questions(seen.findings, label)[0]


def test_a_plain_recommend_question_without_a_zero_is_no_question() -> None:
    label = "How likely are you to recommend us?"
    few = ["1", *[str(6 + i % 5) for i in range(44)]]
    assert not questions(understood({label: few}).findings, label)
    tens = [str(1 + i % 10) for i in range(45)]
    seen = understood({label: few, "Staff": tens, "Food": tens})
    assert "Was 0 offered?" in questions(seen.findings, label)[0]


@pytest.mark.parametrize(
    ("text", "value", "top"),
    [
        ("4 von 5", 4, 5), ("4 sur 5", 4, 5), ("4 su 5", 4, 5), ("4 de 5", 4, 5), ("4 van 5", 4, 5),
        ("4.0 out of 5 stars", 4, 5), ("4,5 Sterne", 4.5, 5), ("****", 4, 5), ("4 pts", 4, None), ("'4", 4, None),
    ],
)  # fmt: skip
def test_ways_to_write_an_answer(text: str, value: float, top: float | None) -> None:
    found = number(text)
    assert found and (found.value, found.top, found.plain) == (value, top, False)


def test_asterisks_are_answers_only_where_all_are() -> None:
    assert scale_of("Rating", ["*", "**", "***", "****"] * 10) == "1–5"
    assert dict(alone("Food (1-5)", [*UP_TO_FIVE, "*"]).codes) == {}


@pytest.mark.parametrize(
    "language", ["eins zwei drei vier fünf", "un deux trois quatre cinq", "een twee drie vier vijf"]
)
def test_number_words_are_answers(language: str) -> None:
    assert scale_of("Bewertung", language.split() * 8) == "1–5"


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        (("10", "20", "30", "40", "50"), "10–50"),
        (("20", "40", "60", "80", "100"), "20–100"),
        (("2.5", "5", "7.5", "10"), "2.5–10"),
    ],
)
def test_answers_in_wide_steps_are_ratings_to_confirm(values: tuple[str, ...], scale: str) -> None:
    seen = understood({"Cleanliness": list(values) * 10})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.RATING, scale)
    assert "in steps of" in questions(seen.findings, "Cleanliness")[0]
    assert alone("Age", list(values) * 10).role is not Role.RATING


def test_low_to_high_under_a_label_of_quality_is_asked_about() -> None:
    seen = understood({"Food quality": ["Low", "Medium", "High"] * 12})
    assert "Is High the best" in questions(seen.findings, "Food quality")[0]


@pytest.mark.parametrize(
    ("label", "touchpoint"),
    [
        ("Please rate the following on a scale from 1 to 7: Cleanliness", "cleanliness"),
        ("Please rate the following on a scale from 1 to 5. - Cleanliness", "cleanliness"),
    ],
)
def test_the_topic_may_follow_the_scale(label: str, touchpoint: str) -> None:
    assert alone(label, UP_TO_FIVE).touchpoint == touchpoint


def test_year_day_and_month_are_asked_about() -> None:
    days = [f"2026-{day:02}-03" for day in range(1, 29)]
    seen = understood({"Date": days, "Food": UP_TO_FIVE[:28]})
    assert seen.columns[0].date_formats == ("%Y-%d-%m",)
    assert "year, day, month" in questions(seen.findings, "Date")[0]


def test_answers_in_percent_may_be_each_persons_own() -> None:
    days = [f"2026-01-{day:02}" for day in range(1, 31)]
    shares = [f"{60 + i}%" for i in range(30)]
    seen = understood({"Date": days, "Satisfaction with staff (%)": shares})
    assert "one person's own answer" in said(seen, Severity.QUESTION)
