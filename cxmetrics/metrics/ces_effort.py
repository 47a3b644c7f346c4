"""Customer Effort Score 1.0: the average effort."""

from cxmetrics.metrics import _mean
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="ces_effort",
    name="Customer effort (first version)",
    family=Family.CES,
    asks="How much effort did you personally have to put forth to handle your request?",
    definition="The average effort customers report, from 1 for very little to 5 for very much: less is better.",
    formula=r"\bar{x} = \frac{1}{n}\sum_{i=1}^{n} x_i",
    unit="rating",
    measures=Measures.SERVICE,
    scope=Scope.MOMENT,
    needs="Answers to how much effort something took, where the lowest answer means very little.",
    pros=(
        Statement("Asks what it cost the customer, which praise for friendly staff can hide."),
        Statement("Every answer counts in full, so fewer people need to answer to see a change."),
    ),
    cons=(
        Statement("Low is good, which people misread, those who answer as well as those who report it."),
        Statement("The word effort is hard to translate and is understood in different ways."),
    ),
    not_when=(
        "You can still choose the question: the newer one, about ease, is misread less often.",
        "Other answers in the same line were given to the newer question.",
    ),
    sources=(
        "Dixon, Freeman & Toman 2010, Stop Trying to Delight Your Customers, Harvard Business Review 88(7/8)",
        "Dixon, Toman & DeLisi 2013, The Effortless Experience",
        "Perks 1947, Journal of the Institute of Actuaries 73 (the interval)",
    ),
    higher_is_better=False,
    calculation=_mean.calculation((Role.CES,), best_is_high=False, accepts=lambda scale: scale.reversed),
    examples=(
        Example(
            ((1, 10), (2, 5), (3, 3), (4, 1), (5, 1)),
            Scale(1, 5, reversed=True),
            1.9,
            "by hand: (10 + 10 + 9 + 4 + 5) / 20",
        ),
    ),
)
