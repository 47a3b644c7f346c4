"""Answers of the analyses, kept for as long as their table of responses stands."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from cxmetrics.model import Dataset, Slice
from cxmetrics.store import Workspace

Result = TypeVar("Result")

KEPT = 1024


def answer(
    analysis: Callable[..., Result],
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *given: Any,
    revision: int = 0,
    **options: Any,
) -> Result:
    """What `analysis(workspace, dataset, *given, part, **options)` finds.

    The table of responses and the slice are the key: a table is never written twice. What may look at other
    datasets too, such as a list of purchases that arrives later, needs the `revision` of the workspace beside
    them. Results are shared by all visitors and never changed.
    """
    return _kept(  # type: ignore[no-any-return]
        analysis, workspace, revision, _Same(dataset), part, given, tuple(sorted(options.items()))
    )


class _Same:
    """A dataset, equal to any other that reads the same table."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.dataset.table == self.dataset.table

    def __hash__(self) -> int:
        return hash(self.dataset.table)


@lru_cache(maxsize=KEPT)
def _kept(
    analysis: Callable[..., Any],
    workspace: Workspace,
    _revision: int,
    asked: _Same,
    part: Slice,
    given: tuple[Any, ...],
    options: tuple[tuple[str, Any], ...],
) -> Any:
    return analysis(workspace, asked.dataset, *given, part, **dict(options))
