"""What a mark says when it is pointed at."""

from collections.abc import Mapping

import altair as alt


def tooltip(said: Mapping[str, str], count: str = "n", of: str = "Answers") -> list[alt.Tooltip]:
    """The texts of a row by their titles, and at the end of how many it is made."""
    texts = [alt.Tooltip(f"{field}:N", title=title) for title, field in said.items()]
    return [*texts, alt.Tooltip(f"{count}:Q", title=of, format=",")]
