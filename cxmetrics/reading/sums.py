"""Whether a row holds the sums, means or numbers of the rows above it."""

import re
from collections.abc import Sequence
from math import isclose
from statistics import fmean, median

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.reading.cells import number

_TOLERANCE = 1e-6
_SAMPLE = 500
_LEAST_ROWS = 3
_LEAST_ROWS_UNNAMED = 5
_FAR = 3
_PLAIN = r"^[-+]?[0-9]+(\.[0-9]+)?$"


def is_told(cell: str, column: pa.ChunkedArray) -> bool:
    """Whether a cell holds the sum, the mean, the number, or an end of what stands in `column`."""
    value, filled = number(cell), len(column) - column.null_count
    if value is None or not filled:
        return False
    numbers = _numbers(column)
    told: list[float] = [len(column), filled]
    if numbers:
        told += [min(numbers), max(numbers), median(numbers)]
    return _is_sum_or_mean(cell, numbers) or any(_is_close(value, one) for one in told)


def are_sums(row: Sequence[str], above: pa.Table) -> bool:
    """Whether a row without a word is a total: nothing but sums or means, and a figure no answer would be.

    What else the columns hold, such as days and names, must be blank in it.
    """
    places = [place for place, cell in enumerate(row) if cell]
    if not places or above.num_rows < _LEAST_ROWS or any(number(row[place]) is None for place in places):
        return False
    strange = [place for place in places if _is_strange(row[place], above.column(place))]
    wordless = len(places) == len(row)
    if not strange or (wordless and (len(strange) < len(row) or above.num_rows < _LEAST_ROWS_UNNAMED)):
        return False
    return all(adds_up(row[place], above.column(place)) for place in places)


def far_from(row: Sequence[str], above: pa.Table) -> bool:
    """Whether a row holds nothing but numbers, several times as large as any above, where other cells are blank."""
    places = [place for place, cell in enumerate(row) if cell]
    if not 1 < len(places) < len(row) or above.num_rows < _LEAST_ROWS_UNNAMED:
        return False
    return all(_is_far(row[place], above.column(place)) for place in places)


def _is_far(cell: str, column: pa.ChunkedArray) -> bool:
    numbers = _numbers(column.slice(0, _SAMPLE))
    value = number(cell)
    return value is not None and bool(numbers) and value > _FAR * max(map(abs, numbers)) > 0


def _is_strange(cell: str, column: pa.ChunkedArray) -> bool:
    """Whether no answer near the top of the column is as large, as small or as finely written."""
    texts = column.slice(0, _SAMPLE).drop_null().to_pylist()
    numbers = [found for text in texts if (found := number(text)) is not None]
    value = number(cell)
    if value is None or not numbers:
        return False
    return not min(numbers) <= value <= max(numbers) or _decimals(cell) > max(map(_decimals, texts))


def adds_up(cell: str, column: pa.ChunkedArray) -> bool:
    """Whether a cell holds the sum or the mean of `column`, of which most cells are numbers."""
    plain = pc.match_substring_regex(column, _PLAIN)
    if pc.sum(plain).as_py() == len(column) - column.null_count:
        figures = pc.cast(column, pa.float64())
        value, total, mean = number(cell), pc.sum(figures).as_py(), pc.mean(figures).as_py()
        return value is not None and total is not None and _is_close_to_either(cell, value, total, mean)
    numbers = _numbers(column)
    return len(numbers) * 2 > len(column) - column.null_count and _is_sum_or_mean(cell, numbers)


def _is_sum_or_mean(cell: str, numbers: list[float]) -> bool:
    value = number(cell)
    return (
        value is not None and bool(numbers) and _is_close_to_either(cell, value, sum(numbers), fmean(numbers))
    )


def _is_close_to_either(cell: str, value: float, total: float, mean: float) -> bool:
    decimals = _decimals(cell)
    rounded = bool(decimals) and abs(value - mean) <= 0.5 * 10.0**-decimals + _TOLERANCE
    return rounded or _is_close(value, total) or _is_close(value, mean)


def _numbers(column: pa.ChunkedArray) -> list[float]:
    return [found for text in column.drop_null().to_pylist() if (found := number(text)) is not None]


def _decimals(cell: str) -> int:
    return len(re.split(r"[.,]", cell)[-1].rstrip(" %€£$")) if re.search(r"[.,]\d+\D*$", cell) else 0


def _is_close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
