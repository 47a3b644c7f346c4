"""What a person should know about answers that lie outside the scale of their column, and about turned scales."""

from cxmetrics.meaning.noticed.listed import answers, listed
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Column, Finding, Role, Severity


def findings(profile: Profile, column: Column) -> list[Finding]:
    """A warning for numbers outside the scale that mean nothing else, and a note where the lowest answer is the best."""
    if column.scale is None or profile.in_words:
        return []
    return [found for found in (_outside(profile, column), _turned(column)) if found]


def _outside(profile: Profile, column: Column) -> Finding | None:
    scale, codes = column.scale, dict(column.codes)
    texts = sorted(
        text
        for text, number in profile.numbers.items()
        if text not in column.missing and scale and not scale.holds(codes.get(text, number.value))
    )
    if not texts:
        return None
    n = profile.weigh(texts)
    lies, counts = ("lies", "It counts") if n == 1 else ("lie", "They count")
    return Finding(
        Severity.WARNING,
        column.label,
        f"{answers(n)} {lies} outside {scale} ({listed(texts)}). {counts} as not answered.",
        "Look for them in the file and correct them there if they are slips of the pen.",
    )


def _turned(column: Column) -> Finding | None:
    scale = column.scale
    if scale is None or not scale.reversed or column.role is Role.CHURNED:
        return None
    return Finding(
        Severity.NOTE,
        column.label,
        f"The lowest answer is the best here, so figures show it turned round: {scale.low:g} in the file is shown as "
        f"{scale.high:g}, the best, and {scale.high:g} as {scale.low:g}.",
        "Nothing to do if that is right; if not, turn the scale of the column round.",
    )
