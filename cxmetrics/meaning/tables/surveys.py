"""Which survey a bare score belongs to, as another column of the same export says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from cxmetrics.meaning.derived import holds_promoter_groups
from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.labels.words import fold, words
from cxmetrics.meaning.profile import Profile, positions
from cxmetrics.meaning.scales.promoters import TEN
from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Role

Ranked = Mapping[str, dict[Role, Evidence]]
Known = tuple[Reading | None, dict[Role, Evidence]]
NAMES = {
    Role.NPS: frozenset({"nps", "net promoter score", "net promoter", "nps survey", "loyalty"}),
    Role.CSAT: frozenset(
        {"csat", "customer satisfaction", "customer satisfaction score", "csat survey", "satisfaction"}
    ),
    Role.CES: frozenset({"ces", "customer effort score", "customer effort", "ces survey", "effort"}),
}
OTHERS = frozenset({"5-star", "thumbs", "smileys", "pmf", "enps", "star", "stars", "emoji"})
GROUPS = {"promoter": (9, 10), "passive": (7, 8), "neutral": (7, 8), "detractor": (0, 6)}
MOST_SURVEYS = 6
COMPARED = 10_000
LEAST_ANSWERED = 5
BARE = frozenset({"score", "answer", "rating", "response", "value", "result", "nps", "grade"})


def known(profiles: Sequence[Profile], ranked: Ranked, rows: pa.Table) -> tuple[tuple[Profile, ...], Ranked]:
    """The profiles and their evidence, with what is known of a bare score from the columns beside it.

    Promoters, passives and detractors beside a score that agrees with them in every row make it the
    recommend question; a column that names the survey says which it is, or that several were mixed.
    """
    bare = [p for p in profiles if p.is_numeric and p.meaningful and set(p.meaningful) <= BARE]
    grouped = [p for p in profiles if holds_promoter_groups(p)] if bare else []
    found: dict[str, Known] = {}
    for score in bare:
        for groups in grouped:
            if (without := _without_group(score, groups, rows)) is not None:
                found[score.name] = _grouped(groups, without)
    named = next((p for p in profiles if p not in bare and _surveys(p)), None)
    for score in bare if named else ():
        if score.name not in found and named:
            found |= _told(score, named)
    changed = tuple(_changed(p, found[p.name][0]) if p.name in found else p for p in profiles)
    return changed, {**ranked, **{name: evidence for name, (_, evidence) in found.items()}}


def _grouped(groups: Profile, without: int) -> Known:
    if not without:
        because = f"It agrees with the promoters and detractors of “{groups.label}”: the recommend question."
        return Reading(TEN, named=True), {Role.NPS: Evidence(0.97, because)}
    question = (
        f"Do two surveys stand in this column? “{groups.label}” says promoter, passive or detractor beside some scores "
        f"and nothing beside {without:,}. It is left aside. Make one file of each survey and add them one by one."
    )
    return None, {Role.IGNORE: Evidence(0.95, "Perhaps two surveys in one column.", question=question)}


def _changed(profile: Profile, reading: Reading | None) -> Profile:
    return replace(profile, reading=reading) if reading else profile


def _told(score: Profile, named: Profile) -> dict[str, Known]:
    surveys = _surveys(named)
    if len(surveys) > 1:
        shares = ", ".join(
            f"{text} {n:,}" for text, n in sorted(named.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        question = (
            f"“{named.label}” says that several surveys stand in this column ({shares}). Their scores are on different "
            "scales, so it is left aside. Make one file of each survey and add them one by one."
        )
        return {
            score.name: (
                None,
                {Role.IGNORE: Evidence(0.95, "Several surveys in one column.", question=question)},
            )
        }
    role = next(iter(surveys))
    because = f"“{named.label}” says which survey it is: {next(iter(named.counts))}."
    if role is None or (score.reading is None and role is not Role.NPS):
        return {}
    if role is not Role.NPS:
        return {score.name: (None, {role: Evidence(0.97, because)})}
    fits = all(TEN.holds(value) and value.is_integer() for value in score.values)
    return {score.name: (Reading(TEN, named=True), {role: Evidence(0.97, because)})} if fits else {}


def _surveys(profile: Profile) -> set[Role | None]:
    """The surveys that all values of the column name, None for one of another kind; empty where they name none."""
    if not 0 < profile.distinct <= MOST_SURVEYS:
        return set()
    texts = {fold(text) for text in profile.counts}
    roles = {text: next((role for role, names in NAMES.items() if text in names), None) for text in texts}
    known_all = all(role or text in OTHERS for text, role in roles.items())
    return set(roles.values()) if known_all and any(roles.values()) else set()


def _without_group(score: Profile, groups: Profile, rows: pa.Table) -> int | None:
    """How many scores have no group beside them; None unless all others lie where their group says."""
    named = {text: _group(text) for text in groups.counts}
    some = rows.select([score.name, groups.name]).take(pa.array(positions(len(rows), COMPARED)))
    pairs = list(zip(*(some.column(p.name).to_pylist() for p in (score, groups)), strict=True))
    both = {(a.strip(), b.strip()) for a, b in pairs if a and b}
    agrees = len(both) >= LEAST_ANSWERED and all(_inside(score, a, named.get(b)) for a, b in both)
    return sum(bool(a) and not b for a, b in pairs) if agrees else None


def _inside(score: Profile, text: str, group: str | None) -> bool:
    number = score.numbers.get(text)
    if number is None or group is None:
        return False
    low, high = GROUPS[group]
    return low <= number.value <= high


def _group(text: str) -> str | None:
    said = words(text)
    return said[0].removesuffix("s") if len(said) == 1 and said[0].removesuffix("s") in GROUPS else None
