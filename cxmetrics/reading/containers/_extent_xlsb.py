"""How far the sheets of an .xlsb reach, before a parser is let loose on them.

Such a sheet is a chain of records, each with its number and its length; those up to 11 are a row or a filled cell
in it ([MS-XLSB] 2.5).
"""

import zipfile

from cxmetrics.reading.archive import Broken, unpacked
from cxmetrics.reading.limits import check_area

_ROW, _BLANK, _LAST_CELL = 0, 1, 11
_LONGEST_LENGTH = 4


def check_records(name: str, data: bytes, part: zipfile.ZipInfo) -> None:
    """Refuse a sheet that reaches too far; raises Broken where the part is damaged."""
    sheet = b"".join(unpacked(data, part))
    at = row = rows = columns = 0
    while at < len(sheet):
        kind, at = _number(sheet, at, 2)
        length, at = _number(sheet, at, _LONGEST_LENGTH)
        if kind <= _LAST_CELL:
            first = int.from_bytes(sheet[at : at + 4], "little")
            if kind == _ROW:
                row = first + 1
            elif kind != _BLANK:
                rows, columns = max(rows, row), max(columns, first + 1)
        at += length
    check_area(name, rows, columns)


def _number(sheet: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of at most `most` bytes with seven bits in each, and where the next thing begins."""
    value = 0
    for place in range(most):
        if at + place >= len(sheet):
            raise Broken("the end is missing")
        byte = sheet[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            return value, at + place + 1
    return value, at + most
