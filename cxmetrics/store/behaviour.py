"""What the engine asks about what people did: replies, second purchases, departures, spending.

A customer stands for the first purchase: its day, its periods and its segments are those a customer is
filtered and grouped by. Days are subtracted here and not in SQL, so that the queries stay portable.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from cxmetrics.model import PERIODS, Behaviour, Dataset, Grouped, Histogram, Key, Role, Slice, Waits
from cxmetrics.store.evidence import keys, where
from cxmetrics.store.lines import as_marked
from cxmetrics.store.orders import Lines
from cxmetrics.store.query import Query, safe
from cxmetrics.store.typed import watched
from cxmetrics.store.workspace import Workspace

STAYED, LEFT = 0.0, 1.0


def behaved(
    workspace: Workspace,
    dataset: Dataset,
    behaviour: Behaviour,
    column: str,
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> Grouped[Waits] | Grouped[Histogram]:
    """The evidence of a behaviour by segment and period: `column` holds the replies, or names the customer.

    Of departures it is a histogram of those who bought in the last but one span of silence: STAYED where
    they bought in the last one too, else LEFT; there is none where the list is shorter than two such spans.
    Of spending it is one of amounts.
    """
    if behaviour is Behaviour.REPLY:
        return _waits(workspace, replies(dataset, column, part, segment=segment, every=every))
    lines = as_marked(workspace, dataset)
    end = dataset.last or date.min
    if behaviour is Behaviour.SPENDING:
        return _amounts(workspace, spending(lines, dataset, part, segment=segment, every=every))
    if behaviour is Behaviour.DEPARTURE:
        if not covers(dataset, 2 * part.terms.silence):
            return {}
        query = departures(lines, dataset, part, end, segment=segment, every=every)
        return _amounts(workspace, query)
    found: dict[Key, dict[tuple[float | None, float], int]] = defaultdict(lambda: defaultdict(int))
    query = returns(lines, dataset, part, segment=segment, every=every)
    for name, period, first, second, n in workspace.rows(query):
        wait = None if second is None else float((second - first).days)
        found[Key(name, period)][wait, float((end - first).days)] += n
    return {key: _as_waits(counts) for key, counts in found.items()}


def covers(dataset: Dataset, days: int) -> bool:
    """Whether the list reaches back so many days from its last one."""
    if dataset.first is None or dataset.last is None:
        return False
    return (dataset.last - dataset.first).days + 1 >= days


def replies(
    dataset: Dataset, column: str, part: Slice, *, segment: str | None = None, every: str | None = None
) -> Query:
    """Rows (segment, period, wait, watched, n) in minutes; a wait is NULL while nobody has replied."""
    of, group = keys(segment, every)
    (role,) = (c.role for c in dataset.columns if c.name == column)
    wait = safe(column)
    seen = f"CASE WHEN {wait} IS NULL THEN {watched(wait)} ELSE {wait} END" if role is Role.REPLIED else wait
    clause, values = where(part)
    return Query(
        f"SELECT {of}, wait, seen, COUNT(*) AS n FROM (SELECT *, {wait} AS wait, {seen} AS seen "
        f"FROM {safe(dataset.table or '')}{clause}) AS requests WHERE seen IS NOT NULL "
        f"GROUP BY {', '.join([*group, 'wait', 'seen'])} ORDER BY 1, 2",
        values,
    )


def returns(
    lines: Lines, dataset: Dataset, part: Slice, *, segment: str | None = None, every: str | None = None
) -> Query:
    """Rows (segment, period, day, second_day, n): customers by their first two days of purchase."""
    of, group = keys(segment, every)
    clause, values = where(part)
    return Query(
        f"SELECT {of}, day, second_day, COUNT(*) AS n FROM {each_customer(lines, dataset)}{clause} "
        f"GROUP BY {', '.join([*group, 'day', 'second_day'])} ORDER BY 1, 2",
        values,
    )


def departures(
    lines: Lines,
    dataset: Dataset,
    part: Slice,
    end: date,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> Query:
    """Rows (segment, period, left, n) of those who bought in the last but one span of silence before `end`."""
    of, group = keys(segment, every)
    clause, values = where(part, "before_last > ?")
    silence = timedelta(days=part.terms.silence)
    left = f"CASE WHEN last_day > ? THEN {STAYED} ELSE {LEFT} END"
    before = "MAX(CASE WHEN bought <= ? THEN bought END) AS before_last"
    return Query(
        f"SELECT {of}, left_us, COUNT(*) AS n FROM (SELECT *, {left} AS left_us FROM "
        f"{each_customer(lines, dataset, before)}{clause}) AS customers "
        f"GROUP BY {', '.join([*group, 'left_us'])} ORDER BY 1, 2",
        (end - silence, end - silence, end - 2 * silence, *values),
    )


def spending(
    lines: Lines, dataset: Dataset, part: Slice, *, segment: str | None = None, every: str | None = None
) -> Query:
    """Rows (segment, period, amount, n): what each customer paid in all, less what was given back."""
    of, group = keys(segment, every)
    clause, values = where(part, "amount IS NOT NULL")
    return Query(
        f"SELECT {of}, amount, COUNT(*) AS n FROM {each_customer(lines, dataset)}{clause} "
        f"GROUP BY {', '.join([*group, 'amount'])} ORDER BY 1, 2",
        values,
    )


def each_customer(lines: Lines, dataset: Dataset, *more: str) -> str:
    """A row a customer: customer, the day, periods and segments of the first purchase, what came after.

    `second_day` and `last_day` are days of purchase, `days` their number, `amount` what was paid in all.
    `more` names further sums over the lines of a customer, of which `bought` is the day of a purchase, NULL
    for what was given back, `paid_on` the day in any case and `worth` what it adds to the revenue.
    """
    customer, day = lines.customer, f"CASE WHEN {lines.cancelled} THEN NULL ELSE day END"
    segments: Sequence[str] = [safe(c.name) for c in dataset.by_role(Role.SEGMENT)]
    at_first = [
        f"MIN(CASE WHEN bought = first_day THEN {name} END) AS {name}"
        for name in (*segments, *(period for period in PERIODS if period != "day"))
    ]
    sums = [
        "MIN(CASE WHEN bought > first_day THEN bought END) AS second_day",
        "MAX(bought) AS last_day",
        "COUNT(DISTINCT bought) AS days",
        "SUM(worth) AS amount",
    ]
    return (
        f"(SELECT customer, first_day AS day, {', '.join([*at_first, *more, *sums])} FROM "
        f"(SELECT *, {customer} AS customer, {day} AS bought, day AS paid_on, {lines.worth} AS worth, "
        f"MIN({day}) OVER (PARTITION BY {customer}) AS first_day FROM {lines.table} "
        f"WHERE {customer} IS NOT NULL) AS purchases "
        f"WHERE first_day IS NOT NULL GROUP BY customer, first_day) AS each_customer"
    )


def _waits(workspace: Workspace, query: Query) -> Grouped[Waits]:
    found: dict[Key, list[tuple[float | None, float, int]]] = defaultdict(list)
    for name, period, wait, seen, n in workspace.rows(query):
        found[Key(name, period)].append((wait, seen, n))
    return {key: Waits(tuple(counts)) for key, counts in found.items()}


def _as_waits(counts: dict[tuple[float | None, float], int]) -> Waits:
    return Waits(tuple((wait, seen, n) for (wait, seen), n in counts.items()))


def _amounts(workspace: Workspace, query: Query) -> Grouped[Histogram]:
    found: dict[Key, dict[float, float]] = defaultdict(dict)
    for name, period, amount, n in workspace.rows(query):
        found[Key(name, period)][float(amount)] = n
    return {key: Histogram.of(counts) for key, counts in found.items()}
