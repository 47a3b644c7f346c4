import pytest

from cxmetrics.meaning import likert
from tests.meaning.tables import SATISFACTION, Crowd, alone, questions, understood


@pytest.mark.parametrize("scale", likert.SCALES.values(), ids=lambda s: s.id)
def test_a_scale_reads_its_own_first_wordings(scale: likert.Answers) -> None:
    read = likert.read([wording[0] for wording in scale.wordings])
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
