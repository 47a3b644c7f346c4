"""What a table of all groups says, in sentences."""

from cxmetrics.analyses.comparing.ranking import Q, Ranking
from cxmetrics.analyses.segment import in_words

ONE_IN = round(1 / Q)
NUMBERS = {10: "ten", 20: "twenty"}


def overall(found: Ranking) -> str:
    """Whether there is any difference between the groups at all."""
    if found.overall is None:
        return "Too few groups have answers enough to tell whether they differ."
    if found.overall < 1.0 - found.level:
        return "The groups differ more than chance explains."
    return "Taken together, the groups differ no more than chance explains."


def order(found: Ranking) -> str:
    """Who is first and last, as far as that is certain."""
    ranked = [group for group in found.groups if group.ranks is not None]
    if len(ranked) < 2:
        return "No order can be told: fewer than two groups have thirty answers or more and a narrow enough range."
    if found.overall is not None and found.overall >= 1.0 - found.level:
        return "So the order below is mostly luck: do not call any of them the best or the worst by it."
    best = [in_words(g.name) for g in ranked if g.ranks and g.ranks.best == 1]
    worst = [in_words(g.name) for g in ranked if g.ranks and g.ranks.worst == len(ranked)]
    return f"{_end(best, len(ranked), 'best')} {_end(worst, len(ranked), 'worst')}"


def how_to_read(found: Ranking) -> str:
    """What line, dot and tick are, and why the dot is not on the tick."""
    said = (
        f"The line is the range a group’s true value is likely to lie in ({100 * found.level:g} %), the tick its "
        "value as answered. The dot takes luck out: the fewer answers a group has, the nearer it is moved to the "
        "average of all, and the order is that of the dots. A place such as “2 to 5 of 9” says where a group "
        "may truly stand."
    )
    if any(group.ranks is None for group in found.groups):
        said += " Thin lines at the end: too few answers for a place or a verdict."
    return said


def family(found: Ranking) -> str:
    """How many comparisons stand on the page, and what to expect of those that are marked."""
    if not found.family:
        return "No group has answers enough to be set against all others."
    many = f"{found.family} comparison{'' if found.family == 1 else 's'} with all others"
    if not found.marked:
        return f"{many}; none is marked, for none stands once you consider how many were made."
    return (
        f"{many}, {found.marked} marked ▲ or ▼; of those marked, at most one in {NUMBERS.get(ONE_IN, ONE_IN)} is "
        "expected to be chance (Benjamini–Hochberg). A difference goes together with its group; it does not say why."
    )


def same_people(found: Ranking) -> str:
    """That the largest groups are the same people; nothing where they are not."""
    if found.customers is None or not found.customers.partly_the_same:
        return ""
    many = "Mostly" if found.customers.mostly_the_same else "Partly"
    return (
        f"{many} the same people: {found.customers.both:,} of {found.customers.second:,} customers stand in both "
        "of the two largest groups. Everything here is worked out as if all groups were different people, so take it "
        "as rough."
    )


def _end(names: list[str], of: int, what: str) -> str:
    if len(names) == 1:
        return f"{names[0]} is the {what}."
    if len(names) == of:
        return f"Any of the {of} could be the {what}."
    if len(names) <= 3:
        return f"The {what} is {', '.join(names[:-1])} or {names[-1]}."
    return f"The {what} is one of {len(names)}: which one cannot be told."
