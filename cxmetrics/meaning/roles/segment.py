"""Groups to compare: a place, a product, a kind of customer."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_GROUPS = (
    "store", "shop", "location", "branch", "site", "surgery", "clinic", "hospital", "practice", "restaurant", "rest",
    "hotel", "airline", "airport", "lounge", "destination", "gate", "terminal", "area", "county", "city", "country",
    "state", "region", "district", "continent", "zip", "postcode", "channel", "source", "device", "browser", "platform",
    "language", "lang", "product", "brand", "category", "type", "kind", "segment", "group", "tier", "plan", "class",
    "cabin", "seat", "route", "department", "dept", "team", "gender", "sex", "age", "income", "education", "occupation",
    "industry", "household", "traveler", "traveller", "travel", "purpose", "day", "weekday", "month", "season", "period",
    "stay", "version", "model", "contract", "service", "method", "outlet", "venue", "unit", "office", "market", "shift",
    "status", "membership", "loyalty", "room", "course", "program", "project", "agent", "campaign", "territory", "zone",
)  # fmt: skip
_NUMBERED = ("version", "release")
MOST = 60
MOST_NAMED = 2_000
MOST_NUMBERED = 40
MOST_CODES = 13
LONGEST = 60
LEAST_PER_GROUP = 2.5


def evidence(profile: Profile) -> Evidence:
    """Strong for a few short texts that come back; more of them where the label names a kind of group."""
    if (
        profile.distinct < 2
        or profile.mean_length > LONGEST
        or profile.dates
        or profile.says("title", "describe")
    ):
        return NONE
    per_group = profile.sampled / profile.distinct
    named = profile.says(*_GROUPS)
    because = f"{profile.distinct:,} groups to compare."
    if profile.is_numeric:
        return _coded(profile, named, because)
    if profile.distinct <= MOST and per_group >= (1.5 if named else LEAST_PER_GROUP):
        return Evidence(0.82 if named else 0.6, because)
    if named and profile.distinct <= MOST_NAMED and per_group >= LEAST_PER_GROUP:
        return Evidence(0.7, because)
    return Evidence(0.45, because) if named and profile.distinct <= MOST else NONE


def _coded(profile: Profile, named: bool, because: str) -> Evidence:
    if any(number.percent for number in profile.numbers.values()):
        return NONE
    whole = profile.says(*_NUMBERED) or all(value.is_integer() for value in profile.values)
    if not whole or profile.sampled / profile.distinct < LEAST_PER_GROUP:
        return NONE
    if named and profile.distinct <= MOST_NUMBERED:
        return Evidence(0.55, because)
    return Evidence(0.3, because) if profile.distinct <= MOST_CODES else NONE


ROLE = RoleEvidence(Role.SEGMENT, evidence)
