"""The words of the project as frozen values; standard library only."""

from cxmetrics.model.column import Column, named
from cxmetrics.model.dataset import BLANK, Dataset, Slice, SourceFile
from cxmetrics.model.estimate import LEAST_COMMENTS, LEAST_SHOWN, Display, Estimate, Interval, display
from cxmetrics.model.evidence import PERIODS, Grouped, Histogram, Key, Moments, Pairs, Ratio, Waits
from cxmetrics.model.finding import Dropped, Finding, Severity
from cxmetrics.model.kind import Kind
from cxmetrics.model.metric import Calculation, Example, Family, Measures, Metric, Scope, Statement
from cxmetrics.model.quadrant import CUT, Quadrant
from cxmetrics.model.role import Role
from cxmetrics.model.scale import Scale
from cxmetrics.model.touchpoint import SIDES, Component, Control, Pillar, Side, Stage, Touchpoint

__all__ = [
    "BLANK",
    "CUT",
    "LEAST_COMMENTS",
    "LEAST_SHOWN",
    "PERIODS",
    "SIDES",
    "Calculation",
    "Column",
    "Component",
    "Control",
    "Dataset",
    "Display",
    "Dropped",
    "Estimate",
    "Example",
    "Family",
    "Finding",
    "Grouped",
    "Histogram",
    "Interval",
    "Key",
    "Kind",
    "Measures",
    "Metric",
    "Moments",
    "Pairs",
    "Pillar",
    "Quadrant",
    "Ratio",
    "Role",
    "Scale",
    "Scope",
    "Severity",
    "Side",
    "Slice",
    "SourceFile",
    "Stage",
    "Statement",
    "Touchpoint",
    "Waits",
    "display",
    "named",
]
