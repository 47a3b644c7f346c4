"""Is the tone of comments to be believed here?"""

import numpy as np

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import ranges, sentence
from cxmetrics.analyses.grounds.comments import comments
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.questions import NO_STARS, recommending, stars
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.grounds.tones import Tones, tone_column, tones
from cxmetrics.model import Interval, Ratio
from cxmetrics.stats.normal import z

AGREES = 0.6
NO_TONE = "Needs the tone of each comment: a column that says positive, neutral or negative, as many review tools write it."


def _covers(asked: Asked) -> Answer:
    """How many comments come without a score, so that only their words can be heard."""
    score = stars(asked.dataset) or recommending(asked.dataset)
    found = comments(asked.workspace, asked.dataset, score, asked.part)
    if found is None:
        return cannot("Needs a column of comments in the customers’ own words.")
    if found.written < LEAST:
        return cannot(f"Only {found.written} comments; {LEAST} are needed.")
    level = asked.part.terms.level
    told = (
        f"{sentence.share_of(Ratio(found.unscored, found.written), level, 'comments')} come without a score."
    )
    tone = tone_column(asked.workspace, asked.dataset, asked.part)
    if tone is None:
        return Answer(Verdict.SHOWN, f"{told} The tone of none of the comments is on file.")
    share = Ratio(min(tone[1], found.written), found.written)
    return Answer(
        Verdict.SHOWN, f"{told} A tone is on file for {sentence.share_of(share, level, 'comments')}."
    )


def _disagree(asked: Asked) -> Answer:
    """Whether the tone and the stars of the same people agree."""
    column, tone = stars(asked.dataset), tone_column(asked.workspace, asked.dataset, asked.part)
    if column is None or tone is None:
        return cannot(NO_STARS if column is None else NO_TONE)
    found = tones(asked.workspace, asked.dataset, tone[0], column, asked.part)
    if found.n < LEAST:
        return cannot(f"Only {found.n} comments have both a tone and stars; {LEAST} are needed.")
    kappa = _kappa(found, asked.part.terms.level)
    if kappa is None:
        return cannot(
            "All comments have one tone, or all the same stars, so agreement cannot be told from chance."
        )
    value, limits = kappa
    apart = float(found.counts.sum() - np.trace(found.counts))
    told = (
        f"Tone and stars say otherwise in {sentence.share_of(Ratio(apart, found.n), asked.part.terms.level, 'comments')}; "
        f"agreement beyond chance (weighted kappa) {sentence.correlation(value)} ({ranges.correlations(limits)})."
    )
    if limits.high < AGREES:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if limits.low >= AGREES else Verdict.CANNOT_TELL, told)


def _kappa(found: Tones, level: float) -> tuple[float, Interval] | None:
    """Cohen's kappa with quadratic weights, and its interval from the large-sample variance; None where it has none."""
    if min(np.count_nonzero(found.counts.sum(axis=axis)) for axis in (0, 1)) < 2:
        return None
    # Importing it takes seconds, and only this check asks.
    from statsmodels.stats.inter_rater import cohens_kappa

    done = cohens_kappa(found.counts, wt="quadratic", return_results=True)
    value, reach = float(done.kappa), z(level) * float(done.std_kappa)
    return value, Interval(max(value - reach, -1.0), min(value + reach, 1.0))


def _errors(asked: Asked) -> Answer:
    """Nobody can tell before a person has read some of the comments."""
    tone = tone_column(asked.workspace, asked.dataset, asked.part)
    needed = "Needs a hundred comments picked at random whose tone a person has noted, to see how often a program errs."
    if tone is None:
        return cannot(f"{needed} {NO_TONE}")
    return cannot(f"{needed} {tone[1]:,} comments have a tone on file.")


CHECKS = (
    Check(
        "PC23",
        "Shown is how many comments come without a score, so that only their words can be heard, and of how many the "
        "tone is on file. No verdict.",
        equally(_covers),
    ),
    Check(
        "PC24",
        "Sets the tone (negative, neutral, positive) against the stars (the lowest quarter of the scale, the middle, "
        f"the highest). Holds when agreement beyond chance is below {AGREES:g} in the whole likely range; does not "
        "hold when all of that range is higher.",
        equally(_disagree),
    ),
    Check(
        "PC25",
        "Holds when the share of comments that speak well of you, corrected for the errors a program made on comments "
        "read by a person, differs by more than 5 points from the share as it was counted.",
        equally(_errors),
    ),
)
