"""The way to a figure, folded away beside it."""

from collections.abc import Iterable

import streamlit as st


def how(key: str, sentences: Iterable[str], sql: str | None = None) -> None:
    """What was counted, sentence by sentence, and the SQL it was asked with, where it is SQL."""
    with st.popover("How it is computed", type="tertiary", key=f"how_{key}"):
        for sentence in sentences:
            st.text(sentence)
        if sql:
            st.code(sql, language="sql", wrap_lines=True)
