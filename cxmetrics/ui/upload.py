"""Takes files in: read, recognised and stored in the same run."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from cxmetrics.model import Dataset, Finding, Severity
from cxmetrics.reading import CONTAINERS, LARGEST_FILE
from cxmetrics.store import Workspace
from cxmetrics.store.draft import already_here, draft, read_all
from cxmetrics.ui.plain import plain

KINDS = sorted({ending.lstrip(".") for kind in CONTAINERS.values() for ending in kind.endings})
MOST_FILES = 50
MOST_TOLD = 4
ROUND, TOLD = "_upload_round", "_upload_findings"
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "feedback.csv"
SAMPLE_NAME = "Nonna’s: two shops and a delivery service"
LOOKS = {
    Severity.ERROR: st.error,
    Severity.QUESTION: st.warning,
    Severity.WARNING: st.warning,
    Severity.NOTE: st.info,
}


def receive(workspace: Workspace) -> None:
    """The place to drop files. What was read waits on the Data page for a yes to its columns."""
    chosen = st.file_uploader(
        "Drop your file here, exactly as the tool exported it",
        type=KINDS,
        accept_multiple_files=True,
        max_upload_size=LARGEST_FILE // 2**20,
        key=f"upload_{st.session_state.get(ROUND, 0)}",
        help="CSV, TSV or Excel. Files with the same columns become one dataset. Nothing leaves this computer.",
    )
    if chosen:
        files = [(file.name, file.getvalue()) for file in chosen[:MOST_FILES]]
        st.session_state[TOLD] = _store(workspace, files)
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.switch_page("pages/data.py")


def told() -> None:
    """What there is to say about the files that came last."""
    for finding in st.session_state.pop(TOLD, []):
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
    text = f"{finding.where}: {finding.what} {finding.fix}"
    LOOKS[finding.severity](plain(text, 900))


def load_sample(workspace: Workspace) -> Dataset:
    """Loads the fictional sample, with the columns as they are recognised."""
    (group,), _ = read_all([(SAMPLE.name, SAMPLE.read_bytes())])
    found = draft(group)
    staged = workspace.stage(found, name=SAMPLE_NAME, sample=True)
    return workspace.confirm(staged.id, staged.columns)


def _store(workspace: Workspace, files: list[tuple[str, bytes]]) -> list[Finding]:
    """Stores what can be used; returns what there is to say about the rest."""
    with st.status("Reading your file …", expanded=True) as status:
        groups, findings = read_all(files)
        for tables in groups:
            names = ", ".join(table.file.name for table in tables)
            status.update(label=plain(f"Recognising the columns of {names} …", 120))
            known = [workspace.holding(table.file.sha256) for table in tables]
            if any(known):
                findings += [
                    already_here(table.file.name, f"“{dataset.name}”")
                    for table, dataset in zip(tables, known, strict=True)
                    if dataset
                ]
                tables = [t for t, dataset in zip(tables, known, strict=True) if not dataset]
            if not tables:
                continue
            found = draft(tables)
            if found.refused:
                findings += found.refused
                continue
            status.update(label=plain(f"Storing {found.rows.num_rows:,} rows of {names} …", 120))
            workspace.stage(found)
        status.update(label="Done", state="complete")
    return findings
