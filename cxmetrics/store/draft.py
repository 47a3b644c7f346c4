"""Files read and understood, before anything is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from cxmetrics.errors import ColumnsDiffer, CxError, NotReadable, NotRecognised, UnknownName
from cxmetrics.meaning import recognise, revise
from cxmetrics.meaning.tables.kind import after_correction, is_feedback
from cxmetrics.model import Column, Finding, Kind, Severity, SourceFile
from cxmetrics.reading import Table, check_size, read
from cxmetrics.store import codebooks, groups
from cxmetrics.store.fingerprint import keys


@dataclass(frozen=True)
class Draft:
    """One or several files as one dataset-to-be: their cells as text and what was made of them."""

    name: str
    rows: pa.Table
    files: tuple[SourceFile, ...]
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    kind: Kind = Kind.RESPONSES

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What stands against using it; empty when it can be used."""
        return errors(self.findings)

    def usable(self) -> "Draft":
        """The draft itself; raises NotRecognised with the reason when it cannot be used."""
        for finding in self.refused:
            raise NotRecognised(finding.what, why=f"Seen in {finding.where}.", fix=finding.fix)
        return self

    def column(self, label: str) -> Column:
        """The column with this label, if need be in other capitals; raises UnknownName with those there are."""
        for same in (str, str.casefold):
            for column in self.columns:
                if same(column.label) == same(label.strip()):
                    return column
        raise UnknownName.of("column", label, [column.label for column in self.columns])

    def corrected(self, label: str, changes: Mapping[str, Any]) -> "Draft":
        """The draft with one column read otherwise; `changes` are those of `meaning.revise`.

        A column that a person made feedback lifts what was found against the file.
        """
        old = self.column(label)
        new = revise(old, self.rows.column(old.name), **changes)
        columns = tuple(new if column is old else column for column in self.columns)
        kind = after_correction(self.kind, [column.role for column in columns])
        findings = lifted(still_open(self.findings, self.columns, columns), [new], kind)
        return replace(self, columns=columns, findings=findings, kind=kind)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop an import."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def lifted(findings: tuple[Finding, ...], decided: Iterable[Column], kind: Kind) -> tuple[Finding, ...]:
    """The findings without the errors, once a person decided that columns are feedback or the rows something else."""
    if is_feedback(column.role for column in decided) or kind is not Kind.RESPONSES:
        return tuple(finding for finding in findings if finding.severity is not Severity.ERROR)
    return findings


def still_open(
    findings: tuple[Finding, ...], before: tuple[Column, ...], after: tuple[Column, ...]
) -> tuple[Finding, ...]:
    """The findings without those about columns a person has read otherwise since: they are answered.

    One about several columns is answered once all of them are.
    """
    old = {column.name: column for column in before}
    answered = {column.label for column in after if old.get(column.name) != column}
    return tuple(f for f in findings if not set(f.columns or (f.where,)) <= answered)


def draft(tables: Sequence[Table]) -> Draft:
    """The tables as one draft; raises ColumnsDiffer, naming what differs, when they do not fit together.

    A code list among them is set aside and used to read the others. Where the files' names differ in one
    word only, that word is a column of its own.
    """
    tables, explained = codebooks.set_aside(tables)
    first = tables[0]
    for table in tables[1:]:
        if set(keys(table.labels)) != set(keys(first.labels)):
            raise _differ(first, table)
    rows = pa.concat_tables([_in_order_of(first, table) for table in tables])
    notes = tuple(dict.fromkeys(note for table in tables for note in table.notes))
    understood = recognise(first.labels, rows, codebook=explained.codebook, notes=notes)
    found = Draft(
        name=first.file.name if len(tables) == 1 else f"{first.file.name} and {len(tables) - 1} more",
        rows=rows,
        files=tuple(table.file for table in tables),
        columns=understood.columns,
        findings=(
            *(f for table in tables for f in table.findings),
            *understood.findings,
            *explained.findings,
        ),
        kind=understood.kind,
    )
    return _grouped(found)


def _grouped(found: Draft) -> Draft:
    """The draft with the word by which its files' names differ as a segment, if there is one."""
    words = groups.groups([file.name for file in found.files])
    if not any(words):
        return found
    cells = [groups.cells(word, file.kept) for word, file in zip(words, found.files, strict=True)]
    return replace(
        found,
        rows=found.rows.append_column(groups.NAME, pa.chunked_array(cells)),
        files=tuple(replace(file, group=word) for word, file in zip(words, found.files, strict=True)),
        columns=(*found.columns, groups.column([column.label for column in found.columns])),
        findings=(*found.findings, groups.finding(words)),
    )


def open_strictly(paths: Sequence[Path]) -> list[Table]:
    """The files at these paths as tables; raises NotReadable when one cannot be opened or used."""
    files = []
    for path in paths:
        try:
            check_size(path.name, path.stat().st_size)
            files.append((path.name, path.read_bytes()))
        except OSError as error:
            raise NotReadable(
                f"{path} could not be opened.", why=f"{error.strerror}.", fix="Check the file's name."
            ) from error
    return read_strictly(files)


def read_strictly(files: Sequence[tuple[str, bytes]]) -> list[Table]:
    """Every file as a table, each content once; raises NotReadable at the first that is none."""
    tables: dict[str, Table] = {}
    for name, data in files:
        table = read(name, data)
        tables.setdefault(table.file.sha256, table)
    return list(tables.values())


def read_all(
    files: Sequence[tuple[str, bytes]],
) -> tuple[list[list[Table]], list[Finding]]:
    """The files that can be read, those with the same columns together, and a finding for each other.

    A code list goes with the files it explains.
    """
    alike: dict[frozenset[str], list[Table]] = {}
    findings: list[Finding] = []
    seen: set[str] = set()
    for name, data in files:
        try:
            table = read(name, data)
        except CxError as error:
            findings.append(Finding(Severity.ERROR, name, f"{error.what} {error.why}", error.fix))
            continue
        if table.file.sha256 in seen:
            findings.append(already_here(name, "one you chose just now"))
            continue
        seen.add(table.file.sha256)
        alike.setdefault(frozenset(keys(table.labels)), []).append(table)
    return codebooks.beside_what_they_explain(list(alike.values())), findings


def already_here(name: str, where: str) -> Finding:
    """The finding for a file whose content is known already."""
    return Finding(
        Severity.NOTE,
        name,
        f"This file is already here: its content is the same as {where}.",
        "Nothing to do. It was not counted twice.",
    )


def _in_order_of(first: Table, table: Table) -> pa.Table:
    by_label = dict(zip(keys(table.labels), table.rows.column_names, strict=True))
    picked = table.rows.select([by_label[key] for key in keys(first.labels)])
    return picked.rename_columns(first.rows.column_names)


def _differ(first: Table, other: Table) -> ColumnsDiffer:
    only_first = sorted(set(first.labels) - set(other.labels))
    only_other = sorted(set(other.labels) - set(first.labels))
    parts = [
        f"Only {table.file.name} has: {', '.join(labels[:8])}."
        for table, labels in ((first, only_first), (other, only_other))
        if labels
    ]
    return ColumnsDiffer(
        "These files do not have the same columns.",
        why=" ".join(parts),
        fix="Give files with the same columns together, the others on their own.",
    )
