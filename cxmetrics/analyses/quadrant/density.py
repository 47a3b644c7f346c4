"""How densely do single responses, or customers, lie on the plane?"""

from dataclasses import dataclass

from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.model import CUT, LEAST_SHOWN, Column, Dataset, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.plane import cells

MOST_DOTS = 2_000
STEP = 5.0


@dataclass(frozen=True)
class Density:
    """`n` responses or customers in `cells` of (service, experience, how many).

    With a `step` a cell is a square so wide and the two scores are its lower corner; without one it is
    the very place of that many. The cut is always an edge. No cells under five.
    """

    n: int
    step: float | None
    cells: tuple[tuple[float, float, int], ...]


def density(
    workspace: Workspace, dataset: Dataset, part: Slice, *, cut: float | Cuts = CUT, customers: bool = False
) -> Density:
    """Each place while there are no more than 2,000; squares of five points from there on."""
    customer = dataset.by_role(Role.CUSTOMER)[:1] if customers else ()
    if customers and not customer:
        return Density(0, None, ())
    found = _asked(workspace, dataset, part, customer, cut, STEP)
    if found.n < LEAST_SHOWN:
        return Density(found.n, None, ())
    return found if found.n > MOST_DOTS else _asked(workspace, dataset, part, customer, cut, None)


def _asked(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    customer: tuple[Column, ...],
    cut: float | Cuts,
    step: float | None,
) -> Density:
    who = customer[0] if customer else None
    query = cells(dataset, part, customer=who, step=step, cut=Cuts.of(cut).both)
    rows = tuple((float(x), float(y), int(n)) for x, y, n in workspace.rows(query))
    return Density(sum(n for _, _, n in rows), step, rows)
