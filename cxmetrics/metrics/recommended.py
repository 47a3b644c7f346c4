"""The share who say they recommend."""

from cxmetrics.metrics import _share
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="recommended",
    name="Say they recommend you",
    family=Family.REFERRAL,
    asks="Would you recommend us, or have you: yes or no?",
    definition="Out of every hundred customers who answered, how many say that they would recommend you or have done "
    "so. It is what they say, an intention or a claim; whether anybody came because of it is another figure, the "
    "referral rate.",
    formula=r"100\,\frac{n_{\text{yes}}}{n}",
    unit="%",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="Answers of yes or no to the question whether customers recommend you.",
    pros=(
        Statement("Two answers that everybody understands, in every language and at every age."),
        Statement("Printed beside the stars by many review sites, so it often comes for free."),
    ),
    cons=(
        Statement("Far more people say they would recommend than ever do."),
        Statement("Yes or no hides the difference between a shrug and a fan."),
    ),
    not_when=(
        "You want to know how many customers word of mouth brought: ask new ones how they heard of you.",
        "The answers went from 0 to 10: that is the Net Promoter Score, and the two are not to be mixed.",
    ),
    sources=(
        "Kumar, Petersen & Leone 2007, How Valuable Is Word of Mouth?, Harvard Business Review 85(10)",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    calculation=_share.calculation((Role.RECOMMENDED,), lambda scale: scale.high, _share.says_yes),
    examples=(Example(((0, 5), (1, 15)), Scale(0, 1), 75.0, "by hand: 15 of 20 said yes"),),
)
