"""What the workspace holds."""

from dataclasses import dataclass
from datetime import date, datetime

from cxmetrics.model.column import Column, named
from cxmetrics.model.finding import Dropped, Finding
from cxmetrics.model.kind import Kind
from cxmetrics.model.role import Role
from cxmetrics.model.terms import USUAL, Terms
from cxmetrics.model.touchpoint import Side


@dataclass(frozen=True)
class SourceFile:
    """One file of a dataset, as it was read: `rows` in it are those `kept` and those `dropped`.

    `group` is the word by which its name differs from those of its sister files (a place, a channel).
    `joined_by` is the label of the column by which its cells join the rows of the other files, None
    where it adds rows. A file `taken_out` counts nowhere until it is put back.
    """

    name: str
    sha256: str
    size: int
    format: str
    encoding: str
    sheet: str | None
    rows: int
    kept: int
    dropped: tuple[Dropped, ...] = ()
    group: str | None = None
    joined_by: str | None = None
    taken_out: bool = False


@dataclass(frozen=True)
class Dataset:
    """Rows that share a set of columns, from one or more files: responses, or whatever `kind` says.

    `table` names the typed table of responses, None while the columns wait to be confirmed.
    `once` says whether rows that two files share in every cell are counted once.
    """

    id: int
    name: str
    added: datetime
    files: tuple[SourceFile, ...]
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    table: str | None = None
    responses: int = 0
    first: date | None = None
    last: date | None = None
    sample: bool = False
    kind: Kind = Kind.RESPONSES
    once: bool = True

    def by_role(self, role: Role) -> tuple[Column, ...]:
        """The columns that play `role`, in file order."""
        return named(self.columns, role)

    @property
    def scored(self) -> tuple[Column, ...]:
        """Every column whose values are answers on a scale."""
        return tuple(column for column in self.columns if column.role.is_scored)

    def rated(self, side: Side) -> tuple[Column, ...]:
        """The ratings that make up the score of `side`.

        Where a file has only an overall rating besides service, that stands in for the experience.
        """
        ratings = self.by_role(Role.RATING)
        own = tuple(column for column in ratings if column.side is side)
        if own or side is not Side.EXPERIENCE or not any(c.side is Side.SERVICE for c in ratings):
            return own
        return (self.by_role(Role.OVERALL) + self.by_role(Role.CSAT))[:1]

    @property
    def overall_stands_in(self) -> bool:
        """Whether the experience score is the overall rating, for want of experience ratings."""
        ratings = self.rated(Side.EXPERIENCE)
        return bool(ratings) and ratings[0].role is not Role.RATING


BLANK = ""
"""Stands in a slice for responses whose segment was left blank; no cell is an empty text."""


@dataclass(frozen=True)
class Slice:
    """The part of a dataset a page looks at, and on which terms: frozen, so that it can be a cache key.

    `segments` holds pairs of a column's safe name and the values kept. Dates are inclusive. With
    `latest`, the safe name of the column of customers, only the latest response of each counts (the
    latest of each period, where there are periods); without a name each counts for itself. With
    `weight`, that of the column of weights, responses count by it, and those without one do not.
    """

    segments: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first: date | None = None
    last: date | None = None
    latest: str | None = None
    weight: str | None = None
    terms: Terms = USUAL
