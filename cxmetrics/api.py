"""The engine from Python: `cxmetrics.open()`."""

from dataclasses import dataclass
from pathlib import Path

from cxmetrics.analyses import measure as analysis
from cxmetrics.analyses.quadrant import Outcomes, outcomes
from cxmetrics.analyses.segment import segments_of
from cxmetrics.errors import ColumnsDiffer, NotReadable, UnknownName
from cxmetrics.model import CUT, Dataset, Estimate, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, open_strictly
from cxmetrics.store.home import FILE, folder


@dataclass(frozen=True)
class Data:
    """A dataset to ask."""

    workspace: Workspace
    dataset: Dataset

    def metric(
        self, id_: str, *, by: str | None = None, level: float = 0.95
    ) -> Estimate | dict[str | None, Estimate]:
        """The estimate of a metric; by each value of the column labelled `by`, where one is given.

        Raises NotEnoughData where this data has no such metric, UnknownName for a name that is none.
        """
        measure = analysis.find(self.dataset, id_)
        if by is None:
            return analysis.whole(self.workspace, self.dataset, measure, Slice(), level)
        known = {column.label: column.name for column in segments_of(self.dataset)}
        if by not in known:
            raise UnknownName.of("group", by, list(known))
        pieces = analysis.evidence(self.workspace, self.dataset, measure, Slice(), segment=known[by])
        return {key.segment: measure.estimate(piece, level) for key, piece in pieces.items()}

    def quadrant(self, *, cut: float = CUT, level: float = 0.95) -> Outcomes:
        """How the responses spread over the four outcomes of service against experience."""
        return outcomes(self.workspace, self.dataset, Slice(), cut=cut, level=level)


@dataclass(frozen=True)
class Session:
    """An open workspace."""

    workspace: Workspace

    def add(self, *paths: str | Path) -> Data:
        """Reads files with the same columns as one dataset, with the columns as they are recognised.

        Files that are already here are not counted twice: when all of them are, the dataset that has
        them comes back, else the new ones become a dataset of their own. Raises a CxError that says what
        to do when the files cannot be used; the workspace is then as it was.
        """
        if not paths:
            raise NotReadable(
                "No file was given.", why="There is nothing to read.", fix="Name one file or several."
            )
        tables = open_strictly([Path(path) for path in paths])
        known = [self.workspace.holding(table.file.sha256) for table in tables]
        new = [table for table, dataset in zip(tables, known, strict=True) if dataset is None]
        if new:
            return self._confirmed(self.workspace.stage(draft(new).usable()))
        if len({dataset.id for dataset in known if dataset}) > 1:
            raise ColumnsDiffer(
                "These files are here already, in different datasets.",
                why="Each of them was added on its own.",
                fix="Ask for them one at a time.",
            )
        assert known[0] is not None  # nothing is new, so all of them are known
        return self._confirmed(known[0])

    def _confirmed(self, dataset: Dataset) -> Data:
        if dataset.table is None:
            dataset = self.workspace.confirm(dataset.id, dataset.columns)
        return Data(self.workspace, dataset)

    def datasets(self) -> tuple[Data, ...]:
        """Every dataset whose columns are confirmed, the newest first."""
        return tuple(Data(self.workspace, d) for d in self.workspace.datasets() if d.table)

    def close(self) -> None:
        """Closes the workspace."""
        self.workspace.close()


def open(path: str | Path | None = None) -> Session:
    """Opens the workspace at `path`: the user's own when None, one in memory for ":memory:"."""
    return Session(Workspace(str(path if path is not None else folder() / FILE)))
