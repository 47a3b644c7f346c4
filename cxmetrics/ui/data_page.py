"""The parts of the Data page."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.answered import answered
from cxmetrics.charts import figures
from cxmetrics.model import Dataset, Slice, SourceFile
from cxmetrics.reading import FORMATS
from cxmetrics.store import Workspace
from cxmetrics.store.draft import still_open
from cxmetrics.store.home import FILE, folder
from cxmetrics.ui import mapping, upload
from cxmetrics.ui.answer import answer
from cxmetrics.ui.filters import dataset_name
from cxmetrics.ui.plain import plain

OPENED = "_opened"


def is_open(dataset: Dataset) -> bool:
    """Whether someone wants to change how its columns are read."""
    return dataset.id in st.session_state.get(OPENED, set())


def review(workspace: Workspace, dataset: Dataset) -> None:
    """What was recognised, to correct and confirm."""
    with st.container(border=True, key=f"review_{dataset.id}"):
        st.header(f"Is this right? {plain(dataset.name)}")
        rows = sum(file.kept for file in dataset.files)
        st.text(
            f"{rows:,} rows, {len(dataset.columns)} columns. Our reading of each column stands below with "
            "its reason. Correct what is wrong, then confirm."
        )
        with st.container(horizontal=True):
            confirmed = st.button("Yes, show me the results", type="primary", key=f"confirm_{dataset.id}")
            stopped = st.button(
                "Discard this file" if dataset.table is None else "Leave it as it was",
                key=f"discard_{dataset.id}",
            )
        open_ones = still_open(dataset.findings, dataset.columns, mapping.columns_of(dataset))
        upload.tell_all(open_ones, key=f"noticed_{dataset.id}")
        mapping.date_order(dataset)
        mapping.editor(workspace, dataset)
    if confirmed:
        _confirm(workspace, dataset)
    if stopped:
        _close(dataset)
        if dataset.table is None:
            workspace.remove(dataset.id)
        st.rerun()


def card(workspace: Workspace, dataset: Dataset) -> None:
    """A loaded dataset: its files, what was kept and dropped, how it is read; change or remove it."""
    with st.container(border=True, key=f"dataset_{dataset.id}"):
        st.subheader(plain(dataset.name) + (" (fictional sample)" if dataset.sample else ""))
        st.caption(_about(dataset))
        st.dataframe(_files(dataset), hide_index=True, key=f"files_{dataset.id}")
        answers = st.expander(
            "How each column is read, and how many answered", key=f"answers_{dataset.id}", on_change="rerun"
        )
        if answers.open:
            answers.dataframe(_answers(workspace, dataset), hide_index=True)
        upload.tell_all(dataset.findings, key=f"noted_{dataset.id}")
        with st.container(horizontal=True):
            if st.button("Change how columns are read", key=f"change_{dataset.id}"):
                st.session_state[OPENED] = {*st.session_state.get(OPENED, set()), dataset.id}
                st.rerun()
            if st.button("Remove", key=f"remove_{dataset.id}"):
                workspace.remove(dataset.id)
                st.rerun()


def undo(workspace: Workspace) -> None:
    """Brings back what was removed, until the program is started again."""
    here = {file.sha256 for dataset in workspace.datasets() for file in dataset.files}
    for dataset in workspace.removed():
        if not here & {file.sha256 for file in dataset.files}:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"“{dataset.name}” was removed.")
                if st.button("Undo", key=f"undo_{dataset.id}"):
                    workspace.restore(dataset.id)
                    st.rerun()


def place() -> None:
    """Says where everything is kept."""
    st.caption(f"Everything is kept in one file on this computer: {plain(str(folder() / FILE), 200)}")


def _confirm(workspace: Workspace, dataset: Dataset) -> None:
    with st.spinner("Computing the scores …"):
        workspace.confirm(dataset.id, mapping.columns_of(dataset))
    _close(dataset)
    st.switch_page("pages/overview.py", query_params={"data": dataset_name(dataset, workspace.datasets())})


def _close(dataset: Dataset) -> None:
    mapping.forget(dataset)
    st.session_state[OPENED] = st.session_state.get(OPENED, set()) - {dataset.id}


def _about(dataset: Dataset) -> str:
    parts = [f"{dataset.responses:,} responses"]
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
        }
    )


def _kind(file: SourceFile) -> str:
    if file.sheet:
        return f"Excel, sheet “{file.sheet}”"
    return f"{FORMATS[file.format].name}, {file.encoding}" if file.format in FORMATS else file.encoding


def _answers(workspace: Workspace, dataset: Dataset) -> pd.DataFrame:
    counts = answer(answered, workspace, dataset, Slice())
    columns = mapping.ordered(dataset.columns)
    table = mapping.table(columns)
    table[mapping.READ_AS] = table[mapping.READ_AS].map(mapping.in_words)
    for title, pick in (("Answers", 0), ("Blank", 1), ("Not on the scale", 2)):
        table[title] = [counts[column.name][pick] if column.name in counts else None for column in columns]
    return table
