"""Answers in words: which scale a column's whole set of them belongs to."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cxmetrics.meaning.labels.words import fold
from cxmetrics.model import Scale

_LEAD = re.compile(r"^\(?\d{1,2}\)?\s*[-–—.:=)]\s+(?=\D)")
_TRAIL = re.compile(r"(?<=\D)\s*(?:[-–—:=]\s*\d{1,2}|[(\[]\s*\d{1,2}\s*[)\]])$")
_TINT = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_TAIL = " .!;:,…"
LEAST_ANSWERS = 2
LEAST_NEARLY = 3
MOST_LEFT, MOST_SEEN = 2, 24
_USUAL = (5, 7, 4, 3, 2, 6, 10)
ALIKE = ("satisfaction_5", "agreement_5", "ease_5", "no_yes", "bad_good")


@dataclass(frozen=True)
class Answers:
    """One scale in words: `wordings` holds the accepted wordings of each answer, worst first.

    A scale `on_request` is read only where the label asks for it: A to F are marks, and gates of an airport.
    A `mixed` one holds all languages, for sets of answers that no single language explains.
    """

    id: str
    low: float
    wordings: tuple[tuple[str, ...], ...]
    on_request: bool = False
    mixed: bool = False

    @property
    def scale(self) -> Scale:
        """The scale, labelled with the first wording of each answer."""
        labels = tuple(wording[0] for wording in self.wordings)
        return Scale(self.low, self.low + len(labels) - 1, labels=labels)

    @property
    def codes(self) -> dict[str, float]:
        """The number of every accepted wording, as written in the catalogue."""
        return {text: self.low + i for i, wording in enumerate(self.wordings) for text in wording}


@dataclass(frozen=True)
class Reading:
    """A column read as answers in words: the code of each text in it, and other readings that fit."""

    answers: Answers
    codes: tuple[tuple[str, float], ...]
    others: tuple[Answers, ...] = ()


def normal(text: str) -> str:
    """`text` as it is compared: folded, without a leading "1 - ", a trailing "(1)", punctuation and tints."""
    folded = _TINT.sub("", fold(text))
    return fold(_TRAIL.sub("", _LEAD.sub("", folded))).rstrip(_TAIL) or folded


def _answers(id_: str, entry: dict[str, Any]) -> Answers:
    wordings = tuple((w,) if isinstance(w, str) else tuple(w) for w in entry["labels"])
    return Answers(id_, float(entry["low"]), wordings, bool(entry.get("on_request")))


def _in_every_language(kind: str, scales: dict[str, Answers]) -> Answers:
    """One scale with the wordings of all languages, for a survey answered in several."""
    alike = [answers for id_, answers in scales.items() if id_.split("_", 1)[1] == kind]
    wordings = [
        [text for answers in alike for text in answers.wordings[i]] for i in range(len(alike[0].wordings))
    ]
    first = {normal(text): i for i, texts in reversed(list(enumerate(wordings))) for text in texts}
    kept = tuple(
        tuple({normal(t): t for t in reversed(texts) if first[normal(t)] == i}.values())[::-1]
        for i, texts in enumerate(wordings)
    )
    return Answers(f"any_{kind}", alike[0].low, kept, mixed=True)


def _forms(entries: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(normal(word) for words in entries.values() for word in words)


_CATALOGUE: dict[str, Any] = tomllib.loads(
    files("cxmetrics.meaning.scales").joinpath("likert.toml").read_text("utf-8")
)
SCALES = {id_: _answers(id_, entry) for id_, entry in _CATALOGUE["scales"].items()}
SCALES |= {f"any_{kind}": _in_every_language(kind, SCALES) for kind in ALIKE}
NOT_APPLICABLE = _forms(_CATALOGUE["not_applicable"])
DONT_KNOW = _forms(_CATALOGUE["dont_know"])
LEFT_BLANK = _forms(_CATALOGUE["left_blank"])
NO_ANSWER = NOT_APPLICABLE | DONT_KNOW | LEFT_BLANK
GOOD = frozenset(_CATALOGUE["tone"]["good"])
BAD = frozenset(_CATALOGUE["tone"]["bad"])
MUCH = frozenset(_CATALOGUE["amount"]["much"])
LITTLE = frozenset(_CATALOGUE["amount"]["little"])
VERY = frozenset(_CATALOGUE["amount"]["very"])
MARKS = frozenset(_CATALOGUE["tone"]["marks"])
LAST_MARKS = frozenset(_CATALOGUE["tone"]["last_marks"])
EXCESS = frozenset(_CATALOGUE["tone"]["excess"])
NEGATIONS = frozenset(_CATALOGUE["tone"]["negations"])
ON_REQUEST = frozenset(id_ for id_, answers in SCALES.items() if answers.on_request)
TWO_ANSWERS = ("smileys_2", "faces_2", "hearts_2", "_bad_good", "_satisfaction_2")
"""How the ids of scales with nothing but a good and a bad answer end."""
MIDDLE = 50.0


@cache
def _normal_codes(id_: str) -> dict[str, float]:
    return {normal(text): code for text, code in SCALES[id_].codes.items()}


def is_no_answer(text: str) -> bool:
    """Whether `text` says that there is no answer ("Don't know", "N/A", "-")."""
    return normal(text) in NO_ANSWER


def sides(wording: str) -> set[int]:
    """On which side of the middle the wording stands, -1, 0 or 1, in each of the scales that know it."""
    form = normal(wording)
    places = {_position(a, form) for a in SCALES.values() if not a.on_request and form in _normal_codes(a.id)}
    return {(place > MIDDLE) - (place < MIDDLE) for place in places}


def holding(texts: Iterable[str]) -> Iterator[tuple[Answers, dict[str, float]]]:
    """Every scale that knows all of these wordings, the usual lengths first, with the code of each."""
    forms = {text: normal(text) for text in texts}
    for answers in sorted(SCALES.values(), key=lambda one: _USUAL.index(len(one.wordings))):
        codes = _normal_codes(answers.id)
        if not answers.on_request and codes.keys() >= set(forms.values()):
            yield answers, {text: codes[form] for text, form in forms.items()}


def is_yes_or_no(text: str) -> bool:
    """Whether `text` is a bare yes or no, in any language."""
    return any(normal(text) in _normal_codes(id_) for id_ in SCALES if id_.endswith("_no_yes"))


def read(texts: Iterable[str], usual: frozenset[str] = frozenset()) -> Reading | None:
    """The scale that holds every one of `texts`, None where none does or fewer than two differ.

    Texts that mean "no answer" are left aside unless they are answers of the scale. Where several
    scales fit, one of the `usual` ids comes first, then one of which every answer was given, then five
    points.
    """
    seen = {text: normal(text) for text in texts}
    kept = {text: form for text, form in seen.items() if form not in NO_ANSWER}
    fitting = _fitting(set(seen.values()), usual) if len(seen) > len(kept) else []
    fitting, kept = (fitting, seen) if fitting else (_fitting(set(kept.values()), usual), kept)
    if not fitting:
        kept, fitting = _but_for_a_few(kept, usual)
    if not fitting or len(set(kept.values())) < LEAST_ANSWERS:
        return None
    best = min(fitting, key=lambda a: _doubt(a, set(kept.values()), usual))
    codes = _normal_codes(best.id)
    agreed = best.id in usual and not best.on_request
    others = [] if agreed else [a for a in fitting if _differs(a, best, kept.values())]
    return Reading(best, tuple((text, codes[form]) for text, form in kept.items()), tuple(others))


def yes_or_no(reading: Reading) -> Reading | None:
    """The reading with 0 for no and 1 for yes, without the "maybe" between; None where it is no yes or no."""
    answers = reading.answers
    if len(answers.wordings) == LEAST_ANSWERS:
        return reading
    if not answers.id.endswith("no_maybe_yes"):
        return None
    ends = {answers.scale.low: 0.0, answers.scale.high: 1.0}
    codes = tuple((text, ends[code]) for text, code in reading.codes if code in ends)
    return Reading(Answers(answers.id, 0.0, (answers.wordings[0], answers.wordings[-1])), codes)


def usual_scales(readings: Sequence["Reading | None"]) -> frozenset[str]:
    """The scales that some column leaves no doubt about: the others are read by them where they fit."""
    sure = [r for r in readings if r and fully_seen(r)]
    longest = max((len(r.answers.wordings) for r in sure), default=0)
    return frozenset(r.answers.id for r in sure if len(r.answers.wordings) == longest)


def fully_seen(reading: Reading) -> bool:
    """Whether every answer of the scale was given."""
    return len({code for _, code in reading.codes}) == len(reading.answers.wordings)


def _fitting(forms: set[str], usual: frozenset[str]) -> list[Answers]:
    may_be = (a for a in SCALES.values() if not a.on_request or a.id in usual)
    found = [a for a in may_be if forms and forms <= _normal_codes(a.id).keys()]
    return [a for a in found if not a.mixed] or found


def _doubt(answers: Answers, forms: set[str], usual: frozenset[str]) -> tuple[int, bool, bool, int, int, str]:
    codes = _normal_codes(answers.id)
    seen = len({codes[form] for form in forms})
    partly = seen < len(answers.wordings)
    later = len(forms - {normal(wording[0]) for wording in answers.wordings})
    return (
        len(forms) - seen,
        answers.id not in usual,
        partly,
        _USUAL.index(len(answers.wordings)),
        later,
        answers.id,
    )


def _but_for_a_few(kept: dict[str, str], usual: frozenset[str]) -> tuple[dict[str, str], list[Answers]]:
    """The texts that fit some scale when one or two are left aside, and the scales; a typing error unmakes no scale."""
    best: tuple[dict[str, str], list[Answers]] = ({}, [])
    if len(kept) > MOST_SEEN:
        return best
    for a in SCALES.values():
        known = {text: form for text, form in kept.items() if form in _normal_codes(a.id)}
        left = len(kept) - len(known)
        points = len({_normal_codes(a.id)[form] for form in known.values()})
        enough = points >= LEAST_NEARLY and points >= len(a.wordings) - 1 and 3 * left <= points
        if enough and left <= MOST_LEFT and (not a.on_request or a.id in usual):
            if len(known) > len(best[0]):
                best = (known, [])
            if len(known) == len(best[0]) and known.keys() == best[0].keys():
                best[1].append(a)
    return best


def _differs(one: Answers, best: Answers, forms: Iterable[str]) -> bool:
    return any(_position(one, form) != _position(best, form) for form in forms)


def _position(answers: Answers, form: str) -> float:
    return answers.scale.pomp(_normal_codes(answers.id)[form])


def all_codes(reading: Reading, texts: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The codes of `texts` as they stand in the file, then those of wordings not seen in it."""
    seen = dict(reading.codes)
    unseen = {t: c for t, c in reading.answers.codes.items() if t not in seen}
    ordered = tuple(
        sorted(((t, c) for t, c in seen.items() if t in texts), key=lambda pair: (pair[1], pair[0]))
    )
    return ordered + tuple(unseen.items())
