"""Survey response rate."""

from cxmetrics.metrics import _share
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="response_rate",
    name="Response rate",
    family=Family.RESPONSE_RATE,
    asks="How many of those you asked gave an answer?",
    definition="Of the customers you asked, the share who answered the whole survey.",
    formula=r"\mathrm{RR}_1 = 100\,\frac{I}{(I + P) + (R + NC + O) + (UH + UO)}",
    unit="%",
    measures=Measures.NEITHER,
    scope=Scope.MOMENT,
    needs="The number of customers who were asked, or a list of invitations that says who answered.",
    pros=(
        Statement("Says how far to trust all the other figures.", "PC42"),
        Statement("Reveals a survey that is too long or comes at a bad moment."),
    ),
    cons=(
        Statement("A high one does not prove that those who answered are like those who did not.", "PC43"),
        Statement("Counted in many ways, so two businesses rarely mean the same by it."),
    ),
    not_when=(
        "Nobody was invited: a form on the table or a website has no rate.",
        "You take it for a measure of how satisfied people are.",
    ),
    sources=(
        "AAPOR Standard Definitions",
        "Groves 2006, Nonresponse Rates and Nonresponse Bias, Public Opinion Quarterly 70",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    calculation=_share.calculation((Role.ANSWERED,), lambda scale: scale.high, _share.says_yes),
    examples=(
        Example(
            ((0, 480), (1, 320)),
            Scale(0, 1),
            40.0,
            "by hand after AAPOR: 320 whole answers of 800 asked, whatever became of the others",
        ),
    ),
)
