"""What a person should know about the amounts of a column before trusting them."""

from cxmetrics.meaning.noticed.listed import listed
from cxmetrics.meaning.numbers.amounts import amount
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Column, Finding, Severity


def findings(profile: Profile, column: Column) -> list[Finding]:
    """What is unclear about the decimal mark of a column of numbers, and which amounts could not be read."""
    if not (column.role.is_number or (column.role.is_scored and profile.is_numeric)):
        return []
    found = [_undecided(profile), _unread(profile) if column.role.is_number else None]
    return [finding for finding in found if finding]


def _undecided(profile: Profile) -> Finding | None:
    writing = profile.writing
    if writing.open is None:
        return None
    mine, other = (
        f"{amount(writing.open, decimal_comma=comma):,.15g}"
        for comma in (writing.decimal_comma, not writing.decimal_comma)
    )
    what = f"Is “{writing.open}” {mine} or {other}?"
    fix = f"It is read as {mine}, because {writing.because}. If that is wrong, write it without a mark in the file."
    return Finding(Severity.QUESTION, profile.label, what, fix)


def _unread(profile: Profile) -> Finding | None:
    if not profile.unread:
        return None
    n, shown = profile.weigh(profile.unread), listed(profile.unread)
    what = f"{n:,} cells are no numbers ({shown}) and stay blank."
    if n == 1:
        what = f"One cell is no number ({shown}) and stays blank."
    return Finding(Severity.WARNING, profile.label, what, "Correct them in the file if they are amounts.")
