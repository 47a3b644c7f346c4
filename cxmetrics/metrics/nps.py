"""Net Promoter Score."""

from cxmetrics.metrics._sql import answers
from cxmetrics.model import (
    Calculation,
    Example,
    Family,
    Histogram,
    Interval,
    Measures,
    Metric,
    Role,
    Scale,
    Scope,
    Statement,
)
from cxmetrics.stats import paired_score

OFFERED = Scale(0, 10)
PROMOTER = 9
PASSIVE = 7


def _accepts(scale: Scale) -> bool:
    """Only 0–10, in whatever steps: on any other scale promoters and detractors are not defined."""
    return (scale.low, scale.high, scale.reversed) == (OFFERED.low, OFFERED.high, False)


def _value(answers: Histogram, _: Scale) -> float:
    return 100.0 * (answers.above(PROMOTER) - answers.below(PASSIVE)) / answers.size


def _interval(answers: Histogram, _: Scale, level: float) -> Interval:
    score = paired_score.interval(answers.above(PROMOTER), answers.below(PASSIVE), answers.size, level)
    return Interval(100.0 * score.low, 100.0 * score.high)


def _sql(scale: Scale, weight: str | None = None) -> str:  # noqa: ARG001 - there is but one scale
    one = weight or "1"
    return (
        f"100.0 * SUM(CASE WHEN score >= {PROMOTER} THEN {one} WHEN score < {PASSIVE} THEN -{one} ELSE 0 END)"
        f" / {answers(weight)}"
    )


METRIC = Metric(
    id="nps",
    name="Net Promoter Score",
    family=Family.NPS,
    asks="How likely are you to recommend us to a friend or colleague, from 0 to 10?",
    definition="Take the share of customers who answer 9 or 10 and subtract the share who answer 6 or less: "
    "+100 if everybody would recommend you, −100 if nobody would.",
    formula=r"100\,\frac{n_{9\text{–}10} - n_{0\text{–}6}}{n}",
    unit="points",
    measures=Measures.EXPERIENCE,
    scope=Scope.JOURNEY,
    needs="Answers from 0 to 10 to the question whether customers would recommend you.",
    pros=(
        Statement("Sums up in one number how customers feel about you as a whole.", "PC01"),
        Statement("Shows which customers are likely to speak well of you.", "PC02"),
        Statement("One short question, which many businesses ask in the same words."),
    ),
    cons=(
        Statement("Does not tell you which part of the visit went well or badly.", "PC03"),
        Statement("Moves with things you do not control, such as country, season or channel.", "PC04"),
        Statement("Jumps up and down when only a few people answer.", "PC05"),
        Statement("Turns eleven possible answers into three and forgets the rest.", "PC06"),
        Statement("Very different crowds can produce the very same score.", "PC07"),
        Statement("Foretells growth and returning customers no better than plain satisfaction does.", "PC08"),
    ),
    not_when=(
        "The question was asked on another scale than 0 to 10.",
        "You want to know how one call, delivery or waiter did: ask about that instead.",
        "You would act on a change smaller than its margin of error.",
    ),
    sources=(
        "Reichheld 2003, The One Number You Need to Grow, Harvard Business Review 81(12)",
        "Rocks 2016, Interval Estimation for the “Net Promoter Score”, The American Statistician 70",
        "Tango 1998, Statistics in Medicine 17 (the interval)",
        "Keiningham, Cooil, Andreassen & Aksoy 2007, Journal of Marketing 71",
        "Baehre, O’Dwyer, O’Malley & Lee 2022, Journal of the Academy of Marketing Science 50",
    ),
    calculation=Calculation((Role.NPS,), _sql, _value, _interval, lambda _: (-100.0, 100.0), _accepts),
    examples=(
        Example(
            ((0, 3), (3, 4), (5, 5), (6, 8), (7, 12), (8, 18), (9, 30), (10, 20)),
            OFFERED,
            30.0,
            "by hand after Reichheld 2003: 50 promoters, 30 passives and 20 detractors of 100",
        ),
        Example(
            ((3, 16), (8, 139), (9, 6)),
            OFFERED,
            -6.2112,
            "Fagerland, Lydersen & Laake 2017, chapter 8: (6 − 16) / 161",
        ),
    ),
)
