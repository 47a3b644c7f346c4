"""Is repeat purchase to be believed here?"""

from dataclasses import replace

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.customers.loyalty import Gap, Group, loyalty
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.beside import NO_MATCH, NO_PURCHASES, is_purchases, match_of, slices
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.model import Behaviour, Interval, Ratio, Role, Waits
from cxmetrics.stats import window
from cxmetrics.store.behaviour import behaved
from cxmetrics.store.lines import as_marked
from cxmetrics.store.orders import SUMS, totals
from cxmetrics.store.respondents import heard

CALENDAR_GAP = 5.0
_BY = ("satisfied", "nps")


def _experience(asked: Asked) -> Answer:
    """Whether those who were satisfied came back more often."""
    match = match_of(asked.workspace, asked.dataset, asked.part)
    if match is None:
        return cannot(NO_MATCH)
    splits = {split.id: split for split in loyalty(asked.workspace, asked.dataset, match, asked.part).splits}
    split = next((splits[id_] for id_ in _BY if id_ in splits), None)
    if split is None:
        return cannot(
            "The answers hold no question about satisfaction or recommending to tell customers apart by."
        )
    groups = {group.name: group for group in split.groups}
    if split.difference is None:
        return cannot("In one of the two groups there are fewer than five customers, or nobody at all.")
    return _returned(groups, split.difference, asked.part.terms.window)


def _returned(groups: dict[str, Group], found: Gap, days: int) -> Answer:
    better, worse = groups[found.better], groups[found.worse]
    n = better.customers + worse.customers
    if n < LEAST:
        return cannot(f"Only {n} customers both answered and could be watched; {LEAST} are needed.")
    limits = Interval(found.low, found.high)
    told = (
        f"Within {days} days {sentence.number(better.back.value or 0.0)} % of {better.customers:,} customers "
        f"({found.better}) bought again and {sentence.number(worse.back.value or 0.0)} % of {worse.customers:,} "
        f"({found.worse}): a difference of {sentence.number(found.value)} points, {sentence.likely(limits)}. "
        "That they go together does not say that one causes the other."
    )
    if found.low > 0.0:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if found.high <= 0.0 else Verdict.CANNOT_TELL, told)


def _reason(asked: Asked) -> Answer:
    """By design no reason; how many of those who came back have one on file."""
    match = match_of(asked.workspace, asked.dataset, asked.part)
    if match is None:
        if not is_purchases(asked.dataset):
            return Answer(
                Verdict.BY_DESIGN, "A purchase holds no reason. This data holds no purchases to count."
            )
        told = "A list of purchases holds no reasons: nobody who came back has one on file here."
        return Answer(Verdict.BY_DESIGN, told)
    of_orders, of_answers = slices(match, asked.dataset, asked.part)
    query = heard(
        as_marked(asked.workspace, match.orders), match.orders, of_orders, match.responses, of_answers
    )
    ((returned, answered),) = asked.workspace.rows(query)
    if returned < LEAST:
        return Answer(
            Verdict.BY_DESIGN, f"A purchase holds no reason; {returned:,} customers came back so far."
        )
    share = sentence.share_of(Ratio(answered, returned), asked.part.terms.level, "customers who came back")
    return Answer(Verdict.BY_DESIGN, f"A purchase holds no reason. An answer is on file of {share}.")


def _uncovered(asked: Asked) -> Answer:
    """By design only buyers; how many rows name no customer at all."""
    start = "Only who bought is counted; who looked and left is not in any list of purchases."
    if not is_purchases(asked.dataset):
        return Answer(Verdict.BY_DESIGN, f"{start} This data holds no purchases.")
    part = replace(asked.part, latest=None, weight=None)
    query = totals(as_marked(asked.workspace, asked.dataset), part)
    ((_, *sums),) = asked.workspace.rows(query)
    found = dict(zip(SUMS, sums, strict=True))
    lines, nameless = int(found["lines"] or 0), int(found["without_customer"] or 0)
    if lines < LEAST:
        return Answer(Verdict.BY_DESIGN, start)
    told = sentence.percent(nameless / lines) if nameless else "none"
    counted = f"{int(found['customers'] or 0):,} customers are counted"
    missing = (
        f"of {lines:,} rows {told} ({nameless:,}) name no customer and are left out as well"
        if nameless
        else (f"every one of the {lines:,} rows names its customer")
    )
    return Answer(Verdict.BY_DESIGN, f"{start} {counted}; {missing}.")


def _calendar(asked: Asked) -> Answer:
    """Whether counting everybody, however new, would understate the rate."""
    if not is_purchases(asked.dataset):
        return cannot(NO_PURCHASES)
    column = asked.dataset.by_role(Role.CUSTOMER)[0].name
    pieces = behaved(asked.workspace, asked.dataset, Behaviour.RETURN, column, asked.part).values()
    waits = sum((piece for piece in pieces if isinstance(piece, Waits)), Waits(()))
    days, level = asked.part.terms.window, asked.part.terms.level
    fair = window.within(waits, days)
    if fair.n < LEAST:
        return cannot(
            f"Only {fair.n} customers have been known for {days} days; {LEAST} are needed. A longer list would tell."
        )
    early = sum(n for wait, _, n in waits.counts if wait is not None and wait <= days)
    gap = 100.0 * (fair.part / fair.whole - early / waits.n)
    told = (
        f"Within {days} days {sentence.share_of(fair, level, f'customers known for {days} days')} bought again. "
        f"Counted by calendar, with the {waits.n - fair.n:,} who came since, it would be "
        f"{sentence.percent(early / waits.n)} of {waits.n:,}: {sentence.number(gap)} points less."
    )
    return Answer(Verdict.HOLDS if gap > CALENDAR_GAP else Verdict.FAILS, told)


CHECKS = (
    Check(
        "PC26",
        "Holds when more of the satisfied than of the dissatisfied customers bought again, the whole likely range "
        "of the difference being above 0; does not hold when all of it is 0 or below. Customers stand by their "
        "latest answer up to the day from which their purchases are counted.",
        _experience,
    ),
    Check(
        "PC27",
        "True by design: a purchase holds no words. Shown is of how many who came back an answer is on file.",
        _reason,
    ),
    Check(
        "PC28",
        "True by design: only a purchase brings anybody into the list. Shown is how many rows name no customer.",
        _uncovered,
    ),
    Check(
        "PC29",
        f"Holds when counting all customers, however new, makes the rate more than {CALENDAR_GAP:g} points lower "
        "than counting those who were known for the whole window, in which both look for the second purchase.",
        _calendar,
    ),
)
