"""Files as a tool would export them, written row by row in a test."""

import csv
import io
from collections.abc import Iterable, Sequence

from cxmetrics.reading import Table, read


def export(rows: Iterable[Sequence[object]], separator: str = ",", encoding: str = "utf-8") -> Table:
    """The rows as they are read back from a text file."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return read("export.csv", text.getvalue().encode(encoding))


def left_out(table: Table) -> dict[str, int]:
    """How many rows were left out, by the first word of the reason; they and those kept are all rows."""
    found = {dropped.reason: dropped.count for dropped in table.file.dropped}
    assert len(found) == len(table.file.dropped), "the same reason twice"
    assert table.file.kept + sum(found.values()) == table.file.rows
    return {reason.split()[0]: count for reason, count in found.items()}


def column(table: Table, label: str) -> list[str | None]:
    """The cells under `label`."""
    found: list[str | None] = table.rows.column(table.labels.index(label)).to_pylist()
    return found
