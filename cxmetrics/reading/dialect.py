"""How the rows of a text file are written: what separates cells, and whether quotes enclose them."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_LEAST_SHARE = 0.5
_LEAST_SHARE_BELOW = 0.8
_MOST_ABOVE = 25
_MOST_BELOW = 3
_LEAST_FITTING = 2
_NEAR = 3

Row = tuple[str, ...]


@dataclass(frozen=True)
class Dialect:
    """The separator, whether quotes enclose cells, and how many cells a row has.

    `above` are the rows, blank ones too, before the first that has so many, and `ends` is the byte at which
    they end: titles, or names of which some are missing.
    """

    separator: str
    quoted: bool
    width: int
    above: tuple[Row, ...] = ()
    ends: int = 0

    def literal(self) -> "Dialect":
        """The same, with quotes as ordinary characters."""
        return replace(self, quoted=False)


def detect(data: bytes, separators: Sequence[str] = SEPARATORS) -> Dialect:
    """The reading of the first lines in which the most rows have the same number of cells, from the top on.

    Without any separator that gives rows several cells, they have one.
    """
    lines = _lines(data)
    found = [reading for separator in separators for reading in _readings(lines, separator)]
    fitting = [(fit, dialect) for fit, dialect in found if dialect.width > 1 and fit.is_good]
    if fitting:
        return max(fitting, key=lambda pair: pair[0].order)[1]
    return Dialect(separators[0], found[0][1].quoted, 1)


def strictly_quoted(data: bytes, separator: str) -> bool:
    """Whether every quote that opens a cell is closed at the cell's end."""
    lines = (line.decode() for line in data.splitlines(keepends=True))
    try:
        for _ in csv.reader(lines, delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True


@dataclass(frozen=True)
class _Fit:
    """How well a reading fits: the rows above the table, those before it settles, the share with its width."""

    above: int
    late: int
    share: float
    quoted: bool
    width: int

    @property
    def is_good(self) -> bool:
        return self.share >= (_LEAST_SHARE_BELOW if self.above else _LEAST_SHARE)

    @property
    def order(self) -> tuple[int, float, bool, int]:
        return -self.late, self.share, self.quoted, self.width


def _lines(data: bytes) -> list[str]:
    lines = data[:_SAMPLE].splitlines(keepends=True)
    if len(data) > _SAMPLE and len(lines) > 1:
        lines.pop()
    return [line.decode(errors="ignore") for line in lines]


def _readings(lines: list[str], separator: str) -> Iterable[tuple[_Fit, Dialect]]:
    yield _reading(lines, separator, quoted=True)
    if not strictly_quoted("".join(lines).encode(), separator):
        yield _reading(lines, separator, quoted=False)


def _reading(lines: list[str], separator: str, quoted: bool) -> tuple[_Fit, Dialect]:
    reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    rows: list[Row] = []
    ends: list[int] = [0]
    try:
        for row in reader:
            rows.append(tuple(row) if any(cell.strip() for cell in row) else ())
            ends.append(reader.line_num)
    except csv.Error:
        return _Fit(0, 0, 0.0, quoted, 1), Dialect(separator, quoted, 1)
    counts = [len(row) for row in rows if row]
    width = _width(counts)
    place = next((place for place, row in enumerate(rows) if len(row) == width), 0)
    if _filled_above(rows, place) > _MOST_ABOVE:
        place = next(place for place, row in enumerate(rows) if row)
    bytes_above = len("".join(lines[: ends[place]]).encode())
    return _fit(counts, width, quoted), Dialect(separator, quoted, width, tuple(rows[:place]), bytes_above)


def _filled_above(rows: list[Row], place: int) -> int:
    return sum(map(bool, rows[:place]))


def _width(counts: list[int]) -> int:
    """The number of cells of the first row where a quarter of the others agree, else of the most rows."""
    if not counts:
        return 1
    below = Counter(counts[1:])
    if not below or (counts[0] > 1 and below[counts[0]] * 4 >= below.total()):
        return max(counts[0], 1)
    usual = below.most_common(1)[0][0]
    return usual if usual > 1 else _settled(counts)


def _settled(counts: list[int]) -> int:
    """The width from which on most rows have it, although more rows of one cell stand above; else 1."""
    for width in sorted(set(counts) - {1}, reverse=True):
        below = counts[counts.index(width) :]
        if len(below) > 1 and below.count(width) >= _LEAST_SHARE_BELOW * len(below):
            return width
    return 1


def _fit(counts: list[int], width: int, quoted: bool) -> _Fit:
    if width not in counts:
        return _Fit(0, 0, 0.0, quoted, width)
    first = counts.index(width)
    near = [place + 1 for place, count in enumerate(counts[: first + _NEAR]) if count < width]
    below = _without_footer(counts[first + 1 :], width)
    share = below.count(width) / len(below) if below else 1.0
    return _Fit(first, max([first, *near]), share, quoted, width)


def _without_footer(counts: list[int], width: int) -> list[int]:
    """The counts less a few at the end of another width, where a table stands above them."""
    end = len(counts)
    while end and counts[end - 1] != width:
        end -= 1
    is_footer = len(counts) - end <= _MOST_BELOW and counts.count(width) >= _LEAST_FITTING
    return counts[:end] if is_footer else counts
