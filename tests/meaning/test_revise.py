from dataclasses import replace

import pyarrow as pa
import pytest

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.meaning import recognise, revise
from cxmetrics.model import Column, Role, Side
from tests.meaning.tables import SATISFACTION, Crowd, table

CROWD = Crowd()


def one(label: str, values: list[str]) -> tuple[Column, pa.ChunkedArray]:
    labels, rows = table({label: values})
    return recognise(labels, rows).columns[0], rows.column("c1")


def test_the_rest_follows_the_role() -> None:
    column, values = one("Overall", CROWD.spoiled(CROWD.rate(0, 10), "11"))
    revised = revise(column, values, role=Role.NPS)
    assert (revised.role, str(revised.scale), revised.missing) == (Role.NPS, "0–10", ("11",))
    assert revised.because == "You said so."


def test_a_scale_in_words_is_found_again() -> None:
    column, values = one("Delivery", CROWD.say(SATISFACTION))
    ignored = revise(column, values, role="ignore")
    assert (ignored.scale, ignored.codes, ignored.side) == (None, (), None)
    again = revise(ignored, values, role="rating")
    assert (again.scale, again.codes, again.side) == (column.scale, column.codes, Side.EXPERIENCE)


def test_a_touchpoint_brings_its_side() -> None:
    column, values = one("X1", CROWD.rate(1, 5))
    revised = revise(column, values, role=Role.RATING, touchpoint="greeting")
    assert (revised.touchpoint, revised.side) == ("greeting", Side.SERVICE)


def test_a_side_alone_is_kept() -> None:
    column, values = one("Waiting", CROWD.rate(1, 5))
    assert revise(column, values, side="service").side is Side.SERVICE


def test_a_scale_decides_what_lies_outside() -> None:
    column, values = one("Food", CROWD.spoiled(CROWD.rate(1, 5), "0"))
    wide = revise(column, values, scale=(0, 5))
    assert (str(wide.scale), wide.missing) == ("0–5", ())
    narrow = revise(wide, values, scale=(1, 5, True))
    assert narrow.missing == ("0",)
    assert narrow.scale is not None and narrow.scale.reversed


def test_missing_codes_are_set_by_hand() -> None:
    column, values = one("Food", CROWD.rate(1, 5))
    assert revise(column, values, missing=("1",)).missing == ("1",)
    assert revise(column, values, missing=()).missing == ()


def test_a_date_is_found_again() -> None:
    column, values = one("When", ["2024-01-31", "2024-02-01"] * 9)
    assert revise(column, values, role=Role.DATE).date_formats == ("%Y-%m-%d",)


@pytest.mark.parametrize(
    ("values", "role"),
    [
        (["45%", "60%", "71%"], Role.NPS),
        (["red", "blue", "green"], Role.NPS),
        (["45", "60", "99.5"], Role.NPS),
        (["red", "blue", "green"], Role.RATING),
        (["red", "blue", "green"], Role.DATE),
        (["red", "blue", "green"], Role.REVENUE),
        (["1", "2", "5"], Role.RECOMMENDED),
    ],
)
def test_what_cannot_be_read_so_is_refused_with_a_reason(values: list[str], role: Role) -> None:
    column, texts = one("Top-box share", values * 10)
    with pytest.raises(NotEnoughData) as refused:
        revise(column, texts, role=role)
    assert refused.value.why and refused.value.fix


@pytest.mark.parametrize(
    "change", [{"role": "mood"}, {"side": "left"}, {"touchpoint": "moon"}, {"missing": ("77",)}]
)
def test_an_unknown_name_lists_the_known_ones(change: dict[str, object]) -> None:
    column, values = one("Food", CROWD.rate(1, 5))
    with pytest.raises(UnknownName):
        revise(column, values, **change)  # type: ignore[arg-type]


def test_a_scale_runs_upwards() -> None:
    column, values = one("Food", CROWD.rate(1, 5))
    with pytest.raises(NotEnoughData):
        revise(column, values, scale=(5, 1))


def test_a_column_already_read_keeps_its_scale() -> None:
    labels, rows = table({"Food": CROWD.rate(1, 5), "Rate the staff": ["3", "4"] * 119 + ["0"] * 2})
    column, values = recognise(labels, rows).columns[1], rows.column("c2")
    column = revise(column, values, scale=(1, 5, True))
    for role in (Role.RATING, Role.CSAT, Role.CES, Role.OVERALL):
        found = revise(column, values, role=role)
        assert (found.role, found.scale, found.missing) == (role, column.scale, ("0",))


@pytest.mark.parametrize("through", [Role.CES, Role.IGNORE])
def test_effort_stays_better_when_low(through: Role) -> None:
    column, values = one("How much effort did you have to put forth?", CROWD.rate(1, 5))
    again = revise(revise(column, values, role=through), values, role=Role.CES)
    assert again.scale is not None and again.scale.reversed


def test_yes_or_no_has_one_scale_only() -> None:
    column, values = one("Would you recommend us?", CROWD.any_of("1", "0"))
    with pytest.raises(NotEnoughData):
        revise(column, values, scale=(0, 5))
    turned = revise(column, values, scale=(0, 1, True)).scale
    assert turned is not None and turned.reversed


def test_maybe_is_neither_yes_nor_no() -> None:
    column, values = one("Do you like it?", CROWD.any_of("Yes", "No", "Maybe"))
    revised = revise(column, values, role=Role.RECOMMENDED)
    assert (str(revised.scale), revised.missing) == ("0–1", ("Maybe",))
    rated = revise(revised, values, role=Role.RATING)
    assert (str(rated.scale), rated.missing) == ("1–3", ())
    column, values = one("Us again?", CROWD.any_of("Definitely", "Definitely not", "Maybe"))
    with pytest.raises(NotEnoughData):
        revise(column, values, role=Role.RECOMMENDED)


def test_side_and_touchpoint_can_be_taken_away() -> None:
    column, values = one("Friendly staff", CROWD.rate(1, 5))
    assert (column.side, column.touchpoint) == (Side.SERVICE, "friendliness")
    vague = revise(column, values, touchpoint="")
    assert (vague.side, vague.touchpoint) == (Side.SERVICE, None)
    bare = revise(column, values, side="")
    assert (bare.side, bare.touchpoint) == (None, None)
    assert revise(bare, values, touchpoint="greeting").side is Side.SERVICE


def test_a_text_with_a_comma_can_mean_no_answer() -> None:
    text = "No, I have not used it"
    column, values = one("Food", [*CROWD.rate(1, 5)[:-9], *[text] * 9])
    revised = revise(column, values, missing=(text,))
    assert revised.missing == (text,)


def test_an_answer_taken_for_no_answer_gets_its_number_back() -> None:
    column, values = one("Staff", CROWD.say(SATISFACTION))
    without = revise(column, values, missing=("Neutral",))
    assert "Neutral" not in dict(without.codes)
    assert dict(revise(without, values, missing=()).codes)["Neutral"] == 3


def test_eleven_numbered_answers_count_one_less_each() -> None:
    label = "How likely are you to recommend us?"
    column, values = one(label, [str(n) for n in range(1, 12)] * 9)
    assert (column.role, str(column.scale), column.missing) == (Role.RATING, "1–11", ())
    revised = revise(column, values, role=Role.NPS)
    assert (str(revised.scale), revised.missing) == ("0–10", ())
    assert dict(revised.codes)["1"] == 0 and dict(revised.codes)["11"] == 10
    assert "one less" in revised.because
    coded = revise(column, values, role=Role.NPS, missing=("11",))
    assert (coded.codes, coded.missing) == ((), ("11",))


def test_the_words_of_a_revised_column_show_their_numbers() -> None:
    column, values = one("Staff", CROWD.say(SATISFACTION))
    assert "Very satisfied = 5" in revise(column, values, side="experience").because


def test_a_decimal_comma_is_found_with_the_role() -> None:
    column, values = one("Kasse", ["12,50", "1.234,00", "8,95"] * 9)
    revised = revise(replace(column, role=Role.IGNORE, decimal_comma=False), values, role=Role.REVENUE)
    assert revised.decimal_comma
    assert not revise(revised, values, role=Role.IGNORE).decimal_comma


def test_a_person_says_how_amounts_are_written() -> None:
    column, values = one("Order total", ["1.234", "2.500", "3.750"] * 9)
    assert (column.role, column.decimal_comma) == (Role.REVENUE, False)
    turned = revise(column, values, decimal_comma=True)
    assert turned.decimal_comma
    assert revise(turned, values, role=Role.PRICE).decimal_comma
    assert not revise(turned, values, decimal_comma=False).decimal_comma


def test_a_decimal_comma_of_a_rating_changes_its_answers() -> None:
    column, values = one("Food rating (1-5)", ["1.5", "2.5", "4.5", "5"] * 9)
    turned = revise(column, values, decimal_comma=False)
    assert (turned.scale, turned.codes) == (column.scale, column.codes)
    with pytest.raises(NotEnoughData):
        revise(replace(column, role=Role.SEGMENT, scale=None), values, decimal_comma=True)


@pytest.mark.parametrize("answers", [["Yes", "No", "No"], ["1", "0", "0"]])
def test_who_left_is_the_worse_whoever_says_so(answers: list[str]) -> None:
    column, values = one("Still with us", answers * 20)
    left = revise(column, values, role=Role.CHURNED)
    assert left.scale is not None and left.scale.reversed
    assert (left.scale.low, left.scale.high) == (0, 1)
    again = revise(left, values, scale=(0, 1, False))
    assert again.scale is not None and again.scale.reversed
    stayed = revise(left, values, role=Role.RECOMMENDED)
    assert stayed.scale is not None and not stayed.scale.reversed


def test_nobody_has_left_on_a_scale_of_five() -> None:
    column, values = one("Food", CROWD.rate(1, 5))
    with pytest.raises(NotEnoughData):
        revise(column, values, role=Role.CHURNED)
    flag, flags = one("Churned", ["1", "0", "0"] * 20)
    left = revise(flag, flags, role=Role.CHURNED)
    with pytest.raises(NotEnoughData):
        revise(left, flags, scale=(1, 5))
