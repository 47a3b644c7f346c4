"""What can be known of a workbook before it is opened: whether it is whole, and how large it would be."""

import re
import zipfile
import zlib
from io import BytesIO

from cxmetrics.errors import NotReadable
from cxmetrics.reading.limits import check_area, check_unpacked

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_USED = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_HEAD = 4096


def check_workbook(name: str, data: bytes) -> None:
    """Refuse a damaged archive, one that unpacks to too much, and sheets that reach too far.

    A sheet is held cell by cell once it is opened, blank cells too: a single stray mark in the last
    corner would take more memory than there is, and end the program.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            check_unpacked(name, sum(part.file_size for part in parts))
            for part in parts:
                if _SHEET.fullmatch(part.filename):
                    check_area(name, *_used(archive, part))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        ValueError,
        EOFError,
        RuntimeError,
    ) as error:
        raise damaged(name) from error


def _used(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """Rows and columns of a sheet as it says itself; none where it does not."""
    with archive.open(part) as sheet:
        found = _USED.search(sheet.read(_HEAD))
    if not found:
        return 0, 0
    columns = 0
    for letter in found[1].decode():
        columns = columns * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), columns


def damaged(name: str) -> NotReadable:
    """The refusal of a workbook that is broken, or none."""
    return NotReadable(
        f"“{name}” could not be opened as an Excel workbook.",
        why="The file is damaged, or it is something else under this name.",
        fix="Open it in Excel, save it again as .xlsx, and add that file.",
    )
