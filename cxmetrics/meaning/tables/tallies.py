"""Tables that count the answers: so many people gave this score, so many that."""

import re
from collections.abc import Mapping, Sequence

import pyarrow as pa

from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.labels.vocabulary import counts_things
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.roles import figure
from cxmetrics.meaning.scales import likert
from cxmetrics.model import Role

Chosen = Mapping[str, tuple[Role, Evidence]]
COUNTED = Evidence(0.95, "One row here is a number of answers, not one person's: already added up.")
LEAST_SCORES = 3
LEAST_CHOICES = 2
MOST_COLUMNS = 6
LARGE = 1
_NUMBERS = ("count", "counts", "n", "frequency", "freq", "total", "sum", "people", "customers", "guests", "amount", "times",
            "anzahl", "häufigkeit", "nombre", "effectif", "cantidad", "frecuencia", "numero", "frequenza", "aantal",
            "quantidade", "number", "responses", "answers", "votes", "reviews", "ratings", "share")  # fmt: skip
_SCORE = re.compile(
    r"^\W*(\d{1,2})\W*(?:stars?|sterne?n?|étoiles?|etoiles?|estrellas?|stell[ae]|sterren)\W*$", re.IGNORECASE
)
_GLYPHS = re.compile(r"^[★⭐️]+$")


def counted(profiles: Sequence[Profile], chosen: Chosen, rows: pa.Table) -> dict[str, tuple[Role, Evidence]]:
    """What the columns are in a table of counts, by name; nothing where each row is somebody's answer.

    It is one where a number stands beside each score, once for every group, or where the columns are named
    by the scores and hold how many people gave each.
    """
    roles = {role for role, _ in chosen.values()}
    if roles & {Role.CUSTOMER, Role.COMMENT, Role.ID}:
        return {}
    if across := _across(profiles):
        return {p.name: (Role.FIGURE, COUNTED) for p in across} | _rest(profiles, chosen, across)
    if len(profiles) > MOST_COLUMNS:
        return {}
    for score in (p for p in profiles if chosen[p.name][0].is_scored):
        numbers = _beside(score, profiles)
        if numbers and _once_each(score, numbers, profiles, rows):
            figures = {p.name: (Role.FIGURE, COUNTED) for p in numbers}
            dates = {p.name: (Role.IGNORE, COUNTED) for p in profiles if chosen[p.name][0] is Role.DATE}
            return figures | dates | _rest(profiles, chosen, numbers)
    return {}


def _rest(
    profiles: Sequence[Profile], chosen: Chosen, figures: Sequence[Profile]
) -> dict[str, tuple[Role, Evidence]]:
    named = {p.name for p in figures}
    scored = [p for p in profiles if chosen[p.name][0].is_scored and p.name not in named]
    return {p.name: (Role.IGNORE, COUNTED) for p in scored}


def _across(profiles: Sequence[Profile]) -> list[Profile]:
    """The columns with the number of people who gave the score that names each, none where they are not."""
    numbers = [p for p in profiles if _is_count(p)]
    by_score = {score: p for p in numbers if (score := _score(p.label))}
    run = list(range(1, len(by_score) + 1))
    found = (
        list(by_score.values()) if sorted(by_score) == run and len(run) >= LEAST_SCORES else _worded(numbers)
    )
    return found if any(max(p.values) > LARGE for p in found) else []


def _worded(numbers: Sequence[Profile]) -> list[Profile]:
    labels = {p.label.strip(): p for p in numbers}
    if len(labels) < LEAST_SCORES or len(labels) != len(numbers):
        return []
    reading = likert.read(sorted(labels), frozenset())
    codes = dict(reading.codes) if reading else {}
    whole = len(codes) == len(labels) and len(set(codes.values())) == len(labels)
    return list(numbers) if whole else []


def _score(label: str) -> int | None:
    if found := _SCORE.match(label):
        return int(found[1])
    return len(label.strip().replace("\ufe0f", "")) if _GLYPHS.match(label.strip()) else None


def _is_count(profile: Profile) -> bool:
    values = profile.values if profile.is_numeric else {}
    return bool(values) and all(v >= 0 and v.is_integer() for v in values)


def _beside(score: Profile, profiles: Sequence[Profile]) -> list[Profile]:
    """The columns that say how many gave the score: by their labels, or the only other column by its size."""
    others = [p for p in profiles if p is not score and not p.dates]
    named = [
        p
        for p in others
        if figure.evidence(p).strength or (_is_count(p) and (counts_things(p) or p.says(*_NUMBERS)))
    ]
    if named or len(profiles) > LEAST_CHOICES or not others:
        return named
    alone = others[0]
    high = score.reading.scale.high if score.reading else len(score.counts)
    return [alone] if _is_count(alone) and max(alone.values) > high and score.distinct >= LEAST_SCORES else []


def _once_each(
    score: Profile, numbers: Sequence[Profile], profiles: Sequence[Profile], rows: pa.Table
) -> bool:
    """Whether every group holds each score once, and nearly all groups hold nearly all scores."""
    keys = [p for p in profiles if p not in numbers]
    if score.distinct < LEAST_CHOICES or rows.num_rows < max(LEAST_SCORES, score.distinct):
        return False
    if rows.group_by([p.name for p in keys]).aggregate([]).num_rows != rows.num_rows:
        return False
    groups = [p.name for p in keys if p is not score]
    n = rows.group_by(groups).aggregate([]).num_rows if groups else 1
    return bool(3 * rows.num_rows >= 2 * n * score.distinct and rows.num_rows > n)
