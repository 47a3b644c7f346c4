"""Which part of the data is looked at, and on which terms?"""

from cxmetrics.errors import NotEnoughData
from cxmetrics.model import USUAL, Column, Dataset, Role, Slice, Terms

LATEST = "each customer’s latest answer only"
WEIGHTED = "weighted"
SATISFIED = {"csat_top": "satisfied: the best answer only", "csat_mean": "satisfaction as an average"}


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
    said += [WEIGHTED] if part.weight else []
    return (*said, *_otherwise(part.terms))


def sure(terms: Terms) -> str:
    """What a likely range promises."""
    return f"The likely range holds the true value in {100 * terms.level:g} of 100 cases."


def _otherwise(terms: Terms) -> list[str]:
    """Those of the terms that concern single metrics and are not the usual ones."""
    told = (
        ("satisfaction", SATISFIED.get(terms.satisfaction, "")),
        ("window", f"back within {terms.window} days"),
        ("silence", f"gone after {terms.silence} days"),
        ("target", f"in time within {terms.target} minutes"),
    )
    return [words for name, words in told if getattr(terms, name) != getattr(USUAL, name)]


def _column(dataset: Dataset, role: Role, wanted: str) -> Column:
    found = dataset.by_role(role)
    if not found:
        raise NotEnoughData(
            f"This data cannot give {wanted}.",
            why=f"No column is read as {role}.",
            fix=f"Name the column with --set LABEL={role}, or set its role on the Data page.",
        )
    return found[0]
