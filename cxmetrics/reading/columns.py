"""The columns of a table: names they lack, names that are none, and rows that slipped sideways."""

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.body import Places
from cxmetrics.reading.labels import unique

_NAMED_ROWS = 5
_LEAST_ALIKE = 0.9


def without_spare(labels: tuple[str, ...], rows: pa.Table) -> tuple[tuple[str, ...], pa.Table]:
    """The labels and columns, less those at the end that have neither a name nor a cell filled."""
    width = len(labels)
    while width > 1 and not labels[width - 1] and rows.column(width - 1).null_count == rows.num_rows:
        width -= 1
    return labels[:width], rows.select(range(width))


def nameless(labels: tuple[str, ...], rows: pa.Table, places: Places) -> tuple[Finding, ...]:
    """A WARNING where the last columns have no name but are filled in most rows: names may not match answers."""
    named = max((place for place, label in enumerate(labels, 1) if label), default=0)
    last = rows.column(rows.num_columns - 1)
    if not named or named == len(labels) or last.null_count * 2 >= rows.num_rows:
        return ()
    count = sum(map(bool, labels))
    return (
        Finding(
            Severity.WARNING,
            f"row {places((0,))[0]}",
            f"There are {count} names for {len(labels)} columns, so names and answers may not match.",
            "Check the names of the columns; give each column one name.",
        ),
    )


def shifted(labels: tuple[str, ...], rows: pa.Table, places: Places) -> tuple[Finding, ...]:
    """A WARNING where an unnamed last column is filled in some rows only: their cells slipped right.

    `places` turns places in `rows` into rows of the file.
    """
    last = rows.column(rows.num_columns - 1)
    if labels[-1] or rows.num_columns < 3 or last.null_count * 2 < rows.num_rows:
        return ()
    slipped = rows.filter(last.is_valid())
    first = pc.indices_nonzero(last.is_valid()).slice(0, _NAMED_ROWS).to_pylist()
    named = ", ".join(str(place) for place in places(first))
    count = slipped.num_rows
    column = unique(labels)[_slips_from(rows.filter(last.is_null()), slipped)]
    return (
        Finding(
            Severity.WARNING,
            f"row {places(first)[0]}",
            f"Rows with a cell too many, in a last column without a name: {count:,} (row {named}"
            f"{', …' if count > len(first) else ''}). Their cells look shifted to the right, from "
            f"“{column}” at the latest. They are kept as they are.",
            "Look at these rows: often a number such as 4,5 was split at its comma. Correct them and add "
            "the file again.",
        ),
    )


def _slips_from(straight: pa.Table, slipped: pa.Table) -> int:
    """The leftmost column from which on the slipped cells hold what their left neighbours usually hold."""
    place: int = straight.num_columns - 1
    while place > 0 and _alike(slipped.column(place), straight.column(place - 1)):
        place -= 1
    return place


def _alike(cells: pa.ChunkedArray, usual: pa.ChunkedArray) -> bool:
    known = pc.is_in(cells.drop_null(), value_set=usual.drop_null().unique())
    return len(known) > 0 and pc.mean(known).as_py() >= _LEAST_ALIKE
