"""How many pieces were bought."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_PIECES = ("quantity", "qty", "quantities", "pieces", "pcs", "items", "lineitem quantity", "units", "menge", "stück",
           "stückzahl", "quantité", "qté", "cantidad", "unidades", "quantità", "pezzi")  # fmt: skip
_COUNTED = ("number of", "anzahl", "nombre", "número de", "numero di")


def evidence(profile: Profile) -> Evidence:
    """Strong for whole numbers under a label that says quantity, less so for a number of some thing."""
    if not profile.is_numeric or not profile.values:
        return NONE
    if sum(n for value, n in profile.values.items() if not value.is_integer()) > profile.sampled / 10:
        return NONE
    if profile.says(*_PIECES):
        return Evidence(0.97, "How many were bought.")
    return Evidence(0.9, "A number of things bought.") if profile.says(*_COUNTED) else NONE


ROLE = RoleEvidence(Role.QUANTITY, evidence)
