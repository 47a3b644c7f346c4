"""Where the reader says how figures are worked out. It lives in the address and holds on every page."""

from typing import TypeVar

import streamlit as st

from cxmetrics.model import USUAL, Column, Dataset, Kind, Role, Terms

Option = TypeVar("Option", int, str)

KEYS = ("level", "satisfied", "latest", "weights", "window", "silence", "target")
LEVELS = {80: "80 %", 90: "90 %", 95: "95 %", 99: "99 %"}
SATISFIED = {
    "csat": "One of the best two answers",
    "csat_top": "The very best answer only",
    "csat_mean": "The average answer",
}
WINDOWS = {30: "30 days", 60: "60 days", 90: "90 days", 180: "half a year", 365: "a year"}
SILENCES = {30: "30 days", 90: "90 days", 180: "half a year", 365: "a year", 730: "two years"}
TARGETS = {15: "15 minutes", 30: "30 minutes", 60: "an hour", 240: "four hours", 1440: "a day"}


def choose(dataset: Dataset) -> tuple[str | None, str | None, Terms]:
    """Draws the choices this data leaves; returns the columns of customers and of weights, and the terms."""
    with st.popover("How figures are worked out", key="terms"):
        st.caption("Where people in the field disagree, you choose. It holds for every figure on every page.")
        level = _one_of("How sure a likely range is", "level", LEVELS, 95)
        satisfied = USUAL.satisfaction
        if dataset.by_role(Role.CSAT) or dataset.by_role(Role.OVERALL):
            satisfied = _one_of("Satisfied means", "satisfied", SATISFIED, USUAL.satisfaction)
        latest = _column("Count each customer’s latest answer only", "latest", _customers(dataset))
        weight = _column("Count answers by their weight", "weights", dataset.by_role(Role.WEIGHT)[:1])
        days = {"window": USUAL.window, "silence": USUAL.silence, "target": USUAL.target}
        if dataset.kind is Kind.ORDERS:
            days["window"] = _one_of("Came back means within", "window", WINDOWS, USUAL.window)
            days["silence"] = _one_of("Gone means no purchase for", "silence", SILENCES, USUAL.silence)
        if dataset.by_role(Role.REPLIED) or dataset.by_role(Role.REPLY_TIME):
            days["target"] = _one_of("A reply is in time within", "target", TARGETS, USUAL.target)
    return latest, weight, Terms(level / 100, satisfied, **days)


def _customers(dataset: Dataset) -> tuple[Column, ...]:
    """Who answered, where one person may have answered more than once."""
    return dataset.by_role(Role.CUSTOMER)[:1] if dataset.kind is Kind.RESPONSES else ()


def _one_of(label: str, key: str, options: dict[Option, str], usual: Option) -> Option:
    known = list(options)
    chosen = st.selectbox(
        label, known, known.index(usual), format_func=options.__getitem__, key=key, bind="query-params"
    )
    return usual if chosen is None else chosen


def _column(label: str, key: str, columns: tuple[Column, ...]) -> str | None:
    if not columns:
        return None
    return columns[0].name if st.toggle(label, key=key, bind="query-params") else None
