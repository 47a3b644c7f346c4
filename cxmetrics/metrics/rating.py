"""Average rating."""

from cxmetrics.metrics import _mean
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="rating",
    name="Average rating",
    family=Family.REVIEWS,
    asks="How many stars do you give us?",
    definition="The plain average of the stars or marks customers gave; where 1 is best, the scale is turned round "
    "first, so that more is always better.",
    formula=r"\bar{x} = \frac{1}{n}\sum_{i=1}^{n} x_i",
    unit="rating",
    measures=Measures.BOTH,
    scope=Scope.JOURNEY,
    needs="Stars or marks, from reviews or from a survey.",
    pros=(
        Statement("Comes in while the visit is still fresh, often on the same day.", "PC17"),
        Statement("Arrives with words, which show what people keep coming back to.", "PC18"),
        Statement("Strangers choose by it, so it is worth knowing whatever it measures."),
    ),
    cons=(
        Statement("Reading and answering reviews takes hours.", "PC19"),
        Statement("Only some customers write reviews, and they differ from those who do not.", "PC20"),
        Statement("The delighted and the furious speak up; those in between stay silent.", "PC21"),
        Statement(
            "The stars a website displays are weighted in its own way and need not be this average.", "PC22"
        ),
    ),
    not_when=(
        "You want to know what all customers think: ask them, do not wait for reviews.",
        "You compare websites with each other: each attracts other people.",
    ),
    sources=(
        "Hu, Zhang & Pavlou 2009, Communications of the ACM 52(10)",
        "Schoenmueller, Netzer & Stahl 2020, Journal of Marketing Research 57",
        "ISO 20488:2018, Online consumer reviews",
        "Perks 1947, Journal of the Institute of Actuaries 73 (the interval)",
    ),
    calculation=_mean.calculation((Role.RATING, Role.OVERALL)),
    examples=(
        Example(
            ((1, 1), (3, 1), (4, 3), (5, 15)),
            Scale(1, 5),
            4.55,
            "by hand: (1 + 3 + 12 + 75) / 20",
        ),
        Example(((0.5, 1), (3.5, 2), (5, 1)), Scale(0.5, 5, step=0.5), 3.125, "by hand: 12.5 / 4"),
    ),
)
