"""The typed table of responses: every cell cast, scaled and scored in one pass over the raw text."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from cxmetrics.model import PERIODS, SIDES, Column, Dataset, Role
from cxmetrics.store import cells
from cxmetrics.store.query import Query, safe

DECIMALS = 6
FILE = "file_no"
"""The column of the text table that numbers the files: each was written on a day of its own."""


NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


def create(typed: str, raw: str, dataset: Dataset, ready: Mapping[str, Sequence[str]] = NOTHING) -> Query:
    """Creates table `typed` from the text table `raw` as the dataset's columns say.

    Beside each scored column stands `<name>_off`, 1 where a number lay outside the scale. Service and
    experience hold the mean of the answered ratings of that side, each as POMP, when at least half of
    them are answered. They are rounded, so that the order of the columns cannot move a response over
    the cut. `ready` holds what selects the columns that stand in `raw` as `of_words` reads them.
    """
    kept = [column for column in dataset.columns if column.role is not Role.IGNORE]
    cast = [(", ".join(ready[c.name]), []) if c.name in ready else _cell(c) for c in kept]
    days = dataset.by_role(Role.DATE)[:1]
    of_file = [FILE] if dataset.by_role(Role.REPLIED) else []
    answers = [part for c in kept for part in _selected(c, days, ready)]
    periods = [_period(every, days) for every in PERIODS]
    if days and days[0].name in ready:
        answers, periods = [*answers, *PERIODS], []
    scores = [f"{score(dataset.rated(side))} AS {side}" for side in SIDES]
    return Query(
        f"CREATE TABLE {safe(typed)} AS SELECT {', '.join(['*', *periods, *scores])} "
        f"FROM (SELECT {', '.join(['response', *answers])} "
        f"FROM (SELECT {', '.join(['row_no AS response', *of_file, *(sql for sql, _ in cast)])} "
        f"FROM {safe(raw)}) AS cells) AS answers",
        tuple(value for _, bound in cast for value in bound),
    )


def of_words(column: Column, raw: str, *, is_day: bool) -> Query:
    """What each cell of a column in `raw` is read as, just as `create` does, in the order of their `place`.

    The periods stand beside the day.
    """
    sql, bound = _cell(column)
    periods = [_period(every, (column,)) for every in PERIODS] if is_day else []
    read = [column.name, _said(column.name)] if column.role is Role.REPLIED else _answer(column)
    return Query(
        f"SELECT {', '.join(['*', *periods])} FROM (SELECT {', '.join(['place', *read])} "
        f"FROM (SELECT place, {sql} FROM {safe(raw)}) AS cells) AS answers ORDER BY place",
        tuple(bound),
    )


def off_scale(name: str) -> str:
    """The column that marks the answers of `name` outside its scale."""
    return f"{name}_off"


def watched(name: str) -> str:
    """The column of how many minutes a request without a first reply had waited when the file was written.

    It is NULL where a reply is told of and cannot be read, or lies before the request: nothing is known of those.
    """
    return f"{name}_watched"


def _said(name: str) -> str:
    """The column that marks requests whose file tells of a reply, whether it can be read or not."""
    return f"{name}_said"


def _coded(name: str) -> str:
    """The column that marks the cells whose text means "no answer"."""
    return f"{name}_coded"


def _cell(column: Column) -> tuple[str, list[Any]]:
    """The cell cast to its type, and what is bound to it."""
    name = safe(column.name)
    missing = list(column.missing)
    coded = f"COALESCE({name} IN ({', '.join('?' * len(missing))}), FALSE)" if missing else "FALSE"
    if column.role is Role.DATE:
        sql, bound = cells.day(column, date.today())
        return f"CASE WHEN NOT {coded} THEN {sql} END AS {name}", [*missing, *bound]
    if column.role is Role.REPLIED:
        sql, bound = cells.day(column, date.today())
        said = f"CASE WHEN {name} IS NULL OR {coded} THEN 0 ELSE 1 END AS {_said(name)}"
        return f"CASE WHEN NOT {coded} THEN {sql} END AS {name}, {said}", [*missing, *bound, *missing]
    if column.role is Role.COMMENT:
        return name, []
    if column.role.is_scored:
        number, words = _number(column)
        return f"{number} AS {name}, {coded} AS {_coded(name)}", [*words, *missing]
    if column.role.is_number:
        sql, bound = cells.minutes(column) if column.role is Role.REPLY_TIME else cells.amount(column)
        return f"CASE WHEN NOT {coded} THEN {sql} END AS {name}", [*missing, *bound]
    told = cells.key(name) if column.role in cells.KEYS else name
    return f"CASE WHEN NOT {coded} THEN {told} END AS {name}", missing


def _number(column: Column) -> tuple[str, list[Any]]:
    """The number an answer stands for: that of its words, else the number it is."""
    if not column.codes:
        return f"TRY_CAST({column.name} AS DOUBLE)", []
    cases = " ".join(f"WHEN ? THEN CAST({float(number)!r} AS DOUBLE)" for _, number in column.codes)
    return f"CASE {column.name} {cases} ELSE TRY_CAST({column.name} AS DOUBLE) END", [
        word.strip() for word, _ in column.codes
    ]


def _selected(column: Column, days: tuple[Column, ...], ready: Mapping[str, Sequence[str]]) -> list[str]:
    """What is selected of a column's cells for the table."""
    if column.role is Role.REPLIED:
        return _replied(column, days)
    return _names(column) if column.name in ready else _answer(column)


def _replied(column: Column, days: tuple[Column, ...]) -> list[str]:
    """The minutes until the first reply, and how long the request was watched for."""
    name, seen = column.name, watched(column.name)
    if not days:
        return [f"CAST(NULL AS DOUBLE) AS {name}", f"CAST(NULL AS DOUBLE) AS {seen}"]
    took = cells.wait(days[0], column)
    return [
        f"CASE WHEN {took} >= 0 THEN {took} END AS {name}",
        f"CASE WHEN {_said(name)} = 0 OR {took} >= 0 THEN {cells.watched(days[0], column, FILE)} END AS {seen}",
    ]


def _answer(column: Column) -> list[str]:
    """The answer where it lies on its scale, and whether a number lay outside it."""
    name, scale = column.name, column.scale
    if column.role.is_number:
        return [f"CASE WHEN ISFINITE({name}) THEN {name} END AS {name}"]
    if not column.role.is_scored or scale is None:
        return [name]
    held = f"{name} BETWEEN {float(scale.low)!r} AND {float(scale.high)!r} AND NOT {_coded(name)}"
    return [
        f"CASE WHEN {held} THEN {name} END AS {name}",
        f"CASE WHEN ISFINITE({name}) AND NOT ({held}) THEN 1 ELSE 0 END AS {off_scale(name)}",
    ]


def _names(column: Column) -> list[str]:
    """The columns that `_answer` makes."""
    scored = column.role.is_scored and column.scale is not None
    return [column.name, off_scale(column.name)] if scored else [column.name]


def _period(every: str, days: tuple[Column, ...]) -> str:
    if not days:
        return f"CAST(NULL AS DATE) AS {every}"
    return f"CAST(DATE_TRUNC('{every}', {days[0].name}) AS DATE) AS {every}"


def score(ratings: tuple[Column, ...]) -> str:
    """The expression of the score of these ratings, over their columns."""
    if not ratings:
        return "CAST(NULL AS DOUBLE)"
    answered = " + ".join(f"CASE WHEN {c.name} IS NOT NULL THEN 1 ELSE 0 END" for c in ratings)
    total = " + ".join(f"COALESCE({_pomp(c)}, 0)" for c in ratings)
    return (
        f"CASE WHEN 2 * ({answered}) >= {len(ratings)} THEN ROUND(({total}) / ({answered}), {DECIMALS}) END"
    )


def _pomp(column: Column) -> str:
    scale = column.scale
    assert scale is not None  # a rating has one: see Column
    low, high = float(scale.low), float(scale.high)
    distance = f"{high!r} - {column.name}" if scale.reversed else f"{column.name} - {low!r}"
    return f"100.0 * ({distance}) / {high - low!r}"
