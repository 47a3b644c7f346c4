"""The number of an order or an invoice."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_NUMBERED = frozenset(
    ["order", "orders", "invoice", "receipt", "bestellung", "bestell", "rechnung", "rechnungs", "auftrag", "auftrags",
     "beleg", "kassenbon", "commande", "facture", "pedido", "factura", "ordine", "dordine", "fattura", "scontrino"]
)  # fmt: skip
_BOUGHT = frozenset(["transaction", "purchase", "basket", "sale", "achat", "dachat", "compra", "acquisto"])
_NUMBERS = frozenset(
    ["id", "no", "number", "nr", "num", "key", "code", "ref", "reference", "nummer", "n", "o", "numero", "número",
     "numéro", "de", "del", "della", "di", "la"]
)  # fmt: skip
_WHOLE = frozenset(
    ["orderid", "orderno", "ordernumber", "invoiceid", "invoiceno", "invoicenumber", "transactionid",
     "bestellnummer", "bestellnr", "rechnungsnummer", "rechnungsnr", "auftragsnummer", "belegnummer"]
)  # fmt: skip


def evidence(profile: Profile) -> Evidence:
    """Strong for a number under a label that is nothing but an order's number."""
    said = set(profile.meaningful)
    if profile.distinct < 2 or profile.dates or not said:
        return NONE
    if any(not value.is_integer() for value in profile.values):
        return NONE
    bare = said <= _NUMBERED | _BOUGHT | _NUMBERS
    if said & _WHOLE or (bare and said & (_NUMBERED | _NUMBERS) and said & (_NUMBERED | _BOUGHT)):
        return Evidence(0.97, "Each value stands for one order.")
    return NONE


ROLE = RoleEvidence(Role.ORDER, evidence)
