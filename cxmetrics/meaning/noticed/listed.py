"""Cells of a file, quoted in a sentence."""

from collections.abc import Iterable, Sequence

MOST = 5
MOST_NAMED = 8


def listed(texts: Sequence[str]) -> str:
    """The first five, each in quotes."""
    shown = ", ".join(f"“{text}”" for text in texts[:MOST])
    return shown + (" …" if len(texts) > MOST else "")


def named(labels: Iterable[str]) -> str:
    """The labels of columns that share one finding: all of nine, else the first eight and how many more."""
    every = list(labels)
    if len(every) <= MOST_NAMED + 1:
        return ", ".join(every)
    return f"{', '.join(every[:MOST_NAMED])} and {len(every) - MOST_NAMED} more columns"


def answers(n: int) -> str:
    """So many answers, in words."""
    return "1 answer" if n == 1 else f"{n:,} answers"
