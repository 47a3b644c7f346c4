import pytest

from cxmetrics.meaning.scales.missing import sentinels
from cxmetrics.model import Role, Severity
from tests.meaning.tables import SATISFACTION, Crowd, alone, questions, understood


def mixed(*parts: tuple[str, int]) -> list[str]:
    return [text for text, n in parts for _ in range(n)]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ((1, 5, 99), {99}),
        ((1, 10, 998), {998}),
        ((0, 100, 999, -99), {999, -99}),
        ((0, 50, 88, 99), set()),
        ((1, 5, -2147483648), {-2147483648}),
        ((1, 5, 9997, 9998), {9997, 9998}),
    ],
)
def test_what_nobody_offers_stands_apart(values: tuple[float, ...], codes: set[float]) -> None:
    assert sentinels(dict.fromkeys(map(float, values), 10)) == codes


@pytest.mark.parametrize("code", ["8", "9"])
def test_a_gap_parts_codes_from_answers(code: str) -> None:
    crowd = Crowd()
    seen = understood({"Staff": crowd.spoiled(crowd.rate(1, 5), code)})
    assert (str(seen.columns[0].scale), seen.columns[0].missing) == ("1–5", (code,))
    (asked,) = questions(seen.findings, "Staff")
    assert f"answers are {code}" in asked and "average" in asked


def test_what_people_answered_elsewhere_settles_codes_behind_a_gap() -> None:
    crowd = Crowd(people=600)
    seen = understood(
        {
            "Overall": crowd.rate(1, 5),
            "Food": crowd.spoiled(crowd.rate(1, 5), "9"),
            "Staff": crowd.rate(1, 5),
        }
    )
    assert (str(seen.columns[1].scale), seen.columns[1].missing) == ("1–5", ("9",))
    assert questions(seen.findings, "Food") == []


def test_two_codes_right_behind_the_scale_are_told_by_what_people_answered_elsewhere() -> None:
    crowd = Crowd(people=900)
    food = crowd.spoiled(crowd.spoiled(crowd.rate(1, 5), "6"), "7")
    seen = understood({"Overall": crowd.rate(1, 5), "Food": food, "Staff": crowd.rate(1, 5)})
    assert (str(seen.columns[1].scale), seen.columns[1].missing) == ("1–5", ("6", "7"))


def test_a_real_seven_point_scale_stays() -> None:
    crowd = Crowd(people=600)
    seen = understood({"Overall": crowd.rate(1, 7), "Food": crowd.rate(1, 7), "Staff": crowd.rate(1, 5)})
    assert [str(c.scale) for c in seen.columns[:2]] == ["1–7", "1–7"]


def test_a_lone_column_with_some_sixes_is_asked_about_with_both_effects() -> None:
    column = mixed(("1", 10), ("2", 20), ("3", 40), ("4", 60), ("5", 50), ("6", 12))
    seen = understood({"Food": column})
    assert (str(seen.columns[0].scale), seen.columns[0].missing) == ("1–5", ("6",))
    (asked,) = questions(seen.findings, "Food")
    assert "12 answers are 6" in asked and "of 5" in asked and "of 6" in asked


@pytest.mark.parametrize(("low", "high"), [(0, 2), (0, 10)])
def test_zero_is_a_true_answer_of_some_scales(low: int, high: int) -> None:
    seen = understood({"Overall satisfaction": [str(n) for n in range(low, high + 1)] * 12})
    column = seen.columns[0]
    assert (str(column.scale), column.missing) == (f"{low}–{high}", ())
    assert questions(seen.findings, column.label) == []


def test_zeros_far_from_all_other_answers_are_asked_about() -> None:
    seen = understood({"Overall satisfaction": mixed(("0", 30), ("7", 20), ("8", 30), ("9", 30), ("10", 20))})
    assert len(questions(seen.findings, "Overall satisfaction")) == 1


@pytest.mark.parametrize("code", ["11", "12", "-1", "99"])
def test_a_recommend_question_keeps_its_scale_beside_a_code(code: str) -> None:
    column = alone("How likely are you to recommend us?", [*(str(n) for n in range(11)), code] * 10)
    assert (column.role, str(column.scale), column.missing) == (Role.NPS, "0–10", (code,))


def test_the_three_states_are_told_apart() -> None:
    crowd = Crowd()
    answers = crowd.say(SATISFACTION)
    for text in ("N/A", "Don't know", "Blank"):
        answers = crowd.spoiled(answers, text, 0.1)
    seen = understood({"Staff": answers})
    (note,) = [f for f in seen.findings if f.severity is Severity.NOTE]
    assert set(seen.columns[0].missing) == {"N/A", "Don't know", "Blank"}
    for state in ("does not concern them", "no opinion", "left blank"):
        assert state in note.what


def test_the_same_codes_in_many_columns_are_said_once() -> None:
    crowd = Crowd()
    labels = ("Food", "Staff", "Price", "Parking", "Music", "Menu")
    seen = understood({label: crowd.spoiled(crowd.rate(1, 5), "99") for label in labels})
    (note,) = [f for f in seen.findings if f.severity is Severity.NOTE]
    assert all(label in note.where for label in labels)


@pytest.mark.parametrize("values", [["5"] * 40, ["1"] * 40, ["1", "2"] * 20, [None] * 40, ["3"] * 3])
def test_a_rating_with_hardly_any_difference_is_no_crash_and_never_zero_to_one(
    values: list[str | None],
) -> None:
    seen = understood(
        {"Staff rating": values, "Comment": [f"Nice people number {i}" for i in range(len(values))]}
    )
    scale = seen.columns[0].scale
    assert scale is None or str(scale) == "1–5"
    if values[0] in ("1",):
        assert len(questions(seen.findings, "Staff rating")) == 1
