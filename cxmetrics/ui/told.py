"""What there is to say about files: what was done, what was noticed, in plain words."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cxmetrics.errors import CxError
from cxmetrics.model import Finding, Severity
from cxmetrics.store import Workspace
from cxmetrics.ui.intake import Done
from cxmetrics.ui.plain import plain

MOST_TOLD = 4
LONGEST = 900
FINDINGS, DONE = "_told_findings", "_told_done"
LOOKS = {
    Severity.ERROR: st.error,
    Severity.QUESTION: st.warning,
    Severity.WARNING: st.warning,
    Severity.NOTE: st.info,
}


def remember(findings: Sequence[Finding], done: Sequence[Done] = ()) -> None:
    """Keeps them to be said on the page that is drawn next."""
    st.session_state[FINDINGS] = [*st.session_state.get(FINDINGS, []), *findings]
    st.session_state[DONE] = [*st.session_state.get(DONE, []), *done]


def draw(workspace: Workspace) -> None:
    """What was done stays until it is undone or put away; findings are said once."""
    for place, done in enumerate(st.session_state.get(DONE, [])):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"done_{place}"):
            st.text(done.words)
            if st.button("Undo", key=f"undo_done_{place}"):
                _undo(workspace, done)
            if st.button("Fine", key=f"fine_{place}"):
                _put_away(done)
    findings = st.session_state.pop(FINDINGS, [])
    if len(findings) > MOST_TOLD:
        tell_all(findings, key="told")
    else:
        for finding in findings:
            tell(finding)


def tell_all(findings: Sequence[Finding], key: str) -> None:
    """What wants an answer or a look first and in full; the rest in one table, folded away."""
    urgent = [finding for finding in findings if finding.severity is not Severity.NOTE]
    for finding in urgent[:MOST_TOLD]:
        tell(finding)
    rest = [*urgent[MOST_TOLD:], *(f for f in findings if f.severity is Severity.NOTE)]
    if rest:
        with st.expander(
            f"What else we noticed ({len(rest)})" if urgent else f"What we noticed ({len(rest)})", key=key
        ):
            st.dataframe(
                pd.DataFrame([{"Where": f.where, "What": f.what, "What to do": f.fix} for f in rest]),
                hide_index=True,
            )


def tell(finding: Finding) -> None:
    """One finding: where, what, and what to do."""
    LOOKS[finding.severity](plain(f"{finding.where}: {finding.what} {finding.fix}", LONGEST))


def _undo(workspace: Workspace, done: Done) -> None:
    try:
        for sha256 in done.added:
            workspace.take_out(done.dataset.id, sha256)
        if not done.added:
            workspace.remove(done.dataset.id)
    except CxError as error:
        remember([Finding(Severity.ERROR, done.dataset.name, f"{error.what} {error.why}", error.fix)])
    _put_away(done)


def _put_away(done: Done) -> None:
    st.session_state[DONE] = [other for other in st.session_state.get(DONE, []) if other is not done]
    st.rerun()
