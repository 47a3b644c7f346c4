"""Binary workbooks, written here record by record."""

import io
import struct
import zipfile

from cxmetrics.reading import read


def test_a_binary_workbook_is_read() -> None:
    data = binary_book([["score", "place"], [4.5, "Köln"], [3.0, None], [True, "York"]])
    found = read("t.xlsb", data)
    assert found.labels == ("score", "place") and found.file.sheet == "Answers"
    assert [tuple(row.values()) for row in found.rows.to_pylist()] == [
        ("4.5", "Köln"),
        ("3", None),
        ("TRUE", "York"),
    ]


def binary_book(rows: list[list[object]]) -> bytes:
    """A workbook of records, each with its number and its length, as [MS-XLSB] has it."""
    sheet = record(129) + record(148, struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1)) + record(145)
    for place, row in enumerate(rows):
        sheet += record(0, struct.pack("<I21x", place))
        sheet += b"".join(_cell(column, value) for column, value in enumerate(row) if value is not None)
    sheet += record(146) + record(130)
    one = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Answers")
    book = b"".join([record(131), record(143), record(156, one), record(144), record(132)])
    target = 'Target="worksheets/sheet1.bin"'
    links = f'<Relationships><Relationship Id="rId1" Type="worksheet" {target}/></Relationships>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.bin", book)
        packed.writestr("xl/_rels/workbook.bin.rels", links)
        packed.writestr("xl/worksheets/sheet1.bin", sheet)
    return data.getvalue()


def record(number: int, content: bytes = b"") -> bytes:
    return (
        b"".join(
            bytes([value]) if value < 128 else bytes([value & 127 | 128, value >> 7])
            for value in (number, len(content))
        )
        + content
    )


def _cell(column: int, value: object) -> bytes:
    at = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return record(4, at + bytes([value]))
    if isinstance(value, float):
        return record(5, at + struct.pack("<d", value))
    return record(6, at + _wide(str(value)))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
