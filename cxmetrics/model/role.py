"""What a column is."""

from enum import StrEnum


class Role(StrEnum):
    """The part a column plays in a feedback file."""

    DATE = "date"
    CUSTOMER = "customer"
    SEGMENT = "segment"
    RATING = "rating"
    OVERALL = "overall"
    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    COMMENT = "comment"
    REVENUE = "revenue"
    RECOMMENDED = "recommended"
    WEIGHT = "weight"
    IGNORE = "ignore"

    @property
    def is_scored(self) -> bool:
        """Whether its values are answers on a scale."""
        return self in _SCORED

    @property
    def is_number(self) -> bool:
        """Whether its values are amounts rather than answers."""
        return self in (Role.REVENUE, Role.WEIGHT)


_SCORED = frozenset({Role.RATING, Role.OVERALL, Role.NPS, Role.CSAT, Role.CES, Role.RECOMMENDED})
