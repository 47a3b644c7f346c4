"""Is the first-response time to be believed here?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.requests import NO_REQUESTS, reply_column, waits_of
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.segment import counted
from cxmetrics.model import Column, Pairs, Ratio, Role, Waits
from cxmetrics.stats import quantile, rank_correlation, survival
from cxmetrics.stats.rank_correlation import Correlation
from cxmetrics.store.joint import joint

MOST_APART = 0.10
AT_ONCE, MOST_AT_ONCE = 1.0, 0.10
LONG_TAIL = 5.0
_ASKED = (Role.CSAT, Role.OVERALL)


def _coverage(asked: Asked) -> Answer:
    """Of how many requests the time is known."""
    found = _known(asked)
    if isinstance(found, Answer):
        return found
    column, waits = found
    everybody = counted(asked.workspace, asked.dataset, asked.part)
    level = asked.part.terms.level
    told = f"The time is recorded of {sentence.share_of(Ratio(waits.n, everybody), level, _rows(asked))}"
    if column.role is Role.REPLIED:
        return Answer(Verdict.SHOWN, f"{told}; {waits.n - waits.happened:,} of them are still open.")
    return Answer(Verdict.SHOWN, f"{told}; whether any are still open is not told.")


def _unanswered(asked: Asked) -> Answer:
    """Whether leaving out open requests would make the wait look shorter."""
    found = _known(asked)
    if isinstance(found, Answer):
        return found
    column, waits = found
    if column.role is not Role.REPLIED:
        return cannot(
            "Only times of requests that were answered are listed: those nobody answered are not in it. A list "
            "with the moment of each request and of its reply would tell."
        )
    answered = _answered(waits)
    if waits.happened < LEAST:
        return cannot(f"Only {waits.happened} requests were answered; {LEAST} are needed.")
    naive = quantile.quantile([wait for wait, _ in answered], [n for _, n in answered], 0.5) or 0.0
    honest, low, high = survival.quantile(waits, 0.5, asked.part.terms.level)
    still = f"{waits.n - waits.happened:,} of {waits.n:,} requests are open"
    if honest is None:
        told = f"{still}: fewer than half have been answered for as long as they were watched, so the middle is not seen"
        return Answer(Verdict.HOLDS, f"{told}, where the answered ones alone have {_minutes(naive)}.")
    told = (
        f"{still}. Counting them the middle wait is {_minutes(honest)} ({_range(low, high)}), of the answered ones "
        f"alone {_minutes(naive)}."
    )
    apart = abs(honest - naive) > MOST_APART * naive
    return Answer(Verdict.HOLDS if apart else Verdict.FAILS, told)


def _outcome(asked: Asked) -> Answer:
    """Whether quick replies go with satisfied customers, and whether too many look automatic."""
    found = _known(asked)
    if isinstance(found, Answer):
        return found
    column, waits = found
    at_once = sum(n for wait, _, n in waits.counts if wait is not None and wait < AT_ONCE)
    if waits.happened < LEAST:
        return cannot(f"Only {waits.happened} requests were answered; {LEAST} are needed.")
    replies = Ratio(at_once, waits.happened)
    told = f"{sentence.share_of(replies, asked.part.terms.level, 'replies')} came within a minute."
    satisfied = _with_satisfaction(asked, column)
    if satisfied is None:
        told += " Nothing beside them says whether the customers were satisfied in the end."
    else:
        told += (
            f" The wait and satisfaction have a rank correlation of {sentence.correlation(satisfied.r)} "
            f"({sentence.likely(satisfied.interval, sentence.correlation)}; {satisfied.n:,} answers)."
        )
    if at_once / waits.happened > MOST_AT_ONCE:
        return Answer(Verdict.HOLDS, f"{told} So many are hardly written by a person.")
    if satisfied is None or satisfied.interval.low < 0 <= satisfied.interval.high:
        return Answer(Verdict.CANNOT_TELL, told)
    return Answer(Verdict.FAILS if satisfied.interval.high < 0 else Verdict.HOLDS, told)


def _with_satisfaction(asked: Asked, column: Column) -> Correlation | None:
    """How the wait goes with satisfaction, on a scale whose highest answer is the best; None under thirty."""
    question = next((c for role in _ASKED for c in asked.dataset.by_role(role)), None)
    if question is None or question.scale is None:
        return None
    pairs = joint(asked.workspace, asked.dataset, column.name, question.name, asked.part)
    if pairs.n < LEAST:
        return None
    scale = question.scale
    turned = Pairs(tuple((wait, scale.pomp(score), n) for wait, score, n in pairs.counts))
    return rank_correlation.spearman(turned, asked.part.terms.level)


def _tail(asked: Asked) -> Answer:
    """How many times the middle wait the slowest tenth waits."""
    found = _known(asked)
    if isinstance(found, Answer):
        return found
    _, waits = found
    if waits.n < LEAST:
        return cannot(f"Only {waits.n} requests are known; {LEAST} are needed.")
    curve = survival.curve(waits, asked.part.terms.level)
    (middle, low, high), (slow, slow_low, slow_high) = curve.quantile(0.5), curve.quantile(0.9)
    if not middle:
        return cannot("The middle wait is not seen: too many requests are open, or it is nothing at all.")
    told = f"Half of {waits.n:,} requests had a reply within {_minutes(middle)} ({_range(low, high)})"
    if slow is None:
        longest = curve.until or 0.0
        told += f", and the slowest tenth waits longer than could be watched, at least {_minutes(longest)}."
        return Answer(Verdict.HOLDS if longest > LONG_TAIL * middle else Verdict.CANNOT_TELL, told)
    told += (
        f", nine in ten within {_minutes(slow)} ({_range(slow_low, slow_high)}): "
        f"{sentence.number(slow / middle)} times as long."
    )
    return Answer(Verdict.HOLDS if slow > LONG_TAIL * middle else Verdict.FAILS, told)


def _known(asked: Asked) -> tuple[Column, Waits] | Answer:
    """The column of replies and the waits; an answer instead where there is nothing to look at."""
    column = reply_column(asked.dataset)
    if column is None:
        return cannot(NO_REQUESTS)
    waits = waits_of(asked.workspace, asked.dataset, column, asked.part)
    return (
        (column, waits)
        if waits.n >= LEAST
        else cannot(f"Only {waits.n} times are known; {LEAST} are needed.")
    )


def _answered(waits: Waits) -> list[tuple[float, int]]:
    return [(wait, n) for wait, _, n in waits.counts if wait is not None]


def _rows(asked: Asked) -> str:
    return asked.dataset.kind.rows


def _minutes(wait: float) -> str:
    """A wait in whatever unit keeps the number small."""
    for size, unit, until in ((1.0, "minutes", 120.0), (60.0, "hours", 2880.0)):
        if wait < until:
            return f"{sentence.number(wait / size)} {unit}"
    return f"{sentence.number(wait / 1440.0)} days"


def _range(low: float | None, high: float | None) -> str:
    if high is None:
        return f"at least {_minutes(low or 0.0)}"
    first, last = _minutes(low or 0.0), _minutes(high)
    return f"likely {first.removesuffix(last.partition(' ')[2]).rstrip()} to {last}"


CHECKS = (
    Check("PC38", "Shown without a verdict: of how many requests the time is known.", _coverage),
    Check(
        "PC39",
        f"Holds when the middle wait that counts open requests as waiting differs by more than "
        f"{sentence.percent(MOST_APART)} from that of the answered ones alone.",
        _unanswered,
    ),
    Check(
        "PC40",
        f"Holds when more than {sentence.percent(MOST_AT_ONCE)} of the replies came within a minute, as automatic ones "
        "do, or when those who waited less were surely not more satisfied. Does not hold when they surely were.",
        _outcome,
    ),
    Check(
        "PC41",
        f"Holds when nine in ten have a reply only after more than {LONG_TAIL:g} times the middle wait.",
        _tail,
    ),
)
