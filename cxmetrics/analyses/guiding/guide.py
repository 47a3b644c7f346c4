"""Which metrics does this data have, and which of the statements about them hold on it?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cxmetrics.analyses.checks import CHECKS, checked
from cxmetrics.analyses.checks.check import Checked, Verdict
from cxmetrics.analyses.grounds.asked import answered
from cxmetrics.analyses.grounds.beside import is_purchases
from cxmetrics.analyses.grounds.requests import waits_of
from cxmetrics.analyses.measure import Evidence, Measure, evidence, measures, summed
from cxmetrics.analyses.share import share
from cxmetrics.metrics import METRICS
from cxmetrics.model import Behaviour, Column, Dataset, Estimate, Family, Grouped, Metric, Slice, Statement
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments
from cxmetrics.store.lines import as_marked
from cxmetrics.store.orders import SUMS, totals

SCORES = (
    Statement(
        "The service and the experience score may both be coloured by one impression: somebody in a good mood "
        "marks everything up.",
        "PC44",
    ),
    Statement("Groups with few answers seem great on one side and poor on the other by chance.", "PC45"),
    Statement("What matters most to customers can often not be told from a list of ratings.", "PC46"),
)
"""What is said of the two scores, of the quadrant, and of what goes with a satisfied customer."""


@dataclass(frozen=True)
class Presence:
    """One metric, the measures of it that this data has, and the most answers any of them has.

    Of what people did, `answers` counts the customers or the requests.
    """

    metric: Metric
    found: tuple[Measure, ...]
    answers: int

    @property
    def told(self) -> bool:
        """Whether the program can compute it at all; sentiment waits for comments that are read."""
        return self.metric.calculation is not None or self.metric.observed is not None

    @property
    def ids(self) -> tuple[str, ...]:
        """The statements about it that can be put to data."""
        return tuple(s.id for s in (*self.metric.pros, *self.metric.cons) if s.id)


def presence(workspace: Workspace, dataset: Dataset, part: Slice) -> dict[Family, tuple[Presence, ...]]:
    """All metrics by family, each with what this data has of it: counted in one scan, nothing worked out."""
    found: dict[str, list[Measure]] = {id_: [] for id_ in METRICS}
    known = [measure for measure in measures(dataset) if measure.metric]
    for measure in known:
        if measure.metric:
            found[measure.metric.id].append(measure)
    counts = _counts(workspace, dataset, known, part)
    return {
        family: tuple(
            Presence(
                metric, tuple(found[metric.id]), max((counts[m.id] for m in found[metric.id]), default=0)
            )
            for metric in METRICS.values()
            if metric.family is family
        )
        for family in Family
    }


def _counts(workspace: Workspace, dataset: Dataset, known: list[Measure], part: Slice) -> dict[str, int]:
    """How many valid answers, customers or requests each measure can rest on."""
    asked = sorted({m.column.name for m in known if m.column and m.behaviour is None})
    found = next(iter(moments(workspace, dataset, asked, part).values()))[1] if asked else {}
    buyers = requests = 0
    behaved = [m for m in known if m.behaviour is not None and m.column]
    if any(m.behaviour is not Behaviour.REPLY for m in behaved) and is_purchases(dataset):
        ((_, *sums),) = workspace.rows(totals(as_marked(workspace, dataset), part))
        buyers = int(sums[SUMS.index("customers")] or 0)
    replies = next((m.column for m in behaved if m.behaviour is Behaviour.REPLY), None)
    if replies is not None:
        requests = waits_of(workspace, dataset, replies, part).n
    return {
        m.id: found[m.column.name].n
        if m.column and m.behaviour is None
        else (requests if m.behaviour is Behaviour.REPLY else buyers)
        for m in known
    }


def estimates(
    workspace: Workspace, dataset: Dataset, family: Family, part: Slice
) -> dict[str, tuple[tuple[Column, Estimate], ...]]:
    """The measures of a family worked out, by the id of the metric: a column and its estimate each."""
    found: dict[str, list[tuple[Column, Estimate]]] = {}
    asked: dict[tuple[str, Behaviour | None], Grouped[Evidence]] = {}
    for measure in measures(dataset):
        metric, column = measure.metric, measure.column
        if metric is None or column is None or metric.family is not family:
            continue
        question = column.name, measure.behaviour
        if question not in asked:
            asked[question] = evidence(workspace, dataset, measure, part)
        found.setdefault(metric.id, []).append((column, summed(measure, asked[question], part.terms)))
    return {id_: tuple(each) for id_, each in found.items()}


def response_rate(workspace: Workspace, dataset: Dataset, part: Slice) -> Estimate | None:
    """The share who answered of a number asked that a person told; None where that is not known."""
    found = answered(workspace, dataset, part)
    return None if found is None else share(found, part.terms)


def verdict(workspace: Workspace, dataset: Dataset, id_: str, part: Slice) -> Checked | None:
    """The verdict on a statement; None where nothing in the program can check it."""
    return checked(workspace, dataset, id_, part) if id_ in CHECKS else None


def counted(verdicts: Iterable[Checked | None]) -> dict[Verdict, int]:
    """How many statements have each verdict."""
    return dict(Counter(found.verdict for found in verdicts if found is not None))
