"""Text with separated cells: CSV, TSV and their kin, in any encoding."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from cxmetrics.errors import NotReadable
from cxmetrics.model import Dropped, Finding, Severity
from cxmetrics.reading.container import Container
from cxmetrics.reading.dialect import Dialect, detect, strictly_quoted
from cxmetrics.reading.encoding import decode
from cxmetrics.reading.grid import Grid, text_table
from cxmetrics.reading.limits import check_columns, check_size
from cxmetrics.reading.prose import check_single_column

_BLOCK = 4 * 1024**2
_NAMED_ROWS = 3
_FEW = 100


@dataclass
class _Parsed:
    """The rows that fit, and number and width of those that do not."""

    dialect: Dialect
    rows: pa.Table = None
    ragged: list[tuple[int, int]] = field(default_factory=list)

    @property
    def kept(self) -> int:
        return -1 if self.rows is None else int(self.rows.num_rows)


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:  # noqa: ARG001 - a text has no sheets
    """The cells of a text file; rows of another width than the table are dropped, counted and named."""
    text = decode(name, data)
    check_size(name, len(text.data))
    dialect = detect(text.data)
    check_columns(name, dialect.width)
    leveled, findings = _with_level_header(name, text.data, dialect)
    parsed = _best(leveled, dialect)
    if parsed.rows is None:
        raise _unreadable(name)
    if parsed.dialect.width == 1:
        check_single_column(name, parsed.rows, len(parsed.ragged))
    if not parsed.dialect.quoted:
        findings = (*findings, _literal(name))
    dropped = (Dropped("other number of cells than the table", len(parsed.ragged)),) if parsed.ragged else ()
    return Grid(
        rows=text_table(parsed.rows.columns),
        encoding=text.encoding,
        dropped=dropped,
        skipped=tuple(number for number, _ in parsed.ragged),
        findings=(*text.findings, *findings, *_ragged(parsed)),
    )


def _best(data: bytes, dialect: Dialect) -> _Parsed:
    """The reading with quotes or with literal quotes: the one that keeps more rows.

    Quotes that are all properly closed are never literal, however the numbers fall; where as many
    rows are kept either way, quotes are literal when they enclose no cell as a whole.
    """
    parsed = _parse(data, dialect)
    quotes = data.count(b'"')
    suspicious = dialect.separator == "\t" or parsed.ragged or parsed.rows is None or quotes % 2
    if dialect.quoted and suspicious and quotes:
        literal = _parse(data, dialect.literal(), most_ragged=len(parsed.ragged) + _FEW)
        if _is_better(literal, parsed) and not strictly_quoted(data, dialect.separator):
            parsed = literal
    # only one thread counts rows
    return _parse(data, parsed.dialect, threads=False) if parsed.ragged else parsed


def _is_better(literal: _Parsed, quoted: _Parsed) -> bool:
    as_good = literal.kept == quoted.kept >= 0
    return literal.kept > quoted.kept or (as_good and not _has_enclosed(literal.rows))


def _has_enclosed(rows: pa.Table) -> bool:
    enclosed = (pc.any(pc.match_substring_regex(column, '^".*"$')).as_py() for column in rows.columns)
    return any(enclosed)


def _parse(data: bytes, dialect: Dialect, *, threads: bool = True, most_ragged: int | None = None) -> _Parsed:
    """All rows; none at all where they cannot be told apart, or more than `most_ragged` do not fit."""
    parsed = _Parsed(dialect)

    def note(row: Any) -> str:
        parsed.ragged.append((row.number or 0, row.actual_columns))
        return "skip" if most_ragged is None or len(parsed.ragged) <= most_ragged else "error"

    names = [f"c{i}" for i in range(1, dialect.width + 1)]
    try:
        parsed.rows = pa_csv.read_csv(
            pa.BufferReader(data),
            read_options=pa_csv.ReadOptions(use_threads=threads, block_size=_BLOCK, column_names=names),
            parse_options=pa_csv.ParseOptions(
                delimiter=dialect.separator,
                quote_char='"' if dialect.quoted else False,
                double_quote=dialect.quoted,
                newlines_in_values=dialect.quoted and b'"' in data,
                ignore_empty_lines=False,
                invalid_row_handler=note,
            ),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        parsed.rows = None
    return parsed


def _with_level_header(name: str, data: bytes, dialect: Dialect) -> tuple[bytes, tuple[Finding, ...]]:
    """The text with as many names in its first row as the rows below have cells."""
    count, width = len(dialect.first), dialect.width
    if count == width or width == 1:
        return data, ()
    names = list(dialect.first[:width]) + [""] * (width - count)
    cells = (f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in names)
    row = dialect.separator.join(cells if dialect.quoted else names)
    surplus = any(cell.strip() for cell in dialect.first[width:])
    what = f"The first row has {count} names for {width} columns, so names and answers may not match."
    fix = "Check the names of the columns; give each column one name in the first row."
    findings = (Finding(Severity.WARNING, name, what, fix),) if 1 < count < width or surplus else ()
    above = data[: len(data) - len(data.lstrip(b"\r\n"))]
    return above + row.encode() + b"\n" + data[dialect.ends :], findings


def _ragged(parsed: _Parsed) -> tuple[Finding, ...]:
    if not parsed.ragged:
        return ()
    width, count = parsed.dialect.width, len(parsed.ragged)
    first = "; ".join(
        f"row {number} has {cells} {'cell' if cells == 1 else 'cells'} instead of {width}"
        for number, cells in parsed.ragged[:_NAMED_ROWS]
    )
    more = f"; and {count - _NAMED_ROWS} more" if count > _NAMED_ROWS else ""
    fix = "Look at these rows: usually a separator or a line break inside an answer is not in quotes."
    where = f"row {parsed.ragged[0][0]}"
    return (Finding(Severity.WARNING, where, f"Rows left out: {first}{more}.", fix),)


def _literal(name: str) -> Finding:
    what = "Quotation marks in this file belong to the answers; they do not enclose cells."
    return Finding(Severity.NOTE, name, what, "Nothing to do, unless the columns look wrong.")


def _unreadable(name: str) -> NotReadable:
    return NotReadable(
        f"“{name}” could not be split into rows and columns.",
        why="Its rows do not follow one pattern, often because a quotation mark is never closed.",
        fix="Open it in a spreadsheet, check that the columns look right, and save it as CSV or Excel (.xlsx).",
    )


CONTAINER = Container(
    id="csv",
    name="CSV or TSV text",
    endings=("csv", "tsv", "tab", "txt"),
    claims=lambda _name, _data: False,
    read=read,
)
