"""SQL that casts one cell of text: to a date as its column's notes say, to an amount or to a length of time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cxmetrics.meaning.dates import notation
from cxmetrics.meaning.dates import words as date_words
from cxmetrics.meaning.numbers import amounts, durations
from cxmetrics.model import Column, Role
from cxmetrics.store.query import safe

Cell = tuple[str, list[Any]]
PLAIN = ("%Y-%m-%d",)
KEYS = frozenset({Role.CUSTOMER, Role.ID, Role.ORDER})
_DIGITS = ("".join(map(chr, amounts.DIGITS)), "".join(map(str, map(chr, amounts.DIGITS.values()))))
_MICROSECONDS = {notation.SECONDS: 1_000_000, notation.MILLISECONDS: 1_000}
_MONTHS = list(date_words.MONTHS)
_MARKS = list(date_words.MONTHS.values())


def day(column: Column, today: date) -> Cell:
    """The date and time in a cell by the first note that fits, NULL where none does or the year is no year.

    It is what `date_notation.read` says, for a whole column at once.
    """
    name, notes = safe(column.name), column.date_formats or PLAIN
    worded = [note.removeprefix(notation.WORDS) for note in notes if note.startswith(notation.WORDS)]
    counted = [note for note in notes if note in notation.COUNTED]
    plain = [note for note in notes if note not in counted and not note.startswith(notation.WORDS)]
    cells = [_by_patterns((name, []), plain, today)] if plain else []
    if worded:
        cells.append(_named(_tidied(name), "tidied", _by_patterns(("tidied", []), worded, today)))
    cells.extend(_counted(name, note) for note in counted)
    return _first(cells)


def amount(column: Column) -> Cell:
    """The amount in a cell, NULL where there is none: what `amounts.amount` says, for a whole column at once.

    Nearly all cells are plain numbers, which a cast reads much faster; only what it cannot read is looked at.
    """
    name, comma = safe(column.name), column.decimal_comma
    plain = f"TRY_CAST({name} AS DOUBLE)"
    fast = f"CASE WHEN NOT CONTAINS({name}, '.') THEN {plain} END" if comma else plain
    written = f"TRANSLATE({name}, ?, ?)"
    either = _first([_written(comma), _written(not comma)])
    slow = f"CASE WHEN NOT REGEXP_MATCHES(written, ?) THEN {either[0]} END"
    named = _named((written, list(_DIGITS)), "written", (slow, [amounts.NO_AMOUNT, *either[1]]))
    return _first([(fast, []), named])


def minutes(column: Column) -> Cell:
    """The minutes in a cell of a length of time, NULL where there are none: what `durations.minutes` says."""
    note = column.date_formats[0] if column.date_formats else durations.USUAL
    if note in durations.UNITS:
        return _named(
            amount(column),
            "elapsed",
            (f"CASE WHEN elapsed >= 0 THEN elapsed * {durations.UNITS[note]!r} END", []),
        )
    return _first([_clocked(safe(column.name), pattern, worth) for pattern, worth in durations.written(note)])


def wait(opened: Column, replied: Column) -> str:
    """The minutes from one moment to the other, both read already; whole days where one column holds no times of day."""
    starts, ends = _alike(opened, replied)
    return f"(EPOCH({ends}) - EPOCH({starts})) / 60"


def watched(opened: Column, replied: Column, file: str) -> str:
    """The minutes from the opening to the latest moment in either column, of all rows of the same `file`."""
    starts, ends = _alike(opened, replied)
    return f"(EPOCH(MAX(GREATEST({starts}, {ends})) OVER (PARTITION BY {safe(file)})) - EPOCH({starts})) / 60"


def key(name: str) -> str:
    """A number that names somebody or something: 17850.0, as a spreadsheet may write it, is 17850."""
    whole = f"ENDS_WITH({name}, '.0') AND REGEXP_FULL_MATCH({name}, '[0-9]+\\.0')"
    return f"CASE WHEN {whole} THEN LEFT({name}, LENGTH({name}) - 2) ELSE {name} END"


def _alike(opened: Column, replied: Column) -> tuple[str, str]:
    both = (safe(opened.name), safe(replied.name))
    if notation.has_time(opened.date_formats) and notation.has_time(replied.date_formats):
        return both
    return f"DATE_TRUNC('day', {both[0]})", f"DATE_TRUNC('day', {both[1]})"


def _clocked(name: str, pattern: str, worth: Mapping[str, float]) -> Cell:
    """The minutes in a text that names its own units, NULL where it does not match the pattern."""
    parts = ", ".join(f"'{part}'" for part in durations.PARTS)
    total = " + ".join(
        f"CASE WHEN timed.{part} = '' THEN 0 ELSE TRY_CAST(timed.{part} AS DOUBLE) * {worth[part]!r} END"
        for part in durations.PARTS
    )
    some = " || ".join(f"timed.{part}" for part in durations.PARTS)
    found = f"REGEXP_EXTRACT({name}, ?, [{parts}])"
    return _named((found, [pattern]), "timed", (f"CASE WHEN {some} <> '' THEN {total} END", []))


def _written(decimal_comma: bool) -> Cell:
    """The amount in `written` with the decimal mark given."""
    body = ("REGEXP_EXTRACT(written, ?, 1)", [amounts.pattern(decimal_comma=decimal_comma)])
    marks = amounts.thousands(decimal_comma=decimal_comma)
    value = f"TRY_CAST(REPLACE(TRANSLATE({body[0]}, ?, ''), ',', '.') AS DOUBLE)"
    sign = "CASE WHEN REGEXP_MATCHES(written, ?) THEN -1 ELSE 1 END"
    return f"{sign} * {value}", [amounts.NEGATIVE, *body[1], marks]


def _by_patterns(text: Cell, patterns: list[str], today: date) -> Cell:
    """A year of two digits is never later than the next one."""
    short = [pattern for pattern in patterns if "%y" in pattern]
    long = [pattern for pattern in patterns if "%y" not in pattern]
    if not short:
        return _in_bounds(_parsed(text, long))
    late = "CASE WHEN YEAR(stamp) > ? THEN stamp - INTERVAL 100 YEAR ELSE stamp END"
    early = _named(_parsed(text, short), "stamp", (late, [today.year + 1]))
    return _first([early, _in_bounds(_parsed(text, long))]) if long else early


def _parsed(text: Cell, patterns: list[str]) -> Cell:
    """Nine digits of a second are cut off first: rounded to six, the last moment of a day would be the next day."""
    found = f"TRY_STRPTIME({text[0]}, ?)"
    if any("%n" in pattern for pattern in patterns):
        found = f"DATE_TRUNC('second', {found})"
    return f"CAST({found} AS TIMESTAMP)", [*text[1], patterns]


def _in_bounds(at: Cell) -> Cell:
    """Written three times, worked out once: on a million plain dates that is four times as fast as a name for it."""
    sql, bound = at
    low, high = f"DATE '{notation.LEAST_YEAR}-01-01'", f"DATE '{notation.LAST_YEAR + 1}-01-01'"
    return f"CASE WHEN {sql} >= {low} AND {sql} < {high} THEN {sql} END", bound * 3


def _first(cells: list[Cell]) -> Cell:
    """The first of `cells` that holds something."""
    if len(cells) == 1:
        return cells[0]
    return f"COALESCE({', '.join(sql for sql, _ in cells)})", [value for _, bound in cells for value in bound]


def _named(value: Cell, name: str, body: Cell) -> Cell:
    """`body`, in which `name` stands for `value`: written, and worked out, once."""
    return f"LIST_TRANSFORM([{value[0]}], LAMBDA {name}: {body[0]})[1]", [*value[1], *body[1]]


def _tidied(name: str) -> Cell:
    """The text as `date_words.tidied` leaves it, rule by rule."""
    before = _rewritten((f"LOWER(STRIP_ACCENTS({name}))", []), date_words.BEFORE)
    month: Cell = ("REGEXP_EXTRACT(tidy, ?, 1)", [date_words.MONTH])
    marked: Cell = ("REPLACE(tidy, word, COALESCE(MAP(?, ?)[word], word))", [_MONTHS, _MARKS])
    after = _rewritten(_named(before, "tidy", _named(month, "word", marked)), date_words.AFTER)
    return f"TRIM({after[0]})", after[1]


def _rewritten(text: Cell, rules: tuple[tuple[str, str], ...]) -> Cell:
    sql, bound = text
    for pattern, put in rules:
        sql, bound = f"REGEXP_REPLACE({sql}, ?, ?, 'g')", [*bound, pattern, put]
    return sql, bound


def _counted(name: str, note: str) -> Cell:
    """The moment so many seconds, milliseconds or days after the start of the count."""
    low, high = notation.bounds(note)
    number = f"CASE WHEN REGEXP_MATCHES({name}, ?) THEN TRY_CAST({name} AS DOUBLE) END"
    if note == notation.SERIAL:
        at = "TIMESTAMP '1899-12-30' + TO_SECONDS(CAST(ROUND(86400 * elapsed) AS BIGINT))"
    else:
        at = f"MAKE_TIMESTAMP(CAST(ROUND({_MICROSECONDS[note]} * elapsed) AS BIGINT))"
    return _named(
        (number, [notation.NUMBER.pattern]),
        "elapsed",
        (f"CASE WHEN elapsed BETWEEN {low} AND {high} THEN {at} END", []),
    )
