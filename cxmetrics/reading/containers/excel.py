"""Excel workbooks: the visible sheet with the most rows, every cell as text."""

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.errors import NotReadable
from cxmetrics.model import Finding, Severity
from cxmetrics.reading.archive import check_workbook, damaged
from cxmetrics.reading.container import Container, ending
from cxmetrics.reading.grid import Grid, text_table
from cxmetrics.reading.limits import check_columns

ENDINGS = ("xlsx", "xlsm")
_WORKBOOK = b"xl/workbook.xml"
_DAY = r"^\d{4}-\d{2}-\d{2}"
_MOMENT = rf"{_DAY} \d{{2}}:\d{{2}}:\d{{2}}"
_MIDNIGHT = " 00:00:00"


def claims(name: str, data: bytes) -> bool:
    """Whether it is an archive that names a workbook, or is named like one."""
    return data.startswith(b"PK") and (_WORKBOOK in data or ending(name) in ENDINGS)


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:
    """The cells of the visible sheet with the most rows; a NOTE names the others."""
    check_workbook(name, data)
    try:
        sheet, others, cells = _largest(fastexcel.read_excel(data))
    except fastexcel.FastExcelError as error:
        raise damaged(name) from error
    if cells is None or not cells.num_columns:
        raise NotReadable(
            f"“{name}” holds no answers.",
            why="None of its visible sheets has anything in it.",
            fix="Check that the answers are on a sheet that is not hidden, and save it again.",
        )
    check_columns(name, cells.num_columns)
    columns = [_dates_without_midnight(pa.chunked_array([column])) for column in cells.columns]
    return Grid(text_table(columns), "utf-8", sheet=sheet, findings=_others(name, sheet, others))


def _largest(book: fastexcel.ExcelReader) -> tuple[str, list[str], pa.RecordBatch | None]:
    """The visible sheet with the most rows, the other visible ones that have any, and its cells."""
    names = book.sheet_names
    if len(names) == 1:  # a workbook always shows one, and reading at once takes two thirds of the time
        return names[0], [], book.load_sheet(names[0], header_row=None, dtypes="string", eager=True)
    sheets = [book.load_sheet(name, header_row=None, dtypes="string") for name in names]
    filled = [sheet for sheet in sheets if sheet.visible == "visible" and sheet.total_height]
    if not filled:
        return "", [], None
    largest = max(filled, key=lambda sheet: sheet.total_height)
    return largest.name, [sheet.name for sheet in filled if sheet is not largest], largest.to_arrow()


def _dates_without_midnight(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column with “2024-03-09” for midnight, where it holds days and no times."""
    midnights = pc.sum(pc.ends_with(column, _MIDNIGHT)).as_py()
    if not midnights or midnights != pc.sum(pc.match_substring_regex(column, _MOMENT)).as_py():
        return column
    return pc.replace_substring_regex(column, f"({_DAY}){_MIDNIGHT}$", r"\1")


def _others(name: str, sheet: str, others: list[str]) -> tuple[Finding, ...]:
    if not others:
        return ()
    left = ", ".join(f"“{other}”" for other in others)
    what = f"Sheet “{sheet}” was read, because it has the most rows; not read: {left}."
    fix = "If the answers are on another sheet, save that sheet as a file of its own and add it."
    return (Finding(Severity.NOTE, name, what, fix),)


CONTAINER = Container(id="excel", name="Excel (.xlsx)", endings=ENDINGS, claims=claims, read=read)
