"""How does the Net Promoter Score behave here: how sure, how wasteful, how telling?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import make_up, ranges, sentence
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.outcome import MISSING, Outcome, outcome
from cxmetrics.analyses.grounds.questions import NO_NPS, NO_SATISFACTION, recommending, satisfaction, turned
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.grounds.stretches import groups, halves, months
from cxmetrics.analyses.noticeable import usual_n
from cxmetrics.metrics.nps import PASSIVE, PROMOTER
from cxmetrics.model import LEAST_SHOWN, Histogram
from cxmetrics.stats import detectable, discrimination, efficiency, mover, wilson
from cxmetrics.stats.normal import z
from cxmetrics.store.fetch import histograms

WIDE, MARGIN = 20.0, 0.03
LEAST_EVENTS = 20
"""Ten for each of the two answers that foretell, of those who did and of those who did not."""


def _volatile(asked: Asked) -> Answer:
    """How wide its likely range is with the usual number of answers."""
    nps, part = recommending(asked.dataset), asked.part
    if nps is None:
        return cannot(NO_NPS)
    pieces = histograms(asked.workspace, asked.dataset, nps.name, part, every="month")
    answers = sum(pieces.values(), Histogram(()))
    if answers.n < LEAST:
        return cannot(f"Only {answers.n} answers; {LEAST} are needed.")
    ends = part.first or asked.dataset.first, part.last or asked.dataset.last
    usual = usual_n({key.period: one.n for key, one in pieces.items() if key.period}, *ends)
    monthly = usual is not None and usual >= LEAST_SHOWN
    n = usual if usual is not None and monthly else answers.n
    wide = make_up.width(answers, n, part.terms.level)
    change = detectable.change(make_up.error(answers) * (answers.n / n) ** 0.5, part.terms.level)
    told = (
        f"With {f'the usual {n:,} answers a month' if monthly else f'all {n:,} answers together'} the likely range "
        f"of the score is {wide:.0f} points wide, and two such scores must lie {change:.0f} points apart to count "
        f"as different; {answers.n:,} answers in all."
    )
    return Answer(Verdict.HOLDS if wide > WIDE else Verdict.FAILS, told)


def _wasteful(asked: Asked) -> Answer:
    """How many times the answers it takes, set against the average of the same answers."""
    nps = recommending(asked.dataset)
    if nps is None:
        return cannot(NO_NPS)
    found = halves(asked.workspace, asked.dataset, nps.name, asked.part)
    if found is None:
        return cannot(f"Needs answers with a date, at least {LEAST} in each half of the time.")
    day, before, after = found
    level = asked.part.terms.level
    told = efficiency.compare(before, after, float, _alone, level)
    if max(abs(told.first), abs(told.second)) < z(level):
        return cannot(
            f"Between the answers up to {day.day} {day:%b %Y} and those after it neither the average nor the score "
            f"changed beyond chance, so there is no change that one of them could show sooner; "
            f"{before.n + after.n:,} answers."
        )
    answer = (
        f"To show the change from the answers up to {day.day} {day:%b %Y} to those after it, the score takes "
        f"{_times(told.ratio)} times as many answers as the average of the same answers (likely "
        f"{_times(told.interval.low)} to {_times(told.interval.high)}); {before.n + after.n:,} answers."
    )
    if told.interval.low > 1.0:
        return Answer(Verdict.HOLDS, answer)
    return Answer(Verdict.FAILS if told.interval.high <= 1.0 else Verdict.CANNOT_TELL, answer)


def _alone(score: float) -> float:
    """What an answer adds to the score: 1 for a promoter, −1 for a detractor."""
    return float(score >= PROMOTER) - float(score < PASSIVE)


def _times(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 100.0 else "over 100"


def _hides(asked: Asked) -> Answer:
    """Whether months or groups with nearly the same score differ in their make-up."""
    nps = recommending(asked.dataset)
    if nps is None:
        return cannot(NO_NPS)
    level = asked.part.terms.level
    by_month = months(asked.workspace, asked.dataset, nps.name, asked.part)
    dated = len(by_month) > 1
    families = (by_month,) if dated else groups(asked.workspace, asked.dataset, nps.name, asked.part)
    what = "months" if dated else "groups"
    found = make_up.make_up(families, level)
    n = max((sum(one.answers.n for one in family) for family in families), default=0)
    if not found.pairs:
        return cannot(f"Needs two months or groups with {LEAST} answers each and nearly the same score.")
    if not found.unlike:
        return Answer(
            Verdict.SHOWN,
            f"Of {found.pairs:,} pairs of {what} with nearly the same score none differs in its promoters, passives "
            f"and detractors beyond chance; {n:,} answers.",
        )
    return Answer(Verdict.HOLDS, f"{_pair(found, what, level)}; {n:,} answers.")


def _pair(found: make_up.MakeUp, what: str, level: float) -> str:
    """The pair that is most unlike, and how many there are."""
    one, two = found.unlike[0].first, found.unlike[0].second
    parts = [make_up.counted(stretch.answers)[1] for stretch in (one, two)]
    sizes = [stretch.answers.size for stretch in (one, two)]
    shares = [part / size for part, size in zip(parts, sizes, strict=True)]
    limits = [wilson.interval(part, size, level) for part, size in zip(parts, sizes, strict=True)]
    more = mover.difference(shares[0], limits[0], shares[1], limits[1])
    scores = [sentence.number(make_up.score(stretch.answers)) for stretch in (one, two)]
    by = f"By “{one.segment}”, " if one.segment else ""
    return (
        f"{by}{one.name} and {two.name} have nearly the same score ({scores[0]} and {scores[1]}), yet "
        f"{sentence.percent(shares[0])} and {sentence.percent(shares[1])} passives (a difference of "
        f"{sentence.points(shares[1] - shares[0])}, {ranges.in_points(more)}): {len(found.unlike):,} of "
        f"{found.pairs:,} such pairs of {what} differ in their make-up"
    )


def _foretells(asked: Asked) -> Answer:
    """Whether it tells who stays or returns better than satisfaction does."""
    nps, overall = recommending(asked.dataset), satisfaction(asked.dataset)
    if nps is None or overall is None:
        return cannot(NO_NPS if nps is None else NO_SATISFACTION)
    found = outcome(asked.workspace, asked.dataset, asked.part, nps, overall)
    if found is None:
        return cannot(MISSING)
    if found.fewer < LEAST_EVENTS:
        return cannot(
            f"Of {found.n:,} {found.who} all but {found.fewer} {found.did} or did not; {LEAST_EVENTS} of each are needed."
        )
    second = turned(found.second, overall)
    compared = discrimination.compare(found.first, second, found.yes, found.no, asked.part.terms.level)
    both = discrimination.area_of_both(found.first, second, found.yes, found.no)
    told = _told(found, compared, both)
    if compared.interval.low > 0.0:
        return Answer(Verdict.FAILS, told)
    return Answer(Verdict.HOLDS if compared.interval.high < MARGIN else Verdict.CANNOT_TELL, told)


def _told(found: Outcome, compared: discrimination.Discrimination, both: float) -> str:
    """The three areas as pairs of a hundred."""
    return (
        f"Of one who {found.did} and one who did not, the 0–10 answer is higher for the first in "
        f"{100 * compared.first:.0f} of 100 such pairs, the answer about satisfaction in {100 * compared.second:.0f}, "
        f"both together in {100 * both:.0f}: {sentence.number(100 * compared.difference)} more for the 0–10 answer "
        f"({ranges.in_hundred(compared.interval)}); {found.n:,} {found.who}."
    )


CHECKS = (
    Check(
        "PC05",
        f"Holds when the likely range is more than {WIDE:g} points wide with the usual number of answers a month "
        "(the median of the last twelve whole months), or with all of them where there are no such months.",
        equally(_volatile),
    ),
    Check(
        "PC06",
        "Holds when, between the earlier and the later half of the answers, the score takes more answers than "
        "their plain average to show the change, in the whole likely range; does not hold when all of it is 1 or "
        "less. Nobody can tell where nothing changed.",
        equally(_wasteful),
    ),
    Check(
        "PC07",
        "Holds when two months (or groups) lie closer than scores that count as different, and their shares of "
        "promoters, passives and detractors differ beyond chance (chi-square test, adjusted for the number of "
        "pairs by Benjamini and Hochberg at 5 %).",
        equally(_hides),
    ),
    Check(
        "PC08",
        "Compares how often each answer ranks one who did above one who did not (AUC; both together out of "
        f"sample). Holds when the 0–10 answer is less than {100 * MARGIN:g} pairs in 100 ahead in the whole likely "
        "range; does not hold when it is ahead in all of that range.",
        equally(_foretells),
    ),
)
