"""The frame every page draws itself in.

The first address a fresh server is asked for may be a page's own (`/trends`). Streamlit then runs
that file without the router, for this visitor and every later one. So each page starts with
`with page("pages/trends.py") as view:`, which goes through the router first and comes back.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import streamlit as st

from cxmetrics.errors import CxError, Unexpected
from cxmetrics.model import Dataset, Slice
from cxmetrics.store import Workspace
from cxmetrics.ui import filters, first_run, home, memory, told
from cxmetrics.ui.answer import answer

Result = TypeVar("Result")

LOG = logging.getLogger("cxmetrics")
ROUTED = "_routed"
WANTED = "_wanted"


@dataclass(frozen=True)
class View:
    """What a page looks at: a dataset of the workspace, and the part of it the filters leave."""

    workspace: Workspace
    dataset: Dataset
    part: Slice
    responses: int

    def answer(self, analysis: Callable[..., Result], *given: Any, **options: Any) -> Result:
        """What an analysis finds in this view, asked anew after every change of the workspace."""
        return answer(
            analysis, self.workspace, self.dataset, self.part, *given, revision=self.revision, **options
        )

    @cached_property
    def revision(self) -> int:
        """Which state of the workspace this view is of."""
        return self.workspace.revision


def mark_routed() -> None:
    """Notes that the router ran in this session."""
    st.session_state[ROUTED] = True


@contextmanager
def page(file: str, title: str) -> Iterator[View]:
    """A page about a dataset: title, filters and one line about the data, or the offer to add some."""
    with bare_page(file, title) as workspace:
        datasets = [dataset for dataset in workspace.datasets() if dataset.table]
        if not datasets:
            first_run.offer(workspace)
            st.stop()
        dataset, part, responses = filters.line(workspace, datasets)
        if not responses:
            st.info("No response fits these filters. Choose a longer period or another group above.")
            st.stop()
        yield View(workspace, dataset, part, responses)


@contextmanager
def bare_page(file: str, title: str) -> Iterator[Workspace]:
    """A page with nothing but its title; what goes wrong is told in words, with what to do."""
    _through_the_router(file)
    memory.arrive(file)
    st.title(title)
    try:
        workspace = home.workspace()
        told.draw(workspace)
        yield workspace
    except CxError as error:
        tell(error)
        st.stop()
    except Exception as error:  # the last resort: whatever it is, it is told in words
        LOG.exception("%s failed", file)
        tell(Unexpected.of(error))
        st.stop()


def tell(error: CxError) -> None:
    """Shows what happened, why, and what to do."""
    with st.container(border=True):
        st.markdown("**Something needs your attention**")
        st.text(f"{error.what}\n{error.why}\n{error.fix}")


def _through_the_router(file: str) -> None:
    if not st.session_state.get(ROUTED):
        asked: dict[str, Any] = st.query_params.to_dict()
        st.session_state[WANTED] = (file, asked)
        st.switch_page("app.py")
