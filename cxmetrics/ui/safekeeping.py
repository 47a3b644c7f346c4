"""Where everything is kept, how to get back what was removed, and how to take a copy."""

from datetime import date

import streamlit as st

from cxmetrics.errors import CxError
from cxmetrics.store import Workspace, backup
from cxmetrics.store.home import FILE, folder
from cxmetrics.ui import personal, told
from cxmetrics.ui.plain import plain

ROUND = "_restore_round"


def undo(workspace: Workspace) -> None:
    """Brings back what was removed, until the program is started again."""
    here = {file.sha256 for dataset in workspace.datasets() for file in dataset.files}
    for dataset in workspace.removed():
        if dataset.table and not {file.sha256 for file in dataset.files} <= here:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"“{dataset.name}” was removed.")
                if st.button("Undo", key=f"undo_{dataset.id}"):
                    workspace.restore(dataset.id)
                    st.rerun()


def draw(workspace: Workspace) -> None:
    """The place of the workspace, a copy of it to keep, and a copy to bring back."""
    st.header("Safekeeping")
    st.caption(f"Everything is kept in one file on this computer: {plain(str(folder() / FILE), 200)}")
    personal.switch()
    with st.expander("Take a copy, or bring one back", key="safekeeping"):
        if workspace.datasets():
            st.text("A copy holds all files, how their columns are read, and what was noticed.")
            st.download_button(
                "Save a copy",
                data=lambda: backup.as_bytes(workspace),
                file_name=f"cxmetrics-{date.today():%Y-%m-%d}.zip",
                mime="application/zip",
                key="backup",
            )
        _restore(workspace)


def _restore(workspace: Workspace) -> None:
    chosen = st.file_uploader(
        "Bring back a copy. What is here already stays as it is.",
        type="zip",
        key=f"restore_{st.session_state.get(ROUND, 0)}",
    )
    if chosen:
        try:
            with st.spinner("Bringing back …"):
                told.remember(backup.read(workspace, chosen.getvalue()))
        except CxError as error:
            st.error(plain(str(error), 900))
            return
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.rerun()
