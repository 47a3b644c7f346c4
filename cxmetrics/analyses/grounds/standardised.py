"""Two groups set against each other as if both had come at the same times."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cxmetrics.model import LEAST_SHOWN, Interval
from cxmetrics.stats import precision, skewed_mean


@dataclass(frozen=True)
class Amount:
    """What `n` customers paid each who came in the same month; `sent` where somebody referred them."""

    month: date | None
    sent: bool
    amount: float
    n: int


@dataclass(frozen=True)
class Compared:
    """Mean amounts of those sent and of the others, these weighted to have come in the same months.

    `difference` is that of the means with its interval; `sent` and `others` count the customers of the
    months that have at least five of either.
    """

    sent_mean: float
    others_mean: float
    difference: float
    interval: Interval
    sent: int
    others: int


def compared(rows: Iterable[Amount], level: float) -> Compared | None:
    """Those sent and the others by month; None where no month has five of both.

    Others are given the months of those sent: whoever came earlier has had longer to pay, and a group that
    came earlier would look worth more. The weights leave fewer others than there are (Kish), and it is these
    that the interval rests on.
    """
    by_month: dict[date | None, dict[bool, list[Amount]]] = defaultdict(lambda: {True: [], False: []})
    for row in rows:
        by_month[row.month][row.sent].append(row)
    kept = [groups for groups in by_month.values() if min(_n(groups[True]), _n(groups[False])) >= LEAST_SHOWN]
    if not kept:
        return None
    sent = [(row.amount, float(row.n)) for groups in kept for row in groups[True]]
    others = [
        (row.amount, row.n, _n(groups[True]) / _n(groups[False])) for groups in kept for row in groups[False]
    ]
    effective = precision.effective([weight for _, n, weight in others for _ in range(n)])
    times = effective / sum(n * weight for _, n, weight in others)
    weighted = [(amount, n * weight * times) for amount, n, weight in others]
    means = [_mean(group) for group in (sent, weighted)]
    limits = skewed_mean.difference(_columns(weighted), _columns(sent), level)
    return Compared(
        means[0],
        means[1],
        means[0] - means[1],
        limits,
        sum(_n(groups[True]) for groups in kept),
        sum(_n(groups[False]) for groups in kept),
    )


def _n(rows: list[Amount]) -> int:
    return sum(row.n for row in rows)


def _mean(group: list[tuple[float, float]]) -> float:
    return sum(amount * n for amount, n in group) / sum(n for _, n in group)


def _columns(group: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [amount for amount, _ in group], [n for _, n in group]
