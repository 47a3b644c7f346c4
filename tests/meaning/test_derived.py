"""Columns that look like ratings and were worked out from others."""

import pytest

from cxmetrics.model import Role
from tests.meaning.tables import SATISFACTION, Crowd, understood

WORDS = ("slow", "nice", "cold", "friendly", "again", "pizza", "table", "never", "music", "bill")


def texts(crowd: Crowd, people: int = 240) -> list[str]:
    return [" ".join(crowd.random.choices(WORDS, k=crowd.random.randint(3, 14))) for _ in range(people)]


@pytest.mark.parametrize("of", [len, lambda text: len(text.split())])
def test_the_length_of_a_comment_is_no_rating(of) -> None:  # type: ignore[no-untyped-def]
    crowd = Crowd()
    said = texts(crowd)
    seen = understood({"Comment": said, "Service score": [str(of(text)) for text in said]})
    column = seen.columns[1]
    assert column.role is Role.IGNORE
    assert "“Comment”" in column.because


def test_row_numbers_are_no_rating() -> None:
    numbers = [str(i + 1) for i in range(10)]
    seen = understood({"Service": numbers, "Staff": ["4", "5"] * 5})
    assert seen.columns[0].role is Role.IGNORE
    assert "row number" in seen.columns[0].because
    assert not understood({"Rating nr": numbers, "Staff": ["4", "5"] * 5}).columns[0].role.is_scored


def test_promoter_groups_are_no_answer() -> None:
    crowd = Crowd()
    nps = crowd.rate(0, 10)
    group = ["Promoter" if int(n) > 8 else "Passive" if int(n) > 6 else "Detractor" for n in nps]
    seen = understood({"NPS": nps, "Satisfaction type": group})
    assert (seen.columns[0].role, seen.columns[1].role) == (Role.NPS, Role.IGNORE)
    assert "worked out" in seen.columns[1].because


def test_the_same_answers_on_another_scale_count_once() -> None:
    crowd = Crowd()
    staff = crowd.rate(1, 5)
    seen = understood(
        {"Staff rating": staff, "Staff rating percent": [str(25 * (int(n) - 1)) for n in staff]}
    )
    assert [c.role.is_scored for c in seen.columns] == [True, False]


def test_the_same_answers_as_words_and_numbers_count_once() -> None:
    crowd = Crowd()
    staff = crowd.rate(1, 5)
    seen = understood({"Staff": [SATISFACTION[int(n) - 1] for n in staff], "Staff rating": staff})
    assert [c.role.is_scored for c in seen.columns] == [True, False]
    assert "“Staff”" in seen.columns[1].because


def test_two_questions_answered_alike_both_stay() -> None:
    crowd = Crowd()
    seen = understood({"Staff rating": crowd.rate(1, 5), "Food rating": crowd.rate(1, 5)})
    assert [c.role for c in seen.columns] == [Role.RATING, Role.RATING]


def test_options_ticked_by_name_are_boxes() -> None:
    crowd = Crowd()
    names = ("Parking", "Music", "Menu")
    columns: dict[str, list[str | None]] = {
        f"What did you use? {n}": [n if crowd.random.random() < 0.5 else None for _ in range(240)]
        for n in names
    }
    seen = understood({**columns, "Staff": crowd.rate(1, 5)})
    assert [c.role for c in seen.columns[:3]] == [Role.IGNORE] * 3
    assert all("ticked" in c.because for c in seen.columns[:3])


def test_an_average_of_the_place_is_no_answer() -> None:
    crowd = Crowd()
    places = crowd.any_of("North", "South", "East", "West", "Centre")
    worth = {"North": "4.1", "South": "3.2", "East": "4.8", "West": "2.9", "Centre": "3.7"}
    seen = understood(
        {"Branch": places, "Food rating": [worth[p] for p in places], "Staff rating": crowd.rate(1, 5)}
    )
    assert seen.columns[1].role is Role.IGNORE
    assert "“Branch”" in seen.columns[1].because
