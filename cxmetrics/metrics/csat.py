"""Customer satisfaction: the share of satisfied customers."""

from cxmetrics.metrics import _share
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="csat",
    name="Satisfied customers (CSAT)",
    family=Family.CSAT,
    asks="How satisfied were you?",
    definition="Out of every hundred customers who answered, how many chose one of the best answers: 4 or 5 of 5, "
    "6 or 7 of 7, 9 or 10 of 10, 75 and more of 100; only the very best where four or fewer were offered.",
    formula=r"100\,\frac{n_{\text{satisfied}}}{n}",
    unit="%",
    measures=Measures.BOTH,
    scope=Scope.MOMENT,
    needs="Answers to a question about satisfaction, on any scale from thumbs up or down to 0–100.",
    pros=(
        Statement("Anybody understands it, and it can be asked about each part of a visit.", "PC09"),
        Statement("Points to the part to work on when several parts are asked about separately."),
    ),
    cons=(
        Statement(
            "Most people pick the best answers, so there is little room left to see improvement.", "PC10"
        ),
        Statement("Does not notice when a 1 becomes a 3 or a 4 becomes a 5.", "PC11"),
    ),
    not_when=(
        "You compare questions with different numbers of answers: two of five is not two of ten.",
        "Nearly everybody is in the top already: look at the average and the comments instead.",
    ),
    sources=(
        "Morgan & Rego 2006, Marketing Science 25",
        "de Haan, Verhoef & Wiesel 2015, International Journal of Research in Marketing 32",
        "Schoenmueller, Netzer & Stahl 2020, Journal of Marketing Research 57",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    calculation=_share.calculation((Role.CSAT, Role.OVERALL), lambda scale: scale.satisfied_from),
    examples=(
        Example(
            ((1, 14), (2, 9), (3, 10), (4, 32), (5, 42)),
            Scale(1, 5),
            69.1589,
            "Delighted help centre, How is CSAT calculated?: 74 of 107",
        ),
        Example(
            ((1, 6), (2, 3), (3, 1)),
            Scale(1, 5, reversed=True),
            90.0,
            "by hand: 1 is best, so 1 and 2 count, 9 of 10",
        ),
    ),
)
