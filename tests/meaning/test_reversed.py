import pytest

from cxmetrics.meaning.scales.anchors import stated
from cxmetrics.model import Column, Role, Severity
from tests.meaning.tables import Crowd, alone, questions, understood


def turned(answers: list[str], high: int = 5) -> list[str]:
    return [str(high + 1 - int(answer)) for answer in answers]


def backwards(column: Column) -> bool | None:
    return column.scale.reversed if column.scale else None


@pytest.mark.parametrize(
    ("text", "best_first"),
    [
        ("Food, 1 = best", True),
        ("Wie war das Essen? 1 = sehr gut, 6 = ungenügend", True),
        ("Staff (1 very satisfied … 5 very dissatisfied)", True),
        ("Rate us: 1 = excellent, 5 = poor", True),
        ("Very good (1) to very poor (5)", True),
        ("1 is the best and 5 is the worst", True),
        ("How satisfied? 1 = muy satisfecho, 5 = muy insatisfecho", True),
        ("How satisfied? 1 = très satisfait, 5 = très insatisfait", True),
        ("On a scale of 1 to 5, 5 being the best", False),
        ("1 = very poor, 5 = excellent", False),
        ("0 (not at all likely) - 10 (extremely likely)", False),
        ("Rate us from 1 to 5", None),
        ("Question 1: excellent service?", None),
        ("Question 1 - Very good service", None),
        ("Staff friendliness (2)", None),
        ("Churned (1 = yes)", None),
    ],
)
def test_a_label_says_which_end_is_the_best(text: str, best_first: bool | None) -> None:
    assert stated(text).reversed is best_first


@pytest.mark.parametrize(
    ("label", "high"),
    [
        ("Food (1 = best, 5 = worst)", 5),
        ("Staff (1 very satisfied … 5 very dissatisfied)", 5),
        ("Wie war das Essen? 1 = sehr gut, 6 = ungenügend", 6),
    ],
)
def test_best_first_by_label(label: str, high: int) -> None:
    column = alone(label, Crowd().rate(1, high))
    assert column.scale is not None
    assert (column.scale.low, column.scale.high, column.scale.reversed) == (1, high, True)
    assert column.missing == ()


def test_school_marks_are_asked_about() -> None:
    seen = understood({"Schulnote Essen": Crowd().rate(1, 6)})
    assert backwards(seen.columns[0]) is True
    assert "Germany" in " ".join(questions(seen.findings, "Schulnote Essen"))


def test_answers_say_which_end_is_the_best() -> None:
    crowd = Crowd()
    worst_first = ["1 - Very dissatisfied", "2", "3", "4", "5 - Very satisfied"]
    best_first = ["1 - Very satisfied", "2", "3", "4", "5 - Very dissatisfied"]
    for answers, expected in ((worst_first, False), (best_first, True)):
        column = alone("Staff", crowd.say(answers))
        assert (str(column.scale)[:3], backwards(column)) == ("1–5", expected)


def test_words_are_coded_by_meaning_whatever_number_leads_them() -> None:
    answers = ["1. Very satisfied", "2. Satisfied", "3. Neutral", "4. Dissatisfied", "5. Very dissatisfied"]
    column = alone("Staff", Crowd().say(answers))
    assert column.scale is not None
    worth = {text: column.scale.pomp(code) for text, code in column.codes}
    assert (worth["1. Very satisfied"], worth["5. Very dissatisfied"]) == (100, 0)


def test_wordings_at_the_ends_only() -> None:
    answers = ["1 (Not at all likely)", *(str(n) for n in range(2, 10)), "10 (Extremely likely)"]
    seen = understood({"How likely are you to recommend us?": answers * 12})
    column = seen.columns[0]
    assert (column.role, str(column.scale)) == (Role.RATING, "1–10")
    assert len(questions(seen.findings, column.label)) == 1
    answers[0] = "0 (Not at all likely)"
    column = alone("How likely are you to recommend us?", [*answers, "1"] * 12)
    assert (column.role, str(column.scale)) == (Role.NPS, "0–10")


def test_the_first_effort_score_is_better_when_low() -> None:
    label = "How much effort did you personally have to put forth? (1 very low effort, 5 very high effort)"
    column = alone(label, Crowd().rate(1, 5))
    assert (column.role, backwards(column)) == (Role.CES, True)


def test_statistics_only_flag() -> None:
    crowd = Crowd()
    seen = understood(
        {
            "Food": crowd.rate(1, 5),
            "Staff": crowd.rate(1, 5),
            "Price": turned(crowd.rate(1, 5)),
            "Parking": crowd.rate(1, 5),
        }
    )
    assert not any(backwards(column) for column in seen.columns)
    flagged = [f for f in seen.findings if f.severity is Severity.QUESTION and "reversed" in f.what]
    assert [f.where for f in flagged] == ["Price"]
    assert "240 people" in flagged[0].what


@pytest.mark.parametrize(("people", "items"), [(25, 4), (240, 2)])
def test_too_few_people_or_items_flag_nothing(people: int, items: int) -> None:
    crowd = Crowd(people)
    labels = ("Price", "Food", "Staff", "Parking")[:items]
    columns = {label: crowd.rate(1, 5) for label in labels}
    columns["Price"] = turned(columns["Price"])
    assert not any("reversed" in f.what for f in understood(columns).findings)


def test_a_scale_already_known_to_be_reversed_is_not_flagged() -> None:
    crowd = Crowd()
    seen = understood(
        {"Food": crowd.rate(1, 5), "Staff": crowd.rate(1, 5), "Price (1 = best)": turned(crowd.rate(1, 5))}
    )
    assert backwards(seen.columns[2]) is True
    assert not any("reversed" in f.what for f in seen.findings)


def test_wordings_that_say_nothing_of_good_or_bad_are_asked_about() -> None:
    seen = understood({"How was the staff?": ["1 (Kala)", "2", "3", "4", "5 (Mumu)"] * 20})
    (asked,) = questions(seen.findings, "How was the staff?")
    assert "Kala" in asked and "Mumu" in asked
