"""What speaks for a column playing a role."""

from collections.abc import Callable
from dataclasses import dataclass

from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role


@dataclass(frozen=True)
class Evidence:
    """How strongly a column looks like a role, from 0 to 1, and why in a sentence.

    `reversed` when the lowest answer is the best; `whole` when a rating is of the whole rather than of
    one part; `question` is what a person should confirm.
    """

    strength: float
    because: str = ""
    reversed: bool = False
    question: str | None = None
    whole: bool = False


NONE = Evidence(0.0)


@dataclass(frozen=True)
class RoleEvidence:
    """One role and how to tell that a column plays it."""

    role: Role
    evidence: Callable[[Profile], Evidence]

    @property
    def id(self) -> str:
        """The role's name, which is also its file's."""
        return self.role.value.replace(" ", "_")
