"""Which ratings cannot be set against the outcome, and why."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.model import Column
from cxmetrics.stats import correlation_matrix
from cxmetrics.stats.clusters import Codes
from cxmetrics.stats.correlation_matrix import LEAST_ANSWERED, LEAST_PAIRS
from cxmetrics.stats.normal import z

COPY = 0.98
LEAST_FOR_COPY = 5
MOST_ITEMS = 60

Matrix = npt.NDArray[np.float64]


class Why(StrEnum):
    """Why a rating is left out."""

    COPY = "it is nearly the outcome itself"
    CONSTANT = "everybody gave the same answer"
    FEW = f"fewer than {LEAST_PAIRS} people answered both it and the outcome"
    RARE = f"under {LEAST_ANSWERED:.0%} of those who answered the outcome rated it"
    APART = "it was asked of other people than one of the others"
    MANY = f"only the {MOST_ITEMS} ratings with the most answers are set against each other"


@dataclass(frozen=True)
class LeftOut:
    """A rating that is left out; `n` people answered both it and the outcome, which go together by `r`.

    `partner` is the rating that hardly anybody gave who gave this one, if that is why.
    """

    column: Column
    why: Why
    n: int
    r: float = 0.0
    partner: Column | None = None

    @property
    def reason(self) -> str:
        """Why, with the other rating it is about."""
        if self.partner is None:
            return str(self.why)
        return f"it was asked of other people than {quoted(self.partner)}: look at the part of the data where it was asked"

    @property
    def may_reach(self) -> float:
        """The strongest it may go with the outcome, at 95 % (Fisher); 0 where too few gave both to say."""
        if self.why not in (Why.APART, Why.RARE, Why.MANY) or self.n < LEAST_PAIRS:
            return 0.0
        return float(np.tanh(np.arctanh(min(abs(self.r), COPY)) + z(0.95) / np.sqrt(self.n - 3)))


@dataclass(frozen=True, eq=False)
class Kept:
    """The rows that have the outcome: `values` are the outcome and the `items` that stay, the clearest first.

    `passed_over` are the answers to ratings that were left out because others go with the outcome more clearly.
    `customers` numbers who gave each row; None where each is somebody else's.
    """

    items: tuple[Column, ...]
    values: Matrix
    left_out: tuple[LeftOut, ...]
    passed_over: Matrix
    customers: Codes | None = None


def kept(found: Answers) -> Kept:
    """The answers of those who gave the outcome, with the ratings that can be set against it.

    In which order the columns come does not matter.
    """
    told = ~np.isnan(found.values[:, 0])
    rows = found.values[told]
    total = correlation_matrix.sums(rows)
    pairs, r = total.both[0], total.correlations[0]
    out: dict[int, Why] = {}
    clearest = correlation_matrix.by_evidence(rows)
    for place in clearest:
        why = _why(float(r[0, place]), float(r[place, place]), float(pairs[0, place]), len(rows))
        if why is not None:
            out[place] = why
    stay = [place for place in clearest if place not in out]
    most = sorted(stay, key=lambda place: -pairs[0, place])
    out |= dict.fromkeys(most[MOST_ITEMS:], Why.MANY)
    stay = [place for place in stay if place not in out]
    usable = [stay[number - 1] for number in correlation_matrix.usable(rows[:, [0, *stay]])]
    out |= dict.fromkeys((place for place in stay if place not in usable), Why.APART)
    left_out = tuple(
        LeftOut(
            found.items[place - 1],
            out[place],
            int(pairs[0, place]),
            float(np.nan_to_num(r[0, place])),
            found.items[_partner(pairs[place], usable) - 1] if out[place] is Why.APART else None,
        )
        for place in sorted(out)
    )
    passed_over = [place for place in clearest if out.get(place) in (Why.APART, Why.MANY)]
    return Kept(
        tuple(found.items[place - 1] for place in usable),
        rows[:, [0, *usable]],
        left_out,
        rows[:, passed_over],
        None if found.customers is None else found.customers[told],
    )


def _partner(pairs: Matrix, stay: list[int]) -> int:
    """Which of those that stay shares the fewest answers."""
    return min(stay, key=lambda place: pairs[place])


def _why(with_outcome: float, with_itself: float, n: float, rows: int) -> Why | None:
    if n >= LEAST_FOR_COPY and abs(with_outcome) > COPY:
        return Why.COPY
    if n and not np.isfinite(with_itself):
        return Why.CONSTANT
    if n < LEAST_PAIRS:
        return Why.FEW
    return Why.RARE if n < LEAST_ANSWERED * rows else None
