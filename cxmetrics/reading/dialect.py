"""How the rows of a text file are written: what separates cells, and whether quotes enclose them."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_LEAST_SHARE = 0.5
_LEAST_SHARE_BELOW = 0.8


@dataclass(frozen=True)
class Dialect:
    """The separator, whether quotes enclose cells, and how many cells a row has.

    `first` is the first row with anything in it and `ends` the byte at which that row ends.
    """

    separator: str
    quoted: bool
    width: int
    first: tuple[str, ...]
    ends: int

    def literal(self) -> "Dialect":
        """The same, with quotes as ordinary characters."""
        return replace(self, quoted=False)


def detect(data: bytes) -> Dialect:
    """The reading of the first lines in which most rows have as many cells as the first row.

    Without any separator that does, the rows have one cell.
    """
    lines = _lines(data)
    found = [reading for separator in SEPARATORS for reading in _readings(lines, separator)]
    fitting = [(fit, dialect) for fit, dialect in found if dialect.width > 1 and _fits(*fit[:2])]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1]
    return replace(found[0][1], width=1)


def _fits(first_row_too: bool, share: float) -> bool:
    return share >= (_LEAST_SHARE if first_row_too else _LEAST_SHARE_BELOW)


def strictly_quoted(data: bytes, separator: str) -> bool:
    """Whether every quote that opens a cell is closed at the cell's end."""
    lines = (line.decode() for line in data.splitlines(keepends=True))
    try:
        for _ in csv.reader(lines, delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _lines(data: bytes) -> list[str]:
    lines = data[:_SAMPLE].splitlines(keepends=True)
    if len(data) > _SAMPLE and len(lines) > 1:
        lines.pop()
    return [line.decode(errors="ignore") for line in lines]


Fit = tuple[bool, float, bool, int]


def _readings(lines: list[str], separator: str) -> Iterable[tuple[Fit, Dialect]]:
    yield _reading(lines, separator, quoted=True)
    if not strictly_quoted("".join(lines).encode(), separator):
        yield _reading(lines, separator, quoted=False)


def _reading(lines: list[str], separator: str, quoted: bool) -> tuple[Fit, Dialect]:
    reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    counts: Counter[int] = Counter()
    first: tuple[str, ...] = ()
    ends = 0
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if first:
                counts[len(row)] += 1
            else:
                first, ends = tuple(row), len("".join(lines[: reader.line_num]).encode())
    except csv.Error:
        return (False, 0.0, quoted, 1), Dialect(separator, quoted, 1, first, ends)
    width = _width(counts, len(first))
    share = counts[width] / counts.total() if counts else 1.0
    return (width == len(first), share, quoted, width), Dialect(separator, quoted, width, first, ends)


def _width(counts: Counter[int], first: int) -> int:
    if not counts or (first > 1 and counts[first] * 4 >= counts.total()):
        return max(first, 1)
    return counts.most_common(1)[0][0]
