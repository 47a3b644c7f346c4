"""Whether names, addresses and numbers of people may be seen on this screen."""

import streamlit as st

SHOWN, SWITCH = "_personal_shown", "personal_switch"


def shown() -> bool:
    """Whether someone asked to see them, since the program was opened in this window."""
    return bool(st.session_state.get(SHOWN, False))


def switch() -> None:
    """Off until somebody asks; it is forgotten when the window is closed."""
    st.toggle(
        "Show who wrote a comment, and e-mail addresses and phone numbers inside it",
        value=shown(),
        key=SWITCH,
        on_change=_keep,
        help="Columns with names, e-mail addresses, phone numbers or internet addresses stay out of every "
        "figure. This switch only shows them beside the comments, in this window.",
    )


def _keep() -> None:
    st.session_state[SHOWN] = st.session_state[SWITCH]
