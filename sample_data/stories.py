"""What is planted in the sample, as plain figures; `README.md` tells the same in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

FIRST, END = datetime(2024, 7, 1), datetime(2026, 1, 1)
# One of the seeds with which chance alone makes December 2024 look worse: the story "Only noise".
SEED = 12

FRIENDLY = "Friendliness of our staff"
HELPFUL = "Helpfulness of our staff"
REPLIES = "Speed of our replies"
SOLVED = "How well we solved any problem"
FOOD = "Quality of the food"
VALUE = "Value for money"
MENU = "Choice on the menu"
CHECKOUT = "Checkout"
CLEAN = "Cleanliness"
ATMOSPHERE = "Atmosphere"
DELIVERY = "Delivery"
PACKAGING = "Packaging"
WEBSITE = "Ease of our website and app"

SERVICE = (FRIENDLY, HELPFUL, REPLIES, SOLVED)
EXPERIENCE = (FOOD, VALUE, MENU, CHECKOUT, CLEAN, ATMOSPHERE, DELIVERY, PACKAGING, WEBSITE)

# How an ordinary visit feels, on the 1–5 of the survey before anybody rounds.
USUAL: Mapping[str, float] = {
    FRIENDLY: 4.75, HELPFUL: 4.65, REPLIES: 4.5, SOLVED: 4.2,
    FOOD: 4.7, VALUE: 4.5, MENU: 4.3, CHECKOUT: 4.55, CLEAN: 4.6, ATMOSPHERE: 4.5,
    DELIVERY: 4.7, PACKAGING: 4.6, WEBSITE: 4.35,
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A shop or a delivery zone: its part of all customers, and where it differs from the usual."""

    location: str
    zone: str
    part: float
    problems: float
    differs: Mapping[str, float] = field(default_factory=dict)

    @property
    def delivers(self) -> bool:
        """Whether the food travels to the customer."""
        return self.zone != ""

    def level(self, item: str) -> float:
        """How `item` feels here on an ordinary visit."""
        return self.differs.get(item, USUAL[item])


HARBOUR = Place("Harbour Street", "", 0.38, 0.07)
MARKET = Place("Market Square", "", 0.24, 0.09, {CHECKOUT: 1.8, ATMOSPHERE: 3.3, VALUE: 3.9, CLEAN: 3.9})
NORTH = Place("Delivery", "North", 0.21, 0.07)
SOUTH = Place("Delivery", "South", 0.17, 0.14, {DELIVERY: 1.7, PACKAGING: 1.9, FOOD: 2.9, VALUE: 3.0})
PLACES = (HARBOUR, MARKET, NORTH, SOUTH)

# New tills and too few staff at Harbour Street: how far each month lies below the usual.
SETBACK = {(2025, 3): 1.3, (2025, 4): 0.5, (2025, 5): 0.2}
UNTOUCHED = (FOOD, MENU)

# The survey link was missing from the receipts for most of the month, so few could answer.
PAUSE = (datetime(2024, 12, 8), datetime(2025, 1, 1))
APP_OPENS = END - timedelta(days=17)


def setback(place: Place, when: datetime) -> float:
    """By how much a visit to `place` falls short of the usual at `when`."""
    return SETBACK.get((when.year, when.month), 0.0) if place is HARBOUR else 0.0
