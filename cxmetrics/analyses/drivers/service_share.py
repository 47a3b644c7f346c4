"""The drop in the bucket: how much of the whole goes with service, and how much with the rest of the experience?"""

from dataclasses import dataclass, replace
from enum import StrEnum

from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.drivers.fit import Fit
from cxmetrics.analyses.drivers.limited import Limited, limited
from cxmetrics.analyses.grounds import sentence
from cxmetrics.model import SIDES, Column, Interval, Side
from cxmetrics.stats import commonality


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
    `shared` is below 0 where one side only shows through the other (`suppression`). `whole` is `r2` less what
    chance adds to it, the basis of all that is shown.
    """

    r2: float
    whole: float
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

    def shown(self, part: Limited) -> Limited:
        """A part on the basis of `whole`, where the parts of all ratings add up to the adjusted R²."""
        return part.times(self.whole / self.r2 if self.r2 > 0 else 0.0)


def service_share(
    told: Explained, fitted: Fit | None, level: float = 0.95, *, caveat: str = ""
) -> ServiceShare | None:
    """What service and the rest account for; None without a rating of each side.

    `caveat` is a sentence that belongs to the statement that the two cannot be separated.
    """
    if fitted is None:
        return None
    service, experience = (_places(fitted, side) for side in SIDES)
    if not service or not experience:
        return None
    seen = commonality.split(fitted.found.matrix, service, experience)
    drawn = commonality.split(fitted.stack, service, experience)
    weightier = _weightier(told, seen, drawn, level)
    first, second, alone_first, alone_second, common = (
        limited(float(getattr(seen, name)), getattr(drawn, name), level) for name in _PARTS
    )
    service_items, experience_items = (
        tuple(item for item in fitted.kept.items if item.side is side) for side in SIDES
    )
    r2, of_all = float(seen.total), fitted.r2
    found = ServiceShare(
        r2,
        told.whole * r2 / of_all if of_all > 0 else 0.0,
        first,
        second,
        alone_first,
        alone_second,
        common,
        service_items,
        experience_items,
        weightier,
        "",
    )
    return replace(found, sentence=_sentence(told, found, caveat))


_PARTS = "first", "second", "unique_first", "unique_second", "common"


def _places(fitted: Fit, side: Side) -> list[int]:
    """The groups of twins with a rating of the side, by number from 1 on; one may belong to both sides."""
    items = fitted.kept.items
    return [
        place
        for place, group in enumerate(fitted.groups, start=1)
        if any(items[number - 1].side is side for number in group)
    ]


def _weightier(told: Explained, seen: commonality.Split, drawn: commonality.Split, level: float) -> Weightier:
    if not told.named:
        return Weightier.CANNOT_TELL
    if bool(seen.inseparable):
        return Weightier.INSEPARABLE
    difference = limited(float(seen.first - seen.second), drawn.first - drawn.second, level)
    if difference.low > 0:
        return Weightier.SERVICE
    return Weightier.EXPERIENCE if difference.high < 0 else Weightier.ALIKE


def _sentence(told: Explained, found: ServiceShare, caveat: str) -> str:
    """One sentence, ready to be shown."""
    name, weightier = told.outcome.name, found.weightier
    service, experience, unique_service, unique_experience, shared = map(
        found.shown,
        (found.service, found.experience, found.unique_service, found.unique_experience, found.shared),
    )
    if weightier is Weightier.CANNOT_TELL:
        return f"How much of {name} goes with service and how much with the rest of the experience cannot be told from your data: {_begun(told.because)}"
    if weightier is Weightier.INSEPARABLE:
        return (
            f"Service and the rest of the experience cannot be separated in your data: of what makes answers to {name} "
            f"differ, {sentence.percent(shared.value)} ({_range(shared)}) goes with both at once, "
            f"{sentence.percent(unique_service.value)} with service alone and {sentence.percent(unique_experience.value)} "
            f"with the rest alone.{caveat}"
        )
    end = " The two are too close to call." if weightier is Weightier.ALIKE else ""
    return (
        f"Of what makes answers to {name} differ, {sentence.percent(service.value)} ({_range(service)}) goes with service "
        f"and {sentence.percent(experience.value)} ({_range(experience)}) with the rest of the experience{_dealt_out(found)}.{end}"
    )


def _dealt_out(found: ServiceShare) -> str:
    """That both figures hold half of what goes with both at once, as the end of a sentence."""
    shared = round(100.0 * found.shown(found.shared).value)
    return (
        f"; the {shared} % that goes with both at once is dealt out evenly between them" if shared > 0 else ""
    )


def _range(share: Limited) -> str:
    return sentence.likely(Interval(100.0 * share.low, 100.0 * share.high), unit=" %")


def _begun(text: str) -> str:
    """A sentence as the end of another."""
    return text[:1].lower() + text[1:] if text[:2].istitle() else text
