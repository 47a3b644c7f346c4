"""Two groups, or two stretches of time: which is higher?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from cxmetrics.analyses.comparing.difference import Difference, difference
from cxmetrics.analyses.measure import Evidence, Measure, evidence, together
from cxmetrics.analyses.periods import following, whole_months
from cxmetrics.analyses.subtraction import protected, unsafe_groups
from cxmetrics.analyses.trends.chance import comparable
from cxmetrics.analyses.trends.season import LEAST_MONTHS
from cxmetrics.meaning.labels.words import words
from cxmetrics.model import BLANK, Column, Dataset, Display, Grouped, Key, Kind, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments

MOST_MONTHS = 3
PARTLY = 10
"""One customer of ten in both groups is worth a word."""
FOREIGN = frozenset({"language", "lang", "country", "nationality", "locale"})
FIRST, SECOND, OTHERS = "first", "second", "others"


@dataclass(frozen=True)
class Window:
    """Whole months, by the first day of the first one and the last day of the last one."""

    first: date
    last: date


@dataclass(frozen=True)
class Windows:
    """Two stretches of as many months each, the earlier one first; `season` says whether they lie a year apart."""

    first: Window
    second: Window
    season: bool = False


@dataclass(frozen=True)
class Customers:
    """How many customers of the second group there are, and how many of them are in the first too."""

    both: int
    second: int

    @property
    def mostly_the_same(self) -> bool:
        """Whether the two are no independent samples: the same people were asked twice."""
        return 2 * self.both > self.second

    @property
    def partly_the_same(self) -> bool:
        """Whether so many are in both that it has to be said."""
        return PARTLY * self.both >= self.second > 0


@dataclass(frozen=True)
class Comparison:
    """Two groups side by side. `customers` is None where the data names none, or each is counted once."""

    difference: Difference
    customers: Customers | None = None


def sizes(
    workspace: Workspace, dataset: Dataset, measure: Measure, column: str, part: Slice
) -> tuple[tuple[str | None, int], ...]:
    """The groups with an answer and how many they have, the most answered first; what was not given last."""
    found = evidence(workspace, dataset, measure, part, segment=column)
    counted = [(key.segment, piece.n) for key, piece in found.items() if piece.n]
    return tuple(sorted(counted, key=lambda group: (group[0] is None, -group[1], group[0] or "")))


def groups(
    workspace: Workspace,
    dataset: Dataset,
    measure: Measure,
    column: str,
    first: str | None,
    second: str | None,
    part: Slice,
) -> Comparison:
    """Two values of the column with this safe name; raises KeyError for one that has no answer."""
    found = evidence(workspace, dataset, measure, part, segment=column)
    keys = Key(segment=first), Key(segment=second)
    safe = protected({key: measure.estimate(piece, part.terms) for key, piece in found.items()})
    hidden = any(safe[key].shown is Display.HIDDEN for key in keys)
    told = difference(measure, found[keys[0]], found[keys[1]], part.terms, hidden=hidden)
    if part.latest:
        return Comparison(told)
    parts = [only(part, column, name) for name in (first, second)]
    return Comparison(told, customers(workspace, dataset, *parts))


def periods(
    workspace: Workspace, dataset: Dataset, measure: Measure, windows: Windows, part: Slice
) -> Comparison | None:
    """Two stretches of time; None where nobody answered in one, or early and late cannot be compared."""
    if not comparable(measure):
        return None
    parts = [_within(part, window) for window in (windows.first, windows.second)]
    pieces = [_whole(evidence(workspace, dataset, measure, each)) for each in parts]
    first, second = pieces
    if first is None or second is None:
        return None
    months = evidence(workspace, dataset, measure, part, every="month")
    hidden = _tells(windows, {key.period: piece.n for key, piece in months.items()})
    told = difference(measure, first, second, part.terms, hidden=hidden)
    return Comparison(told, customers(workspace, dataset, *parts))


def windows(dataset: Dataset, part: Slice) -> tuple[Windows, ...]:
    """The last three whole months against the three before, and against the same ones a year ago.

    Of a shorter history as many months as there are twice; from 24 months on the second pair, for a
    season seen once is no season. None where there are not two whole months.
    """
    if dataset.first is None or dataset.last is None:
        return ()
    months = whole_months(
        max(dataset.first, part.first or date.min), min(dataset.last, part.last or date.max)
    )
    many = min(MOST_MONTHS, len(months) // 2)
    if not many:
        return ()
    last = _window(months[-many:])
    found = [Windows(_window(months[-2 * many : -many]), last)]
    if len(months) >= LEAST_MONTHS:
        before = [month.replace(year=month.year - 1) for month in months[-many:]]
        found.append(Windows(_window(before), last, season=True))
    return tuple(found)


def differs_in_style(column: Column) -> bool:
    """Whether its groups are languages or countries, which use one and the same scale differently (Harzing 2006)."""
    return not FOREIGN.isdisjoint(words(column.label))


def _tells(windows: Windows, sizes: dict[date | None, int]) -> bool:
    """Whether the sum of a window, less the months shown elsewhere, would tell what somebody said."""
    where = {month: _place(windows, month) for month in sizes}
    alone = {key.period for key in unsafe_groups({Key(None, month): n for month, n in sizes.items()})}
    within = unsafe_groups({Key(where[month], month): n for month, n in sizes.items()})
    if any(key.segment != OTHERS and key.period not in alone for key in within):
        return True
    sums = {
        Key(place): sum(n for month, n in sizes.items() if where[month] == place)
        for place in set(where.values())
    }
    return any(key.segment != OTHERS for key in unsafe_groups(sums))


def _place(windows: Windows, month: date | None) -> str:
    for name, window in ((FIRST, windows.first), (SECOND, windows.second)):
        if month is not None and window.first <= month <= window.last:
            return name
    return OTHERS


def _window(months: list[date]) -> Window:
    return Window(months[0], following(months[-1], "month") - timedelta(days=1))


def _within(part: Slice, window: Window) -> Slice:
    return replace(part, first=window.first, last=window.last)


def only(part: Slice, column: str, name: str | None) -> Slice:
    """The slice with this group alone; None stands for what was not given."""
    return replace(part, segments=(*part.segments, (column, (BLANK if name is None else name,))))


def _whole(pieces: Grouped[Any]) -> Evidence | None:
    return together([*pieces.values()]) if pieces else None


def customers(workspace: Workspace, dataset: Dataset, first: Slice, second: Slice) -> Customers | None:
    """Who is in both; None where no column names customers or, as with orders, each belongs to one group."""
    named = dataset.by_role(Role.CUSTOMER)
    if not named or dataset.kind is Kind.ORDERS:
        return None
    seen = [
        {key.segment for key in moments(workspace, dataset, (), part, segment=named[0].name)} - {None}
        for part in (first, second)
    ]
    return Customers(len(seen[0] & seen[1]), len(seen[1]))
