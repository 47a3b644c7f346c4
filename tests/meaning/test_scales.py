import pytest

from cxmetrics.meaning.numbers.number import number
from cxmetrics.meaning.scales.anchors import stated
from cxmetrics.meaning.scales.numeric import read
from cxmetrics.meaning.scales.stated import ends as named
from cxmetrics.metrics.nps import METRIC
from cxmetrics.model import Role, Scale, Severity
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
    assert stated("Rate us, 1 = excellent, 6 = poor").reversed is True
    assert stated("Rate us from 1 to 6").reversed is None


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


@pytest.mark.parametrize(
    ("low", "high", "satisfied"),
    [(1, 5, 4), (0, 5, 4), (1, 7, 6), (1, 10, 9), (0, 10, 9), (0.5, 5, 4), (0, 1, 1), (1, 3, 3), (1, 4, 4),
     (0, 100, 75), (1, 100, 75), (-2, 2, 1)],
)  # fmt: skip
@pytest.mark.parametrize("step", [1.0, 0.5, 0.1])
def test_who_is_satisfied_rests_on_the_ends(low: float, high: float, satisfied: float, step: float) -> None:
    assert Scale(low, high, step=step).satisfied_from == satisfied


def test_one_answer_between_two_others_changes_no_scale() -> None:
    answers = [str(1 + i % 10) for i in range(53)]
    before, after = (alone("Overall satisfaction (1-10)", [*answers, last]) for last in ("7", "7.5"))
    assert before.scale == after.scale


@pytest.mark.parametrize("label", ["How likely are you to recommend us? (0-10)", "Likely to recommend us"])
@pytest.mark.parametrize("odd", [1, 20])
def test_a_recommend_question_stays_one_beside_an_answer_between(label: str, odd: int) -> None:
    column = alone(label, [*(str(i % 11) for i in range(99)), *["8.5"] * odd])
    assert (column.role, str(column.scale), column.missing) == (Role.NPS, "0–10", ())
    assert column.scale and METRIC.calculation and METRIC.calculation.accepts(column.scale)


def test_marks_with_decimals_keep_their_zero() -> None:
    column = alone("Overall rating", [str(i / 2) for i in range(21)] * 5)
    assert (str(column.scale), column.missing) == ("0–10", ())


def test_ends_that_nobody_used_are_asked_about() -> None:
    seen = understood({"Rate our service": ["3", "4"] * 26})
    assert str(seen.columns[0].scale) == "1–5"
    assert "1–4" in questions(seen.findings, "Rate our service")[0]
    seen = understood({"Rate our service": ["1", "2", "3", "4"] * 13})
    assert "1–5" in questions(seen.findings, "Rate our service")[0]


def test_stars_are_five_without_a_question() -> None:
    seen = understood({"Stars": ["3", "4"] * 26})
    assert str(seen.columns[0].scale) == "1–5"
    assert questions(seen.findings, "Stars") == []


def test_answers_go_on_below_zero() -> None:
    seen = understood({"Staff rating": [str(i % 5 - 2) for i in range(50)]})
    assert (str(seen.columns[0].scale), seen.columns[0].missing) == ("-2–2", ())
    assert len(questions(seen.findings, "Staff rating")) == 1


@pytest.mark.parametrize("codes", [("-1",), ("-1", "-2"), ("-9",)])
def test_negative_codes_beside_a_scale_stay_codes(codes: tuple[str, ...]) -> None:
    column = alone("Staff rating", [*(str(1 + i % 5) for i in range(50)), *codes * 5])
    assert (str(column.scale), set(column.missing)) == ("1–5", set(codes))


@pytest.mark.parametrize("text", ["1e400", "9" * 400, "9e999"])
def test_a_number_too_large_is_none(text: str) -> None:
    assert number(text) is None
    assert alone("Rating", [text, "4", "5"] * 5).label == "Rating"


def test_digits_of_another_alphabet_are_coded() -> None:
    column = alone("Staff rating", ["１", "２", "３", "٤", "5"] * 10)
    assert dict(column.codes) == {"１": 1, "２": 2, "３": 3, "٤": 4}


def test_answers_that_cannot_be_read_are_counted() -> None:
    seen = understood({"Staff rating": [*["4", "5", "3"] * 30, *["fine"] * 8, "nan", "nan"]})
    (warning,) = [f for f in seen.findings if f.severity is Severity.WARNING]
    assert "8 answers" in warning.what and "fine" in warning.what
    assert seen.columns[0].missing == ("nan",)


@pytest.mark.parametrize("often", [1, 30])
def test_two_scales_in_one_column_are_asked_about(often: int) -> None:
    seen = understood(
        {
            "Rating": [*["4/5", "5/5", "3/5"] * 10, *["8/10"] * often],
            "Staff": ["4", "5", "3"] * 10 + ["5"] * often,
        }
    )
    assert any("out of 10" in what for what in questions(seen.findings, "Rating"))
    assert "8/10" not in dict(seen.columns[0].codes)


def test_what_one_answer_is_out_of_settles_the_others() -> None:
    seen = understood({"Rating": ["4/5", "3/5"] * 20, "Staff": ["1", "2", "3", "2"] * 10})
    assert str(seen.columns[1].scale) == "1–5"
    assert questions(seen.findings, "Staff") == []


RECOMMEND = "How likely are you to recommend us?"


@pytest.mark.parametrize("label", [RECOMMEND, "NPS"])
def test_a_recommend_question_without_a_zero_is_asked_about(label: str) -> None:
    seen = understood({label: [str(1 + i % 10) for i in range(120)]})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.NPS, "0–10")
    (asked,) = questions(seen.findings, label)
    assert "0" in asked and "12 answered 1" in asked


def test_only_high_recommendations_are_read_as_usual_with_a_note() -> None:
    seen = understood({RECOMMEND: ["7", "8", "9", "10"] * 12})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.NPS, "0–10")
    assert questions(seen.findings, RECOMMEND) == []
    assert any(f.severity is Severity.NOTE and "below 7" in f.what for f in seen.findings)


@pytest.mark.parametrize("label", [f"{RECOMMEND} (0-10)", f"On a scale of 0 to 10, {RECOMMEND}"])
def test_a_stated_scale_leaves_nothing_to_ask(label: str) -> None:
    seen = understood({label: [str(1 + i % 10) for i in range(120)]})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.NPS, "0–10")
    assert questions(seen.findings, label) == []


@pytest.mark.parametrize("label", [f"{RECOMMEND} (1-10)", f"{RECOMMEND} 1 = not likely, 10 = very likely"])
def test_a_stated_one_to_ten_is_no_promoter_question(label: str) -> None:
    seen = understood({label: [str(1 + i % 10) for i in range(120)]})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.RATING, "1–10")
    assert len(questions(seen.findings, label)) == 1


def test_answers_up_to_eleven_are_asked_about_in_both_readings() -> None:
    seen = understood({RECOMMEND: [str(1 + i % 11) for i in range(121)]})
    assert (seen.columns[0].role, str(seen.columns[0].scale)) == (Role.RATING, "1–11")
    (asked,) = questions(seen.findings, RECOMMEND)
    assert "numbered" in asked and "not answered" in asked


def test_a_heading_the_answers_do_not_keep_to_is_asked_about() -> None:
    seen = understood({"Food rating (1-5)": [str(1 + i % 10) for i in range(120)]})
    assert str(seen.columns[0].scale) == "1–10"
    assert any("1–5" in what for what in questions(seen.findings, "Food rating (1-5)"))


@pytest.mark.parametrize(
    ("label", "ends"),
    [
        ("Between 1 and 5, how was it?", (1, 5)),
        ("Von 1 bis 6", (1, 6)),
        ("de 0 à 10", (0, 10)),
        ("Rate 5 to 1", (1, 5)),
        ("-2 to 2", (-2, 2)),
        ("Our 24/7 support", None),
        ("Orders in the last 1-2 weeks", None),
    ],
)
def test_more_ways_to_state_a_scale(label: str, ends: tuple[float, float] | None) -> None:
    assert named(label) == ends
