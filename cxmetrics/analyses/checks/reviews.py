"""Are reviews to be believed here: how fresh, how wordy, how laborious?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.comments import LEAST_MENTIONS, LEAST_WORDS, comments
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.freshness import WEEKS, Lag, empty_weeks, lag
from cxmetrics.analyses.grounds.questions import NO_STARS, stars
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.noticeable import usual_n
from cxmetrics.model import Behaviour, Column, Histogram, Ratio, Role, Waits
from cxmetrics.stats import wilson
from cxmetrics.store.behaviour import behaved
from cxmetrics.store.fetch import histograms

FRESH = 7
WORDED, THEMES = 0.6, 3
MINUTES = 3


def _real_time(asked: Asked) -> Answer:
    """Whether reviews come soon, and every week."""
    column = stars(asked.dataset)
    if column is None:
        return cannot(NO_STARS)
    empty = empty_weeks(asked.workspace, asked.dataset, column, asked.part)
    if empty is None:
        return cannot(f"Needs reviews with dates over at least {WEEKS} weeks.")
    found = lag(asked.workspace, asked.dataset, column, asked.part)
    n = _answers(asked, column).n
    weeks = (
        f"{empty} of the last {WEEKS} weeks brought no"
        if empty
        else f"every one of the last {WEEKS} weeks brought a"
    )
    weeks = f"{weeks} review ({n:,} reviews in all)"
    if found is None:
        told = (
            f"{weeks.capitalize()}. How soon they come after the visit is not known: that takes the day of the visit "
            "beside the review, or a list of purchases with the customer numbers of the reviews."
        )
        return Answer(Verdict.FAILS, told) if empty else cannot(told)
    told = f"{_soon(found)}; {weeks}."
    return Answer(Verdict.HOLDS if found.median <= FRESH and not empty else Verdict.FAILS, told)


def _soon(found: Lag) -> str:
    days = {0: "on the day", 1: "within a day"}.get(int(found.median), f"within {found.median:.0f} days")
    likely = sentence.likely(found.interval, lambda day: f"{day:.0f}")
    return f"Half of {found.n:,} reviews came {days} of {found.after} ({likely} days later)"


def _themes(asked: Asked) -> Answer:
    """Whether reviews come with words that speak of parts of a visit."""
    column = stars(asked.dataset)
    found = comments(asked.workspace, asked.dataset, column, asked.part)
    if found is None:
        return cannot("Needs a column of comments in the customers’ own words.")
    if found.n < LEAST:
        return cannot(f"Only {found.n} reviews; {LEAST} are needed.")
    level = asked.part.terms.level
    share = sentence.share_of(Ratio(found.worded, found.n), level, "reviews")
    themes = (
        f"{sentence.listed(found.themes)} are spoken of"
        if found.themes
        else "no part of a visit is spoken of"
    )
    told = f"{share} have at least {LEAST_WORDS} words; {themes} in at least {LEAST_MENTIONS} of those read."
    likely = wilson.interval(found.worded, found.n, level)
    if likely.high < WORDED:
        return Answer(Verdict.FAILS, told)
    if len(found.themes) < THEMES:
        return cannot(f"{told} The words that are known for parts of a visit are English ones.")
    return Answer(Verdict.HOLDS if likely.low >= WORDED else Verdict.CANNOT_TELL, told)


def _laborious(asked: Asked) -> Answer:
    """How many hours the reviews of a month take to read, or to answer where some still wait."""
    column = stars(asked.dataset)
    if column is None:
        return cannot(NO_STARS)
    pieces = histograms(asked.workspace, asked.dataset, column.name, asked.part, every="month")
    n = sum(one.n for one in pieces.values())
    if n < LEAST:
        return cannot(f"Only {n} reviews; {LEAST} are needed.")
    waiting = _unanswered(asked)
    ends = asked.part.first or asked.dataset.first, asked.part.last or asked.dataset.last
    usual = usual_n({key.period: one.n for key, one in pieces.items() if key.period}, *ends)
    many, when = (usual, "the usual {:,} reviews a month") if usual else (n, "all {:,} reviews together")
    told = f"At {MINUTES} minutes each, {when.format(many)} take {_hours(many)}"
    left = (
        f"; the {waiting:,} that nobody has answered yet take {_hours(waiting)}"
        if waiting is not None
        else ""
    )
    return Answer(Verdict.SHOWN, f"{told}{left}; {n:,} reviews in all.")


def _hours(reviews: int) -> str:
    return f"{sentence.number(MINUTES * reviews / 60.0)} hours"


def _unanswered(asked: Asked) -> int | None:
    """Reviews without a reply; None where replies are not on file, or the part looked at is too small to tell."""
    replied = asked.dataset.by_role(Role.REPLIED)
    if not replied or asked.part.latest:
        return None
    pieces = behaved(asked.workspace, asked.dataset, Behaviour.REPLY, replied[0].name, asked.part).values()
    waits = sum((piece for piece in pieces if isinstance(piece, Waits)), Waits(()))
    return waits.n - waits.happened if waits.n >= LEAST else None


def _answers(asked: Asked, column: Column) -> Histogram:
    found = histograms(asked.workspace, asked.dataset, column.name, asked.part)
    return sum(found.values(), Histogram(()))


CHECKS = (
    Check(
        "PC17",
        f"Holds when half of the reviews come within {FRESH} days of the visit or purchase and none of the last "
        f"{WEEKS} weeks is without one; does not hold when either is otherwise.",
        equally(_real_time),
    ),
    Check(
        "PC18",
        f"Holds when at least {100 * WORDED:g} % of the reviews have {LEAST_WORDS} words or more, in the whole likely "
        f"range, and at least {THEMES} parts of a visit are spoken of in {LEAST_MENTIONS} reviews each; does not hold "
        "when all of that range is lower.",
        equally(_themes),
    ),
    Check(
        "PC19",
        f"Shown is how many hours reviews take at {MINUTES} minutes each. No verdict: only you know whether these "
        "hours are worth it.",
        equally(_laborious),
    ),
)
