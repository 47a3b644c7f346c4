"""What a person should know about a file before trusting it."""

from collections.abc import Mapping, Sequence

from cxmetrics.meaning import noticed_dates
from cxmetrics.meaning.listed import listed
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.refusals import refusal
from cxmetrics.meaning.vocabulary import asks_to_recommend
from cxmetrics.model import Column, Finding, Role, Severity


def findings(
    profiles: Sequence[Profile], columns: Sequence[Column], questions: Mapping[str, str | None]
) -> tuple[Finding, ...]:
    """Everything noticed, in the order of the columns; a refusal first."""
    found: list[Finding] = []
    if error := refusal(profiles, columns):
        found.append(error)
    for profile, column in zip(profiles, columns, strict=True):
        found.extend(_of_scale(profile, column))
        found.extend(_of_numbers(profile, column))
        found.extend(_of_meaning(profile, column, questions[profile.name]))
        if column.role is Role.DATE:
            found.extend(noticed_dates.findings(profile))
        if column.role is Role.WEIGHT:
            found.append(
                _note(column, "These are survey weights.", "They are kept; every answer counts once.")
            )
    return tuple(found)


def _of_scale(profile: Profile, column: Column) -> list[Finding]:
    if column.scale is None:
        return []
    found: list[Finding] = []
    between = _between(profile, column)
    if none := [text for text in column.missing if text not in between]:
        n = profile.weigh(none)
        one = "counts" if len(none) == 1 else "count"
        outside = "" if profile.in_words else f", outside {column.scale}"
        what = f"{listed(none)} {one} as not answered{outside} ({n:,} answers)."
        found.append(_note(column, what, "If it is a real answer, set the scale of this column."))
    reading = None if profile.in_words else profile.reading
    if reading and reading.other:
        found.append(
            _question(
                column,
                f"Was this answered {column.scale}, or {reading.other}?",
                f"It is read as {column.scale}.",
            )
        )
    if between:
        what = f"{listed(between)} ({profile.weigh(between):,} answers): neither yes nor no. Leave it out?"
        found.append(
            _question(column, what, "Only yes and no are counted. To count it as well, choose rating.")
        )
    elif profile.in_words and profile.in_words.others and not _all_seen(profile):
        other = " … ".join(wording[0] for wording in profile.in_words.others[0].wordings)
        mine = " … ".join(column.scale.labels)
        found.append(
            _question(column, f"Were the answers offered {mine}, or {other}?", "The first is assumed.")
        )
    return found


def _between(profile: Profile, column: Column) -> list[str]:
    """The answers in words between yes and no."""
    answers = {text for text, _ in profile.in_words.codes} if profile.in_words else set()
    return sorted(answers & set(column.missing))


def _of_numbers(profile: Profile, column: Column) -> list[Finding]:
    found: list[Finding] = []
    if len(profile.tops) > 1 and 2 * sum(profile.tops.values()) > profile.sampled:
        shares = ", ".join(f"{n:,} out of {top:g}" for top, n in sorted(profile.tops.items()))
        what = f"Were two scales used in this column? It holds answers {shares}."
        read = f"Only those out of {profile.top:g} are read. " if column.scale else ""
        fix = f"{read}Bring them to one scale in the file and add it again."
        found.append(_question(column, what, fix))
    if column.scale and profile.is_numeric and profile.unread:
        n = profile.weigh(profile.unread)
        what = f"{n:,} answers are no numbers ({listed(profile.unread)}). They count as not answered."
        found.append(_warning(column, what, "Correct them in the file if they are answers."))
    return found


def _all_seen(profile: Profile) -> bool:
    reading = profile.in_words
    return reading is not None and len({code for _, code in reading.codes}) == len(reading.answers.wordings)


def _of_meaning(profile: Profile, column: Column, question: str | None) -> list[Finding]:
    found: list[Finding] = []
    if question:
        found.append(_question(column, question, "Correct the role or the scale if it is not so."))
    if column.role is Role.RATING and column.side is None:
        found.append(
            _question(
                column,
                f"What is “{column.label}” about: how people treated the customer, or something else?",
                "Choose what it is about. Until then it counts neither as service nor as experience.",
            )
        )
    if asks_to_recommend(profile) and column.scale and column.role not in (Role.NPS, Role.RECOMMENDED):
        found.append(
            _question(
                column,
                f"This asks people to recommend you, on {column.scale}. Only 0–10 makes a Net Promoter Score.",
                "It is kept as a score of its own. If 0–10 was offered, set the role to nps.",
            )
        )
    return found


def _note(column: Column, what: str, fix: str) -> Finding:
    return Finding(Severity.NOTE, column.label, what, fix)


def _warning(column: Column, what: str, fix: str) -> Finding:
    return Finding(Severity.WARNING, column.label, what, fix)


def _question(column: Column, what: str, fix: str) -> Finding:
    return Finding(Severity.QUESTION, column.label, what, fix)
