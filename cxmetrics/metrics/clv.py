"""Customer lifetime value."""

from cxmetrics.metrics._evidence import amounts
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
from cxmetrics.stats import skewed_mean


def _figure(evidence: Waits | Histogram, terms: Terms) -> Limits:
    paid = amounts(evidence)
    if not paid.counts:
        return Limits(None, None, None)
    values, counts = zip(*paid.counts, strict=True)
    limits = skewed_mean.interval(values, counts, terms.level)
    if len(values) == 1:
        # Everybody paid the same: nothing tells how far the next customer would lie from it.
        return Limits(paid.mean, None, None)
    return Limits(paid.mean, limits.low, limits.high)


METRIC = Metric(
    id="clv",
    name="Customer lifetime value",
    family=Family.LIFETIME_VALUE,
    asks="What has a customer brought in so far?",
    definition="What a customer has paid you so far, less what was given back, on average over all customers. It is "
    "revenue, not profit: what the goods cost is not taken off. And it looks back; it forecasts nothing.",
    formula=r"\frac{1}{n}\sum_{i=1}^{n}\sum_{t} v_{i,t}",
    unit="money",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="A list of purchases with the customer, the date and the amount of each.",
    pros=(
        Statement("Puts customers in money, so that keeping one can be set against winning one.", "PC36"),
        Statement("Shows how much of the business rests on a few customers."),
    ),
    cons=(
        Statement("Forecasts made from a few hundred customers or fewer are mostly guesswork.", "PC37"),
        Statement("What customers spent is not what you earned, and the cost is often not on file."),
        Statement("New customers have had less time to spend, so many of them pull the average down."),
    ),
    not_when=(
        "You are deciding what winning a customer may cost: take off the cost of the goods first.",
        "You have been open for less time than customers usually stay.",
    ),
    sources=(
        "Gupta & Lehmann 2005, Managing Customers as Investments",
        "Fader, Hardie & Lee 2005, Marketing Science 24",
        "Hall 1992, Journal of the Royal Statistical Society B 54 (the interval)",
    ),
    observed=Observed(
        Behaviour.SPENDING,
        lambda _: "SELECT AVG(amount) FROM customers",
        _figure,
        lambda evidence, _: evidence.n,
    ),
    cases=(
        Case(
            Histogram(((0.0, 1), (12.5, 4), (40.0, 3), (280.0, 2))),
            73.0,
            "by hand: (0 + 50 + 120 + 560) / 10",
        ),
    ),
)
