"""The four outcomes of service against experience."""

from enum import Enum

CUT = 75.0
"""Great is at or above 75 of 100: “4 on a 5-point scale”."""


class Quadrant(Enum):
    """One outcome: its public id, its name, what it is and whether each side is great."""

    IDEAL = (
        "great_service_great_experience",
        "Ideal",
        "Great service and a great experience",
        True,
        True,
    )
    PARADOX = (
        "great_service_poor_experience",
        "Paradox",
        "Great service but a poor experience",
        True,
        False,
    )
    IMPOSSIBLE = (
        "poor_service_great_experience",
        "“Virtually impossible”",
        "Poor service but a great experience",
        False,
        True,
    )
    UNDESIRABLE = (
        "poor_service_poor_experience",
        "Undesirable",
        "Poor service and a poor experience",
        False,
        False,
    )

    def __init__(self, id_: str, title: str, means: str, great_service: bool, great_experience: bool) -> None:
        self.id, self.title, self.means = id_, title, means
        self.great_service, self.great_experience = great_service, great_experience

    @classmethod
    def at(cls, great_service: bool, great_experience: bool) -> "Quadrant":
        """The quadrant of these two judgements."""
        return next(
            q for q in cls if (q.great_service, q.great_experience) == (great_service, great_experience)
        )
