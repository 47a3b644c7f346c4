"""Code lists among the files: they explain the others and hold no responses."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxmetrics.meaning.codebook import table as codebook
from cxmetrics.meaning.codebook.table import Codebook
from cxmetrics.model import Finding, Severity
from cxmetrics.reading import Table


@dataclass(frozen=True)
class Explained:
    """The code list that came with files, None where none did, and what there is to say about it."""

    codebook: Codebook | None = None
    findings: tuple[Finding, ...] = ()


def set_aside(tables: Sequence[Table]) -> tuple[list[Table], Explained]:
    """The tables that hold rows of data, and the code list that explains them if one is among them."""
    for at, table in enumerate(tables):
        others = [*tables[:at], *tables[at + 1 :]]
        if found := _explaining(table, others):
            names = ", ".join(other.file.name for other in others)
            note = Finding(
                Severity.NOTE,
                table.file.name,
                f"This is a list of codes. It was used to read the columns of {names}, and no row of it is "
                "counted.",
                "Nothing to do.",
            )
            return others, Explained(found, (*table.findings, note))
    return list(tables), Explained()


def beside_what_they_explain(groups: Sequence[list[Table]]) -> list[list[Table]]:
    """The groups of tables, where a code list stands last in the first group that it explains."""
    found = [list(group) for group in groups]
    for group in [group for group in found if len(group) == 1]:
        home = next((g for g in found if g is not group and _explaining(group[0], g)), None)
        if home:
            home.extend(group)
            found = [g for g in found if g is not group]
    return found


def _explaining(table: Table, others: Sequence[Table]) -> Codebook | None:
    """The code list in `table`, None where it is none or knows no column of the others."""
    if not others or any(set(other.labels) == set(table.labels) for other in others):
        return None
    found = codebook.of(table.labels, table.rows)
    return found if found and found.explain(others[0].labels) else None
