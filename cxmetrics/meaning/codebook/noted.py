"""What stands beside a table about its answers: "1 = excellent ... 5 = very poor" above it or below."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.noticed.listed import named as these
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales.anchors import Anchors, named, stated
from cxmetrics.meaning.scales.stated import ends
from cxmetrics.model import Finding, Role, Scale, Severity

RATED = (Role.RATING, Role.OVERALL, Role.CSAT, Role.CES)
LEAST_INSIDE = 0.9
LONGEST = 120


@dataclass(frozen=True)
class Note:
    """A text that names points of a scale, and those points."""

    text: str
    points: Anchors

    @property
    def reversed(self) -> bool | None:
        """Whether its lowest number is the best answer; None where its words do not tell."""
        return self.points.falling if self.points.reversed is None else self.points.reversed

    @property
    def ends(self) -> tuple[float, float] | None:
        """The lowest and the highest number it names; None where it names one end alone."""
        codes = self.points.amounts if self.points.falling is not None else self.points.points
        return (min(codes), max(codes)) if len(codes) > 1 else None


def read(texts: Sequence[str]) -> tuple[Note, ...]:
    """The notes among these texts; one that names a single number counts only where it says which end is good."""
    found = []
    for text in texts:
        points = stated(text) if stated(text).points or stated(text).amounts else named(text)
        note = Note(text.strip()[:LONGEST], points)
        if note.ends or note.reversed is not None:
            found.append(note)
    return tuple(found)


def applied(
    profiles: Sequence[Profile],
    chosen: Mapping[str, tuple[Role, Evidence]],
    notes: Sequence[Note],
    told: Collection[str] = (),
) -> tuple[tuple[Profile, ...], list[Finding]]:
    """The profiles, those of ratings that state no scale of their own read as the first note that fits says.

    `told` holds the safe names of columns a code list explains: it knows better.
    """
    by_note: dict[Note, list[str]] = {}
    read_so = []
    for profile in profiles:
        rated = chosen[profile.name][0] in RATED and profile.name not in told
        note = next((one for one in notes if rated and _concerns(one, profile)), None)
        if note is not None:
            by_note.setdefault(note, []).append(profile.label)
        read_so.append(_read_by(profile, note) if note else profile)
    return tuple(read_so), [_finding(note, labels) for note, labels in by_note.items()]


def _concerns(note: Note, profile: Profile) -> bool:
    reading, label = profile.reading, profile.label
    if reading is None or profile.in_words or any(n.led for n in profile.numbers.values()):
        return False
    if stated(label).words or named(label).words:
        return False
    if note.ends is None:
        return True
    low, high = note.ends
    inside = sum(n for value, n in profile.values.items() if low <= value <= high or value in reading.codes)
    fits = inside >= LEAST_INSIDE * sum(profile.values.values())
    return fits and ends(label) in (None, note.ends)


def _read_by(profile: Profile, note: Note) -> Profile:
    reading = profile.reading
    if reading is None:
        return profile
    low, high = note.ends or (reading.scale.low, reading.scale.high)
    scale = Scale(low, high, reversed=bool(note.reversed), step=reading.scale.step)
    codes = frozenset(code for code in reading.codes if not low <= code <= high)
    return replace(
        profile, reading=replace(reading, scale=scale, codes=codes, other=None, asked=None, directed=True)
    )


def _finding(note: Note, labels: list[str]) -> Finding:
    points = note.points.amounts if note.points.falling is not None else note.points.points
    low, high = min(points), max(points)
    fix = "If the note is about something else, set the scale of these columns."
    if note.reversed is None:
        what = f"Is {low:g} (“{points[low]}”) the worst answer and {high:g} (“{points[high]}”) the best, as the note says?"
        return Finding(Severity.QUESTION, these(labels), f"{what} It is read so (“{note.text}”).", fix)
    which = "best" if note.reversed == (note.ends is not None or low <= 1) else "worst"
    what = f"{low:g} (“{points[low]}”) is read as the {which} answer, as the note beside the table says: “{note.text}”."
    return Finding(Severity.NOTE, these(labels), what, fix)
