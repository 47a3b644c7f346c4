"""How many pieces were bought."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role


def evidence(profile: Profile) -> Evidence:  # noqa: ARG001 - nothing speaks for it yet
    """None yet."""
    return NONE


ROLE = RoleEvidence(Role.QUANTITY, evidence)
