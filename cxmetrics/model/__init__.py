"""The words of the project as frozen values; standard library only."""

from cxmetrics.model.column import Column, named
from cxmetrics.model.dataset import BLANK, Dataset, Slice, SourceFile
from cxmetrics.model.estimate import LEAST_COMMENTS, LEAST_SHOWN, Display, Estimate, Interval, display
from cxmetrics.model.evidence import PERIODS, Grouped, Histogram, Key, Moments, Pairs, Ratio, Waits, Weight
from cxmetrics.model.finding import Dropped, Finding, Severity
from cxmetrics.model.kind import Kind
from cxmetrics.model.metric import (
    Behaviour,
    Calculation,
    Case,
    Example,
    Family,
    Limits,
    Measures,
    Metric,
    Observed,
    Scope,
    Statement,
)
from cxmetrics.model.quadrant import CUT, Quadrant
from cxmetrics.model.role import Role
from cxmetrics.model.scale import Scale
from cxmetrics.model.terms import USUAL, Terms
from cxmetrics.model.touchpoint import SIDES, Component, Control, Pillar, Side, Stage, Touchpoint

__all__ = [
    "BLANK",
    "CUT",
    "LEAST_COMMENTS",
    "LEAST_SHOWN",
    "PERIODS",
    "SIDES",
    "USUAL",
    "Behaviour",
    "Calculation",
    "Case",
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
    "Limits",
    "Measures",
    "Metric",
    "Moments",
    "Observed",
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
    "Terms",
    "Touchpoint",
    "Waits",
    "Weight",
    "display",
    "named",
]
