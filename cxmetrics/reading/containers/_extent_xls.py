"""How far the sheets of an .xls reach, before a parser is let loose on them.

The parser believes what a sheet says of its own size, and ends the program if that is more than there is memory.
The stream is a chain of records, each with its number and its length; a cell begins with its row and its column
([MS-XLS] 2.1.4).
"""

import struct
from collections.abc import Iterator

from cxmetrics.reading.archive import Broken
from cxmetrics.reading.containers._ole import stream
from cxmetrics.reading.limits import check_area

_STREAMS = ("Workbook", "Book")
_SHEET, _END, _DIMENSIONS = 0x0085, 0x000A, 0x0200
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_OLD_DIMENSIONS = 10
_MOST_COLUMNS = 256

Record = tuple[int, bytes]


def check_stream(name: str, data: bytes) -> None:
    """Refuse a workbook of the old kind whose sheets reach too far; raises Broken where it is damaged."""
    book = stream(data, _STREAMS)
    sheets = [int.from_bytes(content[:4], "little") for kind, content in _records(book, 0) if kind == _SHEET]
    for start in {0, *sheets}:
        rows = columns = 0
        for kind, content in _records(book, start):
            if kind == _DIMENSIONS:
                check_area(name, *_said(content))
            elif kind in _CELLS and len(content) >= 4:
                row, column = struct.unpack_from("<HH", content)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
        if columns > _MOST_COLUMNS:
            raise Broken("a cell right of the last column there is")
        check_area(name, rows, columns)


def _records(book: bytes, at: int) -> Iterator[Record]:
    """The records from a place on, to the end of that part."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        if kind == _END:
            return
        at += 4 + length


def _said(content: bytes) -> tuple[int, int]:
    """Rows and columns as the sheet says itself."""
    if len(content) < _OLD_DIMENSIONS:
        return 0, 0
    layout = "<HHHH" if len(content) == _OLD_DIMENSIONS else "<IIHH"
    first_row, last_row, first_column, last_column = struct.unpack_from(layout, content)
    return max(last_row - first_row, 0), max(last_column - first_column, 0)
