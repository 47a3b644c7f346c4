"""What was recognised of a file, in one table a person can correct."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxmetrics.errors import CxError, UnknownName
from cxmetrics.meaning import TOUCHPOINTS, revise
from cxmetrics.meaning.numbers import durations
from cxmetrics.model import Column, Dataset, Role, Side
from cxmetrics.store import Workspace
from cxmetrics.ui import codes
from cxmetrics.ui.corrections import columns_of, keep, version
from cxmetrics.ui.plain import plain

WORDS = {
    Role.DATE: "date",
    Role.CUSTOMER: "customer",
    Role.SEGMENT: "group",
    Role.RATING: "rating",
    Role.OVERALL: "overall rating",
    Role.NPS: "recommend (NPS)",
    Role.CSAT: "satisfaction (CSAT)",
    Role.CES: "effort (CES)",
    Role.COMMENT: "comment",
    Role.REVENUE: "amount paid",
    Role.RECOMMENDED: "recommends: yes/no",
    Role.WEIGHT: "survey weight",
    Role.ID: "number of the response",
    Role.CHURNED: "has left: yes/no",
    Role.REFERRED: "sent by another customer",
    Role.ANSWERED: "invited: answered or not",
    Role.REPLIED: "moment of the first reply",
    Role.REPLY_TIME: "time until the first reply",
    Role.ORDER: "order number",
    Role.QUANTITY: "pieces bought",
    Role.PRICE: "price of one piece",
    Role.FIGURE: "figure already worked out",
    Role.IGNORE: "left out",
}
MOST_ROWS, TALL = 30, 700
READ_AS, SIDE, ABOUT, SCALE, MISSING = "Read as", "Side", "About", "Scale", "Means no answer"
EMPTY = ""
SCALES = ("0–1", "0–2", "1–3", "1–4", "1–5", "0–5", "1–7", "1–10", "0–10", "1–11", "0–100")
TIMES = {
    f"in {name}" if name in durations.UNITS else name: name for name in (*durations.UNITS, *durations.CLOCKS)
}
"""What lengths of time can be in, which stands where answers have their scale."""
NAMES = {touchpoint.name: id_ for id_, touchpoint in TOUCHPOINTS.items()}


def editor(workspace: Workspace, dataset: Dataset) -> None:
    """The table. A correction is carried through at once: the rest of its row follows."""
    columns = columns_of(dataset)
    key = f"mapping_{dataset.id}_{version(dataset)}"
    if refused := st.session_state.pop(_refused(dataset), None):
        st.error(plain(refused, 600))
    st.data_editor(
        table(ordered(columns)),
        key=key,
        hide_index=True,
        num_rows="fixed",
        height="content" if len(columns) <= MOST_ROWS else TALL,
        placeholder="",
        disabled=["Column", "Some values", "Because"],
        on_change=_correct,
        args=(workspace, dataset, key),
        column_config={
            "Some values": st.column_config.TextColumn(width="medium"),
            READ_AS: st.column_config.SelectboxColumn(
                options=[str(role) for role in Role], format_func=in_words, required=True
            ),
            SIDE: st.column_config.SelectboxColumn(options=[EMPTY, *(str(s) for s in Side)]),
            ABOUT: st.column_config.SelectboxColumn(options=[EMPTY, *sorted(NAMES)]),
            SCALE: st.column_config.SelectboxColumn(options=_scales(columns)),
            "Because": st.column_config.TextColumn(width="large"),
        },
    )


def ordered(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The answers first, then what groups and dates them, what is left out last."""
    return tuple(sorted(columns, key=lambda c: (c.role is Role.IGNORE, not c.role.is_scored)))


def in_words(role: object) -> str:
    """A role as the owner of a shop would call it."""
    return WORDS[Role(str(role))]


def table(columns: tuple[Column, ...]) -> pd.DataFrame:
    """A row a column: what it holds and how it is read."""
    return pd.DataFrame(
        {
            "Column": [c.label for c in columns],
            "Some values": [" · ".join(c.examples[:4]) for c in columns],
            READ_AS: [str(c.role) for c in columns],
            SIDE: [str(c.side) if c.side else EMPTY for c in columns],
            ABOUT: [TOUCHPOINTS[c.touchpoint].name if c.touchpoint else EMPTY for c in columns],
            SCALE: [_scale(c) for c in columns],
            MISSING: [codes.written(c.missing) for c in columns],
            "Because": [c.because for c in columns],
        }
    )


def changes(edited: Mapping[str, Any]) -> dict[str, Any]:
    """What one edited row asks of `meaning.revise`; raises UnknownName for a scale that is none.

    Lengths of time have their unit where answers have their scale.
    """
    asked: dict[str, Any] = {}
    if READ_AS in edited:
        asked["role"] = Role(edited[READ_AS])
    if SIDE in edited:
        asked["side"] = edited[SIDE] or EMPTY
    if ABOUT in edited:
        asked["touchpoint"] = NAMES.get(edited[ABOUT], EMPTY)
    if edited.get(SCALE) in TIMES:
        asked["unit"] = TIMES[edited[SCALE]]
    elif edited.get(SCALE):
        asked["scale"] = _ends(edited[SCALE])
    if MISSING in edited:
        asked["missing"] = codes.parsed(edited[MISSING] or "")
    return asked


def _correct(workspace: Workspace, dataset: Dataset, key: str) -> None:
    columns = columns_of(dataset)
    shown = ordered(columns)
    revised: dict[str, Column] = {}
    for row, edited in st.session_state[key]["edited_rows"].items():
        column = shown[int(row)]
        try:
            values = workspace.raw(dataset.id, column.name)
            revised[column.name] = revise(column, values, **changes(edited))
        except CxError as error:
            st.session_state[_refused(dataset)] = str(error)
    keep(dataset, tuple(revised.get(c.name, c) for c in columns))


def _ends(text: str) -> tuple[float, float] | tuple[float, float, bool]:
    ends, _, reverse = text.partition(",")
    low, dash, high = ends.partition("–")
    if not dash:
        raise UnknownName.of("scale", text, list(SCALES))
    return (float(low), float(high), True) if reverse else (float(low), float(high))


def _scale(column: Column) -> str:
    if column.role is Role.REPLY_TIME:
        return next((said for said, note in TIMES.items() if note in column.date_formats), EMPTY)
    return str(column.scale) if column.scale else EMPTY


def _scales(columns: tuple[Column, ...]) -> list[str]:
    seen = {str(column.scale) for column in columns if column.scale}
    every = [*SCALES, *(f"{scale}, lowest is best" for scale in SCALES)]
    timed = TIMES if any(column.role is Role.REPLY_TIME for column in columns) else ()
    return [EMPTY, *every, *sorted(seen - set(every)), *timed]


def _refused(dataset: Dataset) -> str:
    return f"_mapping_refused_{dataset.id}"
