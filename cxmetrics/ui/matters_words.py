"""What goes with what, in sentences: of associations, never of causes."""

from math import isfinite

from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.drivers.outcome import PER_CENT, Outcome
from cxmetrics.analyses.drivers.priorities import Priorities, Priority
from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.analyses.drivers.where import Where
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import listed, number, percent
from cxmetrics.analyses.segment import in_words
from cxmetrics.charts import figures
from cxmetrics.charts.figures import bare
from cxmetrics.model import Control

NO_CAUSE = (
    "All of this says what goes together in your answers. It does not say why: try one change, and look whether "
    "the figures move."
)
WORKING = "Working out what goes with what …"
CONTROL = {
    Control.FULL: "within your control",
    Control.SHARED: "partly within your control",
    Control.OUTSIDE: "outside your control",
    None: "nobody said who can change it",
}
MOST_FIRST = 3


def takeaway(found: WhatMatters) -> str:
    """Where to start, or that nothing can be named."""
    if not found.explained.named:
        return f"Nothing can be named yet. {found.explained.because}"
    if found.explained.backwards:
        return f"{_against(found.outcome)} Until then nothing here tells where to start."
    if backwards := [d.column for d in found.explained.certain if d.r < 0]:
        names = listed([quoted(column) for column in backwards])
        return (
            f"First look at the scale of {names}: the better the rating, the lower the outcome. If its lowest answer is "
            "the best, say so on the Data page; until then nothing here tells where to start."
        )
    first = to_fix(found.priorities)
    said = (
        first
        or "Some ratings go with the outcome, but none can be told from the others as the one to fix first."
    )
    if not found.explained.rivals:
        return said
    names = listed([quoted(left.column) for left in found.explained.rivals])
    return (
        f"{said} {names} could not be set against the others and may matter as much: choose, under “Who” above, the "
        "group that was asked about it."
    )


def nothing_ranked(found: WhatMatters) -> str:
    """Why the list of what to fix is empty."""
    if not found.explained.named:
        return "Nothing is ranked: a list made of chance would send you after the wrong thing."
    if found.explained.backwards:
        return f"Nothing is ranked. {_against(found.outcome)}"
    if found.explained.hardly:
        return (
            f"Nothing is ranked: all ratings together go with only {percent(found.explained.whole)} of what makes answers to "
            f"{found.outcome.name} differ, too little to start with any of them."
        )
    if found.explained.dependent:
        return f"Nothing is ranked. {_dependent(found.explained)}"
    turned = [driver for driver in found.explained.certain if driver.turned_within is not None]
    if turned:
        return f"Nothing is ranked. {_odd(turned[0], found.explained)}"
    return "Nothing is ranked: no rating keeps a part of its own once the others are held equal."


def _against(outcome: Outcome) -> str:
    """What to look at where all ratings run against the outcome."""
    if outcome.column is None:
        return "The better the ratings, the fewer of those who gave them came back: look whether the same people are meant in both lists."
    return (
        f"First look at the scale of {outcome.name}: the better every rating that goes with it, the lower it is. If its "
        "lowest answer is the best, say so on the Data page."
    )


def to_fix(found: Priorities) -> str:
    """The first one to three to fix, in a sentence; nothing where nothing is ranked."""
    inside = [one for one in found.ranked if one.within][:MOST_FIRST]
    chosen = inside or list(found.ranked[:1])
    if not chosen:
        return ""
    first = chosen[0]
    start = f"Start with {quoted(first.column)} ({figures.value(first.score)} of 100)"
    if not first.within:
        start = f"First on the list is {quoted(first.column)}, but {_whose(first)}"
    then = listed([quoted(one.column) for one in chosen[1:]])
    there = f" {quoted(first.column)} is lowest at {group_of(first.where)}." if first.where else ""
    told = f"{start}{f', then look at {then}' if then else ''}.{there}"
    largest = found.largest
    if largest is None or largest is first or largest.within:
        return told
    return f"{told} {quoted(largest.column)} weighs even more, but {_whose(largest)}."


def group_of(where: Where) -> str:
    """The group with the column it is of: “Market Square (Location)”."""
    return f"{in_words(where.name)} ({' '.join(where.column.label.split())})"


def lowest_at(where: Where) -> str:
    """Where a rating is the lowest, beside all others."""
    return (
        f"Lowest at {group_of(where)}: {figures.value(where.score)} of 100 (likely {figures.between(where.score)}); "
        f"{figures.value(where.others)} at all others together."
    )


def _whose(one: Priority) -> str:
    """Who can change it, as the end of a sentence."""
    return CONTROL[None] if one.control is None else f"it is {CONTROL[one.control]}"


def most(told: Explained) -> str:
    """Which ratings go with the outcome the most, or that nothing is named."""
    if not told.named:
        return f"No rating is named here. {told.because}"
    certain = told.certain
    together = (
        f"All ratings together go with {percent(told.whole)} of what makes answers to it differ; the rest is in none "
        "of them."
    )
    if told.winner is not None:
        return f"{quoted(told.winner)} goes with {told.outcome.name} the most. {together}"
    return f"{_unsure(told, [driver for driver in certain if driver.tier == 1])} {together}"


def _unsure(told: Explained, top: list[Driver]) -> str:
    """What stands at the top where no rating can be called the first, and why it cannot."""
    name, names = told.outcome.name, listed([quoted(driver.column) for driver in top])
    if told.dependent:
        return f"Which rating goes with {name} the most cannot be told: some of them follow from others."
    among = "Among the ratings that could be set against each other, " if told.rivals else ""
    if len(top) > 1:
        if len(top) == len(told.drivers):
            return f"{among}{names} go with {name} about alike: which is first is too close to call."
        return f"{among}{names} go with {name} the most; which of them is first is too close to call."
    if top[0].r < 0:
        return f"{names} stands out, but the wrong way round: the better it is rated, the lower {name}."
    if top[0].turned_within is not None:
        return f"{names} stands out, but within the groups of {quoted(top[0].turned_within)} it goes the other way."
    if told.rivals:
        return f"{among}{names} goes with {name} the most."
    return f"{names} stands out, but there are too few answers to be sure that it is the first."


def drawn(told: Explained) -> str:
    """That only some of very many responses were read, as the end of a sentence."""
    return "" if told.drawn_from is None else f", drawn evenly from all {told.drawn_from:,}"


def notes(told: Explained) -> list[str]:
    """What is odd about the drivers, each in a sentence."""
    found = [_against(told.outcome)] if told.backwards else []
    found += [_odd(driver, told) for driver in told.certain]
    twins = {frozenset((d.column, *d.twins)) for d in told.drivers if d.twins}
    found += [
        f"{listed(sorted(quoted(column) for column in group))} get nearly the same answers: they share one place."
        for group in twins
    ]
    if told.named and not told.by_rank:
        found.append(
            "Counted in another way, by better or worse and not by how much, the groups change places: take the order "
            "as rough."
        )
    found.append(_dependent(told))
    return [note for note in found if note]


def _dependent(told: Explained) -> str:
    """Which ratings follow from others, and what to do about it."""
    if not told.named or not told.dependent:
        return ""
    if not told.totals:
        names = listed([quoted(column) for column in told.dependent])
        return f"{names} follow from each other, so that they cannot be told apart: leave one of them out on the Data page."
    one = len(told.totals) == 1
    return (
        f"{listed([quoted(column) for column in told.totals])} {'follows' if one else 'follow'} from the others, as a total "
        f"does, so that they cannot be told apart: leave {'it' if one else 'them'} out on the Data page."
    )


def _odd(driver: Driver, told: Explained) -> str:
    if driver.turned_within is not None:
        return (
            f"Over all answers {told.outcome.name} is higher the better {quoted(driver.column)} is rated, but lower within the "
            f"groups of {quoted(driver.turned_within)}: what shows is how the groups differ. Look at one group at a time."
        )
    if driver.suppressed:
        return (
            f"{quoted(driver.column)} points one way alone and the other way once all others are held equal: "
            "it shows through the others, so do not act on it alone."
        )
    if driver.r < 0 and not told.backwards:
        return (
            f"The better {quoted(driver.column)} is rated, the lower {told.outcome.name}: check on the Data page "
            "whether its scale runs the other way."
        )
    return ""


def points(amount: Limited, outcome: Outcome) -> str:
    """An amount of the outcome with its likely range: “0.19 points (likely 0.16 to 0.21)”."""
    spelled = number if outcome.unit == PER_CENT else lambda figure: bare(figure, "rating")
    unit = PER_CENT if outcome.unit == PER_CENT else "points"
    if not (isfinite(amount.low) and isfinite(amount.high)):
        return f"{spelled(amount.value)} {unit} (how sure that is cannot be told)"
    return f"{spelled(amount.value)} {unit} (likely {spelled(amount.low)} to {spelled(amount.high)})"


def scale_of(one: Priority) -> str:
    """The scale of a rating in brackets."""
    scale = one.column.scale
    return f" ({scale.low:g} to {scale.high:g})" if scale else ""


def per_point(one: Priority, outcome: Outcome) -> str:
    """What one point more goes with."""
    return (
        f"One point more on it{scale_of(one)} goes with {points(one.per_point, outcome)} more on {outcome.name}"
        f"{_on(outcome)}."
    )


def _on(outcome: Outcome) -> str:
    scale = outcome.column.scale if outcome.column else None
    return f" ({scale.low:g} to {scale.high:g})" if scale and outcome.unit != PER_CENT else ""
