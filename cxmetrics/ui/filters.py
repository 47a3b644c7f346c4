"""The line of filters under every page's title. It lives in the address and holds on every page."""

from datetime import date, timedelta

import streamlit as st

from cxmetrics.analyses.segment import NOT_GIVEN, counted, segments_of, values_of
from cxmetrics.model import Column, Dataset, Slice
from cxmetrics.store import Workspace
from cxmetrics.ui.answer import answer
from cxmetrics.ui.figures import in_words
from cxmetrics.ui.plain import plain

PERIODS = {
    "All time": None,
    "Last 12 months": 365,
    "Last 6 months": 182,
    "Last 3 months": 91,
    "Last 30 days": 30,
}
EVERYONE = "Everyone"


def line(workspace: Workspace, datasets: list[Dataset]) -> tuple[Dataset, Slice, int]:
    """Draws the filters; returns the dataset, the part of it they leave and how many responses that is."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        dataset = _dataset(datasets)
        days = _period(dataset)
        chosen = _group(workspace, dataset)
    first = dataset.last - timedelta(days=days - 1) if days and dataset.last else None
    part = Slice(segments=chosen, first=first)
    responses = answer(counted, workspace, dataset, part)
    st.caption(_about(dataset, responses, first))
    return dataset, part, responses


def _dataset(datasets: list[Dataset]) -> Dataset:
    if len(datasets) == 1:
        return datasets[0]
    names = {dataset.id: f"{dataset.name} ({dataset.id})" for dataset in datasets}
    id_ = st.selectbox(
        "Data", list(names), format_func=names.__getitem__, key="data", bind="query-params", width=260
    )
    return next(dataset for dataset in datasets if dataset.id == id_)


def _period(dataset: Dataset) -> int | None:
    if dataset.first is None:
        return None
    return PERIODS[
        st.selectbox("Period", list(PERIODS), key="period", bind="query-params", width=180) or "All time"
    ]


def _group(workspace: Workspace, dataset: Dataset) -> tuple[tuple[str, tuple[str, ...]], ...]:
    columns: dict[str, Column] = {column.label: column for column in segments_of(dataset)}
    if not columns:
        return ()
    label = st.selectbox("Who", [EVERYONE, *columns], key="who", bind="query-params", width=220)
    if label not in columns:
        return ()
    known = answer(values_of, workspace, dataset, Slice(), columns[label].name)
    kept = st.multiselect(
        "Only",
        [NOT_GIVEN if value is None else value for value in known],
        key="only",
        bind="query-params",
        placeholder="All of them",
        width=340,
    )
    if not kept:
        return ()
    return ((columns[label].name, tuple("" if value == NOT_GIVEN else value for value in kept)),)


def _about(dataset: Dataset, responses: int, first: date | None) -> str:
    parts = [f"{responses:,} responses"]
    if dataset.first and dataset.last:
        parts.append(f"{in_words(first or dataset.first)} – {in_words(dataset.last)}")
    parts.append(plain(dataset.name) + (" (fictional sample)" if dataset.sample else ""))
    return " · ".join(parts)
