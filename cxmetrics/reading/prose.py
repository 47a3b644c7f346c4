"""Tells a table of one column from running text and from columns lined up with spaces."""

from statistics import median

import pyarrow as pa

from cxmetrics.errors import NotReadable

_SAMPLE = 200
_LONGEST_NAME = 60
_LONGEST_ANSWER = 60


def check_single_column(name: str, rows: pa.Table, ragged: int) -> None:
    """Refuse what is no table although every row has one cell."""
    cells = [cell for cell in rows.column(0).slice(0, _SAMPLE).to_pylist() if cell and cell.strip()]
    if not cells:
        return
    if _is_lined_up(cells):
        raise _refusal(name, "Its columns are lined up with spaces, and nothing else separates them.")
    if ragged * 10 > rows.num_rows or _is_prose(cells):
        raise _refusal(name, "It reads as running text: nothing separates one column from the next.")


def _is_lined_up(cells: list[str]) -> bool:
    counts = [len(cell.split()) for cell in cells]
    alike = sum(count == counts[0] for count in counts)
    return counts[0] > 1 and len(cells) > 2 and alike * 10 >= 9 * len(cells)


def _is_prose(cells: list[str]) -> bool:
    title, *answers = cells
    sentence = len(title) > _LONGEST_NAME or title.rstrip().endswith((".", "!", ",", ";", ":"))
    return sentence or (len(answers) > 0 and median(map(len, answers)) > _LONGEST_ANSWER)


def _refusal(name: str, why: str) -> NotReadable:
    return NotReadable(
        f"“{name}” is not a table with columns.",
        why=why,
        fix="Open it in a spreadsheet, split it into columns, and save it as CSV or Excel (.xlsx).",
    )
