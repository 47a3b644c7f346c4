"""Cells of a file, quoted in a sentence."""

from collections.abc import Sequence

MOST = 5


def listed(texts: Sequence[str]) -> str:
    """The first five, each in quotes."""
    shown = ", ".join(f"“{text}”" for text in texts[:MOST])
    return shown + (" …" if len(texts) > MOST else "")
