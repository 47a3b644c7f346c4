"""Customer Effort Score 2.0: the share who found it easy."""

from cxmetrics.metrics import _share
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement


def _easy_from(scale: Scale) -> float:
    """The first answer above the middle: 5 of 7, 4 of 5, 6 of 10."""
    return scale.low + scale.step * ((scale.levels - 1) // 2 + 1)


METRIC = Metric(
    id="ces",
    name="Customer Effort Score (easy)",
    family=Family.CES,
    asks="Do you agree: the company made it easy for me to handle my issue?",
    definition="Out of every hundred customers who answered, how many found it easy: any answer above the middle "
    "of the scale, 5 to 7 of 7 or 4 to 5 of 5.",
    formula=r"100\,\frac{n_{5\text{–}7}}{n}",
    unit="%",
    measures=Measures.SERVICE,
    scope=Scope.MOMENT,
    needs="Answers to how easy something was, where the highest answer means very easy.",
    pros=(
        Statement("Shows where getting help is harder than it should be.", "PC14"),
        Statement("Asks about something you can fix: steps, waiting, having to repeat oneself."),
    ),
    cons=(
        Statement("Says something only when asked right after a task or a contact.", "PC15"),
        Statement("Its older version runs the other way; the two must never share a line.", "PC16"),
    ),
    not_when=(
        "The customer had nothing to get done: ease is not what a dinner is chosen for.",
        "Earlier answers were given to the older question about effort.",
    ),
    sources=(
        "Dixon, Toman & DeLisi 2013, The Effortless Experience",
        "Dixon, Freeman & Toman 2010, Stop Trying to Delight Your Customers, Harvard Business Review 88(7/8)",
        "de Haan, Verhoef & Wiesel 2015, International Journal of Research in Marketing 32",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    calculation=_share.calculation((Role.CES,), _easy_from, lambda scale: not scale.reversed),
    examples=(
        Example(
            ((1, 3), (2, 2), (3, 5), (4, 10), (5, 20), (6, 35), (7, 25)),
            Scale(1, 7),
            80.0,
            "by hand: 20 + 35 + 25 of 100 agree at least somewhat",
        ),
        Example(((1, 2), (3, 3), (4, 4), (5, 1)), Scale(1, 5), 50.0, "by hand: 4 + 1 of 10"),
    ),
)
