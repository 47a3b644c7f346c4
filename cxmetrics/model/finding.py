"""Something noticed about a file."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much it matters: an error stops the import, a question wants an answer."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """What was noticed, where (a file, column or row), and what to do about it.

    One about several columns names their labels in `columns`.
    """

    severity: Severity
    where: str
    what: str
    fix: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dropped:
    """Rows of the file that are not responses, and why."""

    reason: str
    count: int
