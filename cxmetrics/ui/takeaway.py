"""What a chart says, in a sentence."""

from cxmetrics.analyses.quadrant import Outcome, Outcomes, Unit
from cxmetrics.analyses.touchpoints import Rated
from cxmetrics.charts import figures
from cxmetrics.charts.dots import unit_name
from cxmetrics.model import LEAST_SHOWN, Display, Estimate, Quadrant

TELLING = (Quadrant.PARADOX, Quadrant.UNDESIRABLE, Quadrant.IMPOSSIBLE, Quadrant.IDEAL)
LEAST_STEPS = 2
"""From so many periods on there is a path."""


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


def units(dots: tuple[Unit, ...], every: str = "month") -> str:
    """Which groups lie clearly in which quadrant, the most telling one first; how many cannot be told."""
    named = {q: [unit_name(d, every) for d in dots if d.placed is q] for q in Quadrant}
    told = [f"{q.means}: {listed(named[q])}." for q in TELLING if named[q]]
    if not told:
        return "No group lies clearly in one quadrant: more answers are needed to tell."
    shown = [dot for dot in dots if not dot.hidden]
    if close := sum(dot.placed is None for dot in shown):
        told.append(f"Too close to call: {close} of {len(shown)}.")
    if few := len(dots) - len(shown):
        told.append(f"Too few answers to show: {few}.")
    return " ".join(told)


def across(dots: tuple[Unit, ...], every: str = "month") -> str:
    """Which dots carry the colour of another field than they are drawn in, and why; nothing where none does."""
    names = [
        f"“{unit_name(dot, every)}” ({dot.placed.title})"
        for dot in dots
        if dot.placed and not dot.hidden and dot.placed is not dot.lies
    ]
    if not names:
        return ""
    return (
        f"Drawn on the other side of a line than where they most likely lie: {listed(names)}. A dot of few answers is judged "
        "together with all others, for by chance alone it often lands a little beyond its place."
    )


def way(steps: tuple[Unit, ...], name: str, every: str = "month") -> str:
    """From where to where a group came; no word of better or worse where both ends may be the same."""
    shown = [step for step in steps if not step.hidden]
    if len(shown) < LEAST_STEPS:
        return f"“{name}” has fewer than {LEAST_STEPS} periods with answers enough for a dot: there is no path to show."
    first, last = shown[0], shown[-1]
    ends = " to ".join(
        f"{figures.value(end.service)} and {figures.value(end.experience)} in {unit_name(end, every)}"
        for end in (first, last)
    )
    changed = [
        side
        for side, one, other in (
            ("service", first.service, last.service),
            ("the experience", first.experience, last.experience),
        )
        if _apart(one, other)
    ]
    sure = (
        f"The likely ranges of {' and of '.join(changed)} do not overlap."
        if changed
        else "The likely ranges of both ends overlap: chance alone may have moved it."
    )
    return f"“{name}”, service and experience: {ends}. {sure}"


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
        f"{listed([f'“{r.column.label}”' for r in close[:2]])} are the lowest, too close to say which."
    )


def listed(names: list[str]) -> str:
    """The first three of them, and how many more there are."""
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _share(outcome: Outcome) -> str:
    """A share with its count, or the range it lies in."""
    if outcome.share.shown is Display.VALUE:
        return f"{figures.value(outcome.share)} ({outcome.count:,})"
    return f"Likely {figures.between(outcome.share)}"


def _apart(one: Estimate, other: Estimate) -> bool:
    """Whether the likely ranges do not touch."""
    low, high = sorted((one, other), key=lambda estimate: estimate.value or 0.0)
    return low.high is not None and high.low is not None and low.high < high.low
