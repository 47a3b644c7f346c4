"""What changed, and since when?"""

from dataclasses import dataclass
from datetime import date

from cxmetrics.analyses.definition import Definition
from cxmetrics.analyses.headline import headlines
from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.trends.trend import trend
from cxmetrics.analyses.trends.verdict import Drift, Outside, Run, Shift, Signal, Signals
from cxmetrics.model import Dataset, Slice
from cxmetrics.store import Workspace

RECENT = 6
# Of two signals of the same period the one that says most about it.
_TELLING = (Drift, Run, Shift, Outside)


@dataclass(frozen=True)
class Change:
    """The latest signal of a headline measure in the last six periods; None where nothing stood out."""

    measure: Measure
    definition: Definition
    signals: Signals
    latest: Signal | None


def signals(
    workspace: Workspace, dataset: Dataset, measure: Measure, part: Slice, *, every: str = "month"
) -> Signals:
    """What stands out of the measure's ups and downs, over the whole slice."""
    lines = trend(workspace, dataset, measure, part, every=every).lines
    told = lines[0].signals if lines else None
    return told or Signals(measure.unit, every, 0)


def what_changed(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Change, ...]:
    """What each headline measure did in the last six months."""
    changes = []
    for headline in headlines(workspace, dataset, part):
        found = signals(workspace, dataset, headline.measure, part)
        changes.append(Change(headline.measure, headline.definition, found, latest(found)))
    return tuple(changes)


def latest(found: Signals) -> Signal | None:
    """The latest signal of the last six judged periods; a new level that began in them before any other."""
    recent = {limit.period for limit in found.limits[-RECENT:]}
    signals = [signal for signal in found.signals if _told_at(signal) in recent]
    return max(signals, key=_weight, default=None)


def _weight(signal: Signal) -> tuple[bool, date, int]:
    return isinstance(signal, Shift), _told_at(signal), _TELLING.index(type(signal))


def _told_at(signal: Signal) -> date:
    return signal.first if isinstance(signal, Shift) else signal.last
