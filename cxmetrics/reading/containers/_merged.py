"""Which cells of a workbook's sheet reach over several rows."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from itertools import islice

from cxmetrics.reading.archive import Broken, parts, unpacked
from cxmetrics.reading.containers._extent import column_number
from cxmetrics.reading.containers._extent_ods import each_row
from cxmetrics.reading.grid import Span

_MOST = 100_000
_MERGED = re.compile(rb'mergeCell [^>]*?ref=["\']([A-Z]{1,3})(\d{1,8}):[A-Z]{1,3}(\d{1,8})["\']')
_OVERLAP = 128
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_NAME = re.compile(r'\sname="([^"]*)"')
_RELATED = re.compile(r'\s\w+:id="([^"]+)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ID = re.compile(r'\sId="([^"]+)"')
_TARGET = re.compile(r'\sTarget="([^"]+)"')
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_COLUMNS_REPEATED = re.compile(rb'\bnumber-columns-repeated="(\d{1,9})"')
_ROWS_REPEATED = re.compile(rb'^[^>]*\bnumber-rows-repeated="(\d{1,9})"')
_SPANNED = re.compile(rb'\bnumber-rows-spanned="(\d{1,9})"')


def spans(name: str, data: bytes, sheet: str, place: int) -> tuple[Span, ...]:
    """The cells that reach over several rows in the sheet of that name, at that place among all sheets.

    None for kinds of workbook that do not tell.
    """
    if not data.startswith(b"PK"):
        return ()
    try:
        found = {part.filename: part for part in parts(name, data)}
        if "content.xml" in found:
            return tuple(islice(_of_ods(name, data, found["content.xml"], place), _MOST))
        part = found.get(_part(data, found, sheet))
        return () if part is None else tuple(islice(_of_excel(data, part), _MOST))
    except Broken:
        return ()


def _part(data: bytes, found: dict[str, zipfile.ZipInfo], sheet: str) -> str:
    """The part that holds the sheet of that name; "" where the workbook does not say."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= found.keys():
        return ""
    book, relations = (
        b"".join(unpacked(data, found[key])).decode(errors="ignore")
        for key in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    )
    mark = next((mark for mark in _SHEET.findall(book) if unescape(_first(_NAME, mark)) == sheet), "")
    wanted = _first(_RELATED, mark)
    target = next(
        (_first(_TARGET, mark) for mark in _RELATION.findall(relations) if _first(_ID, mark) == wanted), ""
    )
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _of_excel(data: bytes, part: zipfile.ZipInfo) -> Iterator[Span]:
    end = b""
    for piece in unpacked(data, part):
        joined = end + piece
        last = 0
        if b"mergeCell " in joined:
            for mark in _MERGED.finditer(joined):
                first_row, last_row, last = int(mark[2]), int(mark[3]), mark.end()
                if last_row > first_row:
                    yield Span(column_number(mark[1]) - 1, first_row - 1, last_row - 1)
        end = joined[max(last, len(joined) - _OVERLAP) :]


def _of_ods(name: str, data: bytes, part: zipfile.ZipInfo, sheet: int) -> Iterator[Span]:
    place = row = 0
    for piece in each_row(name, data, part):
        if piece.startswith(b"</"):
            place, row = place + 1, 0
        elif place > sheet:
            return
        else:
            yield from _across(piece, row) if place == sheet else ()
            repeated = _ROWS_REPEATED.match(piece)
            row += int(repeated[1]) if repeated else 1


def _across(piece: bytes, row: int) -> Iterator[Span]:
    place = 0
    for cell in _CELL.finditer(piece) if b"number-rows-spanned" in piece else ():
        spanned, repeated = _SPANNED.search(cell[1]), _COLUMNS_REPEATED.search(cell[1])
        if spanned and int(spanned[1]) > 1:
            yield Span(place, row, row + int(spanned[1]) - 1)
        place += int(repeated[1]) if repeated else 1
