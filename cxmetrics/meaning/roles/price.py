"""What one piece costs."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_EACH = ("unit price", "unitprice", "price each", "item price", "price per unit", "price per item", "lineitem price",
         "stückpreis", "einzelpreis", "preis pro stück", "prix unitaire", "precio unitario", "prezzo unitario")  # fmt: skip
_BARE = (("price",), ("preis",), ("prix",), ("precio",), ("prezzo",), ("product", "price"))


def evidence(profile: Profile) -> Evidence:
    """Strong for amounts under a label that says the price of one."""
    if not profile.is_numeric or not profile.values:
        return NONE
    if profile.says(*_EACH):
        return Evidence(0.97, "The price of one piece.")
    return Evidence(0.85, "A price.") if profile.meaningful in _BARE else NONE


ROLE = RoleEvidence(Role.PRICE, evidence)
