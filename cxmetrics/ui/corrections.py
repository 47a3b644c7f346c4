"""What a person corrected of the columns of a dataset, until it is confirmed."""

import streamlit as st

from cxmetrics.model import Column, Dataset


def columns_of(dataset: Dataset) -> tuple[Column, ...]:
    """The dataset's columns with the corrections made so far in this session."""
    return tuple(st.session_state.get(_key(dataset), dataset.columns))


def forget(dataset: Dataset) -> None:
    """Drops the corrections made so far."""
    st.session_state.pop(_key(dataset), None)
    st.session_state.pop(_before(dataset), None)


def undo(dataset: Dataset) -> None:
    """Takes the last correction back, where there is one."""
    if st.session_state.get(_before(dataset)):
        st.button("Undo the last correction", key=f"uncorrect_{dataset.id}", on_click=_back, args=(dataset,))


def keep(dataset: Dataset, columns: tuple[Column, ...]) -> None:
    """Keeps a correction, and what stood before it."""
    before = columns_of(dataset)
    if columns != before:
        st.session_state.setdefault(_before(dataset), []).append(before)
    _show(dataset, columns)


def _back(dataset: Dataset) -> None:
    _show(dataset, st.session_state[_before(dataset)].pop())


def _show(dataset: Dataset, columns: tuple[Column, ...]) -> None:
    """Another editor, for one that was edited would lay its edits over the new columns."""
    st.session_state[_key(dataset)] = columns
    st.session_state[_version(dataset)] = version(dataset) + 1


def _key(dataset: Dataset) -> str:
    return f"_columns_{dataset.id}"


def _before(dataset: Dataset) -> str:
    return f"_columns_before_{dataset.id}"


def version(dataset: Dataset) -> int:
    """Goes up with every correction, for the keys of what is drawn anew then."""
    return int(st.session_state.get(_version(dataset), 0))


def _version(dataset: Dataset) -> str:
    return f"_mapping_version_{dataset.id}"
