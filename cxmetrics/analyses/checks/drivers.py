"""Can it be told here what goes with satisfaction most?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.drivers.answers import answers, items_of
from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.explained import LEAST_DRIVERS, Explained, explained
from cxmetrics.analyses.drivers.outcome import answered
from cxmetrics.analyses.grounds import ranges, sentence
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
    """Only a winner is named."""
    best = max(told.drivers, key=lambda driver: driver.p_top)
    often, rows = sentence.percent(best.p_top), f"at least {told.rows:,} answers a pair"
    if told.winner is None:
        return Answer(
            Verdict.HOLDS,
            f"Of {len(told.drivers)} ratings none can be named the most important: the one that comes out on top most "
            f"often does so in {often} of the resamples ({rows}).{_all_the_same(best, told)}",
        )
    limits = Interval(best.part.low, best.part.high)
    return Answer(
        Verdict.FAILS,
        f"Of {len(told.drivers)} ratings “{best.column.label}” comes out on top in {often} of the resamples; its share "
        f"of what they account for is {sentence.percent(best.part.value)} ({ranges.percents(limits)}; "
        f"{rows}). It goes with {told.outcome.name}; whether it makes it cannot be seen.",
    )


def _all_the_same(best: Driver, told: Explained) -> str:
    """What speaks against the one on top where it is there often enough."""
    if best.p_top < SURE:
        return ""
    return " There, the better it is rated, the worse the whole." if best.r < 0 else f" {told.because}"


CHECKS = (
    Check(
        "PC46",
        "Does not hold when one rating has the largest share in at least "
        f"{sentence.percent(SURE)} of a thousand resamples of the responses, goes with a better whole, and none that "
        "had to be left out may matter as much; otherwise it holds, and none is named as the most important.",
        _top,
    ),
)
