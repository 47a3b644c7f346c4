"""Text with separated cells: CSV, TSV and their kin, in any encoding."""

import csv
import io
from collections import Counter
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
from cxmetrics.reading.footer import reason
from cxmetrics.reading.grid import Grid, is_blank, text_table
from cxmetrics.reading.legend import explaining
from cxmetrics.reading.limits import check_columns, check_size
from cxmetrics.reading.lines import check_lines
from cxmetrics.reading.prose import check_single_column
from cxmetrics.reading.rows import BLANK_ROW
from cxmetrics.reading.wrapping import named_separator, unwrapped

_BLOCK = 2 * 1024**2
"""Parsed at a time: no less than the longest line, and small enough to stay near the processor."""
_LONG_BLOCK = 2 * _BLOCK
_NAMED_ROWS = 3
_FEW = 100


@dataclass(frozen=True)
class _Ragged:
    """A row of another width than the table: its number in the file, its cells, and its text."""

    number: int
    cells: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it but separators, quotes and spaces."""
        return not self.text.strip(' \t,;|"\r\n')

    def padded(self, dialect: Dialect) -> list[str]:
        """Its cells and blank ones up to the width of the table; none at all where it has more."""
        found = next(csv.reader([self.text], delimiter=dialect.separator), [])
        cells = [cell.strip() for cell in found]
        return cells + [""] * (dialect.width - len(cells)) if len(cells) < dialect.width else []


@dataclass
class _Parsed:
    """The rows that fit, and those that do not."""

    dialect: Dialect
    rows: pa.Table = None
    ragged: list[_Ragged] = field(default_factory=list)

    @property
    def kept(self) -> int:
        return -1 if self.rows is None else int(self.rows.num_rows)


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:  # noqa: ARG001 - a text has no sheets
    """The cells of a text file; rows of another width than the table are dropped, counted and named."""
    text = decode(name, data)
    check_size(name, len(text.data))
    check_lines(name, text.data)
    bare, separators = named_separator(text.data)
    bare, wrapped = unwrapped(name, bare, separators)
    dialect = detect(bare, separators)
    check_columns(name, dialect.width)
    leveled, surplus = _with_level_top(name, bare, dialect)
    parsed = _best(leveled, dialect)
    if parsed.rows is None:
        raise _unreadable(name)
    if parsed.dialect.width == 1:
        check_single_column(name, parsed.rows, len(parsed.ragged))
    literal = () if parsed.dialect.quoted else (_literal(name),)
    below, ragged = _sorted_out(parsed)
    return Grid(
        rows=text_table(parsed.rows.columns),
        encoding=text.encoding,
        dropped=(*below, *_dropped(ragged)),
        skipped=tuple(row.number for row in parsed.ragged),
        findings=(*text.findings, *wrapped, *surplus, *literal, *_ragged(ragged, parsed.dialect.width)),
        notes=explaining(row.text for row in (*parsed.ragged[:_FEW], *parsed.ragged[-_FEW:])),
    )


def _best(data: bytes, dialect: Dialect) -> _Parsed:
    """The reading with quotes or with literal quotes: the one that keeps more rows.

    Quotes that are all properly closed are never literal, however the numbers fall; where as many
    rows are kept either way, quotes are literal when they enclose no cell as a whole.
    """
    parsed = _parse(data, dialect)
    quotes = data.count(b'"') if b'"' in data else 0
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
        parsed.ragged.append(_Ragged(row.number or 0, row.actual_columns, row.text))
        return "skip" if most_ragged is None or len(parsed.ragged) <= most_ragged else "error"

    names = [f"c{i}" for i in range(1, dialect.width + 1)]
    several_lines = dialect.quoted and b'"' in data
    block = _LONG_BLOCK if several_lines else _BLOCK
    try:
        parsed.rows = pa_csv.read_csv(
            pa.BufferReader(data),
            read_options=pa_csv.ReadOptions(use_threads=threads, block_size=block, column_names=names),
            parse_options=pa_csv.ParseOptions(
                delimiter=dialect.separator,
                quote_char='"' if dialect.quoted else False,
                double_quote=dialect.quoted,
                newlines_in_values=several_lines,
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


def _with_level_top(name: str, data: bytes, dialect: Dialect) -> tuple[bytes, tuple[Finding, ...]]:
    """The text with as many cells in the rows above the table as it has columns, and what that cut off."""
    if not dialect.above or dialect.width == 1:
        return data, ()
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=dialect.separator,
        lineterminator="\n",
        quoting=csv.QUOTE_ALL if dialect.quoted else csv.QUOTE_NONE,
        quotechar='"' if dialect.quoted else None,
    )
    for row in dialect.above:
        cells = row[: dialect.width]
        writer.writerow([*cells, *[""] * (dialect.width - len(cells))] if row else [])
    surplus = [row for row in dialect.above if any(cell.strip() for cell in row[dialect.width :])]
    findings = tuple(_surplus(name, len(row), dialect.width) for row in surplus[:1])
    return text.getvalue().encode() + data[dialect.ends :], findings


def _surplus(name: str, count: int, width: int) -> Finding:
    what = f"The first row has {count} names for {width} columns, so names and answers may not match."
    fix = "Check the names of the columns; give each column one name in the first row."
    return Finding(Severity.WARNING, name, what, fix)


def _sorted_out(parsed: _Parsed) -> tuple[tuple[Dropped, ...], list[_Ragged]]:
    """Blank rows and what stands below the table, counted by reason, and the other rows that do not fit."""
    counts: Counter[str] = Counter()
    others: list[_Ragged] = []
    below, after = True, parsed.kept + len(parsed.ragged)
    for row in reversed(parsed.ragged):
        cells = row.padded(parsed.dialect)
        kept_after = after - row.number
        below = below and _are_blank(parsed.rows, kept_after)
        after = after - 1
        why = BLANK_ROW if not any(cells) and row.is_blank else reason(cells) if below else None
        if why is None:
            below = False
            others.append(row)
        else:
            counts[why] += 1
    return tuple(Dropped(why, count) for why, count in counts.items()), others[::-1]


def _are_blank(rows: pa.Table, count: int) -> bool:
    """Whether the last `count` rows hold nothing."""
    last = text_table(rows.slice(rows.num_rows - count).columns) if count else None
    return last is None or bool(pc.all(is_blank(last)).as_py())


def _dropped(ragged: list[_Ragged]) -> tuple[Dropped, ...]:
    return (Dropped("other number of cells than the table", len(ragged)),) if ragged else ()


def _ragged(ragged: list[_Ragged], width: int) -> tuple[Finding, ...]:
    if not ragged:
        return ()
    count = len(ragged)
    first = "; ".join(
        f"row {row.number} has {row.cells} {'cell' if row.cells == 1 else 'cells'} instead of {width}"
        for row in ragged[:_NAMED_ROWS]
    )
    more = f"; and {count - _NAMED_ROWS} more" if count > _NAMED_ROWS else ""
    fix = "Look at these rows: usually a separator or a line break inside an answer is not in quotes."
    return (Finding(Severity.WARNING, f"row {ragged[0].number}", f"Rows left out: {first}{more}.", fix),)


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
