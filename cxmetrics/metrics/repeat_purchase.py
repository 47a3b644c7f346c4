"""Repeat purchase rate."""

from cxmetrics.metrics import _share
from cxmetrics.metrics._evidence import waits
from cxmetrics.metrics._sql import number
from cxmetrics.model import (
    Behaviour,
    Case,
    Family,
    Histogram,
    Limits,
    Measures,
    Metric,
    Observed,
    Scope,
    Statement,
    Terms,
    Waits,
)
from cxmetrics.stats import window


def _figure(evidence: Waits | Histogram, terms: Terms) -> Limits:
    returned = window.within(waits(evidence), terms.window)
    return _share.limits(returned.part, returned.whole, terms.level)


def _eligible(evidence: Waits | Histogram, terms: Terms) -> int:
    """Only those watched for the whole window: the rest have not had their chance yet."""
    return window.within(waits(evidence), terms.window).n


def _sql(terms: Terms) -> str:
    days = number(terms.window)
    return (
        f"SELECT 100.0 * SUM(CASE WHEN wait <= {days} THEN 1 ELSE 0 END) / NULLIF(COUNT(*), 0)\n"
        f"FROM waits WHERE watched >= {days}"
    )


METRIC = Metric(
    id="repeat_purchase",
    name="Repeat purchase rate",
    family=Family.REPEAT,
    asks="How many customers come back and buy again?",
    definition="Of the customers whose first purchase lies at least so many days back, the share who bought again on "
    "another day within as many days. How many is your choice, usually 90; whoever came later has not had the "
    "time yet and is left out.",
    formula=r"100\,\frac{n_{\text{bought again within } d \text{ days}}}{n_{\text{known for at least } d \text{ days}}}",
    unit="%",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="A list of purchases with the customer and the date of each.",
    pros=(
        Statement("Shows by what people do, not by what they say, that the experience was good.", "PC26"),
        Statement("Comes from the till: nobody has to fill in a survey."),
    ),
    cons=(
        Statement("Does not tell you why they came back or stayed away.", "PC27"),
        Statement("Leaves out everybody who looked and never bought.", "PC28"),
        Statement("Counted by calendar, it makes new customers look unfaithful.", "PC29"),
    ),
    not_when=(
        "People buy what you sell once in years, such as a kitchen or a wedding.",
        "Customers are not recognised when they come back.",
    ),
    sources=(
        "Fader & Hardie 2007, Journal of Interactive Marketing 21",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    observed=Observed(Behaviour.RETURN, _sql, _figure, _eligible, span=100.0),
    cases=(
        Case(
            Waits(((36.0, 177.0, 1), (None, 162.0, 1), (None, 157.0, 1), (80.0, 121.0, 1), (None, 15.0, 1))),
            50.0,
            "by hand: five customers to the end of June; of the four known for 90 days two came back, "
            "after 36 and 80 days",
        ),
        Case(
            Waits(((30.0, 200.0, 3), (31.0, 200.0, 2), (10.0, 20.0, 9), (None, 200.0, 5))),
            30.0,
            "by hand: 3 of the 10 known for 30 days; the nine known for 20 do not count yet, quick as they were",
            Terms(window=30),
        ),
    ),
)
