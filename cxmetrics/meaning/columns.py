"""A profile and its role, made into a column."""

from cxmetrics.meaning import likert
from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Column, Role, Scale, Side

MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 80
LIKELY = 0.6


def column(profile: Profile, role: Role, evidence: Evidence) -> Column:
    """The column `profile` is in `role`, with its scale, codes, missing codes and side."""
    scale, codes, missing = _scored(profile, evidence) if role.is_scored else (None, (), ())
    about = profile.about if role is Role.RATING and not evidence.whole else None
    side = _side(role, profile, evidence)
    dates = profile.dates if role is Role.DATE else None
    return Column(
        name=profile.name,
        label=profile.label,
        role=role,
        side=side,
        touchpoint=about.touchpoint.id if about else None,
        scale=scale,
        codes=codes,
        missing=missing,
        date_formats=dates.formats if dates else (),
        other_date_formats=dates.other_formats if dates else (),
        examples=examples(profile),
        confidence=_confidence(role, side, evidence),
        because=_because(profile, role, evidence, missing, scale),
    )


def examples(profile: Profile) -> tuple[str, ...]:
    """The most frequent values, cut short."""
    often = sorted(profile.looked_at, key=lambda text: (-profile.counts[text], text))
    return tuple(text[:LONGEST_EXAMPLE] for text in often[:MOST_EXAMPLES])


def coded(profile: Profile, codes: frozenset[float]) -> tuple[str, ...]:
    """The texts of the file that stand for `codes`."""
    return tuple(text for text, n in sorted(profile.numbers.items()) if n.value in codes)


def written(profile: Profile) -> tuple[tuple[str, float], ...]:
    """The numbers of texts that a cast would not understand ("10 - Extremely likely")."""
    return tuple((text, n.value) for text, n in sorted(profile.numbers.items()) if not n.plain)


def _scored(
    profile: Profile, evidence: Evidence
) -> tuple[Scale, tuple[tuple[str, float], ...], tuple[str, ...]]:
    if profile.in_words:
        reading = profile.in_words
        codes = likert.all_codes(reading, tuple(profile.counts))
        seen = {text for text, _ in reading.codes}
        return reading.answers.scale, codes, tuple(sorted(profile.counts.keys() - seen))
    assert profile.reading is not None
    base = profile.reading.scale
    scale = Scale(base.low, base.high, base.reversed or evidence.reversed, base.step)
    return (
        scale,
        written(profile),
        tuple(sorted((*coded(profile, profile.reading.codes), *profile.no_answer))),
    )


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
        parts.append(f"{shown} {'means' if len(missing) == 1 else 'mean'} not answered ({n:,} answers).")
    return " ".join(part for part in parts if part)
