"""What a person should know about the columns that tell people by name."""

from collections.abc import Sequence

from cxmetrics.meaning.noticed.listed import named
from cxmetrics.model import Column, Finding, Severity


def findings(columns: Sequence[Column]) -> list[Finding]:
    """One note for all columns that tell a person, and what each tells; nothing where none does."""
    telling = [column for column in columns if column.personal]
    if not telling:
        return []
    told = ", ".join(f"“{column.label}” ({column.personal})" for column in telling)
    what = f"{_these(len(telling))} people by name: {told}."
    fix = "Kept out of every figure, table and export; the switch on the Data page shows them."
    return [Finding(Severity.NOTE, named(column.label for column in telling), what, fix)]


def _these(n: int) -> str:
    return "This column tells" if n == 1 else "These columns tell"
