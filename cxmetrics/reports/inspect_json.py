"""What was recognised in files, as JSON."""

from math import isfinite
from typing import Any

from cxmetrics.model import Column
from cxmetrics.reports.json_figures import findings
from cxmetrics.store.draft import Draft


def report(draft: Draft) -> dict[str, Any]:
    """What the rows are, files, columns and findings of a draft."""
    return {
        "kind": str(draft.kind),
        "files": [
            {
                "name": file.name,
                "format": file.format,
                "encoding": file.encoding,
                "sheet": file.sheet,
                "rows": file.rows,
                "kept": file.kept,
                "dropped": [{"reason": d.reason, "count": d.count} for d in file.dropped],
            }
            for file in draft.files
        ],
        "columns": [_column(column) for column in draft.columns],
        "findings": findings(draft.findings),
    }


def _column(column: Column) -> dict[str, Any]:
    scale = column.scale
    return {
        "label": column.label,
        "role": str(column.role),
        "side": str(column.side) if column.side else None,
        "touchpoint": column.touchpoint,
        "scale": [_plain(scale.low), _plain(scale.high)] if scale else None,
        "reversed": scale.reversed if scale else False,
        "missing": [_code(text) for text in column.missing],
        "personal": column.personal,
        "confidence": round(column.confidence, 3),
        "because": column.because,
    }


def _code(text: str) -> float | int | str:
    """A missing code as the number it is, or as its text."""
    try:
        number = float(text)
    except ValueError:
        return text
    return _plain(number) if isfinite(number) else text


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value
