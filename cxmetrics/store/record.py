"""Datasets as rows of the workspace's catalogue, and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from cxmetrics.model import Column, Dataset, Dropped, Finding, Kind, Role, Scale, Severity, Side, SourceFile

FIELDS = "id, name, added, kind, typed, responses, first_day, last_day, sample, once, files, columns, findings, noticed"


def to_text(values: Sequence[Column] | Sequence[SourceFile] | Sequence[Finding]) -> str:
    """The values as JSON text."""
    return json.dumps([asdict(value) for value in values], ensure_ascii=False)


def dataset(row: tuple[Any, ...]) -> Dataset:
    """The dataset of one catalogue row, whose fields are FIELDS."""
    id_, name, added, kind, typed, responses, first, last, sample, once, files_, columns_, found, noticed = (
        row
    )
    return Dataset(
        id=id_,
        name=name,
        added=added,
        kind=Kind(kind),
        table=typed,
        responses=responses,
        first=first,
        last=last,
        sample=sample,
        once=once,
        files=tuple(file(record) for record in json.loads(files_)),
        columns=columns(columns_),
        findings=findings(found) + findings(noticed),
    )


def columns(text: str) -> tuple[Column, ...]:
    """The columns in a JSON text."""
    return tuple(column(record) for record in json.loads(text))


def findings(text: str) -> tuple[Finding, ...]:
    """The findings in a JSON text."""
    return tuple(finding(record) for record in json.loads(text))


def file(record: dict[str, Any]) -> SourceFile:
    """The file of one JSON object."""
    return SourceFile(**record | {"dropped": tuple(Dropped(**dropped) for dropped in record["dropped"])})


def finding(record: dict[str, Any]) -> Finding:
    """The finding of one JSON object."""
    return Finding(
        **record | {"severity": Severity(record["severity"]), "columns": tuple(record.get("columns", ()))}
    )


def column(record: dict[str, Any]) -> Column:
    """The column of one JSON object."""
    scale = record["scale"]
    return Column(
        **record
        | {
            "role": Role(record["role"]),
            "side": Side(record["side"]) if record["side"] else None,
            "scale": Scale(**scale | {"labels": tuple(scale["labels"])}) if scale else None,
            "codes": tuple((text, number) for text, number in record["codes"]),
            "missing": tuple(record["missing"]),
            "date_formats": tuple(record["date_formats"]),
            "other_date_formats": tuple(record.get("other_date_formats", ())),
            "examples": tuple(record["examples"]),
        }
    )
