"""Customer lifetime value."""

from cxmetrics.model import Family, Measures, Metric, Scope, Statement

METRIC = Metric(
    id="clv",
    name="Customer lifetime value",
    family=Family.LIFETIME_VALUE,
    asks="What has a customer brought in, from the first visit to the last?",
    definition="What is left of all a customer has paid so far, after the cost of what they bought.",
    formula=r"\mathrm{CLV} = \sum_{t} m_t",
    unit="money",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="A list of purchases with the customer, the date and what was earned on each.",
    pros=(
        Statement("Puts customers in money, so that keeping one can be set against winning one.", "PC36"),
        Statement("Shows how much of the business rests on a few customers."),
    ),
    cons=(
        Statement("Forecasts made from a few hundred customers or fewer are mostly guesswork.", "PC37"),
        Statement("What customers spent is not what you earned, and the cost is often not on file."),
    ),
    not_when=(
        "Only sales are known and not what the goods cost.",
        "You have been open for less time than customers usually stay.",
    ),
    sources=(
        "Gupta & Lehmann 2005, Managing Customers as Investments",
        "Fader, Hardie & Lee 2005, Marketing Science 24",
    ),
)
