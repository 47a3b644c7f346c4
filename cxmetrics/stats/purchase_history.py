"""What a purchase model needs to know of each customer: how often, how lately, for how long."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Histories:
    """Customers with equal histories, each history once with the number `n` of customers who have it.

    `x` counts repeat purchases, `t_x` is the time of the last one and `age` the time watched (the T of
    the literature), both since the customer's first purchase and in one unit.
    """

    x: Numbers
    t_x: Numbers
    age: Numbers
    n: Numbers

    def __post_init__(self) -> None:
        possible = (self.x >= 0) & (self.t_x >= 0) & (self.t_x <= self.age) & (self.n >= 0)
        if not bool(np.all(possible)):
            raise ValueError(
                "a history has no negative numbers and its last purchase within the time watched"
            )

    @classmethod
    def of(cls, x: npt.ArrayLike, t_x: npt.ArrayLike, age: npt.ArrayLike) -> "Histories":
        """The histories of customers given one by one."""
        each = np.column_stack([np.asarray(part, dtype=float) for part in (x, t_x, age)])
        rows, n = np.unique(each, axis=0, return_counts=True)
        return cls(rows[:, 0], rows[:, 1], rows[:, 2], n.astype(float))

    @property
    def customers(self) -> int:
        """Customers in all."""
        return round(float(self.n.sum()))


@dataclass(frozen=True)
class Purchases:
    """Who bought when: one entry of `customer` and `time` per purchase, times on one clock.

    Purchases of one customer at one time are one purchase, so that two orders on a day are one visit
    where times are days.
    """

    customer: npt.NDArray[np.int64]
    time: Numbers

    @classmethod
    def of(cls, customer: Sequence[object], time: Sequence[float]) -> "Purchases":
        """The purchases of customers with any ids, each (customer, time) once, in that order."""
        _, code = np.unique(np.asarray(customer), return_inverse=True)
        rows = np.unique(np.column_stack([code.ravel(), np.asarray(time, dtype=float)]), axis=0)
        return cls(rows[:, 0].astype(np.int64), rows[:, 1])

    def until(self, end: float) -> "Purchases":
        """Those made up to and including `end`."""
        kept = self.time <= end
        return Purchases(self.customer[kept], self.time[kept])

    def histories(self, end: float) -> Histories:
        """What is known at `end` of the customers who had bought by then; none where nobody had."""
        known = self.until(end)
        if not known.time.size:
            return Histories.of((), (), ())
        _, start, bought = np.unique(known.customer, return_index=True, return_counts=True)
        first, last = known.time[start], known.time[start + bought - 1]
        return Histories.of(bought - 1, last - first, end - first)
