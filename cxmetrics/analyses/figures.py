"""Figures that were worked out elsewhere, as they stand."""

from dataclasses import dataclass
from datetime import date

from cxmetrics.analyses.segment import segments_of
from cxmetrics.model import Column, Dataset, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store import figures as asked
from cxmetrics.store.fetch import table_of


@dataclass(frozen=True)
class Figure:
    """One cell: its column, what its row is about, its day, and the value; None where it was withheld."""

    column: Column
    about: tuple[tuple[Column, str | None], ...]
    period: date | None
    value: float | None


@dataclass(frozen=True)
class Line:
    """The values of one group over time, in order; `name` is None where the group was not given."""

    name: str | None
    points: tuple[tuple[date, float], ...]


def figures(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Figure, ...]:
    """Every figure of the slice in order of time; none is added up or averaged again."""
    groups, columns = segments_of(dataset), dataset.by_role(Role.FIGURE)
    query = asked.figures(table_of(dataset), [g.name for g in groups], [c.name for c in columns], part)
    return tuple(
        Figure(column, tuple(zip(groups, row[: len(groups)], strict=True)), day, value)
        for day, *row in workspace.rows(query)
        for column, value in zip(columns, row[len(groups) :], strict=True)
    )


def lines(
    workspace: Workspace,
    dataset: Dataset,
    column: str,
    part: Slice,
    *,
    by: str | None = None,
    fixed: tuple[tuple[str, str | None], ...] = (),
) -> tuple[Line, ...]:
    """The figures of `column` over time: a line for each value of the group `by`, with other groups `fixed`.

    All names are safe names. A figure that was withheld or has no date is a gap.
    """
    found: dict[str | None, list[tuple[date, float]]] = {}
    for figure in figures(workspace, dataset, part):
        about = {group.name: value for group, value in figure.about}
        if figure.column.name == column and all(about[name] == value for name, value in fixed):
            points = found.setdefault(about[by] if by else None, [])
            if figure.period is not None and figure.value is not None:
                points.append((figure.period, figure.value))
    return tuple(Line(name, tuple(points)) for name, points in found.items() if points)
