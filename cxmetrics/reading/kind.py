"""Which container a file is, and a plain refusal for the kinds that cannot be read."""

from cxmetrics.errors import NotReadable
from cxmetrics.reading import containers
from cxmetrics.reading.container import Container, ending
from cxmetrics.registry import members

CONTAINERS = members(containers, "CONTAINER", Container)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open it in the program it belongs to and save it as CSV or Excel (.xlsx)."
_EXPORT = "Export the answers as CSV or Excel (.xlsx) and add that file."

_STARTS = (
    (b"\x89PNG", "a picture", _EXPORT),
    (b"\xff\xd8\xff", "a picture", _EXPORT),
    (b"GIF8", "a picture", _EXPORT),
    (b"%PDF", "a PDF document", _EXPORT),
    (b"{\\rtf", "a text document", _EXPORT),
    (b"$FL2", "an SPSS file", _SAVE_AS),
    (b"$FL3", "an SPSS file", _SAVE_AS),
    (b"PAR1", "a Parquet file", _SAVE_AS),
    (b"SQLite format 3", "a database", _EXPORT),
    (b"\x1f\x8b", "a packed file", "Unpack it first and add the file inside."),
    (b"7z\xbc\xaf", "a packed file", "Unpack it first and add the file inside."),
    (b"Rar!", "a packed file", "Unpack it first and add the file inside."),
    (b"PK", "a packed file or a document", "Unpack it first, or save it as CSV or Excel (.xlsx)."),
    (b"<", "a web page or XML", _EXPORT),
    (b"{", "JSON", _EXPORT),
    (b"[{", "JSON", _EXPORT),
)
_ENDINGS = {
    "sav": "an SPSS file",
    "zsav": "an SPSS file",
    "dta": "a Stata file",
    "sas7bdat": "a SAS file",
    "xls": "an Excel file of the old kind (.xls)",
    "xlsb": "a binary Excel file (.xlsb)",
    "ods": "an OpenDocument sheet (.ods)",
    "numbers": "a Numbers sheet",
    "doc": "a Word document",
    "docx": "a Word document",
    "pptx": "a presentation",
    "pdf": "a PDF document",
    "json": "JSON",
    "xml": "XML",
    "html": "a web page",
    "parquet": "a Parquet file",
    "zip": "a packed file",
}


def container(name: str, data: bytes) -> Container:
    """The container that claims the file, else text; raises NotReadable for kinds known to be neither."""
    for one in CONTAINERS.values():
        if one.claims(name, data):
            return one
    _refuse_other_kinds(name, data)
    return CONTAINERS["csv"]


def supported() -> str:
    """The kinds of file that can be read, for a sentence."""
    *most, last = (one.name for one in CONTAINERS.values())
    return f"{', '.join(most)} and {last}"


def _refuse_other_kinds(name: str, data: bytes) -> None:
    if data.startswith(_OLE):
        _refuse_ole(name, data)
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, kind, fix in _STARTS:
        if start.startswith(sign):
            raise _refusal(name, _ENDINGS.get(ending(name), kind) if sign == b"PK" else kind, fix)
    if ending(name) in _ENDINGS:
        raise _refusal(name, _ENDINGS[ending(name)], _SAVE_AS)


def _refuse_ole(name: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise NotReadable(
            f"“{name}” is protected with a password.",
            why="A protected workbook cannot be opened here.",
            fix="Open it in Excel, take the password off (File, Info, Protect Workbook) and save it again.",
        )
    old_excel = "Workbook".encode("utf-16-le") in data or ending(name) == "xls"
    raise _refusal(name, _ENDINGS["xls"] if old_excel else "an Office document of the old kind", _SAVE_AS)


def _refusal(name: str, kind: str, fix: str) -> NotReadable:
    return NotReadable(
        f"“{name}” looks like {kind}, which cannot be read.",
        why=f"What can be read is {supported()}.",
        fix=fix,
    )
