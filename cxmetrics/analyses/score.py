"""The service and the experience score, and that of a single rating: means on 0–100."""

from cxmetrics.model import LEAST_SHOWN, USUAL, Estimate, Moments, Scale, Terms
from cxmetrics.stats import composite

CELLS = (0.0, 25.0, 50.0, 75.0, 100.0)
UNIT = "of 100"


def score(responses: Moments, terms: Terms = USUAL, cells: tuple[float, ...] = CELLS) -> Estimate:
    """The mean score with its interval: one prior response spread over the `cells`."""
    if responses.n < LEAST_SHOWN:
        return Estimate.hidden(responses.n, unit=UNIT)
    interval = composite.interval(responses.effective(), cells, terms.level)
    effective = responses.weight.effective if responses.weight else None
    return Estimate.of(responses.mean, interval, responses.n, span=100.0, unit=UNIT, effective=effective)


def rescaled(answers: Moments, scale: Scale) -> Moments:
    """The moments of answers on `scale` as those of their POMP: a·x + b, computed from the sums."""
    a = (-100.0 if scale.reversed else 100.0) / scale.span
    b = scale.pomp(0.0)
    return Moments(
        answers.n,
        a * answers.total + b * answers.size,
        a * a * answers.squares + 2 * a * b * answers.total + b * b * answers.size,
        answers.weight,
    )
