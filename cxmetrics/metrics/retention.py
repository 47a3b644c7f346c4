"""Retention rate."""

from cxmetrics.metrics import _share
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

LEFT = Scale(0, 1, reversed=True)
"""Whether a customer has left: 1 is yes, and the worse answer."""


def _says_who_left(scale: Scale) -> bool:
    return scale.reversed and (scale.low, scale.high) == (LEFT.low, LEFT.high)


METRIC = Metric(
    id="retention",
    name="Retention",
    family=Family.RETENTION,
    asks="How many customers stay?",
    definition="Of the customers you had at the start of a period, the share you still have at its end.",
    formula=r"r(t) = \frac{S(t)}{S(t-1)}",
    unit="%",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="For each customer who was one when the period began, whether they have left since: a column of yes or no.",
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
    ),
    not_when=(
        "Customers do not sign up or cancel: then you must first say after how long silence means gone.",
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
)
