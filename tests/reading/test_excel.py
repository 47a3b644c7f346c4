"""Workbooks, written here cell by cell."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from cxmetrics.errors import NotReadable
from cxmetrics.reading import read

FILES = Path(__file__).parent / "files"


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
    assert first == ["5", "4.5", "2024-03-09", moment, "TRUE", "3", "a", "123456789012", None]
    assert second == ["4", "0.1", "2024-03-10", "2024-03-09 00:00:00", "FALSE", "x", None, "2", None]


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


def test_a_workbook_without_its_own_measure_is_read() -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(write_all))) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'<dimension ref="A1:I3"/>', b""))
    assert read("t.xlsx", changed.getvalue()).rows.shape == (2, 9)


def test_days_moments_times_and_spans_are_plain() -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        formats = [
            workbook.add_format({"num_format": text}) for text in ("yyyy-mm-dd", "hh:mm:ss", "[h]:mm:ss")
        ]
        page = workbook.add_worksheet()
        page.write_row(0, 0, ["day", "time", "span", "share", "long"])
        for place, (day, hour, hours) in enumerate([(9, 10, 30), (10, 23, 1), (11, 0, 2000)], start=1):
            page.write_datetime(place, 0, datetime(2024, 3, day), formats[0])
            page.write(place, 1, hour / 24, formats[1])
            page.write(place, 2, timedelta(hours=hours, minutes=5), formats[2])
            page.write(place, 3, 0.45, workbook.add_format({"num_format": "0%"}))
            page.write(place, 4, 123456789012345)

    rows = [tuple(row.values()) for row in read("t.xlsx", book(write)).rows.to_pylist()]
    assert rows == [
        ("2024-03-09", "10:00:00", "30:05:00", "0.45", "123456789012345"),
        ("2024-03-10", "23:00:00", "01:05:00", "0.45", "123456789012345"),
        ("2024-03-11", "00:00:00", "2000:05:00", "0.45", "123456789012345"),
    ]


def test_a_workbook_that_counts_from_1904_has_the_same_times() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"date_1904": True}) as workbook:
        page = workbook.add_worksheet()
        page.write_column(0, 0, ["wait", *["x"] * 2])
        page.write_column(0, 1, ["wait", 10.5 / 24, 30.5 / 24], workbook.add_format({"num_format": "[h]:mm"}))
    assert read("t.xlsx", data.getvalue()).rows.column(1).to_pylist() == ["10:30:00", "30:30:00"]


def test_errors_are_blank_and_named_with_their_row() -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet(workbook, [[None], ["score", "x"], [1, 1], [2, 2], [3, 3], [4, 4], [5, 5]])
        for row, error in enumerate(["#DIV/0!", "#N/A", "#REF!", "#NAME?"], start=2):
            workbook.worksheets()[0].write_formula(row, 0, "=1/0", None, error)

    found = read("t.xlsx", book(write))
    assert found.rows.column(0).to_pylist() == [None, None, None, None, "5"]
    (warning,) = found.findings
    assert warning.where == "row 3"
    assert "4 (#DIV/0! in row 3; #N/A in row 4; #REF! in row 5; and 1 more)" in warning.what


def test_no_row_above_the_table_changes_the_rows_that_are_named() -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        page = workbook.add_worksheet()
        page.write_row(4, 2, ["score", "place"])
        page.write_row(5, 2, [3, "Leeds"])
        page.write_formula(6, 2, "=1/0", None, "#N/A")
        page.write(6, 3, "York")

    found = read("t.xlsx", book(write))
    assert found.labels == ("score", "place") and "#N/A in row 7" in found.findings[-1].what


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_other_workbooks_give_the_same_cells(ending: str) -> None:
    found = read(f"answers.{ending}", (FILES / f"answers.{ending}").read_bytes())
    assert (found.file.sheet, found.sheets, found.rows.num_rows) == ("Answers", ("Notes",), 3)
    cells = dict(zip(found.labels, found.rows.to_pylist()[1].values(), strict=True))
    again = {"xls": "FALSE", "ods": "0"}  # LibreOffice kept the truth as a number
    assert cells == {
        "day": "2024-03-10",
        "moment": "2024-03-09 10:01:00",
        "time": "11:00:00",
        "wait": "31:05:00",
        "score": "4",
        "share": "0.45",
        "again": again[ending],
        "id": "123456789013",
        "place": "Köln",
        "failed": None,
    }


def test_a_workbook_is_known_whatever_it_is_called() -> None:
    data = book(write_all)
    for name in ("answers", "answers.csv", "answers.xls", "answers.ods"):
        assert read(name, data).file.kept == 2


@pytest.mark.parametrize("file", ["answers.xls", "answers.ods"])
def test_no_damage_of_the_other_kinds_raises_anything_else(file: str) -> None:
    data, chance = (FILES / file).read_bytes(), random.Random(11)
    for turn in range(150):
        broken = bytearray(data if turn % 3 else data[: chance.randrange(len(data))])
        for _ in range(chance.randint(1, 9)):
            broken[chance.randrange(len(broken))] = chance.choice([0, 255, chance.randrange(256)])
        try:
            read(file, bytes(broken))
        except NotReadable as refusal:
            assert refusal.what and refusal.why and refusal.fix


def test_a_panic_of_the_parser_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {})

    def fail(_: bytes) -> None:
        raise panic("index out of range")

    monkeypatch.setattr("fastexcel.read_excel", fail)
    with pytest.raises(NotReadable, match="could not be opened"):
        read("t.xlsx", book(write_all))
    monkeypatch.setattr("fastexcel.read_excel", lambda _: (_ for _ in ()).throw(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        read("t.xlsx", book(write_all))
