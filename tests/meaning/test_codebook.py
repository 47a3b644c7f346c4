import pyarrow as pa
import pytest

from cxmetrics.meaning import recognise
from cxmetrics.meaning.codebook import table as codebook
from cxmetrics.meaning.codebook.table import Codebook
from cxmetrics.model import Column, Role, Severity, Side
from cxmetrics.reading import read
from tests.meaning.tables import Crowd, real, scores, table
from tests.shared import shared

LONG = (
    ("variable", "label", "value", "value_label"),
    [
        ("q1", "How friendly was our staff?", "1", "Very good"),
        ("q1", "How friendly was our staff?", "5", "Very poor"),
        ("q1", "How friendly was our staff?", "9", "Don't know"),
        ("q2", "How clean were the tables?", "1", "Very good"),
        ("q2", "How clean were the tables?", "5", "Very poor"),
        ("q2", "How clean were the tables?", "9", "Don't know"),
        ("sex", "Are you male or female?", "1", "Male"),
        ("sex", "Are you male or female?", "2", "Female"),
    ],
)
CELLS = (
    ("Column", "Question", "Codes"),
    [
        ("Q1", "How friendly was our staff?", "1 = Very poor; 5 = Excellent; 9 = Don't know"),
        ("Q2", "How clean were the tables?", "1 = Very poor; 5 = Excellent; 9 = Don't know"),
        ("SEX", "Sex", "1 = Male; 2 = Female"),
    ],
)


def listed(labels: tuple[str, ...], lines: list[tuple[str | None, ...]]) -> Codebook | None:
    columns = zip(*lines, strict=True)
    return codebook.of(labels, pa.table({f"c{i}": pa.array(c, pa.string()) for i, c in enumerate(columns)}))


def airport() -> Codebook:
    file = shared("data/sfo/sfo_2018_Data_Dictionary_DataSF.xlsx")
    found = read(file.name, file.read_bytes())
    book = codebook.of(found.labels, found.rows)
    assert book is not None
    return book


def answered(book: Codebook | None, low: int = 1, high: int = 5) -> dict[str, Column]:
    crowd = Crowd()
    labels, rows = table(
        {
            "q1": crowd.spoiled(crowd.rate(low, high), "9"),
            "q2": crowd.spoiled(crowd.rate(low, high), "9"),
            "sex": crowd.any_of("1", "2"),
        }
    )
    return {c.label: c for c in recognise(labels, rows, codebook=book).columns}


def test_a_long_list_of_codes_is_read() -> None:
    book = listed(*LONG)
    assert book is not None
    assert [(e.name, len(e.points.words)) for e in book.entries] == [("q1", 3), ("q2", 3), ("sex", 2)]
    assert book.entries[0].points.reversed is True
    assert book.entries[0].points.no_answer == {9.0}


def test_codes_counted_up_in_one_cell_are_read() -> None:
    book = listed(*CELLS)
    assert book is not None
    assert [(e.name, e.question, len(e.points.words)) for e in book.entries][2] == ("SEX", "Sex", 2)
    assert book.entries[0].points.reversed is False


@pytest.mark.parametrize(("lines", "best_first"), [(LONG, True), (CELLS, False)])
def test_question_scale_direction_and_missing_codes_come_from_it(
    lines: tuple[tuple[str, ...], list[tuple[str | None, ...]]], best_first: bool
) -> None:
    seen = answered(listed(*lines))
    staff = seen["q1"]
    assert (staff.role, staff.side, staff.missing) == (Role.RATING, Side.SERVICE, ("9",))
    assert staff.scale and (staff.scale.low, staff.scale.high, staff.scale.reversed) == (1, 5, best_first)
    assert "code list" in staff.because
    assert seen["q2"].side is Side.EXPERIENCE
    assert not seen["sex"].role.is_scored


def test_a_scale_nobody_used_up_is_as_listed() -> None:
    crowd = Crowd()
    labels, rows = table({"q1": crowd.any_of("3", "4"), "q2": crowd.any_of("2", "3", "4")})
    first, second = recognise(labels, rows, codebook=listed(*CELLS)).columns
    assert str(first.scale) == str(second.scale) == "1–5"


@pytest.mark.parametrize(
    ("labels", "lines"),
    [
        (("Name", "Comment", "Rating"), [("Ann", "Nice", "5"), ("Bob", "Slow", "2")]),
        (("Item", "Description", "Price"), [("A1", "Pizza", "9.50"), ("A2", "Pasta", "8.50")]),
        (("Question", "Answer"), [("How was it?", "Good"), ("How was it?", "Bad")]),
        (("respondent_id", "question", "answer"), [("1", "Food", "5"), ("1", "Staff", "4")]),
        (("Variable", "Value", "Label"), [("Food", "5", "Good")] * 20),
    ],
)
def test_answers_are_no_code_list(labels: tuple[str, ...], lines: list[tuple[str | None, ...]]) -> None:
    assert listed(labels, lines) is None


def test_names_written_a_little_differently_are_asked_about() -> None:
    book = listed(("Field", "Question"), [("Q7WALKWAY", "Moving walkways"), ("Q8SHOPS", "The shops")])
    assert book is not None
    found = book.explain(["Q7WALKWAYS", "Q9SHOPS", "q8_shops"])
    assert {label: x.near for label, x in found.items()} == {"Q7WALKWAYS": True, "q8_shops": False}
    labels, rows = table({"Q7WALKWAYS": Crowd().rate(1, 5)})
    seen = recognise(labels, rows, codebook=book)
    assert any(
        f.severity is Severity.QUESTION and f.where == "Q7WALKWAYS" and "Q7WALKWAY”" in f.what
        for f in seen.findings
    )


def test_the_airport_survey_with_the_code_list_of_the_next_year() -> None:
    file = shared("data/sfo/2017_SFO_Customer_Survey.csv")
    found = read(file.name, file.read_bytes())
    seen = recognise(found.labels, found.rows, codebook=airport())
    columns = {column.label: column for column in seen.columns}
    assert tuple(columns) == tuple(found.labels)
    for item in ("Q12PRECHEKCRATE", "Q13GETRATE", "Q14PASSTHRU", "Q14FIND"):
        column = columns[item]
        assert (column.role, column.side, str(column.scale)) == (Role.RATING, Side.EXPERIENCE, "1–5")
        assert column.missing == ("0", "6")
    assert len(scores(columns["Q7ALL"], found.rows)) == 2688
    assert (columns["NETPRO"].role, columns["NETPRO"].missing) == (Role.NPS, ("11",))
    assert len(scores(columns["NETPRO"], found.rows)) == 2746
    assert columns["RESPNUM"].role is Role.CUSTOMER
    assert not any(columns[label].role.is_scored for label in ("Q4WIFI", "Q11TSAPRE", "DAY", "Q3PARK"))
    note = next(f for f in seen.findings if f.where.startswith("Q7ART"))
    assert "left blank" in note.what and "does not concern them" in note.what


def test_without_its_code_list_the_same_survey_asks() -> None:
    columns, findings, _ = real("sfo/2017_SFO_Customer_Survey.csv")
    assert columns["Q14PASSTHRU"].side is None
    assert any(f.where == "Q14PASSTHRU" and f.severity is Severity.QUESTION for f in findings)


def test_answers_in_real_files_are_no_code_list() -> None:
    for path in (
        "skytrax/lounge.csv",
        "nhs_fft_gp/data.csv",
        "hcahps/national_results.csv",
        "fastfood/ffattrib.csv",
    ):
        file = shared(f"data/{path}")
        found = read(file.name, file.read_bytes())
        assert codebook.of(found.labels, found.rows) is None
