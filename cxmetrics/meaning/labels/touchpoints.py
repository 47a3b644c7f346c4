"""The catalogue of touchpoints, and which of them a label speaks of."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from cxmetrics.meaning.labels.words import asked, is_code, said, stem, stems
from cxmetrics.model import Component, Control, Pillar, Side, Stage, Touchpoint

VAGUE = ("customer_service", "staff_attitude")
LEAST_PART = 4
GAP = 2


@dataclass(frozen=True)
class Match:
    """A touchpoint and the words of the label that point to it."""

    touchpoint: Touchpoint
    words: str


def load(text: str) -> dict[str, Touchpoint]:
    """The touchpoints of a catalogue by id; raises KeyError or ValueError where an entry is wrong."""
    return {id_: _touchpoint(id_, entry) for id_, entry in tomllib.loads(text).items()}


def _touchpoint(id_: str, entry: dict[str, Any]) -> Touchpoint:
    return Touchpoint(
        id=id_,
        name=entry["name"],
        side=Side(entry["side"]),
        pillar=Pillar(entry["pillar"]),
        component=Component(entry["component"]),
        stage=Stage(entry["stage"]),
        control=Control(entry["control"]),
        words=tuple(entry["words"]),
    )


TOUCHPOINTS = load(files("cxmetrics.meaning.labels").joinpath("touchpoints.toml").read_text("utf-8"))
_PHRASES = tuple((stems(text), text, t) for t in TOUCHPOINTS.values() for text in t.words)


@cache
def match(label: str) -> Match | None:
    """The touchpoint `label` speaks of, None where no word points to one.

    The longest phrase wins. Among equals people win over things ("checkout staff" is about staff) and
    what they do over who they are ("courtesy of the receptionist" is about friendliness),
    and anything wins over the bare word "service" ("wifi service" is about wifi). What explains the
    scale ("where 1 means …") is not read.
    """
    question = asked(label)
    parts = stems(question)
    found = [(phrase, text, t) for phrase, text, t in _PHRASES if _near(phrase, parts)]
    if not found and is_code(question):
        found = [(phrase, text, t) for phrase, text, t in _PHRASES if _part(phrase, parts)]
    if not found:
        return None
    phrase, text, touchpoint = max(found, key=_specific)
    shown = dict.fromkeys(own for word, own in said(question) if stem(word) in phrase)
    return Match(touchpoint, " ".join(shown) or text)


def _specific(found: tuple[tuple[str, ...], str, Touchpoint]) -> tuple[bool, int, bool, int, int, str]:
    phrase, text, touchpoint = found
    vague = VAGUE.index(touchpoint.id) if touchpoint.id in VAGUE else len(VAGUE)
    bare = vague == 0 and len(phrase) == 1
    return (not bare, len(phrase), touchpoint.side is Side.SERVICE, vague, len(text), touchpoint.id)


def _near(phrase: tuple[str, ...], said: tuple[str, ...]) -> bool:
    if not phrase or not set(phrase) <= set(said):
        return False
    if len(phrase) == 1:
        return True
    places = [[i for i, word in enumerate(said) if word == part] for part in phrase]
    width = len(phrase) + GAP
    return any(all(any(start <= i < start + width for i in at) for at in places) for start in chain(*places))


def _part(phrase: tuple[str, ...], said: tuple[str, ...]) -> bool:
    if len(phrase) != 1 or len(phrase[0]) < LEAST_PART:
        return False
    return any(word.startswith(phrase[0]) or word.endswith(phrase[0]) for word in said)
