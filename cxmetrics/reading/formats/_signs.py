"""The names of columns by which an export is known.

A sign is one name, or its spellings with "|" between them, the English one first: "Start time|Startzeit".
"""

from cxmetrics.reading.grid import Head

_LEAST_SHARE = 0.65
_BEST = 0.9
_SURE = 0.8


def spellings(sign: str) -> tuple[str, ...]:
    """Every way the sign is written, in small letters."""
    return tuple(sign.lower().split("|"))


def share_named(head: Head, signs: tuple[str, ...]) -> float:
    """How many of the signs stand in the first row, as a share of them."""
    row = set(map(_plain, head[0]))
    return sum(not row.isdisjoint(spellings(sign)) for sign in signs) / len(signs)


def likelihood(head: Head, signs: tuple[str, ...], sure: tuple[str, ...] = ()) -> float:
    """Up to .9 by the share of signs in the first row, at least .8 where all of `sure` stand there.

    It is 0 where more than a third of the signs are missing: owners delete columns, and other tables have
    a column or two of the same name.
    """
    share = share_named(head, signs)
    found = _BEST * share if share >= _LEAST_SHARE else 0.0
    return max(found, _SURE) if sure and share_named(head, sure) == 1.0 else found


def in_english(labels: tuple[str, ...], signs: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, with the first one that is a sign in another spelling under its English name."""
    found = list(labels)
    for sign in signs:
        english = sign.split("|")[0]
        for place, label in enumerate(labels):
            if _plain(label) in spellings(sign):
                found[place] = label if _plain(label) == english.lower() else english
                break
    return tuple(found)


def _plain(cell: str) -> str:
    return " ".join(cell.split()).lower()
