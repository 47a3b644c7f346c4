"""How much revenue goes with customers who are unhappy?"""

from dataclasses import dataclass
from datetime import date, timedelta

from cxmetrics.analyses.customers.followed import Span, hidden, question, rows
from cxmetrics.analyses.customers.loyalty import Gap, loyalty
from cxmetrics.analyses.customers.partner import Match
from cxmetrics.analyses.customers.standing import standings
from cxmetrics.model import Dataset, Display, Slice
from cxmetrics.store import Workspace

YEAR = 365


@dataclass(frozen=True)
class AtRisk:
    """What the customers of one group paid in the last `days`, and the part of it that goes with their standing.

    `id` is that of the way they were told apart. That part is `revenue` times the `difference` in the share who came back between them and the better
    group; `low` and `high` are those of the difference. Unless it is `told`, `because` says why it cannot
    be. `revenue` is None where the group is hidden.
    """

    id: str
    group: str
    better: str
    customers: int
    days: int
    revenue: float | None
    difference: Gap | None
    told: bool
    because: str

    @property
    def value(self) -> float:
        """The revenue at risk, where it is told."""
        return self._part(self.difference.value if self.difference else 0.0)

    @property
    def low(self) -> float:
        """Its lower limit."""
        return self._part(self.difference.low if self.difference else 0.0)

    @property
    def high(self) -> float:
        """Its upper limit."""
        return self._part(self.difference.high if self.difference else 0.0)

    def _part(self, points: float) -> float:
        return (self.revenue or 0.0) * points / 100.0


def at_risk(workspace: Workspace, dataset: Dataset, match: Match, part: Slice) -> tuple[AtRisk, ...]:
    """The revenue at risk with detractors, or with the dissatisfied, and with the paradox quadrant."""
    differences = {split.id: split.difference for split in loyalty(workspace, dataset, match, part).splits}
    end, first = match.orders.last or date.min, match.orders.first or date.min
    days = min(YEAR, (end - first).days + 1)
    span = Span(end, end - timedelta(days=days), days)
    found = []
    for standing in standings(match.responses):
        query = question(workspace, dataset, match, standing, span, part)
        spent: dict[str, float] = dict.fromkeys(standing.names, 0.0)
        sizes: dict[str, int] = dict.fromkeys(standing.names, 0)
        for row in rows(workspace, query, standing, span.since):
            spent[row.group] += row.paid * row.n
            sizes[row.group] += row.n
        revenue = None if _is_hidden(standing.worse, sizes) else spent[standing.worse]
        difference = differences[standing.id]
        because = _because(revenue, difference)
        found.append(
            AtRisk(
                standing.id,
                standing.worse,
                standing.better,
                sizes[standing.worse],
                days,
                revenue,
                difference,
                not because,
                because,
            )
        )
    return tuple(found)


def _is_hidden(group: str, sizes: dict[str, int]) -> bool:
    return not sizes[group] or group in hidden(sizes)


def _because(revenue: float | None, difference: Gap | None) -> str:
    """Why nothing can be told; empty where it can."""
    if revenue is None or difference is None:
        return "there are too few of them, or too few to compare them with"
    if difference.low <= 0:
        return "whether they come back less often is too close to tell"
    if difference.shown is not Display.VALUE:
        return "there are too few of them for a figure"
    if revenue <= 0:
        return "they paid nothing in that time"
    return ""
