"""A packed file: the table inside it, or the largest of several."""

import re
import zipfile
from dataclasses import replace
from pathlib import PurePath

from cxmetrics.errors import NotReadable
from cxmetrics.model import Finding, Severity
from cxmetrics.reading import kind
from cxmetrics.reading.archive import Broken, is_encrypted, names, parts, ungzipped, unpacked
from cxmetrics.reading.container import Container, ending
from cxmetrics.reading.grid import Grid, unknown_sheet
from cxmetrics.reading.limits import check_size

ENDINGS = ("zip", "gz")
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_DOCUMENT = {"[Content_Types].xml", "mimetype", "word", "ppt", "Index"}
_BESIDE = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.|~\$|(?:read[ _-]?me|licen[cs]e|copying|thumbs\.db)\b)", re.IGNORECASE
)


def claims(name: str, data: bytes) -> bool:
    """Whether it is packed, and no document that merely is stored so."""
    if data.startswith(_GZIP):
        return True
    return data.startswith(_PACKED) and (
        ending(name) == "zip" or not _DOCUMENT & {part.split("/")[0] for part in names(data)}
    )


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:
    """The table in the packed file asked for, else in the largest; the others are named as its sheets."""
    try:
        if data.startswith(_GZIP):
            return _inner(f"{name}: {PurePath(name).stem}", ungzipped(name, data))
        return _unzipped(name, data, sheet)
    except Broken as error:
        raise NotReadable(
            f"“{name}” could not be unpacked.",
            why="The packed file is damaged, not complete, or packed in an unusual way.",
            fix="Download or export it again, or unpack it yourself and add the file inside.",
        ) from error


def _unzipped(name: str, data: bytes, asked: str | None) -> Grid:
    tables = _tables(name, parts(name, data))
    if asked is not None and asked not in tables:
        raise unknown_sheet(name, asked, list(tables))
    chosen = tables[asked] if asked else max(tables.values(), key=lambda part: part.file_size)
    title = f"{name}: {chosen.filename}"
    if is_encrypted(chosen):
        raise _locked(name)
    check_size(title, chosen.file_size)
    grid = _inner(title, b"".join(unpacked(data, chosen)))
    if len(tables) == 1:
        return grid
    others = tuple(other for other in tables if other != chosen.filename)
    left = ", ".join(f"“{other}”" for other in others)
    because = "" if asked else ", because it is the largest"
    what = f"“{chosen.filename}” was read{because}; not read: {left}."
    note = Finding(
        Severity.NOTE, name, what, "If the answers are in another of these files, choose that one."
    )
    return replace(grid, sheet=chosen.filename, sheets=others, findings=(note, *grid.findings))


def _inner(title: str, data: bytes) -> Grid:
    """The table of the file inside, read as it would be by itself."""
    check_size(title, len(data))
    container = kind.container(title, data)
    if container is CONTAINER:
        raise NotReadable(
            f"“{title}” is a packed file inside a packed file.",
            why="Only one packing is opened, because some files unpack without end.",
            fix="Unpack it yourself and add the file with the answers.",
        )
    return container.read(title, data, None)


def _tables(name: str, found: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The files in the archive that can hold a table, by name."""
    files = [part for part in found if part.file_size and not _BESIDE.search(part.filename)]
    known = {end for container in kind.CONTAINERS.values() for end in container.endings}
    tables = [part for part in files if ending(part.filename) in known]
    if not tables and len(files) == 1:
        tables = files
    if not tables:
        raise NotReadable(
            f"“{name}” holds no file with a table.",
            why=f"What is in it: {', '.join(f'“{part.filename}”' for part in found[:5]) or 'nothing'}.",
            fix="Export the answers as CSV or Excel (.xlsx) and add that file.",
        )
    return {part.filename: part for part in tables}


def _locked(name: str) -> NotReadable:
    return NotReadable(
        f"“{name}” is protected with a password.",
        why="A protected file cannot be unpacked here.",
        fix="Unpack it with its password and add the file inside.",
    )


CONTAINER = Container(id="zip", name="ZIP of one of these", endings=ENDINGS, claims=claims, read=read)
