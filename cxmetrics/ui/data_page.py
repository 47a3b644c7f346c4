"""The parts of the Data page."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cxmetrics.analyses.answered import answered
from cxmetrics.charts import figures
from cxmetrics.errors import CxError
from cxmetrics.model import Dataset, Finding, Role, Severity, Slice, SourceFile
from cxmetrics.reading import FORMATS
from cxmetrics.store import Workspace
from cxmetrics.store.draft import still_open
from cxmetrics.ui import corrections, mapping, notation, offers, told
from cxmetrics.ui.answer import answer
from cxmetrics.ui.filters import show_results
from cxmetrics.ui.plain import plain

OPENED = "_opened"
ONCE, EACH = "counts once", "counts each time"


def is_open(dataset: Dataset) -> bool:
    """Whether someone wants to change how its columns are read."""
    return dataset.id in st.session_state.get(OPENED, set())


def review(workspace: Workspace, dataset: Dataset) -> None:
    """What was recognised, to correct and confirm."""
    with st.container(border=True, key=f"review_{dataset.id}"):
        st.header(f"Is this right? {plain(dataset.name)}")
        rows = sum(file.kept for file in dataset.files if not (file.taken_out or file.joined_by))
        st.text(
            f"{rows:,} rows, {len(dataset.columns)} columns. Our reading of each column stands below with "
            "its reason. Correct what is wrong, then confirm."
        )
        offers.draw(workspace, dataset)
        with st.container(horizontal=True):
            offered = offers.is_offered(dataset)
            confirmed = st.button(
                "No, keep it apart and show me the results" if offered else "Yes, show me the results",
                type="secondary" if offered else "primary",
                key=f"confirm_{dataset.id}",
                disabled=not _is_usable(dataset),
            )
            stopped = st.button(
                "Discard this file" if dataset.table is None else "Leave it as it was",
                key=f"discard_{dataset.id}",
            )
        open_ones = still_open(dataset.findings, dataset.columns, corrections.columns_of(dataset))
        if offered:
            open_ones = tuple(f for f in open_ones if f.severity is not Severity.ERROR)
        told.tell_all(open_ones, key=f"noticed_{dataset.id}")
        notation.date_order(dataset)
        notation.decimal_mark(workspace, dataset)
        mapping.editor(workspace, dataset)
        corrections.undo(dataset)
    if confirmed:
        _confirm(workspace, dataset)
    if stopped:
        _close(dataset)
        if dataset.table is None:
            workspace.remove(dataset.id)
            offers.forget(dataset)
        st.rerun()


def card(workspace: Workspace, dataset: Dataset) -> None:
    """A loaded dataset: its files, what was kept and dropped, how it is read; change or remove it."""
    with st.container(border=True, key=f"dataset_{dataset.id}"):
        st.subheader(plain(dataset.name) + (" (fictional sample)" if dataset.sample else ""))
        st.caption(_about(dataset))
        st.dataframe(_files(dataset), hide_index=True, key=f"files_{dataset.id}")
        _out_and_back(workspace, dataset)
        answers = st.expander(
            "How each column is read, and how many answered", key=f"answers_{dataset.id}", on_change="rerun"
        )
        if answers.open:
            answers.dataframe(_answers(workspace, dataset), hide_index=True)
        told.tell_all(dataset.findings, key=f"noted_{dataset.id}")
        with st.container(horizontal=True):
            if st.button("Change how columns are read", key=f"change_{dataset.id}"):
                st.session_state[OPENED] = {*st.session_state.get(OPENED, set()), dataset.id}
                st.rerun()
            if st.button("Remove", key=f"remove_{dataset.id}"):
                workspace.remove(dataset.id)
                st.rerun()


def _is_usable(dataset: Dataset) -> bool:
    """Whether what stood against the file, if anything, was lifted by a correction."""
    refused = any(finding.severity is Severity.ERROR for finding in dataset.findings)
    answers = any(c.role.is_scored or c.role is Role.COMMENT for c in corrections.columns_of(dataset))
    return answers or not refused


def _out_and_back(workspace: Workspace, dataset: Dataset) -> None:
    """Takes one of several files out of every figure, and puts it back."""
    if len(dataset.files) < 2:
        return
    names = {file.sha256: file.name for file in dataset.files}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "One of these files",
            list(names),
            format_func=names.__getitem__,
            key=f"file_{dataset.id}",
            width=300,
        )
        _once_or_each(workspace, dataset)
        out = any(file.taken_out for file in dataset.files if file.sha256 == chosen)
        if st.button("Put it back" if out else "Take it out", key=f"out_{dataset.id}"):
            act = workspace.put_back if out else workspace.take_out
            with st.spinner("Counting anew …"):
                _told_if_refused(dataset, lambda: act(dataset.id, chosen))
            st.rerun()


def _once_or_each(workspace: Workspace, dataset: Dataset) -> None:
    """Rows that two files share in every cell: one person twice, or two who answered alike."""
    key = f"once_{dataset.id}"
    st.selectbox(
        "The same row in two files",
        [ONCE, EACH],
        index=0 if dataset.once else 1,
        key=key,
        width=200,
        on_change=_count,
        args=(workspace, dataset, key),
    )


def _count(workspace: Workspace, dataset: Dataset, key: str) -> None:
    workspace.count_repeats(dataset.id, once=st.session_state[key] == ONCE)


def _told_if_refused(dataset: Dataset, act: Callable[[], object]) -> None:
    try:
        act()
    except CxError as error:
        told.remember([Finding(Severity.ERROR, dataset.name, f"{error.what} {error.why}", error.fix)])


def _confirm(workspace: Workspace, dataset: Dataset) -> None:
    with st.spinner("Computing the scores …"):
        workspace.confirm(dataset.id, corrections.columns_of(dataset))
    _close(dataset)
    offers.forget(dataset)
    show_results(workspace, dataset)


def _close(dataset: Dataset) -> None:
    corrections.forget(dataset)
    st.session_state[OPENED] = st.session_state.get(OPENED, set()) - {dataset.id}


def _about(dataset: Dataset) -> str:
    parts = [f"{dataset.responses:,} {dataset.kind.rows}"]
    if dataset.first and dataset.last:
        parts.append(f"{figures.in_words(dataset.first)} – {figures.in_words(dataset.last)}")
    parts.append(f"added {figures.in_words(dataset.added.date())}")
    return " · ".join(parts)


def _files(dataset: Dataset) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "File": [file.name for file in dataset.files],
            "Rows": [file.rows for file in dataset.files],
            "Kept": [file.kept for file in dataset.files],
            "Left out": [
                ", ".join(f"{d.count:,} × {d.reason}" for d in file.dropped) or "nothing"
                for file in dataset.files
            ],
            "Read as": [_kind(file) for file in dataset.files],
            "Counts": [_counts(file) for file in dataset.files],
        }
    )


def _kind(file: SourceFile) -> str:
    tool = FORMATS[file.format].name if file.format in FORMATS else file.format
    return f"{tool}, sheet “{file.sheet}”" if file.sheet else f"{tool}, {file.encoding}"


def _counts(file: SourceFile) -> str:
    if file.taken_out:
        return "taken out"
    return f"beside the answers, by “{file.joined_by}”" if file.joined_by else "yes"


def _answers(workspace: Workspace, dataset: Dataset) -> pd.DataFrame:
    counts = answer(answered, workspace, dataset, Slice())
    columns = mapping.ordered(dataset.columns)
    table = mapping.table(columns)
    table[mapping.READ_AS] = table[mapping.READ_AS].map(mapping.in_words)
    for title, pick in (("Answers", 0), ("Blank", 1), ("Not on the scale", 2)):
        table[title] = [counts[column.name][pick] if column.name in counts else None for column in columns]
    return table
