"""Questions that run against all others: perhaps their lowest answer is the best."""

from collections.abc import Sequence
from math import atanh, sqrt, tanh

import numpy as np
import pyarrow as pa

from cxmetrics.meaning.companions import mean_of_others
from cxmetrics.meaning.numbers.number import number
from cxmetrics.meaning.profile import SAMPLE, positions
from cxmetrics.meaning.scales.missing import LEAST_ANSWERED, Row, Z
from cxmetrics.model import Column, Finding, Role, Severity

LEAST_ITEMS = 3
LEAST_FOR_LIMIT = 4
LEAST_LEVELS = 3
WHOLE = 0.999999
_ITEMS = (Role.RATING, Role.OVERALL, Role.CSAT, Role.CES, Role.NPS)


def findings(columns: Sequence[Column], rows: pa.Table) -> list[Finding]:
    """A question for every item whose correlation with the mean of the others surely lies below zero.

    Three items and thirty people are needed. It only asks: statistics cannot tell a reversed scale from a
    question in which happy customers truly score low, so nothing is ever turned round by itself.
    """
    items = [c for c in columns if c.role in _ITEMS and c.scale and c.scale.levels >= LEAST_LEVELS]
    if len(items) < LEAST_ITEMS:
        return []
    answers = {column.name: _standard(_scores(column, rows.column(column.name))) for column in items}
    others = mean_of_others(answers)
    found = []
    for column in items:
        against = _upper_limit(answers[column.name], others[column.name])
        if against and against[0] < 0:
            found.append(_question(column, *against[1:]))
    return found


def _question(column: Column, r: float, n: int) -> Finding:
    lowest = "lowest" if column.scale and not column.scale.reversed else "highest"
    return Finding(
        Severity.QUESTION,
        column.label,
        f"Is the {lowest} answer the best here? People who score high elsewhere score low here "
        f"(correlation {r:.2f}, {n:,} people), as if the scale was reversed: please confirm.",
        f"It is read as {column.scale}. If it runs the other way, turn its scale round; nothing is turned by itself.",
    )


def _scores(column: Column, values: pa.ChunkedArray) -> Row:
    sample = values if len(values) <= SAMPLE else values.take(pa.array(positions(len(values))))
    encoded = sample.combine_chunks().dictionary_encode()
    worth = [_worth(column, text) for text in encoded.dictionary.to_pylist()]
    places = encoded.indices.fill_null(len(worth)).to_numpy(zero_copy_only=False)
    return np.asarray(np.array([*worth, np.nan])[places], dtype=np.float64)


def _worth(column: Column, text: str | None) -> float:
    said = (text or "").strip()
    if column.scale is None or not said or said in column.missing:
        return np.nan
    coded = dict(column.codes).get(said)
    read = number(said) if coded is None else None
    value = coded if coded is not None else (read.value if read else np.nan)
    return column.scale.pomp(value) if column.scale.holds(value) else np.nan


def _standard(row: Row) -> Row:
    known = row[~np.isnan(row)]
    spread = known.std() if known.size else 0.0
    return (row - known.mean()) / spread if spread else np.full_like(row, np.nan)


def _upper_limit(one: Row, two: Row) -> tuple[float, float, int] | None:
    """The upper 95 % limit of the correlation (Fisher's z), the correlation and the people behind it."""
    both = ~np.isnan(one) & ~np.isnan(two)
    n = int(both.sum())
    if n < LEAST_ANSWERED or np.ptp(one[both]) == 0 or np.ptp(two[both]) == 0:
        return None
    r = max(-WHOLE, min(WHOLE, float(np.corrcoef(one[both], two[both])[0, 1])))
    return tanh(atanh(r) + Z / sqrt(n - LEAST_FOR_LIMIT + 1)), r, n
