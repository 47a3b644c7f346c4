"""Workbooks, written here cell by cell."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
import xlsxwriter

from cxmetrics.errors import NotReadable
from cxmetrics.reading import read
from cxmetrics.reading.limits import LARGEST_UNPACKED, check_unpacked


def book(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"default_date_format": "yyyy-mm-dd hh:mm"}) as workbook:
        write(workbook)
    return data.getvalue()


def sheet(workbook: xlsxwriter.Workbook, rows: list[list[object]], name: str | None = None) -> None:
    page = workbook.add_worksheet(name)
    for place, row in enumerate(rows):
        page.write_row(place, 0, row)


def write_all(workbook: xlsxwriter.Workbook) -> None:
    sheet(
        workbook,
        [
            ["whole", "part", "day", "moment", "yes", "mixed", "text", "big"],
            [5, 4.5, date(2024, 3, 9), datetime(2024, 3, 9, 10, 0), True, 3, " a ", 123456789012],
            [4, 0.1, date(2024, 3, 10), datetime(2024, 3, 9, 0, 0), False, "x", "", 2],
        ],
    )
    workbook.worksheets()[0].write_formula(1, 8, "=1/0", None, "#DIV/0!")
    workbook.worksheets()[0].write(0, 8, "broken")


@pytest.mark.parametrize("sheets", [1, 2])
def test_every_kind_of_cell_becomes_its_plain_text(sheets: int) -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        write_all(workbook)
        for _ in range(sheets - 1):
            workbook.add_worksheet()

    found = read("t.xlsx", book(write))
    assert found.labels == ("whole", "part", "day", "moment", "yes", "mixed", "text", "big", "broken")
    first, second = (list(row.values()) for row in found.rows.to_pylist())
    moment = "2024-03-09 10:00:00"
    assert first == ["5", "4.5", "2024-03-09", moment, "true", "3", "a", "123456789012", None]
    assert second == ["4", "0.1", "2024-03-10", "2024-03-09 00:00:00", "false", "x", None, "2", None]


def test_the_visible_sheet_with_the_most_rows_is_read() -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet(workbook, [["a"], [1]], "Notes")
        sheet(workbook, [["score", "x"], [1, 1], [2, 2], [3, 3]], "Answers")
        sheet(workbook, [["a"], *[[i] for i in range(9)]], "Lists")
        workbook.worksheets()[2].hide()

    found = read("t.xlsx", book(write))
    assert found.file.sheet == "Answers" and found.rows.num_rows == 3
    (note,) = found.findings
    assert "“Notes”" in note.what and "Lists" not in note.what


def test_an_empty_workbook_is_refused() -> None:
    for sheets in (1, 2):
        data = book(lambda workbook, sheets=sheets: [workbook.add_worksheet() for _ in range(sheets)])  # type: ignore[misc]
        with pytest.raises(NotReadable, match="holds no answers"):
            read("t.xlsx", data)


def test_a_damaged_workbook_is_refused() -> None:
    data = book(write_all)
    for broken in (data[: len(data) // 2], data[:2] + b"\0" * 400, b"PK\x03\x04"):
        with pytest.raises(NotReadable, match="Excel"):
            read("t.xlsx", broken)


def test_no_damage_raises_anything_else() -> None:
    data, chance = book(write_all), random.Random(7)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read("t.xlsx", bytes(broken))
        except NotReadable as refusal:
            assert refusal.what and refusal.why and refusal.fix


def test_a_bomb_is_not_unpacked() -> None:
    check_unpacked("t.xlsx", LARGEST_UNPACKED)
    with pytest.raises(NotReadable, match=r"unpacks to 1\.0 GB"):
        check_unpacked("t.xlsx", LARGEST_UNPACKED + 1)


def test_a_stray_mark_in_the_last_corner_does_not_take_all_memory() -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        write_all(workbook)
        workbook.worksheets()[0].write(1_048_575, 16_383, "x")

    with pytest.raises(NotReadable, match="row 1,048,576 and across 16,384 columns"):
        read("t.xlsx", book(write))


def test_a_workbook_without_its_own_measure_is_read() -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(write_all))) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'<dimension ref="A1:I3"/>', b""))
    assert read("t.xlsx", changed.getvalue()).rows.shape == (2, 9)
