"""Referral rate."""

from cxmetrics.metrics import _share
from cxmetrics.model import Example, Family, Measures, Metric, Role, Scale, Scope, Statement

METRIC = Metric(
    id="referral",
    name="Referral rate",
    family=Family.REFERRAL,
    asks="How many new customers came because somebody sent them?",
    definition="Of the new customers whose way to you is known, the share sent by another customer.",
    formula=r"100\,\frac{n_{\text{sent by a customer}}}{n_{\text{new, source known}}}",
    unit="%",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="A list of new customers that says how each of them heard of you.",
    pros=(
        Statement("Counts what word of mouth brings in, by customers who tend to be worth more.", "PC30"),
        Statement("Records what happened, where surveys record what people intend."),
    ),
    cons=(
        Statement("Gives no reason, and only those who are customers already can send others.", "PC31"),
        Statement("Many referrals go unnoticed, and saying one would recommend is not doing it.", "PC32"),
    ),
    not_when=(
        "Nobody asks new customers how they heard of you.",
        "You pay for referrals: then it measures the reward as well.",
    ),
    sources=(
        "Schmitt, Skiera & Van den Bulte 2011, Journal of Marketing 75",
        "Kumar, Petersen & Leone 2007, How Valuable Is Word of Mouth?, Harvard Business Review 85(10)",
        "Wilson 1927, Journal of the American Statistical Association 22 (the interval)",
    ),
    calculation=_share.calculation((Role.REFERRED,), lambda scale: scale.high, _share.says_yes),
    examples=(
        Example(
            ((0, 9), (1, 3)),
            Scale(0, 1),
            25.0,
            "by hand: of 12 new customers whose way to you is known, another customer sent 3",
        ),
    ),
)
