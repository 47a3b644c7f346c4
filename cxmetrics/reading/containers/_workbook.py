"""What can be known of a workbook before it is opened: its kind, whether it is whole, how large it would be."""

import zipfile

from cxmetrics.errors import NotReadable
from cxmetrics.reading.archive import Broken, is_encrypted, names, parts, unpacked
from cxmetrics.reading.containers._extent import check_shared, check_sheet, checked
from cxmetrics.reading.containers._extent_ods import check_content
from cxmetrics.reading.containers._extent_xls import check_stream
from cxmetrics.reading.containers._extent_xlsb import check_records
from cxmetrics.reading.containers._ole import MARK as OLE

_PARTS = {"xl/workbook.xml", "xl/workbook.bin"}
_SHEETS = "xl/worksheets/"
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_OLD_STREAMS = tuple(f"{stream}\0".encode("utf-16-le") for stream in ("Workbook", "Book"))
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ODS_LOCKED = b"manifest:encryption-data"


def is_workbook(data: bytes) -> bool:
    """Whether the content is that of a workbook, packed or of the old kind."""
    if data.startswith(OLE):
        return _LOCKED not in data and any(stream in data for stream in _OLD_STREAMS)
    if not data.startswith(b"PK"):
        return False
    return _ODS in data[:128] or bool(_PARTS & names(data))


def check_workbook(name: str, data: bytes) -> None:
    """Refuse a damaged or protected workbook, one that unpacks to too much, and sheets that reach too far."""
    try:
        if data.startswith(OLE):
            check_stream(name, data)
            return
        found = {part.filename: part for part in parts(name, data)}
        if any(map(is_encrypted, found.values())):
            raise locked(name)
        if "content.xml" in found:
            _check_ods(name, data, found)
        else:
            _check_excel(name, data, found)
    except Broken as error:
        raise damaged(name) from error


def _check_ods(name: str, data: bytes, found: dict[str, zipfile.ZipInfo]) -> None:
    manifest = found.get("META-INF/manifest.xml")
    if manifest and _ODS_LOCKED in b"".join(unpacked(data, manifest)):
        raise locked(name)
    check_content(name, data, found["content.xml"])


def _check_excel(name: str, data: bytes, found: dict[str, zipfile.ZipInfo]) -> None:
    sheets = [part for key, part in found.items() if key.startswith(_SHEETS) and key.endswith(".xml")]
    texts = [part for key, part in found.items() if key.lower().endswith("sharedstrings.xml")]
    for part in found.values():
        if part in sheets:
            check_sheet(name, data, part)
        elif part.filename.startswith(_SHEETS) and part.filename.endswith(".bin"):
            check_records(name, data, part)
        elif part.filename.endswith((".xml", ".rels", ".bin")):
            pieces = unpacked(data, part)
            for _ in pieces if part.filename.endswith(".bin") else checked(name, pieces):
                pass
    for part in texts:
        check_shared(name, data, part, sheets)


def damaged(name: str) -> NotReadable:
    """The refusal of a workbook that is broken, or none."""
    return NotReadable(
        f"“{name}” could not be opened as an Excel workbook.",
        why="The file is damaged, or it is something else under this name.",
        fix="Open it in Excel, save it again as .xlsx, and add that file.",
    )


def locked(name: str) -> NotReadable:
    """The refusal of a workbook that needs a password."""
    return NotReadable(
        f"“{name}” is protected with a password.",
        why="A protected workbook cannot be opened here.",
        fix="Open it in Excel, take the password off (File, Info, Protect Workbook) and save it again.",
    )
