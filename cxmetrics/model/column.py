"""What was understood of one column of a file."""

from dataclasses import dataclass

from cxmetrics.model.role import Role
from cxmetrics.model.scale import Scale
from cxmetrics.model.touchpoint import Side


@dataclass(frozen=True)
class Column:
    """One column: the file's label, our safe name, and the part it plays.

    `name` is the only one of these that reaches SQL. `codes` gives the number of each answer that is not
    written as a plain number. `missing` lists the codes seen in the file that mean "no answer" (blank
    cells always do). `date_formats` are strptime patterns, tried in order; where nothing tells day from month, those of
    the other reading stand in `other_date_formats`. For a reply time
    `date_formats` holds its unit or how its clock is written. Amounts are written 1.234,50 where `decimal_comma` is
    set, else 1,234.50. `personal` says what tells a person by name ("email", "phone", "name", "ip address",
    "address"): its cells are kept off every screen and export unless a person asks for them. `because` says in a sentence why.
    """

    name: str
    label: str
    role: Role
    side: Side | None = None
    touchpoint: str | None = None
    scale: Scale | None = None
    codes: tuple[tuple[str, float], ...] = ()
    missing: tuple[str, ...] = ()
    date_formats: tuple[str, ...] = ()
    other_date_formats: tuple[str, ...] = ()
    decimal_comma: bool = False
    personal: str | None = None
    examples: tuple[str, ...] = ()
    confidence: float = 0.0
    because: str = ""

    def __post_init__(self) -> None:
        if self.role.is_scored and self.scale is None:
            raise ValueError(f"“{self.label}” is read as {self.role}, which needs a scale")


def named(columns: tuple[Column, ...], role: Role) -> tuple[Column, ...]:
    """The columns that play `role`, in file order."""
    return tuple(column for column in columns if column.role is role)
