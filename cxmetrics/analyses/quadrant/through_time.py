"""Which way has a group come?"""

from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.quadrant.unit import Unit, as_units
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import CUT, Dataset, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.sites import sums


def path(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str,
    value: str | None,
    every: str = "month",
    cut: float | Cuts = CUT,
) -> tuple[Unit, ...]:
    """One value of a segment through time, the earliest first, each period with the uncertainty of any dot.

    Hidden periods stay in their place, without scores: those of few, and those that all other values and
    periods together would give away.
    """
    grid = sums(workspace, dataset, part, segment=segment, every=every)
    unsafe = unsafe_groups({key: found.both.n for key, found in grid.items()})
    mine = {key: found for key, found in grid.items() if key.segment == value and key.period is not None}
    dots = as_units(
        mine,
        Cuts.of(cut),
        part.terms,
        pool=grid,
        conceal=[key for key in mine if key in unsafe],
        add_up=False,
    )
    return tuple(dots[key] for key in sorted(dots, key=lambda key: str(key.period)))
