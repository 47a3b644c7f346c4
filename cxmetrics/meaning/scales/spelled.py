"""Which number stands for which answer in words, for a person to check."""

from collections.abc import Collection
from dataclasses import replace

from cxmetrics.model import Column

MOST = 11


def spelled(column: Column, texts: Collection[str]) -> Column:
    """The column with the number of each of its answers in words among its reasons, as `texts` of the file say it."""
    scale = column.scale
    if scale is None or not scale.labels or len(scale.labels) > MOST:
        return column
    named = dict(zip(scale.values, scale.labels, strict=False))
    seen = {
        code: text for text, code in reversed(column.codes) if text in texts and text not in column.missing
    }
    said = ", ".join(f"{(named | seen)[value]} = {value:g}" for value in named)
    return replace(column, because=f"{column.because} {said}.".strip())
