"""Records whose answers do not stand in fields of their own: lists of answers, and columns instead of rows."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.labels import readable
from cxmetrics.reading.long import ANSWER_NAME, QUESTION_NAME

Record = dict[str, Any]

_SAMPLE = 200
_LEAST_ROWS = 2
_NOTHING = "Nothing to do, unless the questions below look wrong."


def opened(name: str, records: list[Record]) -> tuple[list[Record], tuple[Finding, ...]]:
    """The records with a field for each question instead of a list of questions and answers, with a NOTE."""
    keys = {key: found for key in _listed(records) if (found := _question_and_answer(records, key))}
    if not keys:
        return records, ()
    listed = ", ".join(f"“{key}”" for key in keys)
    what = f"Each record lists its answers one by one in {listed}; each question became a column."
    return [_opened(record, keys) for record in records], (Finding(Severity.NOTE, name, what, _NOTHING),)


def _listed(records: list[Record]) -> list[str]:
    """The fields that hold lists of records near the top."""
    found = (key for record in islice(records, _SAMPLE) for key, value in record.items() if _is_list(value))
    return list(dict.fromkeys(found))


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _question_and_answer(records: list[Record], key: str) -> tuple[str, str] | None:
    """The names of the question and of its answer, where every entry of every list has both."""
    entries = list(_entries(records, key))
    for question in dict.fromkeys(name for entry in entries[:_SAMPLE] for name in entry):
        if not QUESTION_NAME.fullmatch(question):
            continue
        answers = [name for name in entries[0] if name != question and ANSWER_NAME.fullmatch(name)]
        if len(answers) == 1 and all(_is_answer(entry, question, answers[0]) for entry in entries):
            return question, answers[0]
    return None


def _entries(records: list[Record], key: str) -> Iterator[Record]:
    for record in records:
        value = record.get(key)
        if _is_list(value):
            yield from value or ()
        elif value:
            yield {"": value}


def _is_answer(entry: Record, question: str, answer: str) -> bool:
    asked = entry.get(question)
    return isinstance(asked, str) and bool(asked.strip()) and not isinstance(entry.get(answer), dict)


def _opened(record: Record, keys: dict[str, tuple[str, str]]) -> Record:
    found: Record = {key: value for key, value in record.items() if key not in keys}
    for key, (question, answer) in keys.items():
        for entry in record.get(key) or ():
            asked = readable(entry[question])
            asked = f"{key}: {asked}" if asked in record else asked
            given = entry.get(answer)
            found[asked] = [*_several(found[asked]), *_several(given)] if asked in found else given
    return found


def _several(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def as_records(value: Record) -> list[Record] | None:
    """A row for each place where an object holds columns: lists, or entries by number, all of one length."""
    columns = list(value.values())
    if len(columns) > 1 and all(isinstance(column, dict) for column in columns):
        places = list(columns[0])
        if not all(map(str.isdecimal, places)) or any(list(column) != places for column in columns):
            return None
        columns = [list(column.values()) for column in columns]
    if len(columns) < 2 or not all(isinstance(column, list) for column in columns):
        return None
    lengths = {len(column) for column in columns}
    if len(lengths) > 1 or min(lengths) < _LEAST_ROWS:
        return None
    if any(isinstance(cell, (list, dict)) for column in columns for cell in column):
        return None
    return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]


def turned(name: str, count: int) -> Finding:
    """What is said where columns were turned into rows."""
    what = f"The file holds its columns one after the other; they were put side by side as {count:,} rows."
    return Finding(Severity.NOTE, name, what, "Nothing to do, unless the rows look wrong.")
