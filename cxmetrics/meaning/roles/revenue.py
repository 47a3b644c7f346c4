"""What the customer paid."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_MONEY = ("revenue", "amount", "spend", "spent", "sales", "turnover", "paid", "dollar", "euro", "gmv", "sum",
          "umsatz", "betrag", "summe", "bestellwert", "auftragswert", "warenwert", "warenkorb", "warenkorbwert", "einkaufswert", "montant", "importe", "importo", "fatturato", "bedrag", "omzet", "faturamento")  # fmt: skip
_PHRASES = ("order total", "total", "order value", "basket value", "bill", "invoice total", "purchase value", "price paid",
            "total price", "ticket price", "total charges", "order amount", "net sales", "subtotal",
            "lifetime value")  # fmt: skip
_NOT = (
    "rate",
    "rating",
    "satisfied",
    "score",
    "number",
    "count",
    "id",
    "unit",
    "date",
    "percent",
    "percentage",
)
LARGE = 10


def evidence(profile: Profile) -> Evidence:
    """Strong for amounts under a label that speaks of money and not of rating."""
    if not profile.is_numeric or not profile.says(*_MONEY, *_PHRASES) or profile.says(*_NOT):
        return NONE
    if all(number.percent for number in profile.numbers.values()):
        return NONE
    if max(profile.values) <= LARGE and all(v.is_integer() for v in profile.values):
        return NONE
    return Evidence(0.9, "Amounts of money.")


ROLE = RoleEvidence(Role.REVENUE, evidence)
