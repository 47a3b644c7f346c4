"""Takes files in: dropped, read, and placed in the same run."""

from pathlib import Path

import streamlit as st

from cxmetrics.model import Dataset, Finding, Severity
from cxmetrics.reading import CONTAINERS, LARGEST_FILE
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_all
from cxmetrics.ui import offers, told
from cxmetrics.ui.filters import show_results
from cxmetrics.ui.intake import Intake, take_in
from cxmetrics.ui.plain import plain

KINDS = sorted({ending.lstrip(".") for kind in CONTAINERS.values() for ending in kind.endings})
MOST_FILES = 50
ROUND = "_upload_round"
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
SAMPLES = {
    "tickets.csv": "Nonna’s: requests for help",
    "orders.csv": "Nonna’s: orders",
    "feedback.csv": "Nonna’s: two shops and a delivery service",
}
"""What the files of the sample are called here; the answers come last, so that they are the newest."""


def receive(workspace: Workspace) -> None:
    """The place to drop files. What needs a yes waits on the Data page; what needs none goes on to its results."""
    chosen = st.file_uploader(
        "Drop your file here, exactly as the tool exported it",
        type=KINDS,
        accept_multiple_files=True,
        max_upload_size=LARGEST_FILE // 2**20,
        key=f"upload_{st.session_state.get(ROUND, 0)}",
        help="Excel, CSV, JSON and others, also zipped. Next month's file joins the ones before it. "
        "Nothing leaves this computer.",
    )
    if chosen:
        files = [(file.name, file.getvalue()) for file in chosen[:MOST_FILES]]
        left = chosen[MOST_FILES:]
        with st.status("Reading your file …", expanded=True) as status:
            found = take_in(workspace, files, lambda words: status.update(label=plain(words, 120)))
            status.update(label="Done", state="complete")
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        told.remember([*found.findings, *(_too_many(file.name) for file in left)], found.done)
        offers.keep(found, files)
        go_on(workspace, found)


def _too_many(name: str) -> Finding:
    what = f"It was not read: {MOST_FILES} files can be dropped at once."
    return Finding(Severity.WARNING, name, what, "Drop it again, with the others that are left.")


def go_on(workspace: Workspace, found: Intake) -> None:
    """To the results when nothing is left to ask, else to the Data page."""
    if found.waiting or found.unusable or not found.done:
        st.switch_page("pages/data.py")
    show_results(workspace, found.done[-1].dataset)


def load_sample(workspace: Workspace) -> Dataset:
    """Loads the fictional sample, with the columns as they are recognised; returns the answers in it."""
    for file, name in SAMPLES.items():
        (group,), _ = read_all([(file, (SAMPLE / file).read_bytes())])
        staged = workspace.stage(draft(group), name=name, sample=True)
        loaded = workspace.confirm(staged.id, staged.columns)
    return loaded
