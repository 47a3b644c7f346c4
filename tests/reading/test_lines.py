"""What programs wrap around separated text, and how its lines end."""

import pytest

from cxmetrics.errors import NotReadable
from cxmetrics.reading import Table, read
from cxmetrics.reading.lines import LONGEST_LINE

ROWS = [["date", "place", "score"], ["2024-01-01", "North", "5"], ["2024-01-02", "South", "3"]]


def cells(found: Table) -> list[list[str | None]]:
    return [list(row.values()) for row in found.rows.to_pylist()]


def text(separator: str, end: str = "\n") -> str:
    return "".join(separator.join(row) + end for row in ROWS)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("naming", ["sep={}\n", "SEP={}\r\n", '"sep={}"\n', "sep=\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_line_that_names_the_separator_is_no_row(separator: str, naming: str, encoding: str) -> None:
    found = read("t.csv", (naming.format(separator) + text(separator)).encode(encoding))
    assert found.labels == tuple(ROWS[0]) and cells(found) == ROWS[1:]
    assert found.file.rows == 2 and not found.findings


def test_a_named_separator_wins_over_one_that_looks_likelier() -> None:
    found = read("t.csv", b"sep=;\nplace;a,b,c\nNorth;1,2,3\nSouth;4,5,6\n")
    assert found.labels == ("place", "a,b,c")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("names_too", [True, False])
def test_quotes_around_whole_lines_are_taken_off(separator: str, names_too: bool) -> None:
    names, *answers = [*ROWS, ["2024-01-03", '"West, ""by"" the sea"', "4"]]
    lines = [separator.join(row) for row in answers]
    wrapped = ['"' + line.replace('"', '""') + '"' for line in lines]
    first = separator.join(names)
    found = read("t.csv", "\r\n".join([f'"{first}"' if names_too else first, *wrapped]).encode())
    assert found.labels == tuple(names)
    assert cells(found) == [*ROWS[1:], ["2024-01-03", 'West, "by" the sea', "4"]]
    assert any("quotation marks as a whole" in finding.what for finding in found.findings)


def test_a_column_of_quoted_comments_is_left_as_it_is() -> None:
    for names in (b"comment", b'"comment"'):
        found = read("t.csv", names + b'\n"Good, thanks"\n"Bad, very bad"\n"x, y"\n')
        assert found.labels == ("comment",) and found.file.kept == 3


def test_lines_may_end_in_several_ways_in_one_file() -> None:
    assert cells(read("t.csv", b"a,b\r1,2\r\n3,4\n5,6\r")) == [["1", "2"], ["3", "4"], ["5", "6"]]


def test_a_separator_at_every_line_s_end_makes_no_column() -> None:
    found = read("t.csv", text(";", ";\r\n").encode())
    assert found.labels == tuple(ROWS[0]) and not found.findings


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_longer_than_any_answer_is_refused_with_its_number(end: bytes) -> None:
    with pytest.raises(NotReadable, match="line 3"):
        read("t.csv", b"a,b\n1,2\n1," + b"x" * LONGEST_LINE + end)


def test_a_cell_of_a_hundred_megabytes_in_quotes_is_refused() -> None:
    with pytest.raises(NotReadable):
        read("t.csv", b'a,b\n1,"' + b"x\n" * 50_000_000 + b'"\n2,3\n')


@pytest.mark.parametrize("separator", [";", "|", "\t"])
def test_quoted_cells_are_no_quoted_lines_though_a_name_holds_a_comma(separator: str) -> None:
    rows = [
        ["Day", "Service, all in all"],
        *([f"2026-03-{day:02}", str(day % 5 + 1)] for day in range(1, 31)),
    ]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    found = read("t.csv", text.encode())
    assert found.labels == ("Day", "Service, all in all") and found.file.kept == 30
    assert not [finding for finding in found.findings if "quotation marks" in finding.what]


def test_a_label_is_shown_without_the_marks_of_a_web_page() -> None:
    label = "<p><strong>Q1.</strong> How <em>friendly</em> was <span style='x'>our</span> staff?&nbsp;</p>"
    found = read("t.csv", f'"{label}",Food & drink <5 min,"a<br/>b"\n4,5,3\n3,4,2\n'.encode())
    assert found.labels == ("Q1. How friendly was our staff?", "Food & drink <5 min", "a b")


def test_a_refusal_names_the_row_of_the_names() -> None:
    with pytest.raises(NotReadable, match=r"\(row 3\)"):
        read("t.csv", b"Survey,,\n,,\nDate,Staff,Food\n")
