"""Answers in words: which scale a column's whole set of them belongs to."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cxmetrics.meaning.words import fold
from cxmetrics.model import Scale

_LEAD = re.compile(r"^\(?\d{1,2}\)?\s*[-–—.:=)]\s+(?=\D)")
_TAIL = " .!;:,…"
LEAST_ANSWERS = 2
_USUAL = (5, 7, 4, 3, 2)


@dataclass(frozen=True)
class Answers:
    """One scale in words: `wordings` holds the accepted wordings of each answer, worst first."""

    id: str
    low: float
    wordings: tuple[tuple[str, ...], ...]

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
    """`text` as it is compared: folded, without a leading "1 - " and trailing punctuation."""
    folded = fold(text)
    return fold(_LEAD.sub("", folded)).rstrip(_TAIL) or folded


def load(text: str) -> tuple[dict[str, Answers], frozenset[str]]:
    """The scales of a catalogue by id, and the normal forms of what means "no answer"."""
    table: dict[str, Any] = tomllib.loads(text)
    scales = {id_: _answers(id_, entry) for id_, entry in table["scales"].items()}
    return scales, frozenset(normal(word) for words in table["no_answer"].values() for word in words)


def _answers(id_: str, entry: dict[str, Any]) -> Answers:
    wordings = tuple((w,) if isinstance(w, str) else tuple(w) for w in entry["labels"])
    return Answers(id_, float(entry["low"]), wordings)


SCALES, NO_ANSWER = load(files("cxmetrics.meaning").joinpath("likert.toml").read_text("utf-8"))


@cache
def _normal_codes(id_: str) -> dict[str, float]:
    return {normal(text): code for text, code in SCALES[id_].codes.items()}


def is_no_answer(text: str) -> bool:
    """Whether `text` says that there is no answer ("Don't know", "N/A", "-")."""
    return normal(text) in NO_ANSWER


def read(texts: Iterable[str], usual: frozenset[str] = frozenset()) -> Reading | None:
    """The scale that holds every one of `texts`, None where none does or fewer than two differ.

    Texts that mean "no answer" are left aside unless they are answers of the scale. Where several
    scales fit, one of the `usual` ids comes first, then one of which every answer was given, then five
    points.
    """
    seen = {text: normal(text) for text in texts}
    kept = {text: form for text, form in seen.items() if form not in NO_ANSWER}
    fitting = _fitting(set(seen.values())) if len(seen) > len(kept) else []
    fitting, kept = (fitting, seen) if fitting else (_fitting(set(kept.values())), kept)
    if not fitting or len(set(kept.values())) < LEAST_ANSWERS:
        return None
    best = min(fitting, key=lambda a: _doubt(a, set(kept.values()), usual))
    codes = _normal_codes(best.id)
    agreed = best.id in usual
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
    sure = [r for r in readings if r and _fully_seen(r)]
    longest = max((len(r.answers.wordings) for r in sure), default=0)
    return frozenset(r.answers.id for r in sure if len(r.answers.wordings) == longest)


def _fully_seen(reading: Reading) -> bool:
    return len({code for _, code in reading.codes}) == len(reading.answers.wordings)


def _fitting(forms: set[str]) -> list[Answers]:
    return [a for a in SCALES.values() if forms and forms <= _normal_codes(a.id).keys()]


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
