"""Is the share of satisfied customers to be believed here?"""

from itertools import pairwise

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import ranges, sentence
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.outcome import MISSING, outcome
from cxmetrics.analyses.grounds.questions import NO_SATISFACTION, is_satisfied, quoted, satisfaction, turned
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.grounds.stretches import months
from cxmetrics.analyses.measure import Measure, whole
from cxmetrics.metrics import METRICS
from cxmetrics.model import Interval, Ratio
from cxmetrics.stats import efficiency, probabilistic_index, wilson

CEILING = 60.0
LEAST_EVENTS = 10
LEAST_CHANGES = 5
MOSTLY = 2.0 / 3.0
EVEN = 0.5


def _telling(asked: Asked) -> Answer:
    """Whether the more satisfied are those who stay or return."""
    column = satisfaction(asked.dataset)
    if column is None:
        return cannot(NO_SATISFACTION)
    found = outcome(asked.workspace, asked.dataset, asked.part, column, column)
    if found is None:
        return cannot(MISSING)
    if found.fewer < LEAST_EVENTS:
        return cannot(
            f"Needs {LEAST_EVENTS} who {found.did} and {LEAST_EVENTS} who did not, not {found.fewer}."
        )
    did_not, did = found.answers(turned(found.first, column))
    index = probabilistic_index.compare(did_not, did, asked.part.terms.level)
    told = (
        f"Of one who {found.did} and one who did not, the first was the more satisfied in "
        f"{100 * index.value:.0f} of 100 such pairs ({ranges.in_hundred(index.interval)}; 50 would be chance), "
        f"{found.n:,} {found.who}. It does not say that one causes the other."
    )
    if index.interval.low > EVEN:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if index.interval.high <= EVEN else Verdict.CANNOT_TELL, told)


def _ceiling(asked: Asked) -> Answer:
    """Whether most answers are the very best one already."""
    column = satisfaction(asked.dataset)
    if column is None:
        return cannot(NO_SATISFACTION)
    top = whole(asked.workspace, asked.dataset, Measure(METRICS["csat_top"], column), asked.part)
    if top.n < LEAST or top.value is None or top.low is None or top.high is None:
        return cannot(f"Only {top.n} answers about satisfaction; {LEAST} are needed.")
    told = (
        f"{sentence.number(top.value)} % of the answers to {quoted(column)} are the best one there is "
        f"({sentence.likely(Interval(top.low, top.high), unit=' %')}), {top.n:,} answers."
    )
    if top.low > CEILING:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if top.high <= CEILING else Verdict.CANNOT_TELL, told)


def _inside(asked: Asked) -> Answer:
    """Whether the average of the same answers shows changes from month to month more clearly."""
    column = satisfaction(asked.dataset)
    if column is None or column.scale is None:
        return cannot(NO_SATISFACTION)
    known = months(asked.workspace, asked.dataset, column.name, asked.part)
    pairs, satisfied = [*pairwise(known)], is_satisfied(column)
    if len(pairs) < LEAST_CHANGES:
        return cannot(f"Needs {LEAST_CHANGES + 1} months with a date and {LEAST} answers each.")
    changes = [
        [abs(efficiency.standardised(one.answers, two.answers, value)) for value in (float, satisfied)]
        for one, two in pairs
    ]
    clearer = sum(mean > share for mean, share in changes)
    level = asked.part.terms.level
    told = (
        f"In {clearer} of {len(pairs)} changes from one month to the next the average moved by more of its own "
        f"margin of error than the share of satisfied customers did: "
        f"{sentence.share_of(Ratio(clearer, len(pairs)), level, 'changes')}; "
        f"{sum(month.answers.n for month in known):,} answers."
    )
    if clearer >= MOSTLY * len(pairs):
        return Answer(Verdict.HOLDS, told)
    likely = wilson.interval(clearer, len(pairs), level)
    return Answer(Verdict.FAILS if likely.high < MOSTLY else Verdict.CANNOT_TELL, told)


CHECKS = (
    Check(
        "PC09",
        "Holds when those who did stay, return or recommend you were the more satisfied in more than 50 of 100 "
        "pairs of one who did and one who did not (AUC), in the whole likely range; does not hold when all of it "
        "is 50 or less.",
        equally(_telling),
    ),
    Check(
        "PC10",
        f"Holds when more than {CEILING:g} % chose the best answer, in the whole likely range; does not hold when "
        "all of that range is lower.",
        _ceiling,
    ),
    Check(
        "PC11",
        "Holds when the average changed more clearly than the share of satisfied customers, each measured against its "
        "own margin of error, in at least two of three changes between neighbouring months; does not hold when "
        "that share of changes is likely smaller.",
        equally(_inside),
    ),
)
