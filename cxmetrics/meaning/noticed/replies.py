"""What a person should know of first replies, of where customers came from and of who was invited."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from cxmetrics.meaning.dates.notation import has_time
from cxmetrics.meaning.labels import durations as labels
from cxmetrics.meaning.labels.replies import counts_business_hours
from cxmetrics.meaning.labels.words import as_written
from cxmetrics.meaning.noticed.listed import listed
from cxmetrics.meaning.numbers import durations
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales.categories import never_began
from cxmetrics.meaning.tables.replies import pairs
from cxmetrics.model import Column, Finding, Role, Severity

_ZONES = frozenset({"utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "bst"})
_SET_UNIT = "Choose the unit on the Data page, or name it in the heading of the file (“First reply (hours)”)."


def findings(profiles: Sequence[Profile], columns: Sequence[Column], rows: pa.Table) -> tuple[Finding, ...]:
    """What was noticed of each of these columns."""
    seen = {profile.name: profile for profile in profiles}
    opened = next((seen[column.name] for column in columns if column.role is Role.DATE), None)
    found: list[Finding] = []
    for column in columns:
        profile = seen[column.name]
        if column.role is Role.REPLIED and opened:
            found.extend(_moments(profile, column, opened, rows))
        elif column.role is Role.REPLY_TIME:
            found.extend(_lengths(profile, column))
        elif column.role is Role.REFERRED:
            found.extend(_sources(profile, column))
        elif column.role is Role.ANSWERED:
            found.extend(_invited(profile, column))
    return tuple(found)


def _moments(profile: Profile, column: Column, opened: Profile, rows: pa.Table) -> Iterator[Finding]:
    waiting = profile.rows - profile.filled + sum(profile.counts[text] for text in column.missing)
    if waiting:
        what = f"{waiting:,} of {profile.rows:,} have no first reply yet. They count as still waiting: leaving them out would flatter the time."
        fix = "If some of them needed no reply, take those rows out of the file."
        yield Finding(Severity.NOTE, column.label, what, fix)
    if _in_days(profile, opened, rows):
        what = (
            f"“{opened.label}” and “{column.label}” do not both hold a time of day, so the time until the first reply is known in "
            "whole days only; a reply on the same day counts as 0."
        )
        fix = "Export both with their time of day if your tool can."
        yield Finding(Severity.WARNING, column.label, what, fix)
    zones = [bool(_ZONES & set(as_written(one.label).split())) for one in (profile, opened)]
    if zones[0] != zones[1]:
        what = f"Are “{opened.label}” and “{column.label}” in the same time zone? Only one of the two headings names its own."
        fix = "They are read as if they were. If not, every wait is wrong by the same number of hours: correct one of them in the file."
        yield Finding(Severity.QUESTION, column.label, what, fix)


def _in_days(profile: Profile, opened: Profile, rows: pa.Table) -> bool:
    both = [one.dates and has_time(one.dates.formats) for one in (profile, opened)]
    if not all(both):
        return True
    midnight = [
        moment.time().isoformat() == "00:00:00" for pair in pairs(opened, profile, rows) for moment in pair
    ]
    return bool(midnight) and all(midnight)


def _lengths(profile: Profile, column: Column) -> Iterator[Finding]:
    note = column.date_formats[0]
    if note in durations.UNITS and labels.unit(column.label) is None:
        yield Finding(Severity.QUESTION, column.label, _both_readings(profile), _SET_UNIT)
    texts: Mapping[str, int] = {text: profile.counts[text] for text in profile.looked_at}
    if note in durations.CLOCKS and labels.clock(column.label) is None and durations.is_open(texts):
        example = min(texts, key=lambda text: (-texts[text], text))
        what = f"Is “{example}” in this column hours and minutes, or minutes and seconds? It is read as hours and minutes."
        yield Finding(Severity.QUESTION, column.label, what, _SET_UNIT.replace("hours", "mm:ss"))
    if counts_business_hours(column.label):
        what = "Only business hours count here: a night or a weekend between request and reply is left out, which customers do wait through."
        fix = "Compare it with figures in business hours only. If your tool exports calendar time too, add that column."
        yield Finding(Severity.NOTE, column.label, what, fix)
    if profile.filled < profile.rows:
        blank = profile.rows - profile.filled
        what = (
            f"{blank:,} of {profile.rows:,} cells are blank. Whether these still wait for a first reply or never asked for "
            "anything cannot be told from your data, so they are left out; if some still wait, the true time is longer."
        )
        fix = "Add the moments instead, when each request came in and when it was first answered, and open ones count too."
        yield Finding(Severity.NOTE, column.label, what, fix)


def _both_readings(profile: Profile) -> str:
    values = sorted(value for value, n in profile.values.items() for _ in range(n))
    middle = values[len(values) // 2]
    return (
        f"Are these minutes or hours? The heading does not say. Read as minutes, half of the first replies came within {middle:g} minutes; "
        f"read as hours, within {middle:g} hours. They are read as minutes, which is what help desks write most often."
    )


def _sources(profile: Profile, column: Column) -> Iterator[Finding]:
    unknown = profile.rows - profile.filled + sum(profile.counts[text] for text in column.missing)
    said = f" ({listed(column.missing)})" if column.missing else ""
    if unknown:
        share = 100 * unknown / profile.rows
        what = (
            f"Of {profile.rows:,} rows {unknown:,} ({share:.0f} %) do not say how the customer came{said}. They are in no base: the share who "
            "were sent by a customer is one of those who say."
        )
        yield Finding(Severity.NOTE, column.label, what, "Ask every new customer, and offer few “other”.")


def _invited(profile: Profile, column: Column) -> Iterator[Finding]:
    others = [text for text, number in column.codes if not number and text in profile.counts]
    if not column.scale or not others:
        return
    what = f"{listed(others)} count as invited and not answered, parts of an answer and undelivered invitations among them (AAPOR response rate 1)."
    if not never_began(others):
        what = "Everybody who is not marked as having answered counts as invited and not answered (AAPOR response rate 1)."
    yield Finding(
        Severity.NOTE,
        column.label,
        what,
        "Add everybody who was invited: people missing from the list cannot be counted.",
    )
