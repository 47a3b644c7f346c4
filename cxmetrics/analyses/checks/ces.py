"""Is the effort score to be believed here?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import ranges, sentence
from cxmetrics.analyses.grounds.contacts import linked, replies
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.model import Column, Histogram, Pairs, Ratio, Role
from cxmetrics.stats import wilson
from cxmetrics.stats.rank_correlation import spearman
from cxmetrics.store.fetch import histograms
from cxmetrics.store.joint import joint

NO_EFFORT = "Needs a question how easy something was, or how much effort it took."
LINKED, DAYS = 0.8, 30


def _friction(asked: Asked) -> Answer:
    """Whether those who waited longer for a reply found it harder."""
    effort, waits = _effort(asked), replies(asked.dataset)
    if not effort:
        return cannot(NO_EFFORT)
    if not waits:
        return cannot("Needs the time to the first reply beside the answers about effort.")
    column, wait = effort[0], waits[0]
    pairs = joint(asked.workspace, asked.dataset, column.name, wait.name, asked.part)
    if pairs.n < LEAST:
        return cannot(
            f"Only {pairs.n} answers about effort have a time to the first reply; {LEAST} are needed."
        )
    assert column.scale is not None  # it is scored: see Column
    easy = Pairs(tuple((column.scale.pomp(x), y, n) for x, y, n in pairs.counts))
    found = spearman(easy, asked.part.terms.level)
    if found is None:
        return cannot("All answers about effort, or all waits, are the same, so nothing can go together.")
    how = "found it harder" if found.r < 0 else "did not find it harder"
    told = (
        f"Those who waited longer for a first reply {how}: rank correlation of ease and wait "
        f"{sentence.correlation(found.r)} ({ranges.correlations(found.interval)}), {found.n:,} answers."
    )
    if found.interval.high < 0.0:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if found.interval.low >= 0.0 else Verdict.CANNOT_TELL, told)


def _after_contact(asked: Asked) -> Answer:
    """Whether the answers about effort belong to a contact."""
    effort = _effort(asked)
    if not effort:
        return cannot(NO_EFFORT)
    found = linked(asked.workspace, asked.dataset, effort[0], asked.part, DAYS)
    if found is None:
        return cannot(
            "Needs to know who had been in contact: the time to a first reply beside the answers, or a list of "
            "requests with the customer number of the answers."
        )
    held, n = found
    if n < LEAST:
        return cannot(f"Only {n} answers about effort; {LEAST} are needed.")
    level = asked.part.terms.level
    told = f"Of the answers about effort a contact is known for {sentence.share_of(Ratio(held, n), level, 'answers')}."
    likely = wilson.interval(held, n, level)
    if likely.high < LINKED:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if likely.low >= LINKED else Verdict.CANNOT_TELL, told)


def _versions(asked: Asked) -> Answer:
    """By design the two versions are opposite; which of them this data holds."""
    effort = _effort(asked)
    if not effort:
        return cannot(NO_EFFORT)
    counted = [(column, _n(asked, column)) for column in effort]
    told = "; ".join(f"{quoted(column)} asks {_direction(column)} ({n:,} answers)" for column, n in counted)
    both = len({column.scale.reversed for column in effort if column.scale}) > 1
    ending = (
        "Both versions are here; they are kept apart, and no line joins them."
        if both
        else "Only one version is here; answers to the other must never be added to its line."
    )
    return Answer(Verdict.BY_DESIGN, f"{told}. {ending}")


def _effort(asked: Asked) -> tuple[Column, ...]:
    return asked.dataset.by_role(Role.CES) if asked.dataset.table else ()


def _n(asked: Asked, column: Column) -> int:
    found = histograms(asked.workspace, asked.dataset, column.name, asked.part)
    return sum(found.values(), Histogram(())).n


def _direction(column: Column) -> str:
    assert column.scale is not None  # it is scored: see Column
    ends = f"on {column.scale.low:g} to {column.scale.high:g}"
    return (
        f"how much effort it took {ends}, less is better"
        if column.scale.reversed
        else f"how easy it was {ends}, more is better"
    )


CHECKS = (
    Check(
        "PC14",
        "Holds when ease and the time to the first reply go opposite ways: all of the likely range of their rank "
        "correlation (Spearman’s) is below 0; does not hold when all of it is 0 or above.",
        equally(_friction),
    ),
    Check(
        "PC15",
        f"Holds, and asks for care, when a contact is known for fewer than {100 * LINKED:g} % of the answers: a "
        f"reply on the same row, or a request of the same customer in the {DAYS} days before; does not hold when "
        "all of the likely range is above that.",
        equally(_after_contact),
    ),
    Check(
        "PC16",
        "True by design: the older question counts effort, where less is better, the newer one ease, where more "
        "is. No line here ever crosses from one to the other.",
        equally(_versions),
    ),
)
