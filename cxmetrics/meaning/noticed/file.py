"""What a person should know about a file before trusting it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxmetrics.meaning.noticed import dates as noticed_dates
from cxmetrics.meaning.noticed import numbers as noticed_numbers
from cxmetrics.meaning.noticed import off_scale, two_ways
from cxmetrics.meaning.noticed import personal as noticed_personal
from cxmetrics.meaning.noticed import scale as noticed_scale
from cxmetrics.meaning.noticed.listed import listed, named
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales.anchors import Anchors
from cxmetrics.meaning.tables.refusals import refusal
from cxmetrics.model import Column, Finding, Role, Severity


def findings(
    profiles: Sequence[Profile],
    columns: Sequence[Column],
    questions: Mapping[str, str | None],
    points: Mapping[str, Anchors] | None = None,
) -> tuple[Finding, ...]:
    """Everything noticed, in the order of the columns; a refusal first, what several columns share last.

    `points` holds what a code list names, by the column's safe name.
    """
    found: list[Finding] = []
    if error := refusal(profiles, columns):
        found.append(error)
    for profile, column in zip(profiles, columns, strict=True):
        found.extend(noticed_scale.findings(profile, column))
        found.extend(_of_numbers(profile, column))
        found.extend(off_scale.findings(profile, column))
        found.extend(replace(f, where=column.label) for f in noticed_numbers.findings(profile, column))
        found.extend(_of_meaning(column, questions[profile.name]))
        if column.role is Role.DATE:
            found.extend(replace(f, where=column.label) for f in noticed_dates.findings(profile))
        if column.role is Role.WEIGHT:
            found.append(
                _note(column, "These are survey weights.", "They are kept; every answer counts once.")
            )
    return (
        *_once(found),
        *two_ways.findings(profiles, columns),
        *noticed_personal.findings(columns),
        *noticed_scale.left_out(profiles, columns, points or {}),
    )


def _once(found: Sequence[Finding]) -> list[Finding]:
    """The findings, those that say the same of several columns as one."""
    alike: dict[Finding, list[str]] = {}
    for finding in found:
        alike.setdefault(replace(finding, where=""), []).append(finding.where)
    return [replace(finding, where=named(dict.fromkeys(labels))) for finding, labels in alike.items()]


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
        shown = listed(profile.unread)
        what = f"{n:,} answers are no numbers ({shown}). They count as not answered."
        if n == 1:
            what = f"1 answer is no number ({shown}). It counts as not answered."
        found.append(_warning(column, what, "Correct them in the file if they are answers."))
    return found


def _of_meaning(column: Column, question: str | None) -> list[Finding]:
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
    return found


def _note(column: Column, what: str, fix: str) -> Finding:
    return Finding(Severity.NOTE, column.label, what, fix)


def _warning(column: Column, what: str, fix: str) -> Finding:
    return Finding(Severity.WARNING, column.label, what, fix)


def _question(column: Column, what: str, fix: str) -> Finding:
    return Finding(Severity.QUESTION, column.label, what, fix)
