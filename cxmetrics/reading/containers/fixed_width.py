"""Text whose columns are lined up with spaces, under one line of names."""

import re

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from cxmetrics.model import Dropped, Finding, Severity
from cxmetrics.reading.container import Container
from cxmetrics.reading.encoding import decode
from cxmetrics.reading.grid import Grid, text_table
from cxmetrics.reading.limits import check_columns, check_size, check_values

_SAMPLE = 64 * 1024
_LEAST_LINES = 4
_SEPARATOR = re.compile(rb"[,;\t|]")
_CELL = re.compile(rb"\S+")
_NUMBER = re.compile(rb"[-+]?\d+(?:[.:/-]\d+)*%?")
_NAMED_ROWS = 3
_IN_NO_TEXT = "\x01"


def claims(name: str, data: bytes) -> bool:  # noqa: ARG001 - known by its content alone
    """Whether every line has as many words, and below the first each column of words is flush left or right.

    At least one column must hold numbers, so that no running text is taken for a table.
    """
    sample = data[:_SAMPLE]
    if _SEPARATOR.search(sample) or b"\0" in sample or b'"' in sample:
        return False
    lines = [line for line in sample.splitlines() if line.strip()]
    if len(data) > _SAMPLE:
        lines.pop()
    if len(lines) < _LEAST_LINES:
        return False
    words = [list(_CELL.finditer(line)) for line in lines]
    width = len(words[0])
    if width < 2 or any(len(line) != width for line in words):
        return False
    columns = list(zip(*words[1:], strict=True))
    return all(map(_is_flush, columns)) and any(
        all(_NUMBER.fullmatch(cell[0]) for cell in column) for column in columns
    )


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:  # noqa: ARG001 - a text has no sheets
    """The words of each line as cells; lines with another number of words are dropped, counted and named."""
    text = decode(name, data)
    check_size(name, len(text.data))
    lines = pc.utf8_trim_whitespace(_lines(text.data))
    words = pc.ascii_split_whitespace(lines)
    counts = pc.if_else(pc.equal(lines, ""), 0, pc.list_value_length(words))
    width = counts[pc.index(pc.greater(counts, 0), True).as_py()].as_py()
    check_columns(name, width)
    check_values(name, len(lines) * width)
    fitting = pc.equal(counts, width)
    if not pc.all(fitting).as_py():  # splitting again is many times faster than choosing among lists
        words = pc.ascii_split_whitespace(lines.filter(fitting))
    rows = text_table(pc.list_element(words, place) for place in range(width))
    skipped = pc.indices_nonzero(pc.invert(fitting)).to_pylist()
    ragged = [(place + 1, count) for place in skipped if (count := counts[place].as_py())]
    dropped = (
        Dropped("other number of cells than the table", len(ragged)),
        Dropped("blank row", len(skipped) - len(ragged)),
    )
    return Grid(
        rows=rows,
        encoding=text.encoding,
        dropped=tuple(reason for reason in dropped if reason.count),
        skipped=tuple(place + 1 for place in skipped),
        findings=(*text.findings, *_ragged(ragged, width)),
    )


def _lines(data: bytes) -> pa.ChunkedArray:
    table = pa_csv.read_csv(
        pa.BufferReader(data),
        read_options=pa_csv.ReadOptions(column_names=["line"]),
        parse_options=pa_csv.ParseOptions(
            delimiter=_IN_NO_TEXT,
            quote_char=False,
            ignore_empty_lines=False,
            invalid_row_handler=lambda _: "skip",
        ),
        convert_options=pa_csv.ConvertOptions(column_types={"line": pa.string()}, strings_can_be_null=False),
    )
    return table.column(0)


def _is_flush(column: tuple[re.Match[bytes], ...]) -> bool:
    return len({cell.start() for cell in column}) == 1 or len({cell.end() for cell in column}) == 1


def _ragged(ragged: list[tuple[int, int]], width: int) -> tuple[Finding, ...]:
    if not ragged:
        return ()
    first = "; ".join(f"row {row} has {count} instead of {width}" for row, count in ragged[:_NAMED_ROWS])
    more = f"; and {len(ragged) - _NAMED_ROWS:,} more" if len(ragged) > _NAMED_ROWS else ""
    what = f"Rows left out, because a space stands inside a cell or a cell is blank: {first}{more}."
    fix = "Save the table as CSV or Excel (.xlsx), where cells may hold spaces and be blank."
    return (Finding(Severity.WARNING, f"row {ragged[0][0]}", what, fix),)


CONTAINER = Container(
    id="fixed_width", name="text lined up with spaces", endings=("txt",), claims=claims, read=read
)
