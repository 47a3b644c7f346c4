"""The workspace: datasets in one DuckDB file, changed all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.model import Column, Dataset
from cxmetrics.store import catalogue, groups, joins, memory, record, waves
from cxmetrics.store.added import Added
from cxmetrics.store.catalogue import Entry
from cxmetrics.store.connection import MEMORY
from cxmetrics.store.database import Database
from cxmetrics.store.draft import Draft, still_open
from cxmetrics.store.flip import flip
from cxmetrics.store.joins import Join
from cxmetrics.store.query import Query
from cxmetrics.store.shelf import Shelf
from cxmetrics.store.waves import Plan


class Workspace(Database):
    """Datasets, their columns and responses. Safe to share between threads: every use has its cursor."""

    def __init__(self, path: str = MEMORY) -> None:
        super().__init__(path)
        self.shelf = Shelf(self)
        with self.change() as cursor:
            for told in ("note", "told_number"):
                cursor.execute(f"DELETE FROM {told} WHERE dataset NOT IN (SELECT id FROM dataset)")

    def datasets(self) -> tuple[Dataset, ...]:
        """Every dataset, the newest first."""
        return self._where("NOT removed ORDER BY id DESC")

    def removed(self) -> tuple[Dataset, ...]:
        """What was removed since the workspace was opened, and can still be restored."""
        return self._where("removed ORDER BY id DESC")

    def dataset(self, id_: int) -> Dataset:
        """The dataset with this number; raises UnknownName when there is none."""
        for found in self._where("id = ? AND NOT removed", id_):
            return found
        raise UnknownName.of("dataset", str(id_), [str(d.id) for d in self.datasets()])

    def stage(self, draft: Draft, *, name: str | None = None, sample: bool = False) -> Dataset:
        """Stores a draft's cells; the dataset waits until its columns are confirmed.

        A file that is here already is not stored again: where all are, the dataset that has them comes back.
        """
        with self.one_at_a_time():
            held = {(f.sha256, f.sheet): d for d in self.datasets() for f in d.files}
            homes = [held.get((file.sha256, file.sheet)) for file in draft.files]
            if homes and homes[0] and None not in homes:
                return homes[0]
            here = {file.sha256 for file, home in zip(draft.files, homes, strict=True) if home}
            id_, names = self.number(), {c.name: c.name for c in draft.columns if c.name != groups.NAME}
            kept = self.shelf.put(id_, draft, names, without=here)
            found = catalogue.of_draft(id_, draft, kept, sample=sample)
            with self.change() as cursor:
                catalogue.insert(cursor, found, name or draft.name)
            return self.dataset(id_)

    def confirm(self, id_: int, columns: Sequence[Column]) -> Dataset:
        """Builds the typed responses with these columns beside whatever stands, then flips to them.

        Columns that are not among them, for a file came in meanwhile, stay as they are. How all are read is
        remembered for the next file with the same header.
        """
        with self.one_at_a_time():
            entry = catalogue.entry(self, id_)
            before, given = entry.columns, {column.name for column in columns}
            after = (*columns, *(column for column in before if column.name not in given))
            answered = tuple(
                replace(s, findings=still_open(s.findings, before, after)) for s in entry.sources
            )
            open_ones = still_open(entry.findings, before, after)
            flip(
                self,
                self.shelf,
                replace(entry, confirmed=True, columns=after, findings=open_ones, sources=answered),
                remember=True,
            )
            return self.dataset(id_)

    def plan(self, id_: int, draft: Draft, matches: Mapping[str, str] | None = None) -> Plan:
        """What becomes of the columns of new files if they are added to a dataset; nothing is stored."""
        entry = catalogue.entry(self, id_)
        found = waves.plan(self.dataset(id_), draft, matches, entry.joined)
        asked = waves.numbers(entry.sources, entry.columns, draft, found, self.shelf.cells)
        return replace(found, overlap=asked)

    def extend(self, id_: int, draft: Draft, matches: Mapping[str, str] | None = None) -> Dataset:
        """The dataset once files are added to it: what `add` gives."""
        return self.add(id_, draft, matches).dataset

    def add(self, id_: int, draft: Draft, matches: Mapping[str, str] | None = None) -> Added:
        """Adds files to a dataset: the same columns continue, others join; the same responses count once.

        `matches` pairs labels of the new files with those of the dataset's columns that they were renamed
        from. Files that are here already change nothing, but those that were taken out are put back. Raises
        ColumnsDiffer when the files cannot be added.
        """
        with self.one_at_a_time():
            before, entry = self.dataset(id_), catalogue.entry(self, id_)
            here = {source.file.sha256 for source in entry.sources}
            after = entry.put_back(file.sha256 for file in draft.files)
            if any(file.sha256 not in here for file in draft.files):
                plan = waves.plan(before, draft, matches, entry.joined).usable()
                columns, names = waves.continued(before, draft, plan, entry.names)
                fresh = self.shelf.put(id_, draft, names, without=here)
                first = replace(fresh[0], findings=waves.told(draft, plan))
                after = after.with_files((first, *fresh[1:]), columns)
            return self._added(before, entry, after)

    def joinable(self, id_: int, draft: Draft) -> Join | None:
        """How a file about the same customers or tickets could join a dataset; None where it could not.

        Several files at once could not: `join` says so.
        """
        if len(draft.files) != 1:
            return None
        return joins.propose(self.dataset(id_), draft, lambda name: self.raw(id_, name))

    def join(self, id_: int, draft: Draft, own: str, other: str) -> Dataset:
        """Brings the columns of a file to the responses whose column `own` holds what `other` holds there.

        A file that is here already is not joined again. Raises NotEnoughData where a value of `other` stands
        in several rows, or several files are given.
        """
        joins.check_single(draft)
        with self.one_at_a_time():
            entry = catalogue.entry(self, id_)
            if draft.files[0].sha256 in {source.file.sha256 for source in entry.sources}:
                back = entry.put_back([draft.files[0].sha256])
                return self._added(self.dataset(id_), entry, back).dataset
            key = joins.own_column(entry.columns, own)
            columns, names = joins.brought(entry.columns, draft, draft.column(other), entry.names)
            (source,) = self.shelf.put(id_, draft, names)
            joined = replace(
                source,
                file=replace(source.file, joined_by=key.label),
                own=key.name,
                other=names[draft.column(other).name],
            )
            flip(self, self.shelf, entry.with_files((joined,), columns))
            return self.dataset(id_)

    def take_out(self, id_: int, sha256: str) -> Dataset:
        """The dataset without one of its files, which can be put back; all others count as without it."""
        return self._set_aside(id_, sha256, taken_out=True)

    def put_back(self, id_: int, sha256: str) -> Dataset:
        """The dataset with a file that was taken out."""
        return self._set_aside(id_, sha256, taken_out=False)

    def count_repeats(self, id_: int, *, once: bool) -> Dataset:
        """The dataset with rows that two files share in every cell counted once, or each."""
        with self.one_at_a_time():
            flip(self, self.shelf, replace(catalogue.entry(self, id_), once=once))
            return self.dataset(id_)

    def remove(self, id_: int) -> None:
        """Takes the dataset out of sight; `restore` brings it back until the workspace is next opened."""
        self._mark_removed(id_, removed=True)

    def restore(self, id_: int) -> Dataset:
        """Brings a removed dataset back."""
        self._mark_removed(id_, removed=False)
        return self.dataset(id_)

    def holding(self, sha256: str) -> Dataset | None:
        """The dataset that already has the file with this fingerprint, if any, even where it was taken out of it."""
        found = (d for d in self.datasets() if any(f.sha256 == sha256 for f in d.files))
        return next(found, None)

    def raw(self, id_: int, name: str) -> pa.ChunkedArray:
        """The cells of one column as they stand in the files that have it."""
        parts: list[pa.Array] = []
        for source in catalogue.entry(self, id_).sources:
            if name == groups.NAME and source.adds_rows:
                parts.append(groups.cells(source.file.group, source.file.kept))
            elif not source.taken_out and name in dict(source.names):
                parts.extend(self.shelf.cells(source, [name]).column(0).chunks)
        return pa.chunked_array(parts, pa.string())

    def continues(self, draft: Draft) -> Dataset | None:
        """The dataset whose next files these seem to be, for they have (nearly) the same header."""
        return waves.continues(((d, self._joined(d)) for d in self.datasets()), draft)

    def knows(self, draft: Draft) -> bool:
        """Whether columns of this header were confirmed before."""
        return bool(self.rows(memory.asked(draft)))

    def remembered(self, draft: Draft) -> Draft:
        """The draft with its columns read as they were last time, where its cells still fit that."""
        for (columns,) in self.rows(memory.asked(draft)):
            return memory.applied(draft, record.columns(columns))
        return draft

    def _added(self, before: Dataset, entry: Entry, after: Entry) -> Added:
        """Makes the workspace hold `after`, and says what that added to what it held."""
        stood = {source.id for source in entry.sources if not source.taken_out}
        came = [source for source in after.sources if source.id not in stood and not source.taken_out]
        if not came:
            return Added(before)
        flip(self, self.shelf, after, remember=len(after.sources) > len(entry.sources))
        dataset, rows = self.dataset(before.id), sum(s.file.kept for s in came if s.adds_rows)
        new = dataset.responses - before.responses if dataset.table else rows
        return Added(dataset, new, rows - new, tuple(source.file.sha256 for source in came))

    def _joined(self, dataset: Dataset) -> frozenset[str]:
        if all(file.joined_by is None for file in dataset.files):
            return frozenset()
        return catalogue.entry(self, dataset.id).joined

    def _set_aside(self, id_: int, sha256: str, *, taken_out: bool) -> Dataset:
        with self.one_at_a_time():
            entry = catalogue.entry(self, id_)
            if sha256 not in {source.file.sha256 for source in entry.sources}:
                raise UnknownName.of("file", sha256, [source.file.name for source in entry.sources])
            after = tuple(
                replace(s, taken_out=taken_out) if s.file.sha256 == sha256 else s for s in entry.sources
            )
            if not any(source.adds_rows for source in after):
                raise NotEnoughData(
                    "The last file of a dataset cannot be taken out.",
                    why="Nothing would be left of it.",
                    fix="Remove the whole dataset instead.",
                )
            flip(self, self.shelf, replace(entry, sources=after))
            return self.dataset(id_)

    def _where(self, condition: str, *values: int) -> tuple[Dataset, ...]:
        query = Query(f"SELECT {record.FIELDS} FROM dataset WHERE {condition}", values)
        return tuple(record.dataset(row) for row in self.rows(query))

    def _mark_removed(self, id_: int, *, removed: bool) -> None:
        with self.change() as cursor:
            cursor.execute("UPDATE dataset SET removed = ? WHERE id = ?", [removed, id_])
