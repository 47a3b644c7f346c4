"""A table that explains another one: the question behind each column, and what its codes mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import pyarrow as pa

from cxmetrics.meaning.codebook.columns import places
from cxmetrics.meaning.scales.anchors import NONE, Anchors, listed

_CODE = re.compile(r"^-?\d{1,4}(?:\.0)?$")
_PLAIN = re.compile(r"[\W_]+")
NEAR = 0.9
LEAST_NEAR = 6
LEAST_ENTRIES = 2


@dataclass(frozen=True)
class Entry:
    """One column of another file: its name there, the question asked, and the wordings of its codes."""

    name: str
    question: str | None = None
    points: Anchors = NONE


@dataclass(frozen=True)
class Explained:
    """What the code list says about a column; `near` when its name is written a little differently there."""

    entry: Entry
    near: bool = False


@dataclass(frozen=True)
class Codebook:
    """The entries of a code list, in its order."""

    entries: tuple[Entry, ...]

    def explain(self, labels: Sequence[str]) -> dict[str, Explained]:
        """The entry of each label it knows.

        Case and punctuation make no difference. A name written a little differently (a letter more, two
        letters swapped) counts where nothing else has either name, and never where its digits differ.
        """
        by_key = {_key(entry.name): entry for entry in self.entries}
        exact = {label: Explained(by_key[_key(label)]) for label in labels if _key(label) in by_key}
        taken = {_key(label) for label in exact}
        free = {key: entry for key, entry in by_key.items() if key not in taken}
        near = ((label, _nearest(_key(label), free)) for label in labels if label not in exact)
        return exact | {label: Explained(entry, near=True) for label, entry in near if entry}


def of(labels: Sequence[str], rows: pa.Table) -> Codebook | None:
    """The code list in this table, None where it is none.

    Each row names a column of another file, or one code of the column named last. Columns named one after
    the other share the codes that follow the last of them.
    """
    where = places(labels, rows)
    if where is None:
        return None
    entries = _Entries()
    for row in zip(*(_texts(rows, place) for place in where.order), strict=True):
        entries.take(*row)
    found = tuple(entries.finished())
    explained = [entry for entry in found if entry.question or entry.points.words]
    return Codebook(found) if len(explained) >= LEAST_ENTRIES else None


def _texts(rows: pa.Table, place: int | None) -> list[str]:
    if place is None:
        return [""] * len(rows)
    return [(text or "").strip() for text in rows.column(rows.column_names[place]).to_pylist()]


@dataclass
class _Named:
    name: str
    question: str | None
    points: dict[float, str] = field(default_factory=dict)


class _Entries:
    """The entries as the rows are read, one after the other."""

    def __init__(self) -> None:
        self.every: dict[str, _Named] = {}
        self.block: list[_Named] = []
        self.coded = False

    def take(self, name: str, question: str, value: str, wording: str, codes: str) -> None:
        """Reads one row; a number in the place of the question is a code, and the text behind it its wording."""
        if not value and _CODE.match(question):
            question, value = "", question
        is_code = bool(_CODE.match(value))
        if name and name not in {named.name for named in self.block}:
            self._begin(name, question, with_code=is_code)
        elif not name and question and not is_code:
            self.block, self.coded = [], False
        if is_code and wording:
            self.coded = True
            for named in self.block:
                named.points[float(value)] = wording
        elif is_code:
            self.coded = True
        for code, text in listed(codes).words:
            self.block[-1].points[code] = text
            self.coded = True

    def _begin(self, name: str, question: str, *, with_code: bool) -> None:
        before = self.block[-1] if self.block else None
        if self.coded and not (with_code and not question and before):
            self.block, self.coded = [], False
        inherited = before.question if before and with_code and not question else None
        named = self.every.setdefault(name, _Named(name, question or inherited))
        self.block.append(named)

    def finished(self) -> Iterator[Entry]:
        """The entries read."""
        for named in self.every.values():
            yield Entry(named.name, named.question, Anchors.of(named.points))


def _key(name: str) -> str:
    return _PLAIN.sub("", name).casefold()


def _nearest(key: str, entries: Mapping[str, Entry]) -> Entry | None:
    near = [entry for other, entry in entries.items() if _alike(key, other)]
    return near[0] if len(near) == 1 else None


def _alike(one: str, two: str) -> bool:
    if min(len(one), len(two)) < LEAST_NEAR or _digits(one) != _digits(two):
        return False
    return SequenceMatcher(None, one, two).ratio() >= NEAR


def _digits(key: str) -> list[str]:
    return re.findall(r"\d+", key)
