"""Retention rate."""

from cxmetrics.metrics import _share
from cxmetrics.metrics._evidence import amounts
from cxmetrics.model import (
    Behaviour,
    Case,
    Example,
    Family,
    Histogram,
    Limits,
    Measures,
    Metric,
    Observed,
    Role,
    Scale,
    Scope,
    Statement,
    Terms,
    Waits,
)

LEFT = Scale(0, 1, reversed=True)
"""Whether a customer has left: 1 is yes, and the worse answer."""


def _says_who_left(scale: Scale) -> bool:
    return scale.reversed and (scale.low, scale.high) == (LEFT.low, LEFT.high)


def _figure(evidence: Waits | Histogram, terms: Terms) -> Limits:
    customers = amounts(evidence)
    return _share.limits(customers.below(LEFT.high), customers.size, terms.level)


def _sql(_: Terms) -> str:
    return (
        "SELECT 100.0 * SUM(CASE WHEN left_us < 1 THEN 1 ELSE 0 END) / NULLIF(COUNT(left_us), 0)\n"
        "FROM customers"
    )


METRIC = Metric(
    id="retention",
    name="Retention",
    family=Family.RETENTION,
    asks="How many customers stay?",
    definition="Of the customers you had at the start of a period, the share you still have at its end. Where a column "
    "says who left, that counts. A list of purchases knows of no goodbyes, so a rule stands in: of those who bought "
    "in the last span of days but one, the share who bought in the last span too. Whoever was silent all through the "
    "last span counts as gone. How long it is is your choice, usually 180 days.",
    formula=r"r(t) = \frac{S(t)}{S(t-1)}",
    unit="%",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="For each customer who was one when the period began, whether they have left since: a column of yes or no. "
    "Or a list of purchases, with the customer and the date of each, over twice as long as silence may last.",
    pros=(
        Statement("A plain fact about customers, and one that revenue hangs on.", "PC33"),
        Statement("Goes into what a customer is worth, so it can be set against costs."),
    ),
    cons=(
        Statement("Tells you late: the customer is gone by the time it drops.", "PC34"),
        Statement(
            "Climbs by itself as a group ages, because the unhappy leave first and the faithful remain.",
            "PC35",
        ),
        Statement("From purchases alone nobody is ever seen to leave: another rule gives another figure."),
    ),
    not_when=(
        "Customers buy less often than once in the silence you chose: then nearly all of them seem gone.",
        "Customers joined at very different times: follow those of one month together instead.",
    ),
    sources=(
        "Reichheld & Sasser 1990, Zero Defections, Harvard Business Review 68(5)",
        "Fader & Hardie 2007, Journal of Interactive Marketing 21",
        "Fader & Hardie 2010, Marketing Science 29",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    calculation=_share.calculation((Role.CHURNED,), lambda scale: scale.high, _says_who_left),
    examples=(
        Example(
            ((0, 5174), (1, 1869)),
            LEFT,
            73.4630,
            "IBM Telco customer churn: 1,869 of 7,043 left",
        ),
        Example(((0, 19), (1, 1)), LEFT, 95.0, "by hand: 19 of 20 stayed"),
    ),
    observed=Observed(Behaviour.DEPARTURE, _sql, _figure, lambda evidence, _: evidence.n, span=100.0),
    cases=(
        Case(
            Histogram(((0.0, 12), (1.0, 8))),
            60.0,
            "by hand: of 20 who bought in the last span but one, 12 bought in the last one too",
        ),
    ),
)
