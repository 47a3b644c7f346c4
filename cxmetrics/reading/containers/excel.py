"""Workbooks of Excel and its kin: the sheet that looks most like a table of answers, every cell as text."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import fastexcel

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.container import Container, ending
from cxmetrics.reading.containers._merged import spans
from cxmetrics.reading.containers._sheets import Book, Sheet, choose
from cxmetrics.reading.containers._workbook import check_workbook, damaged, is_workbook, locked
from cxmetrics.reading.grid import Grid

ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods")
_PACKED = {"xlsx", "xlsm", "xlsb", "ods"}
_NAMED_ROWS = 3

# what the parser remarks in passing, as that a chart is no sheet, is for nobody who reads the screen
logging.getLogger("calamine").addHandler(logging.NullHandler())


def claims(name: str, data: bytes) -> bool:
    """Whether it holds a workbook, or is an archive named like one."""
    return is_workbook(data) or (data.startswith(b"PK") and ending(name) in _PACKED)


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:
    """The cells of the sheet asked for, else of the likeliest; the findings name what was not read."""
    check_workbook(name, data)
    with _in_words(name):
        reader = fastexcel.read_excel(data)
        book = choose(name, reader, sheet)
    chosen = book.chosen
    merged = spans(name, data, chosen.name, reader.sheet_names.index(chosen.name))
    findings = (*_others(name, book, sheet), *_hidden(name, book), *_failed(chosen))
    return Grid(
        chosen.rows,
        "utf-8",
        sheet=chosen.name,
        sheets=book.others,
        findings=findings,
        merged=merged,
        notes=book.notes,
    )


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    """Turns what the parser says of a file into a refusal.

    A file broken in a way it never expected stops it with a panic, which is no ordinary exception.
    """
    try:
        yield
    except fastexcel.FastExcelError as error:
        raise locked(name) if "password" in str(error).lower() else damaged(name) from error
    except (MemoryError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from error


def _others(name: str, book: Book, asked: str | None) -> tuple[Finding, ...]:
    if not book.others:
        return ()
    because = "" if asked else ", because it looks most like a table of answers"
    what = f"Sheet “{book.chosen.name}” was read{because}; not read: {_listed(book.others)}."
    fix = "If the answers are on another sheet, choose that sheet."
    if not book.alike:
        return (Finding(Severity.NOTE, name, what, fix),)
    what += f" The same columns stand on {_listed(book.alike)}, so answers may be missing."
    fix = "If the answers are spread over these sheets, put them below each other on one, or add each as a file."
    return (Finding(Severity.WARNING, name, what, fix),)


def _hidden(name: str, book: Book) -> tuple[Finding, ...]:
    if not book.hidden:
        return ()
    what = f"Hidden sheets were left alone: {_listed(book.hidden)}."
    return (
        Finding(Severity.NOTE, name, what, "If the answers are on one of them, show it and save the file."),
    )


def _failed(sheet: Sheet) -> tuple[Finding, ...]:
    if not sheet.failed:
        return ()
    count = len(sheet.failed)
    first = "; ".join(f"{error} in row {row}" for row, error in sheet.failed[:_NAMED_ROWS])
    more = f"; and {count - _NAMED_ROWS:,} more" if count > _NAMED_ROWS else ""
    what = f"Cells with an error instead of a value, read as blank: {count:,} ({first}{more})."
    fix = "Correct the formulas in these cells, or leave them if the value is not known."
    return (Finding(Severity.WARNING, f"row {sheet.failed[0][0]}", what, fix),)


def _listed(titles: tuple[str, ...]) -> str:
    return ", ".join(f"“{title}”" for title in titles)


CONTAINER = Container(
    id="excel", name="Excel (.xlsx, .xls, .xlsb, .ods)", endings=ENDINGS, claims=claims, read=read
)
