"""How well scores tell those who did something from those who did not.

The measure is the area under the ROC curve (AUC): the probability that of one who did and one who did
not, the first has the higher score, ties counted half. Everything comes counted: so many who did and
did not with each score, or pair of scores.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.model import Interval
from cxmetrics.stats.normal import z
from cxmetrics.stats.rank_correlation import middle_ranks

FOLDS = 5
_SEED = 1988

Row = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Discrimination:
    """The areas of two scores, and the interval of the first less the second."""

    first: float
    second: float
    interval: Interval

    @property
    def difference(self) -> float:
        """The first area less the second."""
        return self.first - self.second


def area(score: Row, did: Row, did_not: Row) -> float:
    """The area under the ROC curve; raises ZeroDivisionError where all or none did."""
    return float(did @ _beaten(score, did_not)) / float(did.sum())


def compare(first: Row, second: Row, did: Row, did_not: Row, level: float = 0.95) -> Discrimination:
    """Two scores of the same people set against each other, with DeLong's interval of the difference.

    Each person's placement is the share of the other group that the score puts on the right side of them;
    the variance of the difference is that of the differences of placements, over the people of each group.
    Zero wide where both scores order everybody alike.

    DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837–845. Checked against the same on single rows.
    """
    ones = [_beaten(score, did_not) for score in (first, second)]
    zeros = [_beaten(-score, did) for score in (first, second)]
    areas = [float(did @ one) / float(did.sum()) for one in ones]
    variance = _of_mean(ones[0] - ones[1], did) + _of_mean(zeros[0] - zeros[1], did_not)
    change, reach = areas[0] - areas[1], z(level) * float(np.sqrt(variance))
    return Discrimination(areas[0], areas[1], Interval(change - reach, change + reach))


def area_of_both(first: Row, second: Row, did: Row, did_not: Row) -> float:
    """The area of the best weighted sum of two scores, out of sample: the mean over five folds.

    In each, the weights are Fisher's discriminant of the other four, so that nobody is judged by weights
    that knew them. Folds are drawn with a fixed seed.
    """
    rng = np.random.default_rng(_SEED)
    folds = [_split(rng, group) for group in (did, did_not)]
    scores = np.column_stack([first, second])
    found = []
    for yes, no in zip(*folds, strict=True):
        if yes.sum() and no.sum():
            weights = _discriminant(scores, did - yes, did_not - no)
            found.append(area(np.round(scores @ weights, 9), yes, no))
    return float(np.mean(found))


def _split(rng: np.random.Generator, counts: Row) -> Row:
    """The people of each cell dealt out to the folds, one after another in random order of all of them."""
    places = rng.permutation(np.repeat(np.arange(len(counts)), counts.astype(np.int64)))
    dealt = [np.bincount(places[fold::FOLDS], minlength=len(counts)) for fold in range(FOLDS)]
    return np.array(dealt, dtype=np.float64)


def _discriminant(scores: Row, did: Row, did_not: Row) -> Row:
    means = [np.average(scores, axis=0, weights=group) for group in (did, did_not)]
    spread = sum(
        (scores - mean).T * group @ (scores - mean) for mean, group in zip(means, (did, did_not), strict=True)
    )
    weights: Row = np.linalg.pinv(spread / (did.sum() + did_not.sum())) @ (means[0] - means[1])
    return weights


def _beaten(score: Row, others: Row) -> Row:
    """Of each score, the share of `others` that has a lower one, ties counted half."""
    shares: Row = (middle_ranks(score, others) - 0.5) / others.sum()
    return shares


def _of_mean(values: Row, counts: Row) -> float:
    size = float(counts.sum())
    mean = float(counts @ values) / size
    return float(counts @ (values - mean) ** 2) / (size - 1.0) / size
