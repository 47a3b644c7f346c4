"""What a person should know about the scale of a column before trusting it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from cxmetrics.meaning.labels.vocabulary import asks_to_recommend
from cxmetrics.meaning.noticed.listed import answers, listed, named
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales import likert
from cxmetrics.meaning.scales.anchors import NONE, Anchors
from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Column, Finding, Role, Severity

PROMOTERS = (Role.NPS, Role.RECOMMENDED)
GRADES = frozenset({"grade", "grades", "mark", "marks", "note", "zensur", "voto", "nota"})
MOST_ALONE = 3
STATES = (
    (likert.NOT_APPLICABLE, "it does not concern them"),
    (likert.DONT_KNOW, "no opinion"),
    (likert.LEFT_BLANK, "left blank"),
)


def findings(profile: Profile, column: Column) -> list[Finding]:
    """What is open about the scale of a column; nothing where it has none."""
    if column.scale is None:
        return []
    found = _of_words(profile, column) if profile.in_words else _of_reading(profile, column, profile.reading)
    return [Finding(Severity.QUESTION, column.label, what, fix) for what, fix in found] + _unseen(
        profile, column
    )


def _of_words(profile: Profile, column: Column) -> list[tuple[str, str]]:
    reading = profile.in_words
    if reading is None or column.scale is None:
        return []
    if asks_to_recommend(profile) and column.role not in PROMOTERS:
        return [_no_promoters(column)]
    if between := _between(reading, column):
        n = profile.weigh(between)
        what = f"{listed(between)} ({answers(n)}): neither yes nor no. Leave it out?"
        return [(what, "Only yes and no are counted. To count it as well, choose rating.")]
    if reading.answers.on_request and not profile.words & GRADES:
        best, worst = reading.answers.wordings[-1][0], reading.answers.wordings[0][0]
        what = f"Is {best} the best answer and {worst} the worst, as with marks at school?"
        return [(what, "It is read so. If these are names of groups, set the role to segment.")]
    if unknown := [text for text in column.missing if not likert.is_no_answer(text)]:
        n, ends = profile.weigh(unknown), (column.scale.labels[0], column.scale.labels[-1])
        what = f"{listed(unknown)} ({answers(n)}) is not known among answers from {ends[0]} to {ends[1]}. What does it mean?"
        return [(what, "It counts as not answered. If it is an answer, correct its wording in the file.")]
    if reading.others and not likert.fully_seen(reading):
        other = " … ".join(wording[0] for wording in reading.others[0].wordings)
        mine = " … ".join(column.scale.labels)
        return [(f"Were the answers offered {mine}, or {other}?", "The first is assumed.")]
    return []


def _between(reading: likert.Reading, column: Column) -> list[str]:
    """The answers in words between yes and no."""
    return sorted({text for text, _ in reading.codes} & set(column.missing))


def _of_reading(profile: Profile, column: Column, reading: Reading | None) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if reading and reading.asked:
        found.append(
            (reading.asked, f"It is read as {column.scale}. If it is not so, set the scale of this column.")
        )
    if asks_to_recommend(profile) and column.role not in PROMOTERS:
        return [*found, _no_promoters(column)]
    if reading and reading.other and column.role is Role.NPS:
        found.append(_perhaps_from_one(profile, reading.other))
    return found


def _no_promoters(column: Column) -> tuple[str, str]:
    if column.scale and (column.scale.low, column.scale.high) == (1, 11):
        return (
            "This asks people to recommend you, with answers from 1 to 11. Were 0 to 10 offered and the eleven "
            "answers numbered, or does 11 mean “not answered”?",
            "It is kept as a score of its own. If 0 to 10 was offered, set the role to nps: each number then "
            "counts one less. If 11 means “not answered”, list it as such.",
        )
    return (
        f"This asks people to recommend you, on {column.scale}. Only 0–10 makes a Net Promoter Score.",
        "It is kept as a score of its own. If 0–10 was offered, set the role to nps.",
    )


def _perhaps_from_one(profile: Profile, other: Reading) -> tuple[str, str]:
    ones = int(profile.values.get(1.0, 0))
    return (
        f"Was 0 offered? Nobody of {sum(profile.values.values()):,} answered it, and {ones:,} answered 1. 0–10 makes "
        f"a Net Promoter Score, {other.scale} does not.",
        "It is read as 0–10. If 1 was the lowest answer, set the role to rating and its scale to 1–10.",
    )


def _unseen(profile: Profile, column: Column) -> list[Finding]:
    reading = profile.reading
    if column.role is not Role.NPS or not reading or reading.named or reading.other or 0.0 in profile.values:
        return []
    least = min((v for v in profile.values if reading.scale.holds(v)), default=0.0)
    what = f"Nobody answered below {least:g}; it is read as {column.scale}, as recommend questions are."
    return [
        Finding(Severity.NOTE, column.label, what, "If another scale was offered, set the role to rating.")
    ]


def left_out(
    profiles: Sequence[Profile], columns: Sequence[Column], points: Mapping[str, Anchors]
) -> list[Finding]:
    """What counts as not answered, once for all columns on the same scale; `points` is the code list."""
    alike: dict[tuple[object, ...], list[tuple[Profile, Column]]] = {}
    for profile, column in zip(profiles, columns, strict=True):
        if codes := _codes(profile, column):
            listed_as = tuple(pair for pair in _listed(profile, points).items() if pair[0] in codes)
            key = (str(column.scale), profile.in_words is not None, listed_as)
            alike.setdefault(key, []).append((profile, column))
    return [
        finding
        for same in alike.values()
        for finding in (
            [_left_out(same, points)] if len(same) > MOST_ALONE else [_left_out([o], points) for o in same]
        )
    ]


def _codes(profile: Profile, column: Column) -> dict[str, int]:
    """What counts as no answer and how often; 0 and 0.0 are one."""
    if column.scale is None:
        return {}
    worded = profile.in_words is not None
    between = [text for text in column.missing if worded and not likert.is_no_answer(text)]
    found: dict[str, int] = {}
    for text in column.missing:
        if text not in between:
            number = profile.numbers.get(text)
            said = f"{number.value:g}" if number and number.plain else text
            found[said] = found.get(said, 0) + profile.counts.get(text, 0)
    return found


def _listed(profile: Profile, points: Mapping[str, Anchors]) -> dict[str, str]:
    """What the code list calls each number of the column."""
    return {f"{code:g}": wording for code, wording in points.get(profile.name, NONE).words}


def _left_out(same: Sequence[tuple[Profile, Column]], points: Mapping[str, Anchors]) -> Finding:
    profile, column = same[0]
    codes: Counter[str] = Counter()
    for one, read in same:
        codes.update(_codes(one, read))
    said = _listed(profile, points)
    each = ", ".join(_counted(text, n, said.get(text)) for text, n in sorted(codes.items()))
    outside = "" if profile.in_words else f", outside {column.scale}"
    return Finding(
        Severity.NOTE,
        named(c.label for _, c in same),
        f"{each} {'counts' if len(codes) == 1 else 'count'} as not answered{outside}.",
        "Counted as answers they would move the average. If it is a real answer, set the scale of the column.",
    )


def _counted(text: str, n: int, wording: str | None) -> str:
    state = next((words for forms, words in STATES if likert.normal(wording or text) in forms), "")
    as_listed = f", “{wording}” in the code list" if wording else ""
    return f"“{text}” ({answers(n)}{as_listed}{': ' + state if state else ''})"
