"""The engine from Python: `cxmetrics.open()`."""

from dataclasses import dataclass
from pathlib import Path

from cxmetrics.analyses import measure as analysis
from cxmetrics.analyses.quadrant import Outcomes, outcomes
from cxmetrics.analyses.segment import segments_of
from cxmetrics.errors import NotRecognised, UnknownName
from cxmetrics.model import CUT, Dataset, Estimate, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_strictly
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

        A file that is already here is not read again. Raises a CxError that says what to do when the
        files cannot be used; the workspace is then as it was.
        """
        tables = read_strictly([(Path(path).name, Path(path).read_bytes()) for path in paths])
        for table in tables:
            if known := self.workspace.holding(table.file.sha256):
                return Data(self.workspace, known)
        found = draft(tables)
        if found.refused:
            first = found.refused[0]
            raise NotRecognised(first.what, why=f"It was found in {first.where}.", fix=first.fix)
        staged = self.workspace.stage(found)
        return Data(self.workspace, self.workspace.confirm(staged.id, staged.columns))

    def datasets(self) -> tuple[Data, ...]:
        """Every dataset whose columns are confirmed, the newest first."""
        return tuple(Data(self.workspace, d) for d in self.workspace.datasets() if d.table)

    def close(self) -> None:
        """Closes the workspace."""
        self.workspace.close()


def open(path: str | Path | None = None) -> Session:
    """Opens the workspace at `path`: the user's own when None, one in memory for ":memory:"."""
    return Session(Workspace(str(path if path is not None else folder() / FILE)))
