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
    ID = "id"
    CHURNED = "churned"
    REFERRED = "referred"
    ANSWERED = "answered"
    REPLIED = "replied"
    REPLY_TIME = "reply time"
    ORDER = "order"
    QUANTITY = "quantity"
    PRICE = "price"
    FIGURE = "figure"
    IGNORE = "ignore"

    @property
    def is_scored(self) -> bool:
        """Whether its values are answers on a scale."""
        return self in _SCORED

    @property
    def is_number(self) -> bool:
        """Whether its values are amounts rather than answers."""
        return self in _NUMBERS


_SCORED = frozenset(
    {
        *(Role.RATING, Role.OVERALL, Role.NPS, Role.CSAT, Role.CES, Role.RECOMMENDED),
        *(Role.CHURNED, Role.REFERRED, Role.ANSWERED),
    }
)
_NUMBERS = frozenset({Role.REVENUE, Role.WEIGHT, Role.QUANTITY, Role.PRICE, Role.FIGURE, Role.REPLY_TIME})
