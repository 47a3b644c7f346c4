"""Which container a file is, and a plain refusal for the kinds that cannot be read."""

from cxmetrics.errors import NotReadable
from cxmetrics.reading import containers
from cxmetrics.reading.container import Container, ending, opening
from cxmetrics.reading.containers._ole import MARK as OLE
from cxmetrics.reading.containers._workbook import locked
from cxmetrics.registry import members

CONTAINERS = members(containers, "CONTAINER", Container)

_SAVE_AS = "Open it in the program it belongs to and save it as CSV or Excel (.xlsx)."
_UNPACK = "Unpack it first and add the file inside."
_EXPORT = "Export the answers as CSV or Excel (.xlsx) and add that file."

_STARTS = (
    (b"\x89PNG", "a picture", _EXPORT),
    (b"\xff\xd8\xff", "a picture", _EXPORT),
    (b"GIF8", "a picture", _EXPORT),
    (b"%PDF", "a PDF document", _EXPORT),
    (b"{\\rtf", "a text document", _EXPORT),
    (b"$FL2", "an SPSS file", _SAVE_AS),
    (b"$FL3", "an SPSS file", _SAVE_AS),
    (b"PARE", "a Parquet file with a key", _SAVE_AS),
    (b"ARROW1", "an Arrow file", _SAVE_AS),
    (b"Obj\x01", "an Avro file", _SAVE_AS),
    (b"SQLite format 3", "a database", _EXPORT),
    (b"7z\xbc\xaf", "a packed file", _UNPACK),
    (b"Rar!", "a packed file", _UNPACK),
    (b"BZh", "a packed file", _UNPACK),
    (b"\xfd7zXZ", "a packed file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a packed file", _UNPACK),
    (b"PK", "a packed file or a document", "Unpack it first, or save it as CSV or Excel (.xlsx)."),
    (b"<", "a web page or XML", _EXPORT),
)
_ENDINGS = {
    "sav": "an SPSS file",
    "zsav": "an SPSS file",
    "dta": "a Stata file",
    "sas7bdat": "a SAS file",
    "rds": "an R file",
    "numbers": "a Numbers sheet",
    "doc": "a Word document",
    "docx": "a Word document",
    "pptx": "a presentation",
    "pdf": "a PDF document",
    "xml": "XML",
    "html": "a web page",
}
_EXCEL_NAMES = {"xls", "xlsx", "xlsm", "xlsb"}
_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


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
    if data.startswith(OLE):
        _refuse_ole(name, data)
    start = opening(data)
    if start.startswith(b"<") and (ending(name) in _EXCEL_NAMES or _EXCEL_XML in start):
        raise _markup(name, start)
    for sign, kind, fix in _STARTS:
        if start.startswith(sign):
            raise _refusal(name, _ENDINGS.get(ending(name), kind) if sign == b"PK" else kind, fix)
    if ending(name) in _ENDINGS:
        raise _refusal(name, _ENDINGS[ending(name)], _SAVE_AS)


def _refuse_ole(name: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked(name)
    raise _refusal(name, "an Office document of the old kind", _SAVE_AS)


def _markup(name: str, start: bytes) -> NotReadable:
    """Help desks and old programs give web pages and Excel's own XML the name of a workbook."""
    excel = _EXCEL_XML in start
    return NotReadable(
        f"“{name}” is {'XML of an old Excel' if excel else 'a web page under an Excel name'}, which cannot be read.",
        why="Excel opens such a file, but it is no workbook.",
        fix="Open it in Excel, choose File, Save as, Excel workbook (.xlsx), and add that file.",
    )


def _refusal(name: str, kind: str, fix: str) -> NotReadable:
    return NotReadable(
        f"“{name}” looks like {kind}, which cannot be read.",
        why=f"What can be read is {supported()}.",
        fix=fix,
    )
