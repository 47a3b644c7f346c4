"""Small workbooks that stand for more than there is memory are refused before a parser opens them."""

import io
import re
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from cxmetrics.errors import NotReadable
from cxmetrics.reading import read
from cxmetrics.reading.limits import LARGEST_UNPACKED, MOST_COLUMNS, check_unpacked
from tests.reading.test_excel import book, sheet
from tests.reading.test_xlsb import binary_book, record

FILES = Path(__file__).parent / "files"
SMALL = book(lambda written: sheet(written, [["score", "text"], [5, "text"], [4, "text"]]))
TEXT_CELL = re.compile(rb'<c r="B2"[^>]*><v>1</v></c>')
LAUGHS = b'<!DOCTYPE a [<!ENTITY a0 "ha">%s]>' % b"".join(
    b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)
)


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return written.getvalue()


def sheet_with(change: Callable[[bytes], bytes], data: bytes = SMALL) -> bytes:
    return changed(data, "xl/worksheets/sheet1.xml", change)


def texts_with(old: bytes, new: bytes) -> bytes:
    return changed(SMALL, "xl/sharedStrings.xml", lambda xml: xml.replace(old, new))


def content_with(pattern: bytes, new: bytes, count: int = 0) -> bytes:
    data = (FILES / "answers.ods").read_bytes()
    return changed(data, "content.xml", lambda xml: re.sub(pattern, new, xml, count=count))


def marked(row: int, column: int) -> bytes:
    """A workbook with a mark far out, and a sheet that says it is small."""

    def write(written: xlsxwriter.Workbook) -> None:
        sheet(written, [["score", "text"], [5, "text"]])
        written.worksheets()[0].write(row, column, "x")

    return sheet_with(
        lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', xml), book(write)
    )


def dimensions(rows: int, columns: int) -> bytes:
    data = bytearray((FILES / "answers.xls").read_bytes())
    struct.pack_into("<IIHH", data, data.find(struct.pack("<HH", 0x0200, 14)) + 4, 0, rows, 0, columns)
    return bytes(data)


def far_record() -> bytes:
    row = record(0, struct.pack("<I21x", 1_048_575)) + record(5, struct.pack("<IId", 16_383, 0, 1.0))
    return changed(
        binary_book([["score"], [5.0]]), "xl/worksheets/sheet1.bin", lambda data: data[:-6] + row + data[-6:]
    )


def repeating() -> bytes:
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>1</v></c></row>' % (row, row) for row in range(4, 3_000)
    )
    data = texts_with(b"<t>text</t>", b"<t>%s</t>" % (b"x" * 1_000_000))
    return sheet_with(lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"), data)


LONG = b"x" * 10_000_000
BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "entities in a sheet": ("t.xlsx", lambda: sheet_with(lambda xml: xml.replace(b"?>", b"?>" + LAUGHS, 1)), "shorthands"),
    "entities in texts": ("t.xlsx", lambda: texts_with(b"?>", b"?>" + LAUGHS), "shorthands"),
    "entities in an ods": ("t.ods", lambda: content_with(rb"\?>", rb"?>" + LAUGHS, 1), "shorthands"),
    "last corner": ("t.xlsx", lambda: marked(1_048_575, 16_383), "row 1,048,576 and across 16,384 columns"),
    "last row": ("t.xlsx", lambda: marked(1_048_575, 100), "row 1,048,576 and across 101 columns"),
    "beside": ("t.xlsx", lambda: marked(50_000, 16_383), "row 50,001 and across 16,384 columns"),
    "wide": ("t.xlsx", lambda: book(lambda written: sheet(written, [list(range(16_000))] * 2)), "has 16000 columns"),
    "long text": ("t.xlsx", lambda: texts_with(b"<t>text</t>", b"<t>" + LONG + b"</t>"), "more than 2 MB"),
    "text of runs": ("t.xlsx", lambda: texts_with(b"<t>text</t>", b"<r><t>x</t></r>" * 500_000), "more than 2 MB"),
    "text in place": ("t.xlsx", lambda: sheet_with(lambda xml: TEXT_CELL.sub(b'<c r="B2" t="inlineStr"><is><t>%s</t></is></c>' % LONG, xml)), "more than 2 MB"),
    "repeated text": ("t.xlsx", repeating, "too much text"),
    "ods columns": ("t.ods", lambda: content_with(rb"<table:table-cell (?=[^>]*float)", b'<table:table-cell table:number-columns-repeated="16000" '), "columns"),
    "ods rows": ("t.ods", lambda: content_with(rb"<table:table-row ", b'<table:table-row table:number-rows-repeated="1000000" '), "row|too much"),
    "ods text": ("t.ods", lambda: content_with(rb"<text:p>score</text:p>", b"<text:p>" + LONG * 2 + b"</text:p>"), "more than 2 MB"),
    "xls that lies": ("t.xls", lambda: dimensions(2**31 - 1, 2**16 - 1), "million cells"),
    "xlsb corner": ("t.xlsb", far_record, "row 1,048,576 and across 16,384 columns"),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_is_refused_in_a_moment(bomb: str) -> None:
    name, make, words = BOMBS[bomb]
    data = make()
    assert len(data) < 500_000
    start = time.process_time()
    with pytest.raises(NotReadable, match=words) as refusal:
        read(name, data)
    assert time.process_time() - start < 5 and refusal.value.why and refusal.value.fix


def test_what_only_looks_large_is_read() -> None:
    said = sheet_with(lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml))
    assert read("t.xlsx", said).rows.num_rows == 2

    def write(written: xlsxwriter.Workbook) -> None:
        sheet(written, [["score", "text"], [5, "text"], [4, "text"]])
        bold = written.add_format({"bold": True})
        for row, column in ((1, 16_383), (1_048_575, 1), (1_048_575, 16_383)):
            written.worksheets()[0].write_blank(row, column, None, bold)

    assert read("t.xlsx", book(write)).rows.num_rows == 2


@pytest.mark.parametrize("column", [MOST_COLUMNS, MOST_COLUMNS + 1, 702, 703])
def test_a_mark_beside_the_table_is_seen_from_the_first_column_on_that_is_too_far(column: int) -> None:
    words = f"has {column} columns" if column > MOST_COLUMNS else None

    def write(written: xlsxwriter.Workbook) -> None:
        sheet(written, [["score"], [5]])
        written.worksheets()[0].write_column(0, column - 1, ["far", "x"])

    if words is None:
        assert read("t.xlsx", book(write)).rows.num_rows == 1
        return
    with pytest.raises(NotReadable, match=words):
        read("t.xlsx", book(write))


def test_an_archive_is_not_unpacked_beyond_the_limit() -> None:
    check_unpacked("t.xlsx", LARGEST_UNPACKED)
    with pytest.raises(NotReadable, match=r"unpacks to 1\.0 GB"):
        check_unpacked("t.xlsx", LARGEST_UNPACKED + 1)


def test_a_part_larger_than_it_says_is_refused() -> None:
    data = bytearray(texts_with(b"<t>text</t>", b"<t>" + LONG + b"</t>"))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/sharedStrings.xml"))
    data[at + 24 : at + 28] = (400).to_bytes(4, "little")
    with pytest.raises(NotReadable, match="could not be opened"):
        read("t.xlsx", bytes(data))


@pytest.mark.parametrize("signs", ["manifest:encryption-data"])
def test_a_locked_ods_is_refused(signs: str) -> None:
    data = (FILES / "answers.ods").read_bytes()
    locked = changed(data, "META-INF/manifest.xml", lambda xml: xml + f"<{signs}/>".encode())
    with pytest.raises(NotReadable, match="protected with a password"):
        read("t.ods", locked)
