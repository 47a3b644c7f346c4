"""Can it be told here what goes with satisfaction most?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.drivers.answers import answers, items_of
from cxmetrics.analyses.drivers.explained import LEAST_DRIVERS, Explained, explained
from cxmetrics.analyses.drivers.outcome import answered
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.overall import overall_question
from cxmetrics.model import Interval
from cxmetrics.stats.driver_shares import SURE


def _top(asked: Asked) -> Answer:
    """How often resampling finds the same rating on top."""
    overall = overall_question(asked.dataset)
    outcome = None if overall is None else answered(overall)
    if outcome is None or len(items_of(asked.dataset, outcome)) < LEAST_DRIVERS:
        return cannot(
            f"This takes a question about the whole visit and at least {LEAST_DRIVERS} ratings of single things."
        )
    found = answers(asked.workspace, asked.dataset, outcome, asked.part)
    told, _ = explained(found, asked.part.terms.level)
    return _answer(told) if told.named and told.drivers else cannot(told.because)


def _answer(told: Explained) -> Answer:
    best = max(told.drivers, key=lambda driver: driver.p_top)
    limits = Interval(100.0 * best.part.low, 100.0 * best.part.high)
    said = (
        f"Of {len(told.drivers)} ratings “{best.column.label}” comes out on top in {sentence.percent(best.p_top)} of "
        f"the resamples; its share of what they account for is {sentence.percent(best.part.value)} "
        f"({sentence.likely(limits, unit=' %')}; at least {told.rows:,} answers a pair). It goes with "
        f"{told.outcome.name}; whether it makes it cannot be seen."
    )
    return Answer(Verdict.HOLDS if told.winner is None else Verdict.FAILS, said)


CHECKS = (
    Check(
        "PC46",
        "Does not hold when one rating has the largest share in at least "
        f"{sentence.percent(SURE)} of a thousand resamples of the responses; otherwise it holds, and none is named as "
        "the most important.",
        _top,
    ),
)
