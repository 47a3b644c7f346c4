"""Where the cells of a dataset's files are: in memory while their draft lives, else in the workspace."""

import weakref
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa

from cxmetrics.store import sources
from cxmetrics.store.database import Database
from cxmetrics.store.draft import Draft
from cxmetrics.store.encoded import encoded, is_encoded
from cxmetrics.store.sources import Source

THREADS = 2


@dataclass(frozen=True)
class _AtHand:
    """The rows of a draft that is perhaps still in memory; of them nothing is kept there for this.

    Only the columns that are `encoded` are, which take little: as long as the rows stay.
    """

    rows: "weakref.ref[pa.Table]"
    start: int
    names: Mapping[str, str]
    encoded: Mapping[str, pa.ChunkedArray]

    def cells(self, source: Source, names: Sequence[str], *, encoded: bool) -> pa.Table | None:
        """Those of `names` the source has, None where the rows are gone."""
        rows = self.rows()
        if rows is None:
            return None
        ready = self.encoded if encoded else {}
        picked = {
            name: ready[name]
            if name in ready
            else rows.column(self.names[name]).slice(self.start, source.file.kept)
            for name in names
            if name in self.names
        }
        return pa.table(picked) if picked else None


class Shelf:
    """Puts the cells of files away, each file once, and hands them out."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._at_hand: dict[int, _AtHand] = {}

    def put(
        self, dataset: int, draft: Draft, names: Mapping[str, str], *, without: Collection[str] = ()
    ) -> tuple[Source, ...]:
        """A source for each file of the draft whose fingerprint is not among `without`, cells kept.

        `names` gives the safe name in the dataset of each of the draft's columns that is kept.
        """
        labels = {column.name: column.label for column in draft.columns}
        rows = draft.rows.select(list(names)).rename_columns(list(names.values()))
        found, start, seen = [], 0, set(without)
        for file in draft.files:
            if file.sha256 not in seen:
                seen.add(file.sha256)
                pairs = tuple((own, labels[theirs]) for theirs, own in names.items())
                source = Source(self._database.number(), dataset, file, pairs)
                ready = _encoded(rows.slice(start, file.kept))
                with self._database.cursor() as cursor:
                    sources.keep(cursor, source.id, ready)
                few = {n: c for n, c in zip(ready.column_names, ready.columns, strict=True) if is_encoded(c)}
                turned = {own: theirs for theirs, own in names.items()}
                self._at_hand[source.id] = _AtHand(weakref.ref(draft.rows), start, turned, few)
                weakref.finalize(draft.rows, self._at_hand.pop, source.id, None)
                found.append(source)
            start += file.kept
        return tuple(found)

    def cells(self, source: Source, names: Sequence[str], *, encoded: bool = False) -> pa.Table:
        """Those of `names` that the source has, as text, or `encoded` where they are so at hand."""
        hand = self._at_hand.get(source.id)
        found = hand.cells(source, names, encoded=encoded) if hand else None
        if found is not None:
            return found
        self._at_hand.pop(source.id, None)
        with self._database.cursor() as cursor:
            return sources.cells(cursor, source, names)


def _encoded(rows: pa.Table) -> pa.Table:
    with ThreadPoolExecutor(max_workers=THREADS) as pool:
        return pa.table(list(pool.map(encoded, rows.columns)), names=rows.column_names)
