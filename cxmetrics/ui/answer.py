"""Answers of the analyses, kept until the workspace changes."""

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
    **options: Any,
) -> Result:
    """What `analysis(workspace, dataset, *given, part, **options)` finds.

    Revision, dataset and slice are the whole key: results are frozen values shared by all visitors.
    """
    return _kept(  # type: ignore[no-any-return]
        analysis, workspace, workspace.revision, dataset.id, part, given, tuple(sorted(options.items()))
    )


@lru_cache(maxsize=KEPT)
def _kept(
    analysis: Callable[..., Any],
    workspace: Workspace,
    revision: int,  # noqa: ARG001 - part of the key only
    dataset: int,
    part: Slice,
    given: tuple[Any, ...],
    options: tuple[tuple[str, Any], ...],
) -> Any:
    return analysis(workspace, workspace.dataset(dataset), *given, part, **dict(options))
