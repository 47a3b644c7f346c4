"""A file read with its code list beside it: questions for cryptic names, wordings for codes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxmetrics.meaning.codebook.table import Explained
from cxmetrics.meaning.labels import touchpoints
from cxmetrics.meaning.labels.words import is_code
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales.anchors import Anchors
from cxmetrics.model import Column, Finding, Role, Severity

SAYS = "Scale and codes are as the code list says."
LONGEST = 90
MOST_ANSWERS = 100
LEAST_LENGTH = 25


def asking(profile: Profile, told: Explained | None) -> Profile:
    """The profile under the question behind its label, where the code list has one and it may be an answer.

    A label that alone says what it is about stays, and so does that of groups and of numbers of their own:
    "flight number of the respondent" tells no customer from another.
    """
    question = told.entry.question if told else None
    if told is None or not question or not _may_be_answer(profile, told.entry.points):
        return profile
    label = profile.label
    tells = not is_code(label) and touchpoints.match(label) and not touchpoints.match(question)
    return profile if tells else replace(profile, label=question)


def _may_be_answer(profile: Profile, points: Anchors) -> bool:
    if not profile.is_numeric:
        return profile.in_words is not None or profile.mean_length >= LEAST_LENGTH
    groups = points.points and not points.opposed and points.names(profile.values)
    return len(profile.values) <= MOST_ANSWERS and not groups


def points(names: Mapping[str, str], told: Mapping[str, Explained]) -> dict[str, Anchors]:
    """The wordings of the codes of each column, by its safe name; `names` gives each one's label."""
    return {
        name: told[label].entry.points
        for name, label in names.items()
        if label in told and told[label].entry.points.points
    }


def as_listed(column: Column, profile: Profile, label: str, told: Explained | None) -> Column:
    """The column under its own label again, saying what the code list had to do with it."""
    found = replace(column, label=label)
    if told is None:
        return found
    because = [column.because]
    if profile.label != label:
        because.insert(0, f"The code list asks: “{profile.label[:LONGEST]}”.")
    stated = told.entry.points
    if column.scale and stated.opposed and profile.reading and profile.reading.named:
        because.append(SAYS)
    if column.role is Role.SEGMENT and stated.no_answer:
        none = tuple(sorted(t for t, n in profile.numbers.items() if n.value in stated.no_answer))
        found = replace(found, missing=tuple(sorted({*found.missing, *none})))
    return replace(found, because=" ".join(part for part in because if part))


def findings(columns: Sequence[Column], told: Mapping[str, Explained]) -> list[Finding]:
    """A question for each column whose name stands a little differently in the code list."""
    return [
        Finding(
            Severity.QUESTION,
            column.label,
            f"Is this “{told[column.label].entry.name}” of the code list? The two names differ a little.",
            "It is read so. If it is another question, correct its role, its scale and what it is about.",
        )
        for column in columns
        if column.label in told and told[column.label].near and column.role is not Role.IGNORE
    ]
