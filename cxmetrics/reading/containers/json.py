"""JSON: a list of records, records line by line, or an object with such a list somewhere in it."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.errors import NotReadable
from cxmetrics.model import Finding, Severity
from cxmetrics.reading.container import Container, ending, opening
from cxmetrics.reading.containers._answers import as_records, opened, turned
from cxmetrics.reading.containers._records import as_rows
from cxmetrics.reading.encoding import decode
from cxmetrics.reading.grid import Grid, unknown_sheet
from cxmetrics.reading.limits import check_values

ENDINGS = ("json", "jsonl", "ndjson")
_START = re.compile(rb'\{\s*["}]|\[\s*[{\[\]]')
_SPACE = re.compile(r"[\s,]*")
_DEEPEST_LIST = 3
_EXPONENT = re.compile(r"[eE][-+]?\d\d?$")

Records = list[dict[str, Any]]


def claims(name: str, data: bytes) -> bool:
    """Whether it begins as JSON does; under the name of JSON a bracket is enough."""
    start = opening(data)
    return _START.match(start) is not None or (ending(name) in ENDINGS and start.startswith((b"{", b"[")))


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:
    """The records of the list asked for by its name, else of the longest."""
    text = decode(name, data)
    repeated: list[str] = []
    check_values(name, text.data.count(b","))
    values, in_columns = _in_rows(name, _parsed(name, text.data.decode(), repeated))
    lists = _lists(values)
    if sheet is not None and sheet not in lists:
        raise unknown_sheet(name, sheet, list(lists))
    if not lists:
        raise _no_records(name)
    chosen = sheet if sheet is not None else max(lists, key=lambda key: len(lists[key]))
    others = tuple(key for key in lists if key != chosen)
    records, answers = opened(name, lists[chosen])
    rows = as_rows(name, records) if records else pa.table({"c1": pa.nulls(0, pa.string())})
    findings = (
        *text.findings,
        *in_columns,
        *answers,
        *_others(name, chosen, others),
        *_kept_whole(rows),
        *_repeated(name, repeated),
    )
    return Grid(rows, text.encoding, sheet=chosen or None, sheets=others, findings=findings)


def _parsed(name: str, text: str, repeated: list[str]) -> list[Any]:
    """The values of the file, one after the other; numbers stay the text they are."""

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            repeated.append(next(key for key in keys if keys.count(key) > 1))
        return found

    decoder = json.JSONDecoder(
        object_pairs_hook=fields,
        parse_int=str,
        parse_float=_number,
        parse_constant=lambda _: None,
        strict=False,
    )
    values, at = [], _after_space(text, 0)
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            at = _after_space(text, at)
    except json.JSONDecodeError as error:
        raise _broken(name, error) from error
    except RecursionError as error:
        raise _too_deep(name) from error
    return values


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _number(text: str) -> str:
    """The number without an exponent, where that is of any length a person writes."""
    return format(Decimal(text), "f") if _EXPONENT.search(text) else text


def _in_rows(name: str, values: list[Any]) -> tuple[list[Any], tuple[Finding, ...]]:
    """The values, or the rows of an only one that holds columns instead, with a NOTE."""
    records = as_records(values[0]) if len(values) == 1 and isinstance(values[0], dict) else None
    return (values, ()) if records is None else ([records], (turned(name, len(records)),))


def _lists(values: list[Any]) -> dict[str, Records]:
    """The lists of records by the names that lead to them; "" is the file itself."""
    if len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    elif len(values) == 1 and isinstance(values[0], dict):
        inside = dict(_inside(values[0]))
        if inside:
            return {key: records for key, records in inside.items() if records} or inside
        if all(isinstance(value, dict) for value in values[0].values()):
            return {}
    own = _records(values)
    return {} if own is None else {"": own}


def _inside(value: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, Records]]:
    for key, inner in value.items():
        path = (*above, key)
        if isinstance(inner, list) and (records := _records(inner)) is not None:
            yield ".".join(path), records
        elif isinstance(inner, dict) and len(path) < _DEEPEST_LIST:
            yield from _inside(inner, path)


def _records(values: list[Any]) -> Records | None:
    """The values if all of them are records, or rows as long as the row of names above them; else None."""
    if all(isinstance(value, dict) for value in values):
        return values
    if not all(isinstance(value, list) for value in values):
        return None
    labels, *rows = values
    named = all(isinstance(label, str) for label in labels) and len(set(labels)) == len(labels)
    if not named or any(len(row) != len(labels) for row in rows):
        return None
    return [dict(zip(labels, row, strict=True)) for row in rows]


def _others(name: str, chosen: str, others: tuple[str, ...]) -> tuple[Finding, ...]:
    if not others:
        return ()
    left = ", ".join(f"“{other}”" for other in others)
    what = f"The list “{chosen}” was read, because it is the longest; not read: {left}."
    return (Finding(Severity.NOTE, name, what, "If the answers are in another list, choose that one."),)


def _kept_whole(rows: pa.Table) -> tuple[Finding, ...]:
    """A WARNING for each field that holds lists of records, which no cell can show as columns."""
    whole = [column[0].as_py() for column in rows.columns if pc.any(pc.starts_with(column, "[{")).as_py()]
    fix = "If the answers are in there, export them as CSV or Excel (.xlsx) instead."
    what = "Holds a list of records in each cell; it was kept as it stands in the file."
    return tuple(Finding(Severity.WARNING, label, what, fix) for label in whole)


def _repeated(name: str, keys: list[str]) -> tuple[Finding, ...]:
    if not keys:
        return ()
    what = f"Records that name a field twice, such as “{keys[0]}”: {len(keys):,}. The last value was kept."
    fix = "Export the file again; if it comes out the same, tell the maker of that tool."
    return (Finding(Severity.WARNING, name, what, fix),)


def _broken(name: str, error: json.JSONDecodeError) -> NotReadable:
    cut = not error.doc[error.pos :].strip() or error.msg.startswith("Unterminated")
    where = f"line {error.lineno:,}, character {error.colno:,}"
    return NotReadable(
        f"“{name}” is JSON that is cut off." if cut else f"“{name}” is not proper JSON.",
        why=f"It ends in the middle of a record ({where})."
        if cut
        else f"It breaks off at {where}: {error.msg}.",
        fix="Export or download it again. If it was edited by hand, look at that place.",
    )


def _too_deep(name: str) -> NotReadable:
    return NotReadable(
        f"“{name}” is nested too deeply.",
        why="Its lists stand in lists, hundreds of times over; a table cannot be made of that.",
        fix="Export the answers as CSV or Excel (.xlsx) and add that file.",
    )


def _no_records(name: str) -> NotReadable:
    return NotReadable(
        f"“{name}” is JSON without a list of records.",
        why="A table needs a list in which every entry is one answer with named fields.",
        fix="Export the answers as a list of records, or as CSV or Excel (.xlsx).",
    )


CONTAINER = Container(id="json", name="JSON", endings=ENDINGS, claims=claims, read=read)
