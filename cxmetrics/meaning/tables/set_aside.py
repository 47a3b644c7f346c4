"""Columns left aside although their labels promise an answer or a day: never without a word."""

from collections.abc import Iterator, Mapping, Sequence

from cxmetrics.meaning.dates.label import says_date
from cxmetrics.meaning.derived import holds_promoter_groups
from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.labels.vocabulary import asks_to_recommend, speaks_of_rating, speaks_of_satisfaction
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.rivals import same_days
from cxmetrics.model import Column, Finding, Role, Severity

Ranked = Mapping[str, Mapping[Role, Evidence]]
MOST_WORDS = 4
LONGEST = 30
MOST_SHOWN = 3
UNEXPLAINED = 0.7
NEARLY_ALL = 0.5
PLAUSIBLE = 0.86
_ONLY_GROUPS = (
    "Where are the scores from 0 to 10? “{}” holds only promoters, passives and detractors; a Net Promoter Score is "
    "worked out from each person's own score."
)
_ADD_SCORES = (
    "Add the export with the score of each answer. Until then there is no Net Promoter Score from this file."
)
_DAYS = frozenset({"date", "dates", "datum", "fecha", "data", "timestamp", "datetime"})
_NOT_RATED = (
    "exchange",
    "interest",
    "hourly",
    "tax",
    "response rate",
    "conversion",
    "discount",
    "heart",
    "flat",
    "id",
    "notes",
)


def findings(profiles: Sequence[Profile], columns: Sequence[Column], ranked: Ranked) -> tuple[Finding, ...]:
    """What is called a rating or a date and was not understood as one, and other days beside the one used."""
    unscored = () if any(c.role is Role.NPS for c in columns) else filter(holds_promoter_groups, profiles)
    groups = tuple(
        Finding(Severity.QUESTION, p.label, _ONLY_GROUPS.format(p.label), _ADD_SCORES) for p in unscored
    )
    used = next((p for p, c in zip(profiles, columns, strict=True) if c.role is Role.DATE), None)
    return groups + tuple(
        finding
        for profile, column in zip(profiles, columns, strict=True)
        for finding in _of(profile, column, used, ranked[profile.name])
    )


def _of(
    profile: Profile, column: Column, used: Profile | None, ranked: Mapping[Role, Evidence]
) -> Iterator[Finding]:
    if (
        column.role not in (Role.IGNORE, Role.SEGMENT, Role.CUSTOMER)
        or not profile.distinct
        or column.personal
    ):
        return
    day = ranked.get(Role.DATE)
    if day and used and day.strength >= PLAUSIBLE and profile.distinct > 1 and not same_days(profile, used):
        what = f"“{profile.label}” holds dates too. “{used.label}” is used as the day of each answer."
        yield Finding(
            Severity.NOTE, profile.label, what, "If it should be the other one, make that the date."
        )
    elif _is_called_date(profile) and not profile.dates:
        fix = "Write them as 2026-01-31 in the file and add it again. Until then no answer has a day from this column."
        yield _not_understood(profile, "a date", "cells", fix)
    elif not profile.dates and _is_unexplained(column) and _is_called_rating(profile):
        fix = "If they are answers, give the column its role and its scale, or write them as numbers in the file."
        yield _not_understood(profile, "an answer", "answers", fix)


def _not_understood(profile: Profile, called: str, cells: str, fix: str) -> Finding:
    often = sorted(profile.looked_at, key=lambda text: (-profile.counts[text], text))
    shown = ", ".join(f"“{text[:LONGEST]}”" for text in often[:MOST_SHOWN])
    more = " …" if len(often) > MOST_SHOWN else ""
    what = (
        f"“{profile.label}” is called {called}, but its {cells} ({shown}{more}) were not understood as such."
    )
    return Finding(Severity.QUESTION, profile.label, what, fix)


def _is_unexplained(column: Column) -> bool:
    return column.role is Role.SEGMENT or column.confidence <= UNEXPLAINED


def _is_called_date(profile: Profile) -> bool:
    named = says_date(profile.label) and bool(_DAYS & profile.words) and len(profile.meaningful) <= MOST_WORDS
    digits = sum(any(letter.isdigit() for letter in text) for text in profile.looked_at)
    return named and digits > NEARLY_ALL * len(profile.looked_at)


def _is_called_rating(profile: Profile) -> bool:
    if profile.mean_length > LONGEST or profile.says(*_NOT_RATED) or profile.says("recommended"):
        return False
    return speaks_of_rating(profile) or speaks_of_satisfaction(profile) or asks_to_recommend(profile)
