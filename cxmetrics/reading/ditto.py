"""Ditto marks: cells that say “the same as above”."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity

_MARKS = (
    '"',
    '""',
    "″",
    "〃",
    "”",
    "“",
    "''",
    "´´",
    ",,",
    '-"-',
    '- " -',
    '–"–',
    "„",
    "-〃-",
    "do.",
    "dto.",
    "dito",
    "ditto",
    "idem",
    "same as above",
    "as above",
    "wie oben",
    "siehe oben",
)
_CASES = pa.array(dict.fromkeys(case for mark in _MARKS for case in (mark, mark.capitalize(), mark.upper())))
_LOOKED_AT = 20_000
_LEAST = 2
_SENTENCE = re.compile(r"\S+\s+\S+\s+\S+\s+\S+")
_LEAST_PROSE = 0.25
_SAMPLE = 200


def filled_down(labels: tuple[str, ...], rows: pa.Table) -> tuple[pa.Table, tuple[Finding, ...]]:
    """The rows with what stands above in place of ditto marks, and what is said of each column so changed.

    A column of comments stays as it is: there, such a word is an answer.
    """
    findings: list[Finding] = []
    for place, (label, column) in enumerate(zip(labels, rows.columns, strict=True)):
        if not _has_marks(column):
            continue
        marks = pc.is_in(column, value_set=_CASES)
        filled, unknown = _filled(column, marks)
        rows = rows.set_column(place, rows.column_names[place], filled)
        findings.append(_note(label, column.filter(marks)[0].as_py(), pc.sum(marks).as_py(), unknown))
    return rows, tuple(findings)


def _has_marks(column: pa.ChunkedArray) -> bool:
    near = column.slice(0, _LOOKED_AT)
    marks = pc.is_in(near, value_set=_CASES)
    if (pc.sum(marks).as_py() or 0) < _LEAST:
        return False
    texts = near.filter(pc.invert(marks)).drop_null().slice(0, _SAMPLE).to_pylist()
    sentences = sum(bool(_SENTENCE.match(text)) for text in texts)
    return bool(texts) and sentences <= _LEAST_PROSE * len(texts)


def _filled(column: pa.ChunkedArray, marks: pa.ChunkedArray) -> tuple[pa.ChunkedArray, int]:
    """The column without marks, and how many of them stand above every filled cell: those become blank."""
    blanked = pc.if_else(marks, pa.scalar(None, pa.string()), column)
    above = pc.fill_null_forward(blanked.combine_chunks())
    filled = pc.if_else(marks.combine_chunks(), above, column.combine_chunks())
    unknown = filled.null_count - column.null_count
    return pa.chunked_array([filled]), unknown


def _note(label: str, mark: str, count: int, unknown: int) -> Finding:
    what = f"Cells that say “the same as above” ({mark}) and were read as the cell above them: {count - unknown:,}."
    if not unknown:
        return Finding(Severity.NOTE, label, what, "Nothing to do, unless the rows were sorted since.")
    what += f" Nothing stands above {unknown:,} of them; those were read as blank."
    return Finding(Severity.WARNING, label, what, "Write the answer itself into these cells.")
