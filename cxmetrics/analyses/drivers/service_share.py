"""The drop in the bucket: how much of the whole goes with service, and how much with the rest of the experience?"""

from dataclasses import dataclass
from enum import StrEnum

from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.drivers.fit import Fit, possible_pairwise
from cxmetrics.analyses.drivers.limited import Limited, limited
from cxmetrics.analyses.grounds import sentence
from cxmetrics.model import Column, Interval, Side
from cxmetrics.stats import commonality, correlation_matrix


class Weightier(StrEnum):
    """Which side accounts for more."""

    SERVICE = "service"
    EXPERIENCE = "experience"
    ALIKE = "too close to call"
    INSEPARABLE = "cannot be separated in your data"
    CANNOT_TELL = "cannot tell from your data"


@dataclass(frozen=True)
class ServiceShare:
    """Shares of the outcome's variation, 0 to 1, from the ratings of both sides.

    `service` and `experience` add up to `r2`: each what only it accounts for and half of what is `shared`.
    `shared` is below 0 where one side only shows through the other (`suppression`).
    """

    r2: float
    service: Limited
    experience: Limited
    unique_service: Limited
    unique_experience: Limited
    shared: Limited
    service_items: tuple[Column, ...]
    experience_items: tuple[Column, ...]
    weightier: Weightier
    sentence: str

    @property
    def suppression(self) -> bool:
        """Whether what is shared is clearly below 0."""
        return self.shared.high < 0


def service_share(told: Explained, fitted: Fit | None, level: float = 0.95) -> ServiceShare | None:
    """What service and the rest account for; None without a rating of each side."""
    if fitted is None:
        return None
    items, places = fitted.kept.items, _places(fitted)
    if not all(places.values()):
        return None
    service, experience = places[Side.SERVICE], places[Side.EXPERIENCE]
    matrix, stack = fitted.found.matrix, fitted.stack
    if len(fitted.groups) < len(items):
        # Twins may stand on both sides: here each rating counts for its own.
        matrix = possible_pairwise(fitted.kept.values).matrix
        stack = correlation_matrix.resampled(fitted.kept.values)
    seen = commonality.split(matrix, service, experience)
    drawn = commonality.split(stack, service, experience)
    weightier = _weightier(told, seen, drawn, level)
    first, second, alone_first, alone_second, common = (
        limited(float(getattr(seen, name)), getattr(drawn, name), level) for name in _PARTS
    )
    return ServiceShare(
        float(seen.total),
        first,
        second,
        alone_first,
        alone_second,
        common,
        tuple(items[place - 1] for place in service),
        tuple(items[place - 1] for place in experience),
        weightier,
        _sentence(told, weightier, (first, second), (alone_first, alone_second), common),
    )


_PARTS = "first", "second", "unique_first", "unique_second", "common"


def _places(fitted: Fit) -> dict[Side, list[int]]:
    items = fitted.kept.items
    return {
        side: [place for place, item in enumerate(items, start=1) if item.side is side]
        for side in (Side.SERVICE, Side.EXPERIENCE)
    }


def _weightier(told: Explained, seen: commonality.Split, drawn: commonality.Split, level: float) -> Weightier:
    if not told.named:
        return Weightier.CANNOT_TELL
    if bool(seen.inseparable):
        return Weightier.INSEPARABLE
    difference = limited(float(seen.first - seen.second), drawn.first - drawn.second, level)
    if difference.low > 0:
        return Weightier.SERVICE
    return Weightier.EXPERIENCE if difference.high < 0 else Weightier.ALIKE


def _sentence(
    told: Explained,
    weightier: Weightier,
    both: tuple[Limited, Limited],
    alone: tuple[Limited, Limited],
    shared: Limited,
) -> str:
    """One sentence, ready to be shown."""
    name = told.outcome.name
    (service, experience), (unique_service, unique_experience) = both, alone
    if weightier is Weightier.CANNOT_TELL:
        return f"How much of {name} goes with service and how much with the rest of the experience cannot be told from your data: {_begun(told.because)}"
    if weightier is Weightier.INSEPARABLE:
        return (
            f"Service and the rest of the experience cannot be separated in your data: of what makes answers to {name} "
            f"differ, {sentence.percent(shared.value)} ({_range(shared)}) goes with both at once, "
            f"{sentence.percent(unique_service.value)} with service alone and {sentence.percent(unique_experience.value)} "
            "with the rest alone."
        )
    end = " The two are too close to call." if weightier is Weightier.ALIKE else ""
    return (
        f"Of what makes answers to {name} differ, {sentence.percent(service.value)} ({_range(service)}) goes with service "
        f"and {sentence.percent(experience.value)} ({_range(experience)}) with the rest of the experience.{end}"
    )


def _range(share: Limited) -> str:
    return sentence.likely(Interval(100.0 * share.low, 100.0 * share.high), unit=" %")


def _begun(text: str) -> str:
    """A sentence as the end of another."""
    return text[:1].lower() + text[1:] if text[:2].istitle() else text
