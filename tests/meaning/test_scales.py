import pytest

from cxmetrics.meaning.scales import best_first, named, read
from cxmetrics.model import Role
from tests.meaning.tables import Crowd, alone, questions, understood


def counted(*values: float) -> dict[float, int]:
    return dict.fromkeys(map(float, values), 20)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ((0, 1), 0, 1),
        ((0, 1, 2), 0, 2),
        ((1, 2, 3), 1, 3),
        ((1, 2, 3, 4), 1, 4),
        ((1, 2, 3, 4, 5), 1, 5),
        ((1, 2, 3, 4, 5, 6, 7), 1, 7),
        (tuple(range(1, 11)), 1, 10),
        (tuple(range(11)), 0, 10),
        (tuple(range(1, 12)), 1, 11),
        (tuple(range(0, 101, 5)), 0, 100),
        ((0.5, 1, 2.5, 4, 5), 0.5, 5),
    ],
)
def test_the_scale_offered_is_told_from_the_values(
    values: tuple[float, ...], low: float, high: float
) -> None:
    found = read(counted(*values), "rating")
    assert found is not None
    assert (found.scale.low, found.scale.high) == (low, high)


@pytest.mark.parametrize(
    ("label", "ends"),
    [
        ("Food (1-7)", (1, 7)),
        ("On a scale of 1 to 5, how was it?", (1, 5)),
        ("0 to 10", (0, 10)),
        ("Score out of 10", (1, 10)),
        ("1 = poor … 5 = excellent", (1, 5)),
        ("7-point satisfaction", (1, 7)),
        ("Question 1-2", None),
        ("Q7FOOD", None),
    ],
)
def test_a_label_states_its_scale(label: str, ends: tuple[float, float] | None) -> None:
    assert named(label) == ends


def test_what_the_label_states_wins_over_the_values() -> None:
    found = read(counted(1, 2, 3, 4, 5), "Food (1-7)")
    assert found is not None and found.scale.high == 7


def test_one_is_best_only_where_the_label_says_so() -> None:
    assert best_first("Rate us, 1 = excellent, 6 = poor")
    assert not best_first("Rate us from 1 to 6")


@pytest.mark.parametrize("code", ["-99", "99", "999", "88"])
def test_what_nobody_offers_is_missing(code: str) -> None:
    crowd = Crowd()
    column = alone("Staff", crowd.spoiled(crowd.rate(1, 5), code))
    assert str(column.scale) == "1–5"
    assert column.missing == (code,)


@pytest.mark.parametrize("text", ["N/A", "Blank", "Don't know", "-"])
def test_words_for_no_answer_are_missing(text: str) -> None:
    crowd = Crowd()
    column = alone("Staff", crowd.spoiled(crowd.rate(1, 5), text))
    assert str(column.scale) == "1–5"
    assert column.missing == (text,)


@pytest.mark.parametrize("code", ["0", "6"])
def test_a_code_for_never_used_falls_back_to_the_mean(code: str) -> None:
    crowd = Crowd()
    seen = understood(
        {
            "Overall": crowd.rate(1, 5),
            "Food": crowd.spoiled(crowd.rate(1, 5), code),
            "Staff": crowd.rate(1, 5),
        }
    )
    assert str(seen.columns[1].scale) == "1–5"
    assert seen.columns[1].missing == (code,)
    assert questions(seen.findings, "Food") == []


@pytest.mark.parametrize(("low", "high"), [(0, 5), (1, 6)])
def test_a_real_end_of_a_scale_survives(low: int, high: int) -> None:
    crowd = Crowd(people=600)
    seen = understood({"Overall": crowd.rate(1, 5), "Food": crowd.rate(low, high), "Staff": crowd.rate(1, 5)})
    scale = seen.columns[1].scale
    assert scale is not None and (scale.low, scale.high) == (low, high)
    assert seen.columns[1].missing == ()


def test_a_zero_nothing_can_decide_is_asked_about() -> None:
    crowd = Crowd()
    seen = understood({"Food": crowd.rate(0, 5)})
    assert str(seen.columns[0].scale) == "1–5"
    assert len(questions(seen.findings, "Food")) == 1


def test_a_slip_of_the_pen_widens_no_scale() -> None:
    crowd = Crowd()
    column = alone("Staff", [*crowd.rate(1, 5), "55"])
    assert str(column.scale) == "1–5"


def test_a_column_where_nobody_gave_the_best_follows_its_sisters() -> None:
    crowd = Crowd()
    worse = [str(min(4, int(answer))) for answer in crowd.rate(1, 5)]
    seen = understood(
        {"Food rating": worse, "Staff rating": crowd.rate(1, 5), "Price rating": crowd.rate(1, 5)}
    )
    assert str(seen.columns[0].scale) == "1–5"


@pytest.mark.parametrize(
    ("written", "value"),
    [("10 - Extremely likely", 10), ("4/5", 4), ("4 stars", 4), ("★★★★☆", 4), ("4,5", 4.5)],
)
def test_a_number_is_read_however_it_is_written(written: str, value: float) -> None:
    top = 10 if value == 10 else 5
    answers = [written, *[str(n) for n in range(1, top)]] * 10
    column = alone("How likely are you to recommend us?" if top == 10 else "Staff rating", answers)
    assert dict(column.codes)[written] == value


def test_percentages_are_no_scale() -> None:
    assert alone("Satisfaction", ["45%", "60%", "71%"] * 20).role is Role.IGNORE
