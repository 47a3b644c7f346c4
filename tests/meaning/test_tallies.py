import pytest

from cxmetrics.model import Kind, Role
from tests.meaning.tables import Crowd, errors, understood

COUNTS = ["12", "40", "31", "55", "70", "20", "18", "66", "80", "91", "77"]


@pytest.mark.parametrize(
    ("label", "counted", "scores"),
    [
        ("How likely are you to recommend us?", "Responses", [str(n) for n in range(11)]),
        ("Stars", "Count", [str(n) for n in range(1, 6)]),
        ("Rating", "Number of answers", [str(n) for n in range(11)]),
        ("Rating", "Total", [str(n) for n in range(1, 6)]),
        (
            "Satisfaction",
            "n",
            ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"],
        ),
    ],
)
def test_so_many_people_per_score_are_no_respondents(label: str, counted: str, scores: list[str]) -> None:
    seen = understood({label: scores, counted: COUNTS[: len(scores)]})
    assert not any(column.role.is_scored for column in seen.columns)
    assert "number of answers" in errors(seen.findings)[0]


def test_a_count_for_each_score_of_each_place_is_added_up() -> None:
    places = [place for place in ("North", "South", "East") for _ in range(5)]
    seen = understood({"Place": places, "Stars": ["1", "2", "3", "4", "5"] * 3, "n": (COUNTS * 2)[:15]})
    assert errors(seen.findings)


@pytest.mark.parametrize(
    "named",
    [
        ("5 stars", "4 stars", "3 stars", "2 stars", "1 star"),
        ("5 Sterne", "4 Sterne", "3 Sterne", "2 Sterne", "1 Stern"),
        ("★★★★★", "★★★★", "★★★", "★★", "★"),
    ],
)
def test_columns_named_by_the_scores_hold_how_many_gave_each(named: tuple[str, ...]) -> None:
    months = [f"2026-{month:02}" for month in range(1, 10)]
    seen = understood(
        {"Month": months} | {label: [str(9 * at + n) for n in range(9)] for at, label in enumerate(named)}
    )
    assert not any(column.role.is_scored for column in seen.columns)
    assert errors(seen.findings) if named[0].startswith("★") else seen.kind is Kind.FIGURES


def test_ratings_beside_a_number_of_visits_stay_answers() -> None:
    crowd = Crowd()
    seen = understood({"Rating": crowd.rate(1, 5), "Number of visits": crowd.any_of("1", "2", "20", "40")})
    assert seen.columns[0].role is Role.OVERALL
    assert not errors(seen.findings)


def test_boxes_named_by_stars_are_no_counts() -> None:
    crowd = Crowd()
    ticked = {f"{n} stars": crowd.any_of("0", "1") for n in range(1, 6)}
    seen = understood(ticked | {"Staff friendliness": crowd.rate(1, 5)})
    assert not any(column.role is Role.FIGURE for column in seen.columns)
