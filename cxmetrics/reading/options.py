"""Opens cells that hold several chosen options, such as “Wifi, Parking”, into one column an option."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.cells import is_value
from cxmetrics.reading.grid import renamed
from cxmetrics.reading.labels import tidy, unique
from cxmetrics.reading.limits import MOST_COLUMNS
from cxmetrics.reading.shape import Shaped

CHOSEN, NOT_CHOSEN = "Chosen", "Not chosen"
"""No Yes and No: that would read as an answer on a scale, and what people used is no praise of it."""

_SEPARATORS = ("\n", " | ", "|", "; ", ";", ", ")
_MOST_OPTIONS = 20
_MOST_CHOICES = 3000
_LOOKED_AT = 5000
_LONGEST = 80
_LEAST_SEVERAL = 3
_LEAST_SHARE = 0.1
_LEAST_CHOSEN = 2
_LEAST_FREQUENT = 0.01


@dataclass(frozen=True)
class _Options:
    """The separator of a column's options, and the options in the order they first appear."""

    separator: str
    found: tuple[str, ...]


def with_options(labels: tuple[str, ...], rows: pa.Table) -> Shaped:
    """The table with a column for each option, chosen or not, behind the column its cells were chosen in.

    Recognised strictly, so that no comment is taken apart: every part of every cell comes again, in
    several combinations. The cells themselves stay as they are.
    """
    names: list[str] = []
    columns: list[pa.ChunkedArray] = []
    findings: list[Finding] = []
    spare = MOST_COLUMNS - len(labels)
    for label, column in zip(labels, rows.columns, strict=True):
        names.append(label)
        columns.append(column)
        options = _options(column)
        if options is None or len(options.found) > spare:
            continue
        spare -= len(options.found)
        names += [f"{label}: {tidy(option)}" for option in options.found]
        columns += [_chosen(column, option, options.separator) for option in options.found]
        findings.append(_note(label, options))
    if not findings:
        return Shaped(labels, rows)
    opened = pa.table(columns, names=[f"c{place}" for place in range(1, len(columns) + 1)])
    return Shaped(unique(names), renamed(opened), findings=tuple(findings))


def _options(column: pa.ChunkedArray) -> _Options | None:
    filled = len(column) - column.null_count
    if filled < _LEAST_SEVERAL or not _looks_several(_first_filled(column)):
        return None
    choices = pc.value_counts(column.drop_null())
    if len(choices) > _distinct_at_most(filled):
        return None
    cells = {choice["values"]: choice["counts"] for choice in choices.to_pylist()}
    for separator in _SEPARATORS:
        if any(separator in cell for cell in cells):
            found = _told_apart(cells, separator, filled)
            return _Options(separator, found) if found else None
    return None


def _first_filled(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The first cells that are not blank, without a copy of all others where they stand near the top."""
    near = column.slice(0, 2 * _LOOKED_AT).drop_null()
    return (near if len(near) >= _LOOKED_AT else column.drop_null()).slice(0, _LOOKED_AT)


def _looks_several(cells: pa.ChunkedArray) -> bool:
    """Whether enough cells hold a separator at all, and cells repeat: a quick look at the first ones."""
    several = pc.sum(pc.match_substring_regex(cells, r"[\n|;]|, ")).as_py() or 0
    distinct: int = pc.count_distinct(cells).as_py()
    return several >= _LEAST_SHARE / 2 * len(cells) and distinct <= _distinct_at_most(len(cells))


def _distinct_at_most(filled: int) -> float:
    return min(_MOST_CHOICES, filled / 2 + _LEAST_SEVERAL)


def _told_apart(cells: dict[str, int], separator: str, filled: int) -> tuple[str, ...]:
    """The options where the cells are surely made of them: none that is rare, or always in the same company."""
    split = {cell: _parts(cell, separator) for cell in cells}
    if any(len(set(parts)) < len(parts) for parts in split.values()):
        return ()
    several = sum(cells[cell] for cell, parts in split.items() if len(parts) > 1)
    counts: Counter[str] = Counter()
    company: Counter[str] = Counter()
    for cell, parts in split.items():
        counts.update(dict.fromkeys(parts, cells[cell]))
        company.update(parts)
    options = tuple(counts)
    lengths = {len(parts) for parts in split.values()}
    enough = several >= max(_LEAST_SEVERAL, _LEAST_SHARE * filled) and len(lengths) > 1
    least = max(_LEAST_CHOSEN, _LEAST_FREQUENT * filled)
    fitting = 2 <= len(options) <= _MOST_OPTIONS and len(split) >= len(options)
    if not enough or not fitting or min(counts.values()) < least or min(company.values()) < 2:
        return ()
    return () if any(map(_is_no_option, options)) else options


def _parts(cell: str, separator: str) -> Sequence[str]:
    return [part for piece in cell.split(separator) if (part := piece.strip())]


def _is_no_option(part: str) -> bool:
    return len(part) > _LONGEST or is_value(part) or part.endswith((".", "!", "?"))


def _chosen(column: pa.ChunkedArray, option: str, separator: str) -> pa.ChunkedArray:
    """For each cell whether the option was chosen, blank where nothing was answered."""
    choices = column.unique()
    words = [
        None if cell is None else CHOSEN if option in _parts(cell, separator) else NOT_CHOSEN
        for cell in choices.to_pylist()
    ]
    places = pc.index_in(column, value_set=choices)
    return pa.chunked_array([pa.array(words, pa.string())]).take(places)


def _note(label: str, options: _Options) -> Finding:
    listed = ", ".join(f"“{tidy(option)}”" for option in options.found[:5])
    more = " …" if len(options.found) > 5 else ""
    what = f"People could choose several answers here: {listed}{more}. Each has a column of its own."
    return Finding(Severity.NOTE, label, what, "Nothing to do, unless these are not the options you offered.")
