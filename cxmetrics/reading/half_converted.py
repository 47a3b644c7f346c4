"""Days that a spreadsheet took apart: some made dates with day and month swapped, the others left as text.

A program that expects the day first reads 03/04/2026 as 3 April although 4 March was meant, and leaves 03/14/2026
as it is. So every date it made has a day up to 12, and every text it left a number above 12 in the place of
what it took for the month.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity

_DATE = r"^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}.*)?$"
_SWAPPABLE = r"^(\d{4})-(\d{2})-(0[1-9]|1[0-2])((?:[ T]\d{2}:\d{2}.*)?)$"
_LEFT = (
    r"^(?:0?[1-9]|1[0-2])[/.-](?:1[3-9]|2\d|3[01])[/.-]\d{2,4}(?:[ ,]+\d{1,2}:.*)?$",
    r"^(?:1[3-9]|2\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]\d{2,4}(?:[ ,]+\d{1,2}:.*)?$",
)
_NUMBERS = re.compile(r"\d+")
_YEAR_DIGITS = 4
_MONTHS = 12
_SAMPLE = 500
_SURE_DATES = 4
_SURE_TEXTS = 3


def mended(labels: tuple[str, ...], rows: pa.Table) -> tuple[pa.Table, tuple[Finding, ...]]:
    """The rows with day and month swapped back where that brings them together, with a WARNING; else a QUESTION."""
    findings: tuple[Finding, ...] = ()
    for place, (label, column) in enumerate(zip(labels, rows.columns, strict=True)):
        counts = _halves(column.slice(0, _SAMPLE).drop_null())
        if not all(counts):
            continue
        dates, texts = _halves(column.drop_null())
        if not dates or not texts:
            continue
        swapped = pc.replace_substring_regex(column, _SWAPPABLE, r"\1-\3-\2\4")
        as_read, turned = _months(column), _months(swapped)
        if as_read < turned:
            continue
        if dates < _SURE_DATES or texts < _SURE_TEXTS or as_read == turned:
            findings += (_question(label, column),)
            continue
        rows = rows.set_column(place, rows.column_names[place], swapped)
        findings += (_warning(label, column, swapped, dates),)
    return rows, findings


def _halves(cells: pa.ChunkedArray) -> tuple[int, int]:
    """How many cells are dates and how many texts, where all dates could be swapped and no text could; else 0."""
    dates = _count(cells, _DATE)
    if not 0 < dates < len(cells) or _count(cells, _SWAPPABLE) < dates:
        return 0, 0
    texts = max(_count(cells, pattern) for pattern in _LEFT)
    return (dates, texts) if dates + texts == len(cells) else (0, 0)


def _count(cells: pa.ChunkedArray, pattern: str) -> int:
    return pc.sum(pc.match_substring_regex(cells, pattern)).as_py() or 0


def _months(column: pa.ChunkedArray) -> int:
    """How many different months the days fall into: those of one file lie near each other."""
    months: set[str] = set()
    for text in column.drop_null().unique().to_pylist():
        first, second, *_ = _NUMBERS.findall(text)
        dated = len(first) == _YEAR_DIGITS
        months.add(str(int(second if dated or int(first) > _MONTHS else first)))
    return len(months)


def _examples(column: pa.ChunkedArray) -> tuple[str, str]:
    is_date = pc.match_substring_regex(column, _DATE)
    return column.filter(is_date)[0].as_py(), column.filter(pc.invert(is_date)).drop_null()[0].as_py()


def _warning(label: str, column: pa.ChunkedArray, swapped: pa.ChunkedArray, count: int) -> Finding:
    date, text = _examples(column)
    read = swapped.filter(pc.match_substring_regex(column, _DATE))[0].as_py()
    what = (
        f"A spreadsheet turned part of these days into dates with day and month swapped: no date has a day after "
        f"the 12th, and the rest stayed text such as “{text}”. Dates read the other way round: {count:,} "
        f"(“{date}” as {read})."
    )
    fix = (
        "Check a few. Better: export the answers anew and add that file without opening it in a spreadsheet."
    )
    return Finding(Severity.WARNING, label, what, fix)


def _question(label: str, column: pa.ChunkedArray) -> Finding:
    date, text = _examples(column)
    what = (
        f"Dates such as “{date}” stand among texts such as “{text}”. A spreadsheet may have swapped day and month "
        "of those dates; they were read as they stand."
    )
    fix = "Check them. Better: export the answers anew and add that file without opening it in a spreadsheet."
    return Finding(Severity.QUESTION, label, what, fix)
