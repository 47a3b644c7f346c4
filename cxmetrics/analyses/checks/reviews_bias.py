"""Whose reviews are these, and whose are missing?"""

from dataclasses import replace

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.distribution import distribution
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.asked import answered
from cxmetrics.analyses.grounds.beside import match_of
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.questions import NO_STARS, satisfaction, stars
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.measure import Measure, whole
from cxmetrics.metrics import METRICS
from cxmetrics.model import Column, Dataset, Histogram, Interval, Kind, Ratio, Slice
from cxmetrics.stats import wilson
from cxmetrics.store.fetch import histograms

HALF = 0.5
LEAST_LEVELS = 4
FIVE_STARS = (1.0, 5.0)
REVIEWS = frozenset({"trustpilot", "google_business", "google_play", "app_reviews"})
"""Formats of files that hold reviews and nothing else."""


def _silent(asked: Asked) -> Answer:
    """Which share of the customers is heard at all."""
    heard = _heard(asked)
    if heard is None:
        return cannot(
            "Needs how many customers there were: a list of purchases with the customer numbers of the reviews, or "
            "the number of people asked, which can be told on the Data page."
        )
    if heard.n < LEAST:
        return cannot(f"Only {heard.n} customers; {LEAST} are needed.")
    level = asked.part.terms.level
    share = sentence.share_of(heard, level, "customers")
    told = f"{share} are heard.{_bounds(asked, heard.part / heard.whole)}"
    likely = wilson.interval(heard.part, heard.whole, level)
    if likely.high < HALF:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if likely.low >= HALF else Verdict.CANNOT_TELL, told)


def _heard(asked: Asked) -> Ratio | None:
    """Those who answered of those asked, else of those who bought."""
    if asked.dataset.kind is not Kind.RESPONSES or asked.dataset.table is None:
        return None
    found = answered(asked.workspace, asked.dataset, asked.part)
    if found is not None and found.whole:
        return found
    match = match_of(asked.workspace, asked.dataset, asked.part)
    return Ratio(match.of_both, match.of_orders) if match else None


def _bounds(asked: Asked, rate: float) -> str:
    """Between which shares of all customers satisfaction may lie, whatever the silent ones think."""
    column = satisfaction(asked.dataset)
    if column is None:
        return ""
    happy = whole(asked.workspace, asked.dataset, Measure(METRICS["csat"], column), asked.part)
    if happy.value is None or happy.n < LEAST:
        return ""
    least = rate * happy.value / 100.0
    return (
        f" Of those, {sentence.number(happy.value)} % are satisfied; of all customers it may be anything from "
        f"{sentence.percent(least)} to {sentence.percent(least + 1.0 - rate)}."
    )


def _extremes(asked: Asked) -> Answer:
    """Whether most reviews lie at either end of the scale, more than in a survey."""
    column = stars(asked.dataset)
    if column is None or column.scale is None:
        return cannot(NO_STARS)
    if column.scale.levels < LEAST_LEVELS:
        return cannot("Needs a scale of four answers or more: a shorter one is nearly all ends.")
    own = _at_ends(asked, asked.dataset, column, asked.part)
    if own.n < LEAST:
        return cannot(f"Only {own.n} reviews; {LEAST} are needed.")
    level = asked.part.terms.level
    told = f"{sentence.share_of(own, level, 'reviews')} are the best or the worst mark there is"
    likely, survey = wilson.interval(own.part, own.whole, level), _survey(asked, column)
    if survey is None:
        told += "; there is no survey with the same marks to set beside them."
    else:
        told += f"; in the survey it is {sentence.share_of(survey, level, 'answers')}."
    more = survey is None or likely.low > survey.part / survey.whole
    if likely.low > HALF and more:
        return Answer(Verdict.HOLDS, told)
    below = likely.high <= HALF or (survey is not None and likely.high <= survey.part / survey.whole)
    return Answer(Verdict.FAILS if below else Verdict.CANNOT_TELL, told)


def _at_ends(asked: Asked, dataset: Dataset, column: Column, part: Slice) -> Ratio:
    answers = sum(histograms(asked.workspace, dataset, column.name, part).values(), Histogram(()))
    assert column.scale is not None  # it is scored: see Column
    ends = (column.scale.low, column.scale.high)
    return Ratio(sum(n for score, n in answers.counts if score in ends), answers.size)


def _survey(asked: Asked, column: Column) -> Ratio | None:
    """The same of the newest survey beside the reviews that offers as many marks; None without one."""
    part = replace(Slice(), terms=asked.part.terms)
    for other in asked.workspace.datasets():
        beside = stars(other)
        if other.id == asked.dataset.id or other.kind is not Kind.RESPONSES or beside is None:
            continue
        reviews = any(file.format in REVIEWS for file in other.files)
        if not reviews and beside.scale and column.scale and beside.scale.levels == column.scale.levels:
            found = _at_ends(asked, other, beside, part)
            if found.n >= LEAST:
                return found
    return None


def _displayed(asked: Asked) -> Answer:
    """What a website shows is not in a file of reviews; the plain average and one known way to weight it are."""
    column = stars(asked.dataset)
    if column is None:
        return cannot(NO_STARS)
    found = distribution(asked.workspace, asked.dataset, column, asked.part)
    mean = found.mean
    if mean.n < LEAST or mean.value is None or mean.low is None or mean.high is None or found.average is None:
        return cannot(f"Only {mean.n} reviews; {LEAST} are needed.")
    likely = sentence.likely(Interval(mean.low, mean.high), lambda stars: f"{stars:.2f}")
    five = column.scale is not None and (column.scale.low, column.scale.high) == FIVE_STARS
    known = (
        f" A site that adds {found.prior.n:g} reviews of {found.prior.mean:g} stars, as one does, would show "
        f"{found.average:.2f}."
    )
    return cannot(
        f"Needs the average the website displays, to set beside the plain one of {mean.value:.2f} ({likely}, "
        f"{mean.n:,} reviews).{known if five else ''}"
    )


CHECKS = (
    Check(
        "PC20",
        "Holds when fewer than half of the customers are heard, in the whole likely range; does not hold when all "
        "of it is half or more. Shown beside it is between which shares the satisfied may lie among all customers.",
        equally(_silent),
    ),
    Check(
        "PC21",
        "Holds when more than half of the reviews are the best or the worst mark there is, in the whole likely "
        "range, and more than in a survey with as many marks, where there is one; does not hold when all of that "
        "range is lower.",
        equally(_extremes),
    ),
    Check(
        "PC22",
        "Holds when the average a website displays lies outside the likely range of the plain average. It is in no "
        "file of reviews, so it has to be read off the website.",
        _displayed,
    ),
)
