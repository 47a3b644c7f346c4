"""Repeat purchase rate."""

from cxmetrics.model import Family, Measures, Metric, Scope, Statement

METRIC = Metric(
    id="repeat_purchase",
    name="Repeat purchase rate",
    family=Family.REPEAT,
    asks="How many customers come back and buy again?",
    definition="Of the customers who bought for the first time at least 90 days ago, the share who came back on "
    "another day within 90 days.",
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
        "Kaplan & Meier 1958, Journal of the American Statistical Association 53",
    ),
)
