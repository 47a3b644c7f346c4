"""Which part of the data is looked at, and on which terms?"""

from cxmetrics.errors import NotEnoughData
from cxmetrics.model import USUAL, Column, Dataset, Role, Slice, Terms

LATEST = "each customer’s latest answer only"
WEIGHTED = "weighted"


def slice_of(
    dataset: Dataset, *, latest: bool = False, weighted: bool = False, terms: Terms = USUAL
) -> Slice:
    """All of a dataset on these terms; raises NotEnoughData where it has no column they need."""
    return Slice(
        latest=_column(dataset, Role.CUSTOMER, "one answer per customer").name if latest else None,
        weight=_column(dataset, Role.WEIGHT, "weighted figures").name if weighted else None,
        terms=terms,
    )


def in_words(part: Slice) -> tuple[str, ...]:
    """What was chosen otherwise than usual and holds for every figure, a few words each."""
    said = [f"{100 * part.terms.level:g} % ranges"] if part.terms.level != USUAL.level else []
    said += [LATEST] if part.latest else []
    return (*said, *([WEIGHTED] if part.weight else []))


def _column(dataset: Dataset, role: Role, wanted: str) -> Column:
    found = dataset.by_role(role)
    if not found:
        raise NotEnoughData(
            f"This data cannot give {wanted}.",
            why=f"No column is read as {role}.",
            fix=f"Name the column with --set LABEL={role}, or set its role on the Data page.",
        )
    return found[0]
