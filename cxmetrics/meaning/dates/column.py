"""The dates of a column as it stands in a file: whatever the counts of a sample leave open, its rows may tell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning.dates import reading as dates
from cxmetrics.meaning.dates.notation import WORDS
from cxmetrics.meaning.dates.reading import Dates

MOST_IN_ORDER = 5_000
MOST_ROWS = 5
_SWAPPED = re.compile(r"^%[dm]([-/.])%[dm]\1")
_LOW, _HIGH = r"(?:0?[1-9]|1[0-2])", r"(?:1[3-9]|2\d|3[01])"


def read(
    column: pa.ChunkedArray, sample: pa.ChunkedArray, counts: Mapping[str, int], label: str, today: date
) -> Dates | None:
    """The dates of `column`, of which `counts` holds some texts; None where it holds none.

    Where no text of the sample tells day from month, all rows are looked through for one that does. The
    dates that can only be read the other way are counted over all rows too.
    """
    found = dates.read(counts, today, label)
    if found is None or not is_swappable(found.formats):
        return found
    if found.ambiguous:
        found = dates.read(dict(counts) | _deciding(column, found.formats), today, label, _in_order(sample))
    return found and _with_rows(found, column)


def is_swappable(formats: tuple[str, ...]) -> bool:
    """Whether day and month could be swapped in any of these notes."""
    return any(_order(note) for note in formats)


def _order(note: str) -> tuple[str, bool] | None:
    """The separator and whether the day comes first, of a note in which they could be swapped."""
    pattern = note.removeprefix(WORDS)
    found = _SWAPPED.match(pattern)
    return (found[1], pattern.startswith("%d")) if found else None


def _deciding(column: pa.ChunkedArray, formats: tuple[str, ...]) -> dict[str, int]:
    """One text for each way of writing that only a day above 12 tells, and how many there are of it."""
    found: dict[str, int] = {}
    for between in sorted({order[0] for note in formats if (order := _order(note))}):
        for pattern in (_dates_with(between, _HIGH, _LOW), _dates_with(between, _LOW, _HIGH)):
            hits = column.filter(pc.match_substring_regex(column, pattern))
            if len(hits):
                found[hits[0].as_py().strip()] = len(hits)
    return found


def _dates_with(between: str, first: str, second: str) -> str:
    return rf"^\s*{first}{re.escape(between)}{second}{re.escape(between)}\d"


def _in_order(sample: pa.ChunkedArray) -> list[str]:
    step = max(1, -(-len(sample) // MOST_IN_ORDER))
    some = sample.take(pa.array(np.arange(0, len(sample), step)))
    return [text.strip() for text in some.to_pylist() if text is not None]


def _with_rows(found: Dates, column: pa.ChunkedArray) -> Dates:
    rows: set[int] = set()
    for between, day_first in {order for note in found.formats if (order := _order(note))}:
        numbers = (_LOW, _HIGH) if day_first else (_HIGH, _LOW)
        rows.update(_matching(column, _dates_with(between, *numbers)))
    return replace(found, against=max(found.against, len(rows)), against_rows=tuple(sorted(rows)[:MOST_ROWS]))


def _matching(column: pa.ChunkedArray, pattern: str) -> Iterator[int]:
    hits = pc.fill_null(pc.match_substring_regex(column, pattern), False)
    return iter((pc.indices_nonzero(hits).to_numpy() + 1).tolist())
