"""Headers as they are compared: in any order, capitals or spacing."""

import hashlib
from collections.abc import Iterable, Sequence


def folded(label: str) -> str:
    """A label without capitals and with single spaces."""
    return " ".join(label.casefold().split())


def keys(labels: Sequence[str]) -> tuple[str, ...]:
    """One key a label, folded unless two labels would then be the same."""
    found = tuple(map(folded, labels))
    return found if len(set(found)) == len(found) else tuple(labels)


def fingerprint(labels: Iterable[str]) -> str:
    """The same for two headers with the same labels."""
    return hashlib.sha256("\n".join(sorted({folded(label) for label in labels})).encode()).hexdigest()


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of labels both headers have, of the longer one."""
    left, right = {folded(label) for label in one}, {folded(label) for label in other}
    return len(left & right) / max(len(left), len(right), 1)
