"""What a person knows about a dataset and no file of it holds: notes on days, and a few numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from cxmetrics.errors import CxError
from cxmetrics.store.query import Query
from cxmetrics.store.workspace import Workspace

LONGEST = 80
ASKED = "asked"
_NO_LETTER = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class Note:
    """A few words about one day; `id` is its number in the workspace."""

    id: int
    day: date
    text: str


def notes(workspace: Workspace, dataset: int) -> tuple[Note, ...]:
    """The notes of a dataset in order of time."""
    asked = Query("SELECT id, day, text FROM note WHERE dataset = ? ORDER BY day, id", (dataset,))
    return tuple(Note(*row) for row in workspace.rows(asked))


def add(workspace: Workspace, dataset: int, day: date, text: str) -> Note:
    """Keeps a note; raises CxError where it says nothing or too much, UnknownName where there is no dataset."""
    note = Note(workspace.number(), day, checked(text))
    workspace.dataset(dataset)
    with workspace.change() as cursor:
        keep(cursor, dataset, note)
    return note


def remove(workspace: Workspace, note: Note) -> None:
    """Forgets a note; `add` with its day and text brings it back."""
    with workspace.change() as cursor:
        cursor.execute("DELETE FROM note WHERE id = ?", [note.id])


def checked(text: str) -> str:
    """The words of a note on one line; raises CxError where there are none or too many."""
    line = _on_one_line(text)
    if not line:
        raise CxError(
            "The note is empty.",
            why="A date alone does not say what happened.",
            fix="Write a few words, such as “new menu”.",
        )
    if len(line) > LONGEST:
        raise CxError(
            "The note is too long to stand in a chart.",
            why=f"It has {len(line)} characters; there is room for {LONGEST}.",
            fix="Say it in fewer words.",
        )
    return line


def _on_one_line(text: str) -> str:
    return _NO_LETTER.sub(" ", text).strip()


def number(workspace: Workspace, dataset: int, name: str) -> int | None:
    """What a person told about a dataset under this name, such as `ASKED`; None where nobody did."""
    asked = Query("SELECT value FROM told_number WHERE dataset = ? AND name = ?", (dataset, name))
    return next((int(value) for (value,) in workspace.rows(asked)), None)


def tell(workspace: Workspace, dataset: int, name: str, value: int | None) -> None:
    """Keeps a number a person tells; None forgets it. Raises CxError where it is below 0."""
    if value is not None and not 0 <= value < 2**63:
        raise CxError(
            "This number cannot be right.",
            why=f"It is {value:,}, and it counts people.",
            fix="Give a whole number of 0 or more, or leave it out.",
        )
    workspace.dataset(dataset)
    with workspace.change() as cursor:
        cursor.execute("DELETE FROM told_number WHERE dataset = ? AND name = ?", [dataset, name])
        if value is not None:
            cursor.execute("INSERT INTO told_number VALUES (?, ?, ?)", [dataset, name, value])


def as_record(workspace: Workspace, dataset: int) -> dict[str, Any]:
    """Everything told about a dataset, as a backup holds it."""
    numbers = workspace.rows(
        Query("SELECT name, value FROM told_number WHERE dataset = ? ORDER BY name", (dataset,))
    )
    return {
        "notes": [{"day": note.day.isoformat(), "text": note.text} for note in notes(workspace, dataset)],
        "numbers": dict(numbers),
    }


def keep(cursor: duckdb.DuckDBPyConnection, dataset: int, note: Note) -> None:
    """Writes a note into the catalogue, in the change that `cursor` makes."""
    cursor.execute("INSERT INTO note VALUES (?, ?, ?, ?)", [note.id, dataset, note.day, note.text])


def restore(cursor: duckdb.DuckDBPyConnection, dataset: int, told: "Told", ids: Iterable[int]) -> None:
    """Writes what a backup told about a dataset, each note under one of the numbers `ids`."""
    for id_, (day, text) in zip(ids, told.notes, strict=True):
        keep(cursor, dataset, Note(id_, day, text))
    for name, value in told.numbers:
        cursor.execute("INSERT INTO told_number VALUES (?, ?, ?)", [dataset, name, value])


@dataclass(frozen=True)
class Told:
    """What a backup tells about a dataset besides its files."""

    notes: tuple[tuple[date, str], ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of_record(cls, found: dict[str, Any]) -> "Told":
        """What `as_record` gave, none of it in older backups; raises ValueError where it gave none of this."""
        notes = tuple((date.fromisoformat(n["day"]), n["text"]) for n in found.get("notes", []))
        numbers = tuple(found.get("numbers", {}).items())
        if any(not 0 < len(text) <= LONGEST or text != _on_one_line(text) for _, text in notes):
            raise ValueError("a note is none that a backup gives")
        if any(type(value) is not int or not 0 <= value < 2**63 for _, value in numbers):
            raise ValueError("a number told about a dataset is none")
        return cls(notes, numbers)
