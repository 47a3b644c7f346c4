"""Where is service great and experience not?"""

from cxmetrics.analyses.quadrant.claim import Claim, claims
from cxmetrics.analyses.quadrant.consequence import Consequence, Gap, consequences
from cxmetrics.analyses.quadrant.cuts import CutKind, Cuts
from cxmetrics.analyses.quadrant.density import Density, density
from cxmetrics.analyses.quadrant.halo import Halo
from cxmetrics.analyses.quadrant.impossible import Impossible, impossible
from cxmetrics.analyses.quadrant.moves import Move, moved
from cxmetrics.analyses.quadrant.outcome import Outcome, Outcomes, outcomes
from cxmetrics.analyses.quadrant.placement import Placement
from cxmetrics.analyses.quadrant.through_time import path
from cxmetrics.analyses.quadrant.unit import Unit, customers, relative, staged, stages, units

__all__ = [
    "Claim",
    "Consequence",
    "CutKind",
    "Cuts",
    "Density",
    "Gap",
    "Halo",
    "Impossible",
    "Move",
    "Outcome",
    "Outcomes",
    "Placement",
    "Unit",
    "claims",
    "consequences",
    "customers",
    "density",
    "impossible",
    "moved",
    "outcomes",
    "path",
    "relative",
    "staged",
    "stages",
    "units",
]
