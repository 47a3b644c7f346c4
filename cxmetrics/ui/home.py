"""The one workspace of this process."""

import atexit
import gc

import streamlit as st

from cxmetrics.store import Workspace
from cxmetrics.store.home import FILE, folder


@st.cache_resource(show_spinner="Opening your workspace …")
def workspace() -> Workspace:
    """The user's workspace; raises StoreBusy when another program holds its file."""
    opened = Workspace(str(folder() / FILE))
    # What is loaded by now stays for good: frozen, it is never looked at again when memory is cleared.
    atexit.register(_leave, opened)
    gc.collect()
    gc.freeze()
    return opened


def _leave(opened: Workspace) -> None:
    """Closes the file and thaws what was frozen, else the interpreter reports it as leaked."""
    opened.close()
    gc.unfreeze()
