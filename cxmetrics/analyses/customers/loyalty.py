"""Do happy customers come back?

Customers stand where their answers up to a day put them, and what they did is counted after that day:
nothing that came later decides who belongs to which group. Counted from the latest answer of all instead,
those who came back and answered again would drop out of the count, and everybody would look less loyal.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cxmetrics.analyses.comparing.difference import mover_of
from cxmetrics.analyses.customers import paid
from cxmetrics.analyses.customers.followed import Row, Span, hidden, question, rows
from cxmetrics.analyses.customers.partner import Match
from cxmetrics.analyses.customers.standing import Standing, standings
from cxmetrics.analyses.share import share
from cxmetrics.model import (
    Dataset,
    Display,
    Estimate,
    Histogram,
    Ratio,
    Slice,
    Terms,
    Waits,
)
from cxmetrics.stats.log_rank import log_rank
from cxmetrics.store import Workspace


@dataclass(frozen=True)
class Group:
    """Customers who stand alike: the share who bought again within the window, and what they paid.

    `paid` is the revenue per customer within the window, `in_all` that of the whole list, before and after.
    """

    name: str
    customers: int
    back: Estimate
    paid: Estimate
    in_all: Estimate


@dataclass(frozen=True)
class Gap:
    """How many points of a hundred more of `better` than of `worse` came back, and the log-rank p value."""

    better: str
    worse: str
    value: float
    low: float
    high: float
    p: float | None
    shown: Display

    @property
    def sure(self) -> bool:
        """Whether the interval leaves no doubt which is higher."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Split:
    """Customers told apart in one way; no difference where one of the two groups is hidden."""

    id: str
    title: str
    groups: tuple[Group, ...]
    difference: Gap | None
    sql: str


@dataclass(frozen=True)
class Loyalty:
    """Every way to tell customers apart, with what each group did in the `window` days after `since`."""

    since: date
    window: int
    splits: tuple[Split, ...]


def loyalty(workspace: Workspace, dataset: Dataset, match: Match, part: Slice) -> Loyalty:
    """The matched customers by standing, followed for the window of the terms up to the end of the orders."""
    window = part.terms.window
    since = (match.orders.last or date.min) - timedelta(days=window)
    splits: list[Split] = []
    for standing in standings(match.responses):
        query = question(workspace, dataset, match, standing, Span(since, since, window), part)
        found = rows(workspace, query, standing, since)
        splits.append(_split(standing, found, window, part.terms, query.sql))
    return Loyalty(since, window, tuple(splits))


def _split(standing: Standing, found: tuple[Row, ...], window: int, terms: Terms, sql: str) -> Split:
    of = {name: [row for row in found if row.group == name] for name in standing.names}
    sizes = {name: sum(row.n for row in members) for name, members in of.items()}
    unsafe = hidden(sizes)
    groups = tuple(
        _group(name, of[name], sizes[name], name in unsafe, terms) for name in standing.names if sizes[name]
    )
    shown = {group.name: group for group in groups}
    pair = [shown.get(name) for name in (standing.better, standing.worse)]
    waits = [_waits(of[name], window) for name in (standing.better, standing.worse)]
    return Split(standing.id, standing.title, groups, _difference(pair[0], pair[1], waits), sql)


def _group(name: str, members: list[Row], n: int, conceal: bool, terms: Terms) -> Group:
    back = share(Ratio(sum(row.n for row in members if row.wait is not None), n), terms)
    spent = paid.average(_amounts((row.paid, row.n) for row in members), terms)
    in_all = paid.average(_amounts((row.in_all, row.n) for row in members), terms)
    if conceal:
        return Group(name, n, back.concealed(), spent.concealed(), in_all.concealed())
    return Group(name, n, back, spent, in_all)


def _difference(better: Group | None, worse: Group | None, waits: list[Waits]) -> Gap | None:
    """How much more of the better group came back; None where one of the two is hidden or empty."""
    if better is None or worse is None:
        return None
    found = mover_of(worse.back, better.back)
    if found is None or better.back.value is None or worse.back.value is None:
        return None
    tested = log_rank(*waits)
    sure = better.back.shown is worse.back.shown is Display.VALUE
    return Gap(
        better.name,
        worse.name,
        better.back.value - worse.back.value,
        found.low,
        found.high,
        tested[1] if tested else None,
        Display.VALUE if sure else Display.INTERVAL,
    )


def _waits(members: list[Row], window: int) -> Waits:
    """How long each waited; whoever has not bought is known to have waited the whole window."""
    counts: dict[float | None, int] = defaultdict(int)
    for row in members:
        counts[row.wait] += row.n
    return Waits(tuple((wait, float(window), n) for wait, n in counts.items()))


def _amounts(pairs: Iterable[tuple[float, int]]) -> Histogram:
    counts: dict[float, float] = defaultdict(float)
    for amount, n in pairs:
        counts[round(amount, paid.CENTS)] += n
    return Histogram.of(counts)
