"""Does a part of the data tell, set against another that is on offer, what a few people said?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cxmetrics.analyses.segment import counted
from cxmetrics.analyses.subtraction import is_left_over, unsafe_groups
from cxmetrics.model import BLANK, Dataset, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments


def tells_of_few(workspace: Workspace, dataset: Dataset, starts: Iterable[date | None], part: Slice) -> bool:
    """Whether subtracting this part from a larger one leaves fewer than five responses, or a hidden group.

    `starts` are the first days of the periods that can be chosen, None for all time. The larger part is
    a longer period, all groups, all answers instead of each customer’s latest, or all without weights.
    """
    own = counted(workspace, dataset, part)
    longer = [first for first in starts if part.first and (first is None or first < part.first)]
    larger = [replace(part, first=first) for first in longer]
    larger += [replace(part, segments=())] if part.segments else []
    larger += [replace(part, latest=None)] if part.latest else []
    larger += [replace(part, weight=None)] if part.weight else []
    if any(is_left_over(counted(workspace, dataset, whole), own) for whole in larger):
        return True
    return any(_parts_hidden(workspace, dataset, part, name, kept) for name, kept in part.segments)


def _parts_hidden(
    workspace: Workspace, dataset: Dataset, part: Slice, name: str, kept: tuple[str, ...]
) -> bool:
    """Whether the groups that are hidden together are parted by the groups picked."""
    everyone = replace(part, segments=tuple(pair for pair in part.segments if pair[0] != name))
    found = moments(workspace, dataset, (), everyone, segment=name)
    hidden = {
        BLANK if key.segment is None else key.segment
        for key in unsafe_groups({key: n for key, (n, _) in found.items()})
    }
    return bool(hidden & set(kept)) and bool(hidden - set(kept))
