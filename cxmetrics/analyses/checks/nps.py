"""Does the Net Promoter Score say here what it is said to say?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import ranges, sentence
from cxmetrics.analyses.grounds.apart import Apart, apart
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.outcome import MISSING, outcome
from cxmetrics.analyses.grounds.questions import NO_NPS, better_up, quoted, recommending, satisfaction
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.grounds.surroundings import surroundings
from cxmetrics.metrics.nps import PASSIVE, PROMOTER
from cxmetrics.model import LEAST_SHOWN, Interval
from cxmetrics.stats import mover, wilson
from cxmetrics.stats.rank_correlation import spearman
from cxmetrics.store.joint import joint

GOES_TOGETHER, EXTERNAL = 0.5, 0.01
WEAK = 0.3
MOST_NAMED = 5
_VERDICTS = {True: Verdict.HOLDS, False: Verdict.FAILS, None: Verdict.CANNOT_TELL}


def _overall(asked: Asked) -> Answer:
    """Whether it goes with satisfaction as a whole."""
    nps, overall = recommending(asked.dataset), satisfaction(asked.dataset)
    if nps is None:
        return cannot(NO_NPS)
    if overall is None:
        return cannot("Needs a second question beside the one from 0 to 10, about satisfaction as a whole.")
    pairs = better_up(joint(asked.workspace, asked.dataset, nps.name, overall.name, asked.part), nps, overall)
    if pairs.n < LEAST:
        return cannot(f"Only {pairs.n} people answered both questions; {LEAST} are needed.")
    found = spearman(pairs, asked.part.terms.level)
    if found is None:
        return cannot("All answers to one of the two questions are the same, so nothing can go together.")
    how = "rise and fall together" if found.r >= WEAK else "hardly go together"
    told = (
        f"The 0–10 answer and {quoted(overall)} {how}: rank correlation {sentence.correlation(found.r)} "
        f"({ranges.correlations(found.interval)}), {found.n:,} answers."
    )
    return Answer(_VERDICTS[ranges.above(found.interval, GOES_TOGETHER)], told)


def _promoters(asked: Asked) -> Answer:
    """Whether promoters do more of what the score promises."""
    nps = recommending(asked.dataset)
    if nps is None:
        return cannot(NO_NPS)
    found = outcome(asked.workspace, asked.dataset, asked.part, nps, nps)
    if found is None:
        return cannot(MISSING)
    are = found.first >= PROMOTER
    did = [float(found.yes[group].sum()) for group in (~are, are)]
    sizes = [float((found.yes + found.no)[group].sum()) for group in (~are, are)]
    if min(sizes) < LEAST_SHOWN:
        return cannot(f"Fewer than {LEAST_SHOWN} of them are promoters, or fewer than {LEAST_SHOWN} are not.")
    level = asked.part.terms.level
    shares = [part / size for part, size in zip(did, sizes, strict=True)]
    limits = [wilson.interval(part, size, level) for part, size in zip(did, sizes, strict=True)]
    more = mover.difference(shares[0], limits[0], shares[1], limits[1])
    told = (
        f"{sentence.percent(shares[1])} of {sizes[1]:,.0f} promoters and {sentence.percent(shares[0])} of the "
        f"{sizes[0]:,.0f} others {found.did}: a difference of {sentence.points(shares[1] - shares[0])} "
        f"({ranges.in_points(more)}), {found.n:,} {found.who}. That they go together does not say that one "
        "causes the other."
    )
    if more.low > 0.0:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if more.high <= 0.0 else Verdict.CANNOT_TELL, told)


def _no_detail(asked: Asked) -> Answer:
    """By design one figure; which parts of a visit separate detractors."""
    nps = recommending(asked.dataset)
    if nps is None:
        return cannot(NO_NPS)
    found = apart(asked.workspace, asked.dataset, nps, PASSIVE, asked.part)
    if found is None:
        told = (
            "It is one question, and too few people here rated parts of a visit to say what detractors miss."
        )
        return Answer(Verdict.BY_DESIGN, told)
    return Answer(Verdict.BY_DESIGN, f"It is one question. {_separating(found)}")


def _separating(found: Apart) -> str:
    """The three ratings that tell most about who is a detractor, and what all of them leave open."""
    named = [
        f"{quoted(one.column)} ({sentence.percent(one.share.part)} of what the ratings tell, "
        f"{ranges.percents(one.share.interval)})"
        for one in found.parts[:3]
    ]
    order = "" if found.certain else " Which of them comes first is too close to tell."
    return (
        f"What goes with being one of the {found.few:,} detractors are most of all "
        f"{sentence.listed(named)}.{order} All ratings together leave {sentence.percent(1.0 - found.explained)} "
        f"of the differences in the 0–10 answer open; {found.n:,} answers."
    )


def _external(asked: Asked) -> Answer:
    """Whether it differs by where, when and how people were asked, beyond what they rated."""
    nps = recommending(asked.dataset)
    if nps is None:
        return cannot(NO_NPS)
    around = surroundings(asked.workspace, asked.dataset, nps, asked.part)
    found = around.found
    if found is None:
        return cannot(
            "Needs ratings of parts of a visit, something else that is known of each answer (a place, a channel, "
            f"a date), and at least {LEAST} answers for each of these values."
        )
    limits = Interval(max(found.interval.low, 0.0), max(found.interval.high, 0.0))
    told = (
        f"Beyond the {sentence.percent(max(found.before, 0.0))} of the differences in the 0–10 answer that the "
        f"ratings account for, {sentence.listed(around.names, MOST_NAMED)} account for a further "
        f"{sentence.percent(max(found.gain, 0.0))} ({ranges.percents(limits)}); {found.rows:,} answers."
    )
    if found.interval.low > EXTERNAL:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if found.interval.high <= EXTERNAL else Verdict.CANNOT_TELL, told)


CHECKS = (
    Check(
        "PC01",
        f"Holds when the rank correlation with satisfaction as a whole (Spearman’s) is at least {GOES_TOGETHER:g} "
        "in its whole likely range; does not hold when all of that range is lower.",
        equally(_overall),
    ),
    Check(
        "PC02",
        "Holds when more of the promoters (9 and 10) than of the others did what the score promises, the whole "
        "likely range of the difference being above 0; does not hold when all of it is 0 or below.",
        equally(_promoters),
    ),
    Check(
        "PC03",
        "True by design: one question gives one figure. Shown is which ratings of parts of a visit tell detractors "
        "(0 to 6) from the others, each with its share in what all of them explain together (LMG).",
        equally(_no_detail),
    ),
    Check(
        "PC04",
        "Holds when place, channel, weekday, month and the like account for more than 1 % of the differences in "
        "the answers (R², less what chance gives) beyond the ratings of parts of a visit, in the whole likely "
        "range; does not hold when all of that range is at most 1 %.",
        equally(_external),
    ),
)
