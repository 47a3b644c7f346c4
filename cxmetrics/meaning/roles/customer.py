"""Who answered, so that the same person can be found again."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_PERSON = ("customer", "client", "respondent", "respnum", "guest", "patient", "member", "user", "account", "person",
           "passenger", "visitor", "subscriber", "student", "buyer", "shopper", "customerid", "userid", "clientid",
           "respondentid", "panelist", "requester")  # fmt: skip
_NUMBER = ("id", "no", "number", "nr", "num", "key", "code", "ref", "uid", "respnum", "customerid", "userid",
           "clientid", "respondentid", "identifier")  # fmt: skip
_ANSWER = ("response", "review", "ticket", "order", "invoice", "survey", "submission", "transaction", "uuid", "row",
           "session", "case", "record", "booking", "business", "unit", "product", "item", "store", "collector",
           "measure", "run", "flight", "network", "agent", "employee", "staff")  # fmt: skip
LONGEST = 64


def evidence(profile: Profile) -> Evidence:
    """Strong for a person's number; an e-mail address or a bare id serves where nothing better is there."""
    if profile.distinct < 2 or profile.mean_length > LONGEST or profile.dates:
        return NONE
    person, numbered = profile.says(*_PERSON), profile.says(*_NUMBER)
    if profile.says(*_ANSWER) and not profile.says("customer", "client", "respondent", "requester"):
        return NONE
    if person and numbered:
        return Evidence(0.96, "Each value stands for one customer.")
    mails = sum("@" in text and "." in text for text in profile.looked_at)
    if mails > len(profile.looked_at) / 2:
        return Evidence(0.65, "An e-mail address stands for one customer.")
    if profile.meaningful in (("id",), ("external", "id"), ("customer",), ("client",), ("respondent",)):
        repeats = profile.distinct < profile.sampled
        return Evidence(
            0.9 if repeats else 0.45, "The same value comes back." if repeats else "A number of its own."
        )
    return NONE


ROLE = RoleEvidence(Role.CUSTOMER, evidence)
