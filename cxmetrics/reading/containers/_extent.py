"""How far the sheets of an .xlsx reach and how much text they hold, before a parser is let loose on them.

A parser holds a sheet cell by cell, blank cells too, and each cell with its whole text: one mark in the last
corner, or one long text used in every cell, would take more memory than there is, and end the program.
What a sheet says of its own size is not believed.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator

from cxmetrics.errors import NotReadable
from cxmetrics.reading.archive import unpacked
from cxmetrics.reading.limits import MOST_CELLS, MOST_COLUMNS, check_area, check_cell, check_held

_OVERLAP = 256
_SMALLEST_CELL = len('<c t="s"><v>0</v></c>')
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_ROW = re.compile(rb'row [^>]*?r=["\'](\d{1,8})["\']')
_FILLED = r'r=["\']({})(\d{{1,8}})["\'][^>]*[^/>]>(?!</)'
_ANYWHERE = re.compile(_FILLED.format("[A-Z]{1,4}").encode())
_SHARED = re.compile(rb't="s"[^>]*><v>(\d{1,9})<')
_ITEM = re.compile(rb"[/:]si>|si/>")


def _right_of(most: int) -> re.Pattern[bytes]:
    """Filled cells right of the column `most`, which has two letters."""
    first, second = divmod(most - 27, 26)
    above = f"{chr(66 + first)}-Z][A-Z", f"{chr(65 + first)}][{chr(66 + second)}-Z"
    return re.compile(_FILLED.format(f"[A-Z]{{3,4}}|[{above[0]}]|[{above[1]}]").encode())


_BEYOND = _right_of(MOST_COLUMNS)


def check_sheet(name: str, data: bytes, part: zipfile.ZipInfo) -> None:
    """Refuse a sheet that reaches too far; raises Broken where the part is damaged."""
    rows, wide = 0, False
    for piece in checked(name, unpacked(data, part)):
        rows = max([rows, *map(int, set(_ROW.findall(piece)))])
        wide = wide or _BEYOND.search(piece) is not None
    if wide or rows * MOST_COLUMNS > MOST_CELLS:
        check_area(name, *_reach(name, data, part))


def check_shared(name: str, data: bytes, texts: zipfile.ZipInfo, sheets: list[zipfile.ZipInfo]) -> None:
    """Refuse a text longer than cells are, and cells that repeat texts into more than can be held."""
    lengths = _lengths(name, data, texts)
    check_cell(name, max(lengths, default=0))
    if max(lengths, default=0) * (sum(sheet.file_size for sheet in sheets) // _SMALLEST_CELL) < MOST_CELLS:
        return
    size = 0
    for sheet in sheets:
        for piece in unpacked(data, sheet):
            size += sum(lengths[int(place)] for place in _SHARED.findall(piece) if int(place) < len(lengths))
            check_held(name, size)


def checked(name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of some XML, each after the end of the one before, so that nothing is missed between them.

    Refuses a text longer than cells are, and whatever declares entities.
    """
    end, text = b"", 0
    for piece in pieces:
        joined = end + piece
        check_declarations(name, joined)
        last = piece.rfind(b"<")
        text = text + len(piece) if last < 0 else len(piece) - last
        check_cell(name, text)
        yield joined
        end = joined[-_OVERLAP:]


def check_declarations(name: str, xml: bytes) -> None:
    """Refuse what declares entities of its own: no spreadsheet does, a bomb does."""
    if any(sign in xml for sign in _DECLARATIONS):
        raise NotReadable(
            f"“{name}” was not opened.",
            why="It declares shorthands of its own, as files do that are made to fill the memory.",
            fix="Open it in Excel or LibreOffice, copy the answers into a new workbook, and add that.",
        )


def _reach(name: str, data: bytes, part: zipfile.ZipInfo) -> tuple[int, int]:
    """The last row and the last column in which anything stands."""
    rows, columns = 0, 0
    for piece in checked(name, unpacked(data, part)):
        for letters, row in _ANYWHERE.findall(piece):
            rows, columns = max(rows, int(row)), max(columns, column_number(letters))
    return rows, columns


def column_number(letters: bytes) -> int:
    """Which column, from 1, the letters name."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _lengths(name: str, data: bytes, part: zipfile.ZipInfo) -> list[int]:
    """The length of each shared text with its marks, in bytes."""
    lengths, open_, end = [], 0, b""
    for piece in unpacked(data, part):
        joined = end + piece
        at = 0
        for found in _ITEM.finditer(joined):
            lengths.append(open_ + found.end() - at)
            open_, at = 0, found.end()
        end = joined[max(at, len(joined) - 3) :]
        open_ += len(joined) - at - len(end)
        check_cell(name, open_)
    return lengths
