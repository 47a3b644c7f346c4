"""The line of filters under every page's title. It lives in the address and holds on every page."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

import streamlit as st

from cxmetrics.analyses.left_over import tells_of_few
from cxmetrics.analyses.scale_change import scale_changes
from cxmetrics.analyses.segment import EVERYONE, counted, in_words, segments_of, values_of
from cxmetrics.analyses.terms import in_words as in_words_of
from cxmetrics.charts import figures
from cxmetrics.model import BLANK, Column, Dataset, Slice
from cxmetrics.store import Workspace
from cxmetrics.ui import memory, terms
from cxmetrics.ui.answer import answer
from cxmetrics.ui.plain import plain

Option = TypeVar("Option", int, str)

DATA = "data"
ALL_TIME = "All time"
LONGEST = 500
PERIODS = {
    ALL_TIME: None,
    "Last 12 months": 365,
    "Last 6 months": 182,
    "Last 3 months": 91,
    "Last 30 days": 30,
}


def line(workspace: Workspace, datasets: list[Dataset]) -> tuple[Dataset, Slice, int]:
    """Draws the filters; returns the dataset, the part of it they leave and how many responses that is."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        dataset = _dataset(datasets)
        days = _period(dataset)
        chosen = _group(workspace, dataset)
        latest, weight, chosen_terms = terms.choose(dataset)
    memory.note()
    first = dataset.last - timedelta(days=days - 1) if days and dataset.last else None
    part = Slice(segments=chosen, first=first, latest=latest, weight=weight, terms=chosen_terms)
    responses = answer(counted, workspace, dataset, part)
    st.caption(_about(dataset, responses, part))
    for finding in answer(scale_changes, workspace, dataset, part):
        st.caption(plain(f"“{finding.where}”: {finding.what} {finding.fix}", LONGEST))
    starts = _starts(dataset.last) if dataset.last else (None,)
    if answer(tells_of_few, workspace, dataset, part, starts):
        st.info(
            "Set against a longer period, other groups or everybody, what these filters show would tell what a few "
            "people said, so it stays hidden. Choose another group or period above, or “How figures are worked out”."
        )
        st.stop()
    return dataset, part, responses


def _starts(last: date) -> tuple[date | None, ...]:
    """The first day of every period that can be chosen; None for all time."""
    return tuple(last - timedelta(days=days - 1) if days else None for days in PERIODS.values())


def show_results(workspace: Workspace, dataset: Dataset) -> None:
    """Goes to the overview of a dataset."""
    # A dataset chosen before would win over the one in the address (Streamlit 1.67).
    st.session_state[DATA] = dataset.id
    name = dataset_name(dataset, workspace.datasets())
    st.switch_page("pages/overview.py", query_params={DATA: name})


def dataset_name(dataset: Dataset, among: Sequence[Dataset]) -> str:
    """What the dataset is called in the list; its number tells it from others of the same name."""
    alone = sum(other.name == dataset.name for other in among) == 1
    return dataset.name if alone else f"{dataset.name} ({dataset.id})"


def _dataset(datasets: list[Dataset]) -> Dataset:
    if len(datasets) == 1:
        return datasets[0]
    names = {dataset.id: dataset_name(dataset, datasets) for dataset in datasets}
    id_ = _select("Data", DATA, list(names), names.__getitem__)
    return next(dataset for dataset in datasets if dataset.id == id_)


def _period(dataset: Dataset) -> int | None:
    if dataset.first is None:
        return None
    return PERIODS[_select("Period", "period", list(PERIODS)) or ALL_TIME]


def _group(workspace: Workspace, dataset: Dataset) -> tuple[tuple[str, tuple[str, ...]], ...]:
    columns: dict[str, Column] = {in_words(column.label): column for column in segments_of(dataset)}
    if not columns:
        return ()
    label = _select("Who", "who", [EVERYONE, *columns])
    if label not in columns:
        return ()
    known = answer(values_of, workspace, dataset, Slice(), columns[label].name)
    values = {in_words(value): BLANK if value is None else value for value in known}
    kept = _several("Only", "only", list(values))
    if not kept:
        return ()
    return ((columns[label].name, tuple(values[value] for value in kept)),)


def _select(
    label: str, key: str, options: list[Option], shown: Callable[[Option], str] = str
) -> Option | None:
    return st.selectbox(label, options, format_func=shown, key=key, bind="query-params", width=230)


def _several(label: str, key: str, options: list[str]) -> list[str]:
    return st.multiselect(label, options, key=key, bind="query-params", placeholder="All of them", width=340)


def _about(dataset: Dataset, responses: int, part: Slice) -> str:
    parts = [f"{responses:,} {dataset.kind.rows}"]
    if dataset.first and dataset.last:
        parts.append(f"{figures.in_words(part.first or dataset.first)} – {figures.in_words(dataset.last)}")
    parts.append(plain(dataset.name) + (" (fictional sample)" if dataset.sample else ""))
    parts.extend(in_words_of(part))
    return " · ".join(parts)
