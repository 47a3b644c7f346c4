"""What was decided about the columns of a header, for the next file that has it."""

from dataclasses import replace

import pyarrow as pa

from cxmetrics.meaning.tables.kind import after_correction
from cxmetrics.model import Column, Finding, Severity
from cxmetrics.store import drift, record
from cxmetrics.store.catalogue import Entry
from cxmetrics.store.draft import Draft, lifted, still_open
from cxmetrics.store.fingerprint import fingerprint, folded
from cxmetrics.store.groups import NAME
from cxmetrics.store.query import Query

AGAIN = "As you confirmed last time."


def labels(columns: tuple[Column, ...]) -> list[str]:
    """The labels that stand in the files themselves."""
    return [column.label for column in columns if column.name != NAME]


def asked(draft: Draft) -> Query:
    """The question for what is remembered of a draft's header."""
    return Query("SELECT columns FROM mapping WHERE fingerprint = ?", (fingerprint(labels(draft.columns)),))


def remembered(entry: Entry) -> list[Query]:
    """Keeps how the columns of each file are read, under that file's own header."""
    read = {column.name: column for column in entry.columns}
    headers = {
        tuple(replace(read[name], label=label) for name, label in source.names if name in read)
        for source in entry.sources
        if source.adds_rows
    }
    return [
        Query(
            "INSERT OR REPLACE INTO mapping VALUES (?, ?)",
            (fingerprint(labels(columns)), record.to_text(columns)),
        )
        for columns in headers
    ]


def applied(draft: Draft, known: tuple[Column, ...]) -> Draft:
    """The draft with its columns read as `known` says, where the cells still fit that."""
    before = {folded(column.label): column for column in known} | {column.label: column for column in known}
    columns: list[Column] = []
    findings: list[Finding] = []
    for column in draft.columns:
        decided = before.get(column.label) or before.get(folded(column.label))
        if decided is None or column.name == NAME:
            columns.append(column)
            continue
        again, noticed = _again(column, decided, draft.rows.column(column.name), draft.name)
        columns.append(again)
        findings.extend(noticed)
    after = tuple(columns)
    kind = after_correction(draft.kind, [column.role for column in after])
    as_before = [column for column in after if column.because == AGAIN]
    kept = lifted(still_open(draft.findings, draft.columns, after), as_before, kind)
    return replace(draft, columns=after, findings=kept + tuple(findings), kind=kind)


def _again(
    column: Column, decided: Column, values: pa.ChunkedArray, where: str
) -> tuple[Column, tuple[Finding, ...]]:
    """The column as it was read last time, or as it was recognised where its cells have changed too much."""
    as_before = replace(
        drift.merged(decided, column),
        name=column.name,
        label=column.label,
        examples=column.examples,
        confidence=1.0,
        because=AGAIN,
    )
    turned = drift.turned(decided, column, where)
    off = sum(drift.misfits(as_before, values).values())
    if turned or off > drift.MANY * (len(values) - values.null_count):
        return column, (_changed(column, off, where, turned=bool(turned)),)
    return as_before, (
        *drift.findings(as_before, values, where),
        *drift.narrowed(as_before, column, values, where),
        *drift.unmasked(decided, column, where),
        *drift.either_way(decided, column, values, where),
    )


def _changed(column: Column, off: int, where: str, *, turned: bool) -> Finding:
    what = "Its dates are written in another order" if turned else f"{off:,} of its cells do not fit it"
    return Finding(
        Severity.QUESTION,
        column.label,
        f"In {where} this column cannot be read as you decided last time. {what}, so it was looked at anew.",
        "Check how it is read now.",
    )
