"""Customer satisfaction: the share who chose the very best answer."""

from cxmetrics.metrics import _share
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="csat_top",
    name="Delighted customers (top answer)",
    family=Family.CSAT,
    asks="How satisfied were you?",
    definition="Out of every hundred customers who answered, how many chose the very best answer: 5 of 5, 7 of 7 or "
    "10 of 10.",
    formula=r"100\,\frac{n_{\text{best answer}}}{n}",
    unit="%",
    measures=Measures.BOTH,
    scope=Scope.MOMENT,
    needs="Answers to a question about satisfaction, on any scale.",
    pros=(
        Statement("Still leaves room to improve where nearly everybody is satisfied."),
        Statement("Counts one plain thing: the customers for whom nothing could have been better."),
    ),
    cons=(
        Statement("A customer who is content and never gives full marks counts like an angry one."),
        Statement("Says more about habits than about you where people rarely choose the best answer."),
    ),
    not_when=(
        "Customers come from countries with different habits of marking.",
        "You compare scales of different length: the best of ten is chosen less often than the best of five.",
    ),
    sources=(
        "Morgan & Rego 2006, Marketing Science 25",
        "Harzing 2006, International Journal of Cross Cultural Management 6",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    calculation=_share.calculation((Role.CSAT, Role.OVERALL), lambda scale: scale.high),
    examples=(
        Example(
            ((1, 14), (2, 9), (3, 10), (4, 32), (5, 42)),
            Scale(1, 5),
            39.2523,
            "by hand, on the 107 answers of Delighted's help centre: 42 of 107",
        ),
        Example(((1, 6), (2, 3), (3, 1)), Scale(1, 5, reversed=True), 60.0, "by hand: 1 is best, 6 of 10"),
    ),
)
