"""What a rating or a comment is about."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Service is how people treated the customer; experience is everything else they met."""

    SERVICE = "service"
    EXPERIENCE = "experience"
    OVERALL = "overall"


SIDES = (Side.SERVICE, Side.EXPERIENCE)
"""The two sides a response is scored on."""


class Pillar(StrEnum):
    """The three Ps of an experience."""

    PEOPLE = "people"
    PRODUCT = "product"
    PROCESS = "process"


class Component(StrEnum):
    """Which part of the business shapes it."""

    SERVICE = "service"
    TECHNOLOGY = "technology"
    DESIGN = "design"


class Stage(StrEnum):
    """Where along the customer's journey it is met."""

    AWARENESS = "awareness"
    CONSIDERATION = "consideration"
    PURCHASE = "purchase"
    DELIVERY = "delivery"
    USE = "use"
    SUPPORT = "support"
    LOYALTY = "loyalty"


class Control(StrEnum):
    """How far the business itself can change it."""

    FULL = "full"
    SHARED = "shared"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Touchpoint:
    """One thing customers meet, with the words people use for it in a column's label."""

    id: str
    name: str
    side: Side
    pillar: Pillar
    component: Component
    stage: Stage
    control: Control
    words: tuple[str, ...]
