"""Makes the names of columns fit to be told apart and shown on one line."""

from collections.abc import Iterable


def tidy(label: str) -> str:
    """The label on one line, without white space around it."""
    return " ".join(label.split())


def unique(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels, blank ones as “Column 5” and the second “Taste” as “Taste (2)”."""
    found: list[str] = []
    named = [tidy(label) or f"Column {place}" for place, label in enumerate(labels, 1)]
    taken = set(named)
    for label in named:
        found.append(_another(label, taken) if label in found else label)
        taken.add(found[-1])
    return tuple(found)


def _another(label: str, taken: set[str]) -> str:
    number = 2
    while f"{label} ({number})" in taken:
        number += 1
    return f"{label} ({number})"
