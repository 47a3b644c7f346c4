"""How long did requests wait, and how many are still open?"""

from cxmetrics.model import Behaviour, Column, Dataset, Role, Slice, Waits
from cxmetrics.store import Workspace
from cxmetrics.store.behaviour import behaved

NO_REQUESTS = "This takes a list of requests with the time each came in and the time of its first reply."


def reply_column(dataset: Dataset) -> Column | None:
    """The column of first replies: their moments where it has them, else how long they took."""
    return next(iter(dataset.by_role(Role.REPLIED) or dataset.by_role(Role.REPLY_TIME)), None)


def waits_of(workspace: Workspace, dataset: Dataset, column: Column, part: Slice) -> Waits:
    """The waits of the slice, in minutes; open requests are watched only where the moments are known."""
    pieces = behaved(workspace, dataset, Behaviour.REPLY, column.name, part).values()
    return sum((piece for piece in pieces if isinstance(piece, Waits)), Waits(()))
