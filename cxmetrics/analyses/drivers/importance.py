"""Importance against performance: what matters, and how well is it done?"""

from dataclasses import dataclass

from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.touchpoints import Rated, ratings
from cxmetrics.model import Control, Dataset, Display, Estimate, Side, Slice
from cxmetrics.store import Workspace


@dataclass(frozen=True)
class Placed:
    """One rating: its score with interval, and its `share` of what makes answers to the outcome differ, with interval.

    The shares of all add up to what all ratings go with together; `even` is what each would have if all went with it
    alike. `certain` says whether it may be drawn as something that matters.
    """

    driver: Driver
    rated: Rated
    share: Limited
    even: float
    certain: bool

    @property
    def score(self) -> Estimate:
        """How well it is done, on 0–100."""
        return self.rated.estimate

    @property
    def side(self) -> Side | None:
        """Service or experience, None where it was not said."""
        return self.driver.side

    @property
    def control(self) -> Control | None:
        """How far the business can change it; None where it is not known what it is about."""
        return self.rated.touchpoint.control if self.rated.touchpoint else None


def importance(workspace: Workspace, dataset: Dataset, told: Explained, part: Slice) -> tuple[Placed, ...]:
    """Every driver whose score may be shown, the most important first."""
    rated = {one.column.name: one for one in ratings(workspace, dataset, part)}
    even = told.whole / max(len(told.drivers), 1)
    return tuple(
        Placed(driver, rated[driver.column.name], told.slice_of(driver), even, told.named and driver.certain)
        for driver in told.drivers
        if rated[driver.column.name].estimate.shown is not Display.HIDDEN
    )
