import json
from collections.abc import Iterator

import pytest

from cxmetrics.meaning.scales import likert
from cxmetrics.model import Role, Severity
from tests.meaning.tables import SATISFACTION, Crowd, alone, errors, questions, real, understood
from tests.shared import FOLDER, shared

LABELS = "reference/likert_labels.json"
NO_ANSWERS = "non_substantive"


def reference() -> Iterator[tuple[str, str, list[str]]]:
    if not (FOLDER / LABELS).exists():
        return
    listed = json.loads((FOLDER / LABELS).read_text("utf-8"))
    for language, sets in listed["labels"].items():
        for name, labels in sets.items():
            yield language, name, labels
    for points, faces in listed["smileys"].items():
        yield "smileys", points, faces


@pytest.mark.parametrize(
    ("language", "name", "labels"),
    list(reference()),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_complete_set_of_every_language_has_the_right_codes(
    language: str, name: str, labels: list[str]
) -> None:
    if name == NO_ANSWERS:
        assert all(likert.is_no_answer(label) for label in labels)
        return
    read = likert.read(labels)
    assert read is not None, (language, name)
    scale, codes = read.answers.scale, dict(read.codes)
    assert [scale.pomp(codes[label]) for label in labels] == pytest.approx(
        [100 * i / (len(labels) - 1) for i in range(len(labels))]
    )
    assert likert.fully_seen(read), "a scale of which every answer was given is not asked about"


def test_the_reference_holds_more_than_eight_languages() -> None:
    shared(LABELS)
    assert len({language for language, _, _ in reference()}) > 8


@pytest.mark.parametrize(
    "worst_first",
    [
        ["😡", "🙁", "😐", "🙂", "😀"],
        ["😠", "☹️", "😐", "😊", "😍"],
        [":-(", ":-|", ":-)"],
        ["👎🏽", "👍🏿"],
        ["Thumbs down", "Thumbs up"],
        ["ONE", "TWO", "THREE", "FOUR", "FIVE"],
        ["one star", "two stars", "three stars", "four stars", "five stars"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"],
        ["Never", "Sometimes", "Usually", "Always"],
        ["Nie", "Selten", "Manchmal", "Oft", "Immer"],
        ["bad", "good"],
        ["Bad without comment", "Good with comment"],
        ["No", "Maybe", "Yes"],
        ["Ungenügend", "Mangelhaft", "Ausreichend", "Befriedigend", "Gut", "Sehr gut"],
        ["Very unfavorably", "Somewhat unfavorably", "Somewhat favorably", "Very favorably"],
        ["Much worse", "Somewhat worse", "About the same", "Somewhat better", "Much better"],
        ["Very poor (1)", "Poor (2)", "Fair (3)", "Good (4)", "Very good (5)"],
        ["Trifft nicht zu", "Trifft eher nicht zu", "Teils/teils", "Trifft eher zu", "Trifft voll zu"],
        ["Pas du tout satisfait", "Plutôt pas satisfait", "Plutôt satisfait", "Très satisfait"],
    ],
)
def test_answers_without_numbers_run_from_worst_to_best(worst_first: list[str]) -> None:
    read = likert.read(worst_first)
    assert read is not None
    codes = dict(read.codes)
    assert [codes[answer] for answer in worst_first] == sorted(codes.values())
    assert len(set(codes.values())) == len(worst_first)


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_in_which_answers_are_listed_is_no_matter(order: int) -> None:
    read = likert.read(SATISFACTION[::order])
    assert read is not None and dict(read.codes)["Very satisfied"] == 5


@pytest.mark.parametrize(("label", "asked"), [("Staff rating", 1), ("Grade for the food", 0), ("Service", 1)])
def test_letters_are_marks_where_something_is_rated(label: str, asked: int) -> None:
    seen = understood({label: ["A", "B", "C", "D", "F"] * 20})
    column = seen.columns[0]
    assert column.role.is_scored and column.scale
    assert dict(column.codes)["A"] == 5 and dict(column.codes)["F"] == 1
    assert len(questions(seen.findings, label)) == asked + (
        column.role is Role.RATING and column.side is None
    )


@pytest.mark.parametrize("label", ["Terminal", "Group", "Boarding gate", "Store"])
def test_letters_are_names_elsewhere(label: str) -> None:
    assert not alone(label, ["A", "B", "C", "D"] * 20).role.is_scored


def test_words_show_the_numbers_they_stand_for() -> None:
    because = alone("Staff", Crowd().say(SATISFACTION)).because
    assert "Very dissatisfied = 1" in because and "Very satisfied = 5" in because


def test_how_favourably_people_see_someone_is_feedback() -> None:
    columns, findings, rows = real("fivethirtyeight/StarWars.csv")
    assert len(rows) == 1186
    assert errors(findings) == []
    rated = [c for c in columns.values() if c.role is Role.RATING]
    assert len(rated) == 14
    assert {str(c.scale) for c in rated} == {"1–5"}
    assert all(c.missing == ("Unfamiliar (N/A)",) for c in rated)
    assert all(dict(c.codes)["Very favorably"] == 5 for c in rated)
    note = next(f for f in findings if f.severity is Severity.NOTE and "Unfamiliar" in f.what)
    assert "does not concern them" in note.what


@pytest.mark.parametrize("scale", likert.SCALES.values(), ids=lambda s: s.id)
def test_a_scale_reads_its_own_first_wordings(scale: likert.Answers) -> None:
    read = likert.read([wording[0] for wording in scale.wordings], likert.ON_REQUEST)
    assert read is not None
    assert [code for _, code in read.codes] == [scale.low + i for i in range(len(scale.wordings))]


@pytest.mark.parametrize("scale", likert.SCALES.values(), ids=lambda s: s.id)
def test_no_wording_stands_for_two_answers_of_one_scale(scale: likert.Answers) -> None:
    forms = [likert.normal(text) for wording in scale.wordings for text in wording]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    "texts",
    [
        ["VERY SATISFIED", "very dissatisfied"],
        ["Very  satisfied.", "Very dissatisfied"],
        ["5 - Very satisfied", "1 - Very dissatisfied"],
        ["Very satisfied", "Very dissatisfied", "N/A"],
    ],
)
def test_how_an_answer_is_written_makes_no_difference(texts: list[str]) -> None:
    read = likert.read(texts)
    assert read is not None
    assert dict(read.codes)[texts[0]] == 5
    assert dict(read.codes)[texts[1]] == 1


def test_one_unknown_answer_makes_it_no_scale() -> None:
    assert likert.read(["Good", "Poor", "Purple"]) is None


def test_good_counts_by_the_company_it_keeps() -> None:
    poor_to_excellent = likert.read(["Poor", "Fair", "Good", "Very good", "Excellent"])
    very_poor_to_very_good = likert.read(["Very poor", "Poor", "Fair", "Good", "Very good"])
    assert poor_to_excellent and dict(poor_to_excellent.codes)["Good"] == 3
    assert very_poor_to_very_good and dict(very_poor_to_very_good.codes)["Good"] == 4


def test_a_set_that_fits_two_scales_is_asked_about() -> None:
    crowd = Crowd()
    seen = understood({"Food quality": crowd.any_of("Good", "Very good"), "Staff": crowd.say(SATISFACTION)})
    assert len(questions(seen.findings, "Food quality")) == 1


def test_a_sister_question_settles_which_scale_it_is() -> None:
    crowd = Crowd()
    full = crowd.say(("Poor", "Fair", "Good", "Very good", "Excellent"))
    seen = understood({"Food quality": crowd.any_of("Poor", "Fair", "Good"), "Staff": full})
    assert dict(seen.columns[0].codes)["Good"] == 3
    assert str(seen.columns[0].scale) == "1–5"
    assert questions(seen.findings, "Food quality") == []


def test_dont_know_is_missing_and_neither_is_the_middle() -> None:
    crowd = Crowd()
    column = alone("Staff", crowd.spoiled(crowd.say(SATISFACTION), "Don't know"))
    assert column.missing == ("Don't know",)
    assert dict(column.codes)["Neutral"] == 3
    assert column.scale is not None and column.scale.labels[0] == "Very dissatisfied"


def test_answers_not_seen_yet_have_their_code_too() -> None:
    column = alone("Staff", ["Satisfied", "Very satisfied", "Dissatisfied"] * 20)
    assert dict(column.codes)["Very dissatisfied"] == 1


def test_a_typing_error_unmakes_no_scale_and_is_asked_about() -> None:
    seen = understood({"Staff": [*Crowd().say(SATISFACTION)[:-1], "Satisfed"]})
    column = seen.columns[0]
    assert (column.role, str(column.scale), column.missing) == (Role.RATING, "1–5", ("Satisfed",))
    (asked,) = questions(seen.findings, "Staff")
    assert "“Satisfed” (1 answer)" in asked


def test_a_survey_in_two_languages_is_one_scale() -> None:
    column = alone(
        "Service", ["Sehr zufrieden", "Zufrieden", "Unzufrieden", "Very satisfied", "Neutral"] * 20
    )
    codes = dict(column.codes)
    assert (codes["Sehr zufrieden"], codes["Very satisfied"], codes["Unzufrieden"]) == (5, 5, 2)


def test_short_comments_are_no_scale() -> None:
    assert likert.read(["Good", "Great", "OK", "loved the pizza", "cold", "slow"]) is None
