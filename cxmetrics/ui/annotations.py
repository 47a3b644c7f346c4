"""What people know about a day (“new menu”), written under the chart and seen in every trend."""

from datetime import date

import streamlit as st

from cxmetrics.charts import figures
from cxmetrics.errors import CxError
from cxmetrics.model import Dataset
from cxmetrics.store import Workspace, notes
from cxmetrics.store.notes import LONGEST, Note
from cxmetrics.ui.plain import plain

REMOVED, ROUND = "_note_removed", "_note_round"
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def draw(workspace: Workspace, dataset: Dataset, known: tuple[Note, ...]) -> None:
    """The notes of the dataset, each to be removed, and a form for one more."""
    title = f"What happened when: mark a day in these charts ({len(known)})"
    with st.expander(title if known else title.removesuffix(" (0)"), key="notes"):
        for note in known:
            _one(workspace, dataset, note)
        _undo(workspace, dataset)
        _form(workspace, dataset)


def _one(workspace: Workspace, dataset: Dataset, note: Note) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{figures.in_words(note.day)}: {note.text}{_elsewhere(dataset, note.day)}")
        if st.button(
            "Remove", key=f"note_{note.id}", type="tertiary", help=plain(f"Remove “{note.text}”", 120)
        ):
            notes.remove(workspace, note)
            st.session_state[REMOVED] = (dataset.id, note)
            st.rerun()


def _undo(workspace: Workspace, dataset: Dataset) -> None:
    """Brings the note back that was removed last."""
    of, note = st.session_state.get(REMOVED, (None, None))
    if note is None or of != dataset.id:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"“{note.text}” was removed.")
        if st.button("Undo", key="note_undo"):
            notes.add(workspace, dataset.id, note.day, note.text)
            del st.session_state[REMOVED]
            st.rerun()


def _form(workspace: Workspace, dataset: Dataset) -> None:
    turn = st.session_state.get(ROUND, 0)
    with st.form(f"note_form_{turn}", border=False, enter_to_submit=True):
        day = st.date_input(
            "On",
            dataset.last or date.today(),
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            key=f"note_day_{turn}",
            width=160,
        )
        text = st.text_input(
            "What happened",
            placeholder="new menu",
            max_chars=LONGEST,
            key=f"note_text_{turn}",
        )
        if not st.form_submit_button("Mark this day", key=f"note_add_{turn}"):
            return
    try:
        notes.add(workspace, dataset.id, _picked(day), text)
    except CxError as error:
        st.error(plain(str(error), 300))
        return
    st.session_state[ROUND] = turn + 1
    st.rerun()


def _picked(day: object) -> date:
    if not isinstance(day, date):
        raise CxError("No day was chosen.", why="A note belongs to a day.", fix="Choose the day it happened.")
    return day


def _elsewhere(dataset: Dataset, day: date) -> str:
    """Why a note is in no chart."""
    if dataset.first and dataset.last and not dataset.first <= day <= dataset.last:
        return " (outside the days of your data, so no chart shows it)"
    return ""
