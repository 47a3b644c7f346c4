"""A statement about a metric, put to the user's own data."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cxmetrics.model import Dataset, Slice
from cxmetrics.store import Workspace


class Verdict(StrEnum):
    """What the data says of a statement."""

    HOLDS = "holds"
    FAILS = "does not hold"
    CANNOT_TELL = "cannot tell from your data"
    BY_DESIGN = "true by design"
    SHOWN = "the figure speaks"


@dataclass(frozen=True)
class Answer:
    """A verdict with the figure behind it, in a sentence: what was seen, its likely range and n.

    Where the verdict is that nobody can tell, the sentence says what is missing.
    """

    verdict: Verdict
    figure: str


@dataclass(frozen=True)
class Asked:
    """What a statement is put to: a dataset of the workspace, and the part of it that is looked at."""

    workspace: Workspace
    dataset: Dataset
    part: Slice


@dataclass(frozen=True)
class Check:
    """How one statement, by its id, is checked: `rule` says in words what makes it hold."""

    id: str
    rule: str
    put: Callable[[Asked], Answer]


@dataclass(frozen=True)
class Checked:
    """A statement's verdict, figure and rule."""

    id: str
    verdict: Verdict
    figure: str
    rule: str


def cannot(missing: str) -> Answer:
    """The answer where the data does not suffice; `missing` says what it would take, in a sentence."""
    return Answer(Verdict.CANNOT_TELL, missing)
