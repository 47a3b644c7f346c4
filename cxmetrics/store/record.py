"""Datasets as rows of the workspace's catalogue, and back."""

import json
from dataclasses import asdict
from typing import Any

from cxmetrics.model import Column, Dataset, Dropped, Finding, Role, Scale, Severity, Side, SourceFile

FIELDS = "id, name, added, typed, responses, first_day, last_day, sample, files, columns, findings"


def to_text(values: tuple[Column, ...] | tuple[SourceFile, ...] | tuple[Finding, ...]) -> str:
    """The values as JSON text."""
    return json.dumps([asdict(value) for value in values], ensure_ascii=False)


def dataset(row: tuple[Any, ...]) -> Dataset:
    """The dataset of one catalogue row, whose fields are FIELDS."""
    id_, name, added, typed, responses, first, last, sample, files, columns, findings = row
    return Dataset(
        id=id_,
        name=name,
        added=added,
        table=typed,
        responses=responses,
        first=first,
        last=last,
        sample=sample,
        files=tuple(_file(record) for record in json.loads(files)),
        columns=tuple(_column(record) for record in json.loads(columns)),
        findings=tuple(_finding(record) for record in json.loads(findings)),
    )


def _file(record: dict[str, Any]) -> SourceFile:
    return SourceFile(**record | {"dropped": tuple(Dropped(**dropped) for dropped in record["dropped"])})


def _finding(record: dict[str, Any]) -> Finding:
    return Finding(**record | {"severity": Severity(record["severity"])})


def _column(record: dict[str, Any]) -> Column:
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
