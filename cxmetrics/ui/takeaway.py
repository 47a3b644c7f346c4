"""What a chart says, in a sentence."""

from cxmetrics.analyses.quadrant import Outcome, Outcomes, Unit
from cxmetrics.analyses.touchpoints import Rated
from cxmetrics.charts import figures
from cxmetrics.model import LEAST_SHOWN, Display, Quadrant

TELLING = (Quadrant.PARADOX, Quadrant.UNDESIRABLE, Quadrant.IMPOSSIBLE, Quadrant.IDEAL)


def outcomes(found: Outcomes) -> str:
    """Which outcome is the most frequent, and how many customers the experience loses after great service."""
    if found.n < LEAST_SHOWN:
        return (
            f"Only {found.n} responses have both scores: too few to say anything without pointing at someone."
        )
    most = max(found.of, key=lambda outcome: outcome.count)
    paradox = found[Quadrant.PARADOX]
    first = f"{_share(most)} of {found.n:,} responses had {most.quadrant.means.lower()}."
    if most is paradox:
        return first
    return f"{first} {_share(paradox)} were served well and still had a poor experience."


def units(dots: tuple[Unit, ...]) -> str:
    """Which groups lie clearly in which quadrant, the most telling one first."""
    named = {q: [figures.unit_name(d) for d in dots if d.placed is q] for q in Quadrant}
    told = [f"{q.means}: {_list(named[q])}." for q in TELLING if named[q]]
    if not told:
        return "No group lies clearly in one quadrant: more answers are needed to tell."
    return " ".join(told)


def lowest(ratings: tuple[Rated, ...]) -> str:
    """The rating with the lowest score, and those whose likely range overlaps with its own."""
    known = [r for r in ratings if r.estimate.shown is Display.VALUE]
    if not ratings:
        return "Your data rates no single part of the visit."
    if not known:
        return "No rating has answers enough to say which is the lowest."
    first, high = known[0], known[0].estimate.high or 0.0
    close = [r for r in known[1:] if (r.estimate.low or 0.0) <= high]
    if not close:
        return f"The lowest is “{first.column.label}”: {figures.value(first.estimate)} of 100."
    return (
        f"“{first.column.label}” ({figures.value(first.estimate)} of 100) and "
        f"{_list([f'“{r.column.label}”' for r in close[:2]])} are the lowest, too close to say which."
    )


def _share(outcome: Outcome) -> str:
    """A share with its count, or the range it lies in."""
    if outcome.share.shown is Display.VALUE:
        return f"{figures.value(outcome.share)} ({outcome.count:,})"
    return f"Likely {figures.between(outcome.share)}"


def _list(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
