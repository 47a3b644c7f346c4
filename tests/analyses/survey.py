"""Small surveys worked out by hand, stored with columns that are given and not recognised."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from cxmetrics.model import Column, Dataset, Role, Scale, Side, SourceFile
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft

FIVE, TEN, YES_NO = Scale(1, 5), Scale(0, 10), Scale(0, 1)
QUESTIONS = {
    "day": (Role.DATE, None, None),
    "shop": (Role.SEGMENT, None, None),
    "channel": (Role.SEGMENT, None, None),
    "who": (Role.CUSTOMER, None, None),
    "staff": (Role.RATING, Side.SERVICE, FIVE),
    "speed": (Role.RATING, Side.SERVICE, FIVE),
    "food": (Role.RATING, Side.EXPERIENCE, FIVE),
    "room": (Role.RATING, Side.EXPERIENCE, FIVE),
    "price": (Role.RATING, Side.EXPERIENCE, FIVE),
    "overall": (Role.OVERALL, Side.OVERALL, FIVE),
    "grade": (Role.OVERALL, Side.OVERALL, TEN),
    "nps": (Role.NPS, Side.OVERALL, TEN),
    "csat": (Role.CSAT, Side.OVERALL, FIVE),
    "ces": (Role.CES, Side.OVERALL, Scale(1, 7)),
    "effort": (Role.CES, Side.OVERALL, Scale(1, 5, reversed=True)),
    "recommend": (Role.RECOMMENDED, Side.OVERALL, YES_NO),
    "comment": (Role.COMMENT, None, None),
    "note": (Role.IGNORE, None, None),
    "weight": (Role.WEIGHT, None, None),
}


@dataclass(frozen=True)
class Survey:
    workspace: Workspace
    dataset: Dataset

    def __iter__(self):
        return iter((self.workspace, self.dataset))

    def name(self, label: str) -> str:
        """The safe name of the column with this label."""
        return next(column.name for column in self.dataset.columns if column.label == label)


def survey(**answers: Sequence[object]) -> Survey:
    """The answers to some of QUESTIONS, column by column; None is a blank cell."""
    columns = []
    for number, label in enumerate(answers, start=1):
        role, side, scale = QUESTIONS[label]
        formats = ("%Y-%m-%d",) if role is Role.DATE else ()
        columns.append(Column(f"c{number}", label, role, side, scale=scale, date_formats=formats))
    rows = pa.table(
        {
            column.name: pa.array(
                [None if cell is None else str(cell) for cell in answers[column.label]], pa.string()
            )
            for column in columns
        }
    )
    file = SourceFile("survey.csv", "0" * 64, 1, "plain", "utf-8", None, rows.num_rows, rows.num_rows)
    workspace = Workspace()
    staged = workspace.stage(Draft("survey.csv", rows, (file,), tuple(columns), ()))
    return Survey(workspace, workspace.confirm(staged.id, staged.columns))
