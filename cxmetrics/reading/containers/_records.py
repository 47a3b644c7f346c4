"""Records with named and nested fields as rows of text, the names of the fields in the first of them."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.reading.grid import text_table
from cxmetrics.reading.limits import check_cell, check_columns

Path = tuple[str, ...]
_BATCH = 10_000
_DEEPEST = 8


def as_rows(name: str, records: Iterable[dict[str, Any]]) -> pa.Table:
    """A column for each field, in order of first appearance; a field in a field is named “reviewer.displayName”."""
    places: dict[Path, int] = {}
    chunks: list[list[pa.Array]] = []
    remaining = iter(records)
    while batch := list(islice(remaining, _BATCH)):
        flat: list[dict[Path, Any]] = []
        for record in batch:
            flat.append(dict(_fields(record)))
            new = [path for path in flat[-1] if path not in places]
            places.update((path, len(places) + more) for more, path in enumerate(new))
            check_columns(name, len(places))
        chunks.append(
            [pa.array([_text(fields.get(path)) for fields in flat], pa.string()) for path in places]
        )
        check_cell(
            name, max((pc.max(pc.binary_length(column)).as_py() or 0 for column in chunks[-1]), default=0)
        )
    columns = [[pa.array([_sound(".".join(path))])] for path in places]
    for chunk in chunks:
        blank = pa.nulls(len(chunk[0]) if chunk else 0, pa.string())
        for place, column in enumerate(columns):
            column.append(chunk[place] if place < len(chunk) else blank)
    return text_table(map(pa.chunked_array, columns))


def _fields(record: dict[str, Any], above: Path = ()) -> Iterator[tuple[Path, Any]]:
    for key, value in record.items():
        path = (*above, key)
        if isinstance(value, dict) and len(path) < _DEEPEST:
            yield from _fields(value, path)
        else:
            yield path, value


def _text(value: Any) -> str | None:
    """The value as text: a list of plain values joined by “; ”, anything deeper as it stands in the file."""
    if isinstance(value, str):
        return _sound(value)
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value):
        return "; ".join(text for text in map(_text, value) if text)
    return _sound(json.dumps(value, ensure_ascii=False))


def _sound(text: str) -> str:
    """The text without halves of characters, which JSON can hold and no table can."""
    return text if text.isascii() else text.encode(errors="replace").decode()
