"""A profile and its role, made into a column."""

from dataclasses import replace

from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.masking import masked
from cxmetrics.meaning.noticed.listed import answers
from cxmetrics.meaning.numbers.durations import USUAL
from cxmetrics.meaning.personal import hidden, personal
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.roles import reply_time
from cxmetrics.meaning.scales import categories, likert
from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Column, Role, Scale, Side

MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 80
LIKELY = 0.6
YES_NO = (Role.RECOMMENDED, Role.CHURNED, Role.REFERRED, Role.ANSWERED)
DATES = (Role.DATE, Role.REPLIED)
SORTED = (Role.REFERRED, Role.ANSWERED)
"""Read from several categories too, of which some count."""
Scored = tuple[Scale, tuple[tuple[str, float], ...], tuple[str, ...]]
Answers = tuple[Scale | None, tuple[tuple[str, float], ...], tuple[str, ...]]


def column(profile: Profile, role: Role, evidence: Evidence) -> Column:
    """The column `profile` is in `role`, with its scale, codes, missing codes and side."""
    scale, codes, missing = _answers(profile, role, evidence)
    about = profile.about if role is Role.RATING and not evidence.whole else None
    side = _side(role, profile, evidence)
    dates = profile.dates if role in DATES else None
    tells = None if role.is_scored else personal(profile.label, profile.looked_at)
    return Column(
        name=profile.name,
        label=profile.label,
        role=role,
        side=side,
        touchpoint=about.touchpoint.id if about else None,
        scale=scale,
        codes=codes,
        missing=missing,
        date_formats=_notes(profile, role),
        other_date_formats=dates.other_formats if dates else (),
        decimal_comma=profile.decimal_comma and (role.is_number or role.is_scored),
        personal=tells,
        examples=examples(profile, tells),
        confidence=_confidence(role, side, evidence),
        because=_because(profile, role, evidence, missing, scale),
    )


def _answers(profile: Profile, role: Role, evidence: Evidence) -> Answers:
    """Scale, codes and missing codes; of replies only what says that there is none yet."""
    found = scored(profile, role, evidence) if role.is_scored else None
    return found or (None, (), profile.no_answer if role is Role.REPLIED else ())


def _notes(profile: Profile, role: Role) -> tuple[str, ...]:
    if role is Role.REPLY_TIME:
        return (reply_time.written(profile) or USUAL,)
    return profile.dates.formats if profile.dates and role in DATES else ()


def examples(profile: Profile, tells: str | None = None) -> tuple[str, ...]:
    """The most frequent values, cut short; of a column that `tells` a person only what tells nobody."""
    often = sorted(profile.looked_at, key=lambda text: (-profile.counts[text], text))[:MOST_EXAMPLES]
    return tuple(hidden(tells, text) if tells else _shown(text)[:LONGEST_EXAMPLE] for text in often)


def _shown(text: str) -> str:
    """`text` masked where somebody wrote it: the number of an order or a customer alone in its cell is no phone."""
    return masked(text) if " " in text or "@" in text else text


def scored(profile: Profile, role: Role, evidence: Evidence) -> Scored | None:
    """The scale of the profile in `role`, its codes and missing codes; None where it lies on none.

    Whether people recommend or have left is yes or no: a "maybe" is neither, and counts as no answer; who
    left is the worse. Where customers came from and what became of invitations is 1 or 0 too. What a label states about its ends wins over what its question suggests.
    """
    yes_no, left = role in YES_NO, role is Role.CHURNED
    if role in SORTED and (found := categories.read(role, profile.counts)):
        return Scale(categories.NO, categories.YES), found.codes, found.unknown
    if profile.in_words:
        reading = likert.yes_or_no(profile.in_words) if yes_no else profile.in_words
        if reading is None:
            return None
        seen = {text for text, _ in reading.codes}
        codes = likert.all_codes(reading, tuple(profile.counts))
        scale = replace(reading.answers.scale, reversed=left)
        return scale, codes, tuple(sorted(profile.counts.keys() - seen))
    if profile.reading is None or (yes_no and profile.reading.scale.levels > len(YES_NO)):
        return None
    base = profile.reading.scale
    scale = replace(base, reversed=left or _backwards(profile.reading, evidence))
    return scale, written(profile), coded(profile, profile.reading.codes)


def _backwards(reading: Reading, evidence: Evidence) -> bool:
    if reading.directed:
        return reading.scale.reversed
    much_is_best = not (reading.scale.reversed or evidence.reversed)
    return much_is_best == bool(reading.falling)


def coded(profile: Profile, codes: frozenset[float]) -> tuple[str, ...]:
    """The texts of the file that stand for `codes` or say that there is no answer."""
    texts = (text for text, n in profile.numbers.items() if n.value in codes)
    return tuple(sorted((*texts, *profile.no_answer)))


def written(profile: Profile) -> tuple[tuple[str, float], ...]:
    """The numbers of texts that a cast would not understand ("10 - Extremely likely")."""
    return tuple((text, n.value) for text, n in sorted(profile.numbers.items()) if not n.plain)


def _side(role: Role, profile: Profile, evidence: Evidence) -> Side | None:
    if role is not Role.RATING or evidence.whole:
        return Side.OVERALL if role.is_scored else None
    return profile.about.touchpoint.side if profile.about else None


def _confidence(role: Role, side: Side | None, evidence: Evidence) -> float:
    unclear = role is Role.RATING and side is None
    return round(min(evidence.strength, LIKELY if unclear else 1.0), 2)


def _because(
    profile: Profile, role: Role, evidence: Evidence, missing: tuple[str, ...], scale: Scale | None
) -> str:
    parts = [evidence.because]
    if role is Role.RATING and profile.about and not evidence.whole:
        found = profile.about
        people = "how people treated you" if found.touchpoint.side is Side.SERVICE else found.touchpoint.name
        parts = [f"“{found.words}” is {people}: {found.touchpoint.side.value}."]
    if scale:
        parts.append(f"Answers {scale}.")
    if missing:
        n = sum(profile.counts[text] for text in missing)
        shown = ", ".join(f"“{text}”" for text in missing[:4])
        parts.append(f"{shown} {'means' if len(missing) == 1 else 'mean'} not answered ({answers(n)}).")
    return " ".join(part for part in parts if part)
