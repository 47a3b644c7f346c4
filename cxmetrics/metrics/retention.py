"""Retention rate."""

from cxmetrics.model import Family, Measures, Metric, Scope, Statement

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
    needs="For each customer the day they joined and the day they left, or a list of their purchases with dates.",
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
    ),
)
