"""One row an answer becomes one row a response; other tables whose ids repeat stay as they are."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Severity
from cxmetrics.reading import Table, read

QUESTIONS = ("How was the staff?", "How was the food?", "Anything else?")


def written(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def table(rows: list[list[str]]) -> Table:
    found = read("t.csv", written(rows))
    assert found.file.rows == found.file.kept + sum(reason.count for reason in found.file.dropped)
    return found


def answers(responses: int = 8) -> list[list[str]]:
    return [
        [
            f"R{i}",
            f"2024-01-{i:02}",
            "NS"[i % 2],
            question,
            str(1 + (i * (place + 1)) % 5) if place < 2 else f"fine {i}",
        ]
        for i in range(1, responses + 1)
        for place, question in enumerate(QUESTIONS)
    ]


NAMES = ["Response ID", "Date", "Location", "Question", "Answer"]


def test_answers_are_put_side_by_side() -> None:
    found = table([NAMES, *answers()])
    assert found.labels == ("Response ID", "Date", "Location", *QUESTIONS)
    assert list(found.rows.to_pylist()[0].values()) == ["R1", "2024-01-01", "S", "2", "3", "fine 1"]
    assert found.file.rows == 24 and found.file.kept == 8
    assert [(reason.reason, reason.count) for reason in found.file.dropped] == [
        ("another answer of the same response", 16)
    ]
    (note,) = found.findings
    assert note.severity is Severity.NOTE and "24 answers of 8 responses" in note.what


@pytest.mark.parametrize(
    "names",
    [
        ["respondent", "Datum", "Filiale", "Frage", "Antwort"],
        ["id", "fecha", "tienda", "Pregunta", "Respuesta"],
        ["case", "when", "where", "item", "value"],
        ["case", "when", "where", "question_text", "response_value"],
    ],
)
def test_the_words_of_other_tools_and_languages_are_known(names: list[str]) -> None:
    assert table([names, *answers()]).labels[3:] == QUESTIONS


def test_rows_in_any_order_and_answers_left_out() -> None:
    rows = sorted(answers(), key=lambda row: row[3])
    found = table([NAMES, *[row for row in rows if row[:4:3] != ["R2", QUESTIONS[0]]]])
    assert found.file.kept == 8
    staff = dict(
        zip(
            found.rows["c1"].to_pylist(),
            found.rows[f"c{found.labels.index(QUESTIONS[0]) + 1}"].to_pylist(),
            strict=True,
        )
    )
    assert staff["R2"] is None and staff["R1"] == "2"


def test_times_of_single_answers_and_numbers_of_questions_do_not_hinder() -> None:
    rows = [[*row[:3], f"2024-01-01 10:{i:02}:00", str(i % 3), *row[3:]] for i, row in enumerate(answers())]
    found = table([[*NAMES[:3], "answered at", "no.", *NAMES[3:]], *rows])
    assert found.labels == ("Response ID", "Date", "Location", "answered at", *QUESTIONS)
    assert found.rows["c4"][0].as_py() == "2024-01-01 10:00:00"


def test_the_last_of_two_answers_is_kept_and_both_are_said() -> None:
    again = ["R1", "2024-01-01", "S", QUESTIONS[0], "1"]
    found = table([NAMES, *answers(20), again])
    assert found.rows["c4"][0].as_py() == "1"
    (warning,) = [finding for finding in found.findings if finding.severity is Severity.WARNING]
    assert "more than once" in warning.what and warning.what.endswith("1.")


@pytest.mark.parametrize(
    ("names", "changed"),
    [
        (["customer", "date", "location", "place", "score"], None),
        ([*NAMES, "speed"], lambda row, i: [*row, str(i % 5)]),
        (NAMES, lambda row, i: [f"R{i}", *row[1:]]),
        (
            ["Response ID", "Date", "Location", "Topic", "Comment"],
            lambda row, i: [*row[:3], "food", f"text {i}"],
        ),
    ],
)
def test_other_tables_stay_as_they_are(names: list[str], changed) -> None:  # type: ignore[no-untyped-def]
    rows = answers()
    if changed:
        rows = [changed(row, i) for i, row in enumerate(rows)]
    else:
        rows = [[*row[:3], f"Shop {i % 3}", str(1 + i % 5)] for i, row in enumerate(rows)]
    found = table([names, *rows])
    assert found.file.kept == len(rows) and found.labels == tuple(names)


def test_questions_asked_many_times_of_the_same_id_are_asked_about() -> None:
    rows = [[f"R{i % 4}", question, str(1 + i % 5)] for i in range(24) for question in QUESTIONS]
    found = table([["Customer", "Question", "Answer"], *rows])
    assert found.file.kept == len(rows) and found.labels == ("Customer", "Question", "Answer")
    (question,) = [finding for finding in found.findings if finding.severity is Severity.QUESTION]
    assert question.where == "Question" and "one answer instead of one response" in question.what


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from(QUESTIONS), st.sampled_from("12345")),
        min_size=2,
        max_size=40,
    )
)
def test_every_answer_is_kept_or_counted(given_: list[tuple[int, str, str]]) -> None:
    found = table([["id", "question", "answer"], *([str(i), q, a] for i, q, a in given_)])
    assert found.file.rows == len(given_)
    if found.file.kept < len(given_):
        last = {(str(i), q): a for i, q, a in given_}
        rows = [dict(zip(found.labels, row.values(), strict=True)) for row in found.rows.to_pylist()]
        assert {(row["id"], q): a for row in rows for q, a in row.items() if q != "id" and a} == last
