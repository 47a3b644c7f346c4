"""What people noted about a day, as dated rules in a trend."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from cxmetrics.charts import figures
from cxmetrics.charts.theme import Palette
from cxmetrics.store.notes import Note

LONGEST_LABEL = 30
ROWS = 3
_ROW_HEIGHT = 15
# A letter's share of the width of the narrowest phone: labels that have room there have room everywhere.
_LETTER = 5.8 / 290


def within(notes: Sequence[Note], first: date, end: date) -> tuple[Note, ...]:
    """The notes of days from `first` on and before `end`."""
    return tuple(note for note in notes if first <= note.day < end)


def rules(notes: Sequence[Note], first: date, end: date, colours: Palette) -> list[alt.Chart]:
    """A rule on each day with its words above the chart; where there is no room they stand in the tooltip."""
    if not notes:
        return []
    base = alt.Chart(pd.DataFrame(_rows(notes, first, end))).encode(x=alt.X("period:T"))
    ours: dict[str, Any] = {key: alt.ExprRef(f"datum.{key}") for key in ("align", "dy")}
    tip = [alt.Tooltip("day:N", title="Day"), alt.Tooltip("text:N", title="Note")]
    return [
        base.mark_rule(strokeDash=[1, 3], strokeWidth=2, color=colours.text, opacity=0.75).encode(
            tooltip=tip
        ),
        base.mark_text(baseline="bottom", fontSize=11, color=colours.text, **ours).encode(
            y=alt.value(0), text="label:N", tooltip=tip
        ),
    ]


def _rows(notes: Sequence[Note], first: date, end: date) -> list[dict[str, object]]:
    taken = [0.0] * ROWS
    rows: list[dict[str, object]] = []
    for note in notes:
        at = (note.day - first).days / max((end - first).days, 1)
        short = note.text if len(note.text) <= LONGEST_LABEL else f"{note.text[: LONGEST_LABEL - 1]}…"
        width = len(short) * _LETTER
        start = at if at + width <= 1.0 else max(at - width, 0.0)
        row = next((place for place, until in enumerate(taken) if until <= start), None)
        if row is not None:
            taken[row] = start + width
        rows.append(
            {
                "period": pd.Timestamp(note.day),
                "day": figures.in_words(note.day),
                "text": note.text,
                "label": "" if row is None else short,
                "align": "left" if start == at else "right",
                "dy": -3 - _ROW_HEIGHT * (row or 0),
            }
        )
    return rows
