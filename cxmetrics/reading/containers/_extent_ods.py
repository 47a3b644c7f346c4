"""How far the sheets of an .ods reach, before a parser is let loose on them.

Such a sheet writes equal cells and rows once and says how often they repeat, so that a few bytes can stand for
every cell there could be. Blank ones at the end are usual and harmless; filled ones are counted here.
"""

import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from cxmetrics.reading.archive import unpacked
from cxmetrics.reading.containers._extent import check_declarations
from cxmetrics.reading.limits import check_area, check_cell, check_held

_ROW = re.compile(rb"<table:table-row\b|</table:table>")
_ROWS = re.compile(rb'^[^>]*\bnumber-rows-repeated="(\d{1,9})"')
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_COLUMNS = re.compile(rb'\bnumber-columns-repeated="(\d{1,9})"')
_CELLS_A_ROW = 8
_VALUE = (b"office:value", b"<text:p")


def check_content(name: str, data: bytes, part: zipfile.ZipInfo) -> None:
    """Refuse sheets that reach too far or hold too much; raises Broken where the part is damaged."""
    held = row = rows = columns = 0
    for piece in each_row(name, data, part):
        if piece.startswith(b"</"):
            row = rows = columns = 0
            continue
        repeated = _ROWS.match(piece)
        times = int(repeated[1]) if repeated else 1
        row += times
        if any(sign in piece for sign in _VALUE):
            last, size = _across(piece)
            rows, columns, held = row, max(columns, last), held + size * times
            check_area(name, rows, columns)
            check_held(name, held)


def each_row(name: str, data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Each row of the sheets from its mark on, and the end of each sheet."""
    rest = b""
    for piece in unpacked(data, part):
        rest += piece
        check_declarations(name, rest)
        starts = [found.start() for found in _ROW.finditer(rest)]
        yield from (rest[start:end] for start, end in pairwise(starts))
        rest = rest[starts[-1] :] if starts else rest
        check_cell(name, len(rest) // _CELLS_A_ROW)
    yield rest


def _across(row: bytes) -> tuple[int, int]:
    """The last filled column of a row, and the size of its cells."""
    place = last = size = 0
    found = list(_CELL.finditer(row))
    ends = [*(cell.start() for cell in found), len(row)][1:]
    for cell, end in zip(found, ends, strict=True):
        repeated = _COLUMNS.search(cell[1])
        times = int(repeated[1]) if repeated else 1
        place += times
        if any(sign in row[cell.start() : end] for sign in _VALUE):
            last, size = place, size + times * (end - cell.start())
    return last, size
