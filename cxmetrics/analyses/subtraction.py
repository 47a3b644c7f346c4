"""Which groups must stay hidden so that nobody's answer can be had by subtraction from a total?"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

from cxmetrics.model import LEAST_SHOWN, Estimate, Key

Group = TypeVar("Group", bound=Hashable)
LEAST_HIDDEN = 2


def protected(estimates: Mapping[Key, Estimate]) -> dict[Key, Estimate]:
    """The estimates of groups that add up to a total which is shown: those that would give one away are hidden."""
    unsafe = unsafe_groups({key: estimate.n for key, estimate in estimates.items()})
    return {key: estimate.concealed() if key in unsafe else estimate for key, estimate in estimates.items()}


def unsafe_groups(sizes: Mapping[Key, int]) -> set[Key]:
    """Groups under five, and the smallest others that have to go with them.

    A single hidden group is its total less all the others. So wherever groups add up (the segments of a
    period, the periods of a segment) at least two are hidden or none, and five people in all. A group of
    nobody is no secret.
    """
    hidden = {key for key, n in sizes.items() if 0 < n < LEAST_SHOWN}
    sums = [line for line in _sums(sizes) if len(line) > 1]
    settled = not hidden
    while not settled:
        added = {key for line in sums for key in _to_go_with(line, hidden, sizes)}
        settled = added <= hidden
        hidden |= added
    return hidden


def is_left_over(whole: int, part: int) -> bool:
    """Whether so few are left out of a part that it tells what they said, subtracted from the whole."""
    return 0 < whole - part < LEAST_SHOWN


def _sums(keys: Iterable[Key]) -> list[list[Key]]:
    """The groups that add up to a total that may be shown: those of one period, and those of one segment.

    Of a segment also those of one month or quarter, which another view shows as one.
    """
    lines: dict[tuple[object, ...], list[Key]] = {}
    for key in keys:
        lines.setdefault(("period", key.period), []).append(key)
        lines.setdefault(("segment", key.segment), []).append(key)
        if key.period is not None:
            year, month = key.period.year, key.period.month
            lines.setdefault(("month", key.segment, year, month), []).append(key)
            lines.setdefault(("quarter", key.segment, year, (month - 1) // 3), []).append(key)
    return list(lines.values())


def _to_go_with(line: list[Group], hidden: Collection[Group], sizes: Mapping[Group, int]) -> list[Group]:
    """The smallest group of a line still to be hidden with those that are; none where they suffice."""
    inside = [key for key in line if key in hidden]
    if not inside or (len(inside) >= LEAST_HIDDEN and sum(sizes[k] for k in inside) >= LEAST_SHOWN):
        return []
    rest = sorted((key for key in line if key not in hidden and sizes[key]), key=lambda key: sizes[key])
    return rest[:1]
