"""The engine from Python: `cxmetrics.open()`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxmetrics.analyses import measure as analysis
from cxmetrics.analyses.drivers.what_matters import NO_OUTCOME, WhatMatters, what_matters
from cxmetrics.analyses.quadrant import Outcomes, Unit, outcomes, units
from cxmetrics.analyses.segment import segments_of
from cxmetrics.analyses.subtraction import protected
from cxmetrics.analyses.terms import slice_of
from cxmetrics.errors import ColumnsDiffer, NotEnoughData, NotReadable, UnknownName
from cxmetrics.model import CUT, Dataset, Estimate, Slice, Terms
from cxmetrics.store import Workspace
from cxmetrics.store.codebooks import set_aside
from cxmetrics.store.draft import draft, open_strictly
from cxmetrics.store.home import FILE, folder


@dataclass(frozen=True)
class Data:
    """A dataset to ask."""

    workspace: Workspace
    dataset: Dataset

    def metric(
        self,
        id_: str,
        *,
        by: str | None = None,
        latest: bool = False,
        weighted: bool = False,
        **terms: Any,
    ) -> Estimate | dict[str | None, Estimate]:
        """The estimate of a metric; by each value of the column labelled `by`, where one is given.

        `latest` counts each customer's latest answer only, `weighted` counts answers by their weight;
        `terms` are those of `model.Terms` (`level`, `window`, …).

        Raises NotEnoughData where this data has no such metric, UnknownName for a name that is none.
        """
        measure = analysis.find(self.dataset, id_)
        part = slice_of(self.dataset, latest=latest, weighted=weighted, terms=Terms(**terms))
        if by is None:
            return analysis.whole(self.workspace, self.dataset, measure, part)
        pieces = analysis.evidence(self.workspace, self.dataset, measure, part, segment=self._group(by))
        estimates = protected({key: measure.estimate(piece, part.terms) for key, piece in pieces.items()})
        return {key.segment: estimate for key, estimate in estimates.items()}

    def quadrant(self, *, cut: float = CUT, level: float = 0.95) -> Outcomes:
        """How the responses spread over the four outcomes of service against experience."""
        return outcomes(self.workspace, self.dataset, Slice(terms=Terms(level=level)), cut=cut)

    def units(self, by: str, *, cut: float = CUT, level: float = 0.95) -> tuple[Unit, ...]:
        """Where each value of the column labelled `by` lies on the quadrant, the most answered first.

        Raises UnknownName for a column that tells no groups apart.
        """
        return units(
            self.workspace,
            self.dataset,
            Slice(terms=Terms(level=level)),
            segment=self._group(by),
            cut=cut,
        )

    def drivers(self, outcome: str | None = None, *, level: float = 0.95) -> WhatMatters:
        """What goes with the answers to the question labelled `outcome`, the usual one if None, and what to fix first.

        Raises UnknownName for a label that is none, NotEnoughData where no question is about the whole.
        """
        found = what_matters(self.workspace, self.dataset, Slice(terms=Terms(level=level)), outcome=outcome)
        if found is None:
            raise NotEnoughData(
                "There is nothing to account for.",
                why=NO_OUTCOME,
                fix="If a column holds it, read it as overall, csat, nps or recommended.",
            )
        return found

    def _group(self, label: str) -> str:
        known = {column.label: column.name for column in segments_of(self.dataset)}
        if label not in known:
            raise UnknownName.of("group", label, list(known))
        return known[label]

    def extend(self, *paths: str | Path) -> "Data":
        """This dataset with the next files: what they share with those here is counted once.

        Raises ColumnsDiffer when they cannot be added; the workspace is then as it was.
        """
        found = draft(open_strictly([Path(path) for path in paths]))
        return Data(self.workspace, self.workspace.extend(self.dataset.id, found))


@dataclass(frozen=True)
class Session:
    """An open workspace."""

    workspace: Workspace

    def add(self, *paths: str | Path) -> Data:
        """Reads files with the same columns as one dataset, a code list beside them where there is one.

        The columns are read as they were the last time such a header was confirmed, else as recognised.

        Files that are already here are not counted twice: when all of them are, the dataset that has
        them comes back, with those put back that were taken out, else the new ones become a dataset of their own. Raises a CxError that says what
        to do when the files cannot be used; the workspace is then as it was.
        """
        if not paths:
            raise NotReadable(
                "No file was given.", why="There is nothing to read.", fix="Name one file or several."
            )
        tables = open_strictly([Path(path) for path in paths])
        data, _ = set_aside(tables)
        known = [self.workspace.holding(table.file.sha256) for table in data]
        if None in known:
            new = [table for table in tables if not self.workspace.holding(table.file.sha256)]
            found = self.workspace.remembered(draft(new))
            return self._confirmed(self.workspace.stage(found.usable()))
        if len({dataset.id for dataset in known if dataset}) > 1:
            raise ColumnsDiffer(
                "These files are here already, in different datasets.",
                why="Each of them was added on its own.",
                fix="Ask for them one at a time.",
            )
        assert known[0] is not None  # nothing is new, so all of them are known
        asked = {table.file.sha256 for table in data}
        for file in known[0].files:
            if file.taken_out and file.sha256 in asked:
                known[0] = self.workspace.put_back(known[0].id, file.sha256)
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
