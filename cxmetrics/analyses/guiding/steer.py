"""Which figure to steer by here, by stated rules."""

from dataclasses import dataclass
from enum import StrEnum

from cxmetrics.analyses.headline import Headline
from cxmetrics.analyses.trends import chance
from cxmetrics.model import Behaviour
from cxmetrics.model.estimate import LEAST_VALUE

LEAST_A_MONTH = LEAST_VALUE
LEAST_COVERED = 0.5
END = 0.05


class Against(StrEnum):
    """Why a figure is not to be steered by."""

    NO_MONTH = "there are no three whole months of it"
    FEW = f"fewer than {LEAST_A_MONTH} answers in a usual month"
    NO_SIZE = "how large a change would be noticed cannot be reckoned"
    PARTLY = "fewer than half of those who answered anything answered it"
    CEILING = "it lies at the upper end of its range and can hardly rise"
    FLOOR = "it lies at the lower end of its range and can hardly fall"


@dataclass(frozen=True)
class Candidate:
    """A headline figure, the smallest change noticed as a share of its range, and what speaks against it."""

    card: Headline
    share: float | None
    against: tuple[Against, ...]


@dataclass(frozen=True)
class Advice:
    """The figure to steer by and the next best; None where no figure passes every rule."""

    best: Candidate | None
    next: Candidate | None
    refused: tuple[Candidate, ...]


def steer(cards: tuple[Headline, ...]) -> Advice:
    """Of the metrics that pass, the one that notices the smallest change relative to its range.

    The two scores come in only where there is no metric at all: they are what the quadrant is about.
    """
    metrics = tuple(card for card in cards if card.measure.metric) or cards
    judged = [_candidate(card) for card in metrics]
    passing = sorted((c for c in judged if not c.against), key=lambda c: c.share or 0.0)
    refused = tuple(c for c in judged if c.against)
    return Advice(passing[0] if passing else None, passing[1] if len(passing) > 1 else None, refused)


def _candidate(card: Headline) -> Candidate:
    ends = chance.span(card.measure)
    share = None if card.noticeable is None else card.noticeable / (ends.high - ends.low)
    against = {
        Against.NO_MONTH: card.usual_n is None,
        Against.FEW: card.usual_n is not None and card.usual_n < LEAST_A_MONTH,
        Against.NO_SIZE: card.usual_n is not None and not share,
        Against.PARTLY: _covered(card) < LEAST_COVERED,
        Against.CEILING: _place(card) > 1.0 - END,
        Against.FLOOR: _place(card) < END,
    }
    return Candidate(card, share, tuple(reason for reason, holds in against.items() if holds))


def _covered(card: Headline) -> float:
    """The share of the responses with a valid answer; newcomers who cannot count yet are no gap."""
    found = card.estimate
    everybody = found.n + found.missing + found.off_scale
    return 1.0 if card.measure.behaviour is Behaviour.RETURN or not everybody else found.n / everybody


def _place(card: Headline) -> float:
    """Where in its range the figure lies, from 0 to 1; in the middle where it is not known."""
    ends, value = chance.span(card.measure), card.estimate.value
    return 0.5 if value is None else (value - ends.low) / (ends.high - ends.low)
