"""Is retention to be believed here?"""

import numpy as np

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.customers.cohorts import months, old_enough
from cxmetrics.analyses.grounds import ageing, sentence
from cxmetrics.analyses.grounds.ageing import Stayed
from cxmetrics.analyses.grounds.beside import NO_MATCH, NO_PURCHASES, is_purchases, match_of, slices
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.metrics import METRICS
from cxmetrics.model import LEAST_SHOWN, Dataset, Histogram, Interval, Pairs, Role
from cxmetrics.stats import quantile, rank_correlation
from cxmetrics.store.joint import joint
from cxmetrics.store.lines import as_marked
from cxmetrics.store.purchases import PurchaseDays, purchases
from cxmetrics.store.respondents import last_bad

LEAST_COHORTS = 4
_LEFT = 1.0


def _outcome(asked: Asked) -> Answer:
    """Whether the months whose customers came back more also brought more."""
    if asked.dataset.by_role(Role.CHURNED):
        return _left(asked)
    if not is_purchases(asked.dataset):
        return cannot(NO_PURCHASES)
    window = asked.part.terms.window
    back, paid, n = _cohorts(purchases(asked.workspace, asked.dataset, asked.part), window)
    if n < LEAST or len(back) < LEAST_COHORTS:
        return cannot(
            f"There are {len(back)} months whose customers, five or more, could all be watched for {window} days; "
            f"{LEAST_COHORTS} months and {LEAST} customers are needed."
        )
    found = rank_correlation.spearman(
        Pairs(tuple((x, y, 1) for x, y in zip(back, paid, strict=True))), asked.part.terms.level
    )
    if found is None:
        return cannot("The months are all alike in who came back or in what was paid.")
    return Answer(
        Verdict.SHOWN,
        f"Over {len(back)} months of first purchase ({n:,} customers), the share who came back within {window} days "
        f"and what a customer paid in them go together with a rank correlation of "
        f"{sentence.correlation(found.r)} ({sentence.likely(found.interval, sentence.correlation)}).",
    )


def _cohorts(days: PurchaseDays, window: int) -> tuple[list[float], list[float], int]:
    """Share back and revenue per customer within the window, of each month old enough; customers in all."""
    customer, first = days.of_each()
    if not customer.size:
        return [], [], 0
    early = days.age <= window
    place = np.searchsorted(customer, days.customer)
    paid = np.bincount(place[early], weights=days.amount[early], minlength=len(customer))
    again = early & days.bought & (days.age > 0)
    back = np.bincount(place[again], minlength=len(customer)) > 0
    month = months(first)
    kept = [
        members
        for members in (month == start for start in np.unique(month))
        if members.sum() >= LEAST_SHOWN and old_enough(first[members], window, days.end)
    ]
    return (
        [float(back[members].mean()) for members in kept],
        [float(paid[members].mean()) for members in kept],
        int(sum(members.sum() for members in kept)),
    )


def _left(asked: Asked) -> Answer:
    """What those who left used to pay, of what everybody did."""
    amount = next(iter(asked.dataset.by_role(Role.REVENUE)), None)
    if amount is None:
        return cannot("The list says who left, and not what each customer paid.")
    gone_or_not = asked.dataset.by_role(Role.CHURNED)[0].name
    pairs = joint(asked.workspace, asked.dataset, gone_or_not, amount.name, asked.part)
    rows = [(left == _LEFT, paid, n) for left, paid, n in pairs.counts]
    customers, gone = sum(n for _, _, n in rows), sum(n for left, _, n in rows if left)
    total, lost = sum(paid * n for _, paid, n in rows), sum(paid * n for left, paid, n in rows if left)
    if customers < LEAST or min(gone, customers - gone) < LEAST_SHOWN or total <= 0:
        return cannot(
            f"What they paid is known of {customers:,} customers, {gone:,} of whom left: too few to tell."
        )
    return Answer(
        Verdict.SHOWN,
        f"The {gone:,} of {customers:,} customers who left brought {sentence.percent(lost / total)} of the amounts "
        f"in “{amount.label}”: {sentence.number(lost / gone)} each, where those who stayed have "
        f"{sentence.number((total - lost) / (customers - gone))}.",
    )


def _lagging(asked: Asked) -> Answer:
    """How long after a bad answer the loss of the customer shows."""
    match = match_of(asked.workspace, asked.dataset, asked.part)
    if match is None:
        return cannot(NO_MATCH)
    bad = _bad_answers(match.responses)
    if bad is None:
        return cannot("The answers hold no question about satisfaction or recommending.")
    bought, answered = slices(match, asked.dataset, asked.part)
    lines = as_marked(asked.workspace, match.orders)
    silence = asked.part.terms.silence
    end = match.orders.last
    waits = [
        ((last - day).days + silence, n)
        for last, day, n in asked.workspace.rows(
            last_bad(lines, match.orders, bought, match.responses, answered, bad)
        )
        if end is not None and (end - last).days >= silence and (last - day).days + silence >= 0
    ]
    n = sum(count for _, count in waits)
    if n < LEAST:
        return cannot(
            f"{n} customers gave a bad answer and then bought nothing for {silence} days; {LEAST} are needed."
        )
    return Answer(Verdict.SHOWN, _waited(waits, n, silence, asked.part.terms.level))


def _waited(waits: list[tuple[int, int]], n: int, silence: int, level: float) -> str:
    values, counts = [float(wait) for wait, _ in waits], [count for _, count in waits]
    middle = quantile.quantile(values, counts, 0.5) or 0.0
    low, high = quantile.interval(values, counts, 0.5, level)
    limits = Interval(middle if low is None else low, middle if high is None else high)
    return (
        f"From the last bad answer until the customer counts as gone it took {sentence.number(middle)} days in the "
        f"middle of {n:,} customers ({sentence.likely(limits)}), {silence} of them the silence by which retention "
        "notices."
    )


def _bad_answers(responses: Dataset) -> tuple[str, float, float] | None:
    """A question and the answers to it that count against the metric: not satisfied, or a detractor's."""
    for metric, role in (("csat", Role.CSAT), ("csat", Role.OVERALL), ("nps", Role.NPS)):
        calculation = METRICS[metric].calculation
        for column in responses.by_role(role):
            scale = column.scale
            if calculation is None or scale is None or not calculation.suits(column):
                continue
            worst = calculation.limits(scale)[0]
            bad = [v for v in scale.values if calculation.value(Histogram.of({v: 1}), scale) == worst]
            return column.name, min(bad), max(bad)
    return None


def _sorting(asked: Asked) -> Answer:
    """Whether those known for longer stay more, and nothing has changed at equal age."""
    if not is_purchases(asked.dataset):
        return cannot(NO_PURCHASES)
    length = asked.part.terms.window
    found = ageing.transitions(purchases(asked.workspace, asked.dataset, asked.part), length)
    if len(found) < 2:
        return cannot(
            f"This takes a list over at least {ageing.LEAST_SPANS} spans of {length} days, so that early and late "
            "ones can be set side by side."
        )
    first, last = found[0], found[-1]
    groups = (first.new, first.known, last.new, last.known)
    if min(group.n for group in groups) < LEAST:
        return cannot(
            f"In the early or the late span there are fewer than {LEAST} newcomers or {LEAST} customers who came "
            "before: age and time cannot be told apart."
        )
    return _sorted(first, last, length, asked.part.terms.level)


def _sorted(first: Stayed, last: Stayed, length: int, level: float) -> Answer:
    age = ageing.difference(last.new, last.known, level)
    change = ageing.difference(first.everybody, last.everybody, level)
    aged = ageing.at_equal_age(first, last, level)
    told = (
        f"From one span of {length} days to the next {sentence.points(age.value)} more of those known before stayed "
        f"than of newcomers ({_points(age.interval)}; {last.everybody.n:,} customers). Between early and late spans "
        f"retention changed by {sentence.points(change.value)} ({_points(change.interval)}), and by "
        f"{sentence.points(aged.value)} ({_points(aged.interval)}) among customers known for equally long."
    )
    if age.interval.low > 0 and aged.interval.low <= 0 <= aged.interval.high:
        return Answer(Verdict.HOLDS, told)
    changed = aged.interval.low > 0 or aged.interval.high < 0
    return Answer(Verdict.FAILS if changed or age.interval.high <= 0 else Verdict.CANNOT_TELL, told)


def _points(limits: Interval) -> str:
    return sentence.likely(Interval(100.0 * limits.low, 100.0 * limits.high))


CHECKS = (
    Check(
        "PC33",
        "Shown without a verdict: whether the months whose customers came back more also brought more a customer; "
        "where a column says who left, what those brought.",
        _outcome,
    ),
    Check(
        "PC34",
        "Shown without a verdict: how long after a customer's last bad answer the silence is long enough to count "
        "as gone, in days.",
        _lagging,
    ),
    Check(
        "PC35",
        "Holds when those known before stay more than newcomers do, surely, and retention has not surely changed "
        "among customers known for equally long; does not hold when it has, or when newcomers stay as much.",
        _sorting,
    ),
)
