"""Which dots change sides when the cut moves?"""

from collections.abc import Iterable
from dataclasses import dataclass

from cxmetrics.analyses.quadrant.unit import Unit
from cxmetrics.model import Quadrant


@dataclass(frozen=True)
class Move:
    """A dot that lies in another quadrant at the second cut than at the first."""

    was: Unit
    now: Unit
    origin: Quadrant
    goal: Quadrant


def moved(before: Iterable[Unit], after: Iterable[Unit]) -> tuple[Move, ...]:
    """The dots that change sides between the same units at two cuts, in the order of the second."""
    known = {(dot.name, dot.period): dot for dot in before}
    found = []
    for dot in after:
        was = known.get((dot.name, dot.period))
        if was and was.lies and dot.lies and was.lies is not dot.lies:
            found.append(Move(was, dot, was.lies, dot.lies))
    return tuple(found)
