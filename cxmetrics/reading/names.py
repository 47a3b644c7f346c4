"""Names of columns that stand in several rows: groups over items, codes over questions, items over units."""

from collections.abc import Sequence
from itertools import pairwise

from cxmetrics.reading.cells import is_value
from cxmetrics.reading.contrast import Profile, Row

_LEAST_RUN = 4
_YEARS = range(1990, 2100)


def are_counted(names: Row) -> bool:
    """Whether the numbers among the names run on, 1, 2, 3, 4 or 2021, 2022: such numbers name columns."""
    numbers = [int(cell) for cell in names if cell.isascii() and cell.isdigit()]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    if len(numbers) > 1 and steps == {1} and all(number in _YEARS for number in numbers):
        return True
    return len(numbers) >= _LEAST_RUN and steps == {1} and numbers[0] in (0, 1)


def is_group(row: Row, names: Row) -> bool:
    """Whether `row` holds headings over several of the names below it, rather than a title."""
    filled = [place for place, cell in enumerate(row) if cell]
    if not filled or any(is_value(row[place]) or row[place].endswith(":") for place in filled):
        return False
    if filled in ([0], [0, 1]):
        return False
    return any(not row[place] and names[place] for place in range(filled[0], len(row))) or _repeats(row)


def _repeats(row: Row) -> bool:
    return any(cell and cell == after for cell, after in pairwise(row))


def joined(rows: Sequence[Row], below: Sequence[Profile]) -> tuple[str, ...]:
    """One name a column from all rows of names; `below` says what the columns hold."""
    labels = rows[-1]
    for upper in reversed(rows[:-1]):
        labels = _over(upper, labels, below)
    return labels


def _over(upper: Row, lower: Row, below: Sequence[Profile]) -> Row:
    if is_group(upper, lower):
        return tuple(map(_grouped, _continued(upper, below), lower))
    if _are_codes(upper, lower):
        return tuple(text or code for code, text in zip(upper, lower, strict=True))
    return tuple(map(_with_unit, upper, lower))


def _continued(groups: Row, below: Sequence[Profile]) -> Row:
    """Each group over the columns to its right, as far as they hold the same sort of cells."""
    found, group, kind = [], "", False
    for place, cell in enumerate(groups):
        values = below[place].values if below else True
        if cell:
            group, kind = cell, values
        elif values != kind:
            group = ""
        found.append(group)
    return tuple(found)


def _grouped(group: str, name: str) -> str:
    if not group or not name or group.casefold() == name.casefold():
        return name or group
    return f"{group}: {name}"


def _are_codes(upper: Row, lower: Row) -> bool:
    """Whether the upper row names by codes what the lower one spells out."""
    both = [(code, text) for code, text in zip(upper, lower, strict=True) if code and text]
    coded = sum(" " not in code and any(map(str.isdigit, code)) for code, _ in both)
    longer = sum(len(text) > len(code) for code, text in both)
    return bool(both) and coded * 2 > len(both) and longer * 2 > len(both)


def _with_unit(name: str, unit: str) -> str:
    bare = unit.strip("()[] ")
    return f"{name} ({bare})" if name and bare and bare.casefold() != name.casefold() else name or unit
