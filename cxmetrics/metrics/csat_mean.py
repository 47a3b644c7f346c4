"""Customer satisfaction: the average answer."""

from cxmetrics.metrics import _mean
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="csat_mean",
    name="Average satisfaction",
    family=Family.CSAT,
    asks="How satisfied were you?",
    definition="The average of all answers to the question about satisfaction, on the scale it was asked on; "
    "where 1 is best, the scale is turned round first, so that more is always better.",
    formula=r"\bar{x} = \frac{1}{n}\sum_{i=1}^{n} x_i",
    unit="rating",
    measures=Measures.BOTH,
    scope=Scope.MOMENT,
    needs="Answers to a question about satisfaction, on any scale.",
    pros=(
        Statement("Every answer counts in full, so fewer people need to answer to see a change.", "PC12"),
        Statement("Also moves when bad experiences become middling ones."),
    ),
    cons=(
        Statement(
            "Treats answers as if they were evenly spaced, and cannot be compared between short and long scales.",
            "PC13",
        ),
        Statement("Hides whether everybody was content or half delighted and half angry."),
    ),
    not_when=(
        "Two questions were asked on scales of different length.",
        "You need to tell customers apart: an average of 3 may be a person who never existed.",
    ),
    sources=(
        "Morgan & Rego 2006, Marketing Science 25",
        "Dawes 2008, International Journal of Market Research 50",
        "Perks 1947, Journal of the Institute of Actuaries 73 (the interval)",
    ),
    calculation=_mean.calculation((Role.CSAT, Role.OVERALL)),
    examples=(
        Example(
            ((1, 14), (2, 9), (3, 10), (4, 32), (5, 42)),
            Scale(1, 5),
            3.7383,
            "by hand, on the 107 answers of Delighted's help centre: 400 / 107",
        ),
        Example(((1, 6), (2, 3), (3, 1)), Scale(1, 5, reversed=True), 4.5, "by hand: 6 − 15 / 10"),
    ),
)
