"""Asks how dates and amounts are written where nothing in the file tells."""

import streamlit as st

from cxmetrics.meaning import day_first, revise, with_day
from cxmetrics.model import Dataset, Severity
from cxmetrics.store import Workspace
from cxmetrics.ui.corrections import columns_of, keep, version
from cxmetrics.ui.plain import plain

ORDERS = {"day first: 3/4 is 3 April": True, "month first: 3/4 is 4 March": False}
MARKS = {"1,234.50": False, "1.234,50": True}


def date_order(dataset: Dataset) -> None:
    """Asks for the order of day and month where nothing in the file tells."""
    for column in columns_of(dataset):
        if column.other_date_formats:
            st.segmented_control(
                f"Dates in “{plain(column.label)}” are written",
                list(ORDERS),
                default=next(
                    words for words, first in ORDERS.items() if first == day_first(column.date_formats)
                ),
                required=True,
                key=_order(dataset, column.name),
                on_change=_reorder,
                args=(dataset, column.name, _order(dataset, column.name)),
            )


def decimal_mark(workspace: Workspace, dataset: Dataset) -> None:
    """Asks for the decimal mark where nothing in the file tells."""
    asked = {finding.where for finding in dataset.findings if finding.severity is Severity.QUESTION}
    for column in columns_of(dataset):
        if column.role.is_number and column.label in asked:
            key = f"mark_{dataset.id}_{column.name}_{version(dataset)}"
            st.segmented_control(
                f"Numbers in “{plain(column.label)}” are written",
                list(MARKS),
                default=next(words for words, comma in MARKS.items() if comma == column.decimal_comma),
                required=True,
                key=key,
                on_change=_remark,
                args=(workspace, dataset, column.name, key),
            )


def _reorder(dataset: Dataset, name: str, key: str) -> None:
    first = ORDERS[st.session_state[key]]
    keep(
        dataset,
        tuple(with_day(c, first=first) if c.name == name else c for c in columns_of(dataset)),
    )


def _remark(workspace: Workspace, dataset: Dataset, name: str, key: str) -> None:
    comma = MARKS[st.session_state[key]]
    values = workspace.raw(dataset.id, name)
    keep(
        dataset,
        tuple(revise(c, values, decimal_comma=comma) if c.name == name else c for c in columns_of(dataset)),
    )


def _order(dataset: Dataset, name: str) -> str:
    return f"day_first_{dataset.id}_{name}_{version(dataset)}"
