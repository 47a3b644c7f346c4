"""Separated text in all its ways."""

import csv
import io

import pyarrow as pa
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxmetrics.errors import NotReadable
from cxmetrics.model import Severity
from cxmetrics.reading import read
from cxmetrics.reading.grid import Grid
from cxmetrics.reading.labels import unique

LETTER = b"Dear team,\n\nthe food was cold, and nobody came.\nKind regards\nJ.\n"
SEPARATORS = [",", ";", "\t", "|"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]

names = st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=2, max_size=5)
cells = st.text(
    st.one_of(
        st.sampled_from("\",;\t|\n'😀é "),
        st.characters(exclude_categories=("C", "Z"), exclude_characters="�"),
    ),
    max_size=12,
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    header = draw(names)
    row = st.lists(cells, min_size=len(header), max_size=len(header))
    return [header, *draw(st.lists(row, min_size=1, max_size=6))]


def written(rows: list[list[str]], separator: str, end: str = "\r\n") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return text.getvalue()


def cells_of(data: bytes) -> list[list[str | None]]:
    return [list(row.values()) for row in read("t.csv", data).rows.to_pylist()]


@given(tables(), st.sampled_from(SEPARATORS), st.sampled_from(ENCODINGS), st.sampled_from(["\r\n", "\n"]))
def test_what_was_written_is_read_back(
    rows: list[list[str]], separator: str, encoding: str, end: str
) -> None:
    expected = [[cell.strip() or None for cell in row] for row in rows[1:]]
    kept = [row for row in expected if any(row) and row != rows[0]]
    data = written(rows, separator, end).encode(encoding)
    if not kept:
        with pytest.raises(NotReadable):
            read("t.csv", data)
        return
    found = read("t.csv", data)
    assume(not any(finding.severity is Severity.QUESTION for finding in found.findings))
    assert [list(row.values()) for row in found.rows.to_pylist()] == kept
    assert found.file.rows == len(expected)
    assert sum(reason.count for reason in found.file.dropped) == len(expected) - len(kept)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_machine(end: str) -> None:
    assert cells_of(end.join(["a,b", "1,x", "2,y"]).encode()) == [["1", "x"], ["2", "y"]]


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(mark: str) -> None:
    data = "score;comment\n5;schön\n4;gut\n".encode(mark)
    assert cells_of(data) == [["5", "schön"], ["4", "gut"]]
    assert read("t.csv", data).file.encoding == mark


@pytest.mark.parametrize(
    ("encoding", "answer"),
    [
        ("cp1252", "Das Essen war für uns schön, die Bedienung ließ zu wünschen übrig"),
        ("cp1252", "Le café était déjà froid à l’arrivée, mais le service très bon"),
        ("mac_roman", "Das Essen war für uns schön, die Bedienung ließ zu wünschen übrig"),
        ("cp1250", "Obsługa była świetna, ale jedzenie zimne i źle podane"),
        ("cp1251", "Обслуживание было отличным, но еда холодная"),
        ("cp949", "서비스는 좋았지만 음식이 차가웠습니다"),
        ("cp932", "サービスは良かったが料理は冷たかった"),
    ],
)
def test_an_old_encoding_is_recognised_and_said(encoding: str, answer: str) -> None:
    found = read("t.csv", f'score;comment\n5;"{answer}"\n4;ok\n'.encode(encoding))
    assert found.rows.column("c2").to_pylist() == [answer, "ok"]
    assert any("does not say how its letters are stored" in finding.what for finding in found.findings)


def test_a_few_broken_letters_do_not_change_the_encoding() -> None:
    data = ("score,comment\n" + "5,für uns schön und gut geölt\n" * 20).encode() + b"4,f\xfcr\n"
    found = read("t.csv", data)
    assert found.file.encoding == "utf-8" and found.rows.column("c2")[0].as_py().startswith("für")
    assert any("could not be read" in finding.what for finding in found.findings)


def test_a_letter_with_commas_is_no_table() -> None:
    with pytest.raises(NotReadable, match="not a table"):
        read("t.txt", LETTER)


def test_decimal_commas_do_not_hide_the_semicolon() -> None:
    assert cells_of(b"a;b\n4,5;3,2\n4,0;1,1\n") == [["4,5", "3,2"], ["4,0", "1,1"]]


def test_rows_of_another_width_are_dropped_counted_and_named() -> None:
    found = read("t.csv", b'a,b\n"x\ny",1\n3\n2,3\n1,2,3\n\n5,6\n')
    assert found.rows.num_rows == 3 and found.file.rows == 6
    assert {reason.reason.split()[0]: reason.count for reason in found.file.dropped} == {
        "other": 2,
        "blank": 1,
    }
    (warning,) = [finding for finding in found.findings if finding.severity is Severity.WARNING]
    assert "row 3 has 1 cell instead of 2" in warning.what and "row 5 has 3 cells" in warning.what


def test_a_quotation_mark_never_closed_does_not_swallow_the_rest() -> None:
    data = b"score,comment\n5,good\n" + b'4,"never closed\n' + b"3,fine\n" * 50
    found = read("t.csv", data)
    assert found.rows.num_rows == 52 and found.rows.column("c2")[1].as_py() == '"never closed'


def test_quoted_line_breaks_between_tabs_are_not_taken_literally() -> None:
    rows = [["score", "comment"], ["5", "one\ntwo"], ["4", 'say "yes"\nor\tno'], ["x\t\n", "y"]]
    assert cells_of(written(rows, "\t").encode()) == [[cell.strip() for cell in row] for row in rows[1:]]


def test_labels_are_tidy_unique_and_never_blank() -> None:
    found = read("t.csv", b'Taste , "x",Taste,,Taste (2),"two\n lines"\n1,2,3,4,5,6\n')
    assert found.labels == ("Taste", '"x"', "Taste (3)", "Column 4", "Taste (2)", "two lines")


def test_a_new_name_never_repeats_a_given_one() -> None:
    assert unique(["x", "x (2)", "x (3)", "x", "x", ""]) == (
        "x",
        "x (2)",
        "x (3)",
        "x (4)",
        "x (5)",
        "Column 6",
    )


@given(st.lists(st.text("ab (2)", max_size=5), max_size=8))
def test_names_are_always_unique(labels: list[str]) -> None:
    assert len(set(unique(labels))) == len(labels) and all(unique(labels))


@given(st.lists(st.booleans(), max_size=30))
def test_places_count_the_rows_that_were_skipped(kept: list[bool]) -> None:
    there = tuple(place for place, keep in enumerate(kept, 1) if keep)
    skipped = tuple(place for place, keep in enumerate(kept, 1) if not keep)
    assert Grid(pa.table({}), "utf-8", skipped=skipped).places(range(len(there))) == there


def test_one_sloppy_quote_does_not_split_quoted_cells() -> None:
    found = cells_of(b'"a, b",c\n"1, 2",x\n"3, 4"!,y\n')
    assert found == [["1, 2", "x"], ["3, 4!", "y"]]


def test_an_unnamed_and_empty_last_column_is_left_out() -> None:
    found = read("t.csv", b"a,b,,\n1,2,,\n3,4, ,\n")
    assert found.labels == ("a", "b") and not found.findings


def test_a_trailing_separator_in_the_header_alone_is_left_out() -> None:
    found = read("t.csv", b"a,b,\n1,2\n3,4\n")
    assert found.labels == ("a", "b") and found.rows.num_rows == 2 and not found.findings


def test_names_missing_in_the_header_are_said() -> None:
    found = read("t.csv", b"a,b\n1,2,3\n4,5,6\n")
    assert found.labels == ("a", "b", "Column 3")
    assert any("2 names for 3 columns" in finding.what for finding in found.findings)


def test_names_beyond_the_answers_are_cut_off_and_said() -> None:
    found = read("t.csv", b"a,b,c,d\n1,2\n3,4\n5,6\n")
    assert found.labels == ("a", "b") and found.file.kept == 3
    assert any("4 names for 2 columns" in finding.what for finding in found.findings)


def test_blank_rows_are_counted_and_those_above_the_names_are_not() -> None:
    found = read("t.csv", b"\n,\na,b\n1,2\n , \n\n3,4\n\n")
    assert found.file.rows == 5 and found.file.kept == 2 and found.labels == ("a", "b")
    assert [(reason.reason, reason.count) for reason in found.file.dropped] == [("blank row", 3)]


def test_one_column_of_answers_is_a_table() -> None:
    assert cells_of(b"score\n9\n10\n") == [["9"], ["10"]]
    assert cells_of(b'comment\n"Good, thanks"\n"Bad"\n') == [["Good, thanks"], ["Bad"]]


def test_rows_keep_their_places_when_some_were_dropped() -> None:
    lines = [b"a,b,c,", b"1,2,3,", b"9", b"", *[b"1,2,3,"] * 5, b"1,2,2,3"]
    (warning,) = [f for f in read("t.csv", b"\n".join(lines)).findings if "shifted" in f.what]
    assert warning.where == "row 10"
