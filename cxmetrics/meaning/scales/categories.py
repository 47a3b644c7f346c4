"""Answers that are no scale but one of several things, of which some count: where customers came from, what became of invitations."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from cxmetrics.meaning.labels.words import as_written
from cxmetrics.meaning.scales import likert
from cxmetrics.model import Role

_LISTED: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    files("cxmetrics.meaning.scales").joinpath("categories.toml").read_text("utf-8")
)
YES, NO = 1.0, 0.0
MOST = 200
_BARE_LINKS = frozenset({"referral", "referrals"})


@dataclass(frozen=True)
class Categories:
    """The texts of a column by what they are: those that count, the others in the base, those in no base."""

    counted: tuple[str, ...]
    others: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def codes(self) -> tuple[tuple[str, float], ...]:
        """The number of each text in the base."""
        return tuple([(text, YES) for text in self.counted] + [(text, NO) for text in self.others])


def read(role: Role, texts: Iterable[str]) -> Categories | None:
    """The texts by what they are in `role`; None where they do not speak of it, or do not differ in it."""
    listed = sorted(texts)
    if len(listed) > MOST:
        return None
    found = of_sources(listed) if role is Role.REFERRED else of_invitations(listed)
    return found if found and found.counted and found.others else None


def of_sources(texts: Iterable[str]) -> Categories:
    """Where customers came from: everything but a customer who sent them and "don't know" is another way."""
    sorted_ = _Sorted()
    listed = list(texts)
    links = any(_is(text, "web", "counted") for text in listed)
    for text in listed:
        if links and as_written(text) in _BARE_LINKS:
            sorted_.others.append(text)
        elif _is(text, "source", "counted") and not _is(text, "source", "not"):
            sorted_.counted.append(text)
        elif likert.is_no_answer(text) or _begins(text, "source", "unknown"):
            sorted_.unknown.append(text)
        else:
            sorted_.others.append(text)
    return sorted_.categories()


def of_invitations(texts: Iterable[str]) -> Categories | None:
    """What became of invitations; None where a text says something else."""
    sorted_ = _Sorted()
    for text in texts:
        if _begins(text, "invitation", "counted"):
            sorted_.counted.append(text)
        elif any(_begins(text, "invitation", kind) for kind in ("begun", "never")):
            sorted_.others.append(text)
        elif likert.is_no_answer(text) or _begins(text, "invitation", "unknown"):
            sorted_.unknown.append(text)
        else:
            return None
    return sorted_.categories()


def never_began(texts: Iterable[str]) -> tuple[str, ...]:
    """Those that say somebody was asked and did not begin."""
    return tuple(text for text in texts if _begins(text, "invitation", "never"))


class _Sorted:
    """The three heaps while they grow."""

    def __init__(self) -> None:
        self.counted: list[str] = []
        self.others: list[str] = []
        self.unknown: list[str] = []

    def categories(self) -> Categories:
        """The heaps as they are."""
        return Categories(tuple(self.counted), tuple(self.others), tuple(self.unknown))


def _is(text: str, kind: str, part: str) -> bool:
    """Whether one of the words stands anywhere in the text."""
    said = as_written(text).split()
    return any(_holds(said, wanted.split()) for wanted in _LISTED[kind][part])


def _begins(text: str, kind: str, part: str) -> bool:
    """Whether the text is one of the words, or begins with one that leaves its end open."""
    said = as_written(text).split()
    for wanted in _LISTED[kind][part]:
        parts = wanted.split()
        if (len(said) == len(parts) or wanted.endswith("*")) and _holds(said[: len(parts)], parts):
            return True
    return False


def _holds(said: list[str], wanted: list[str]) -> bool:
    n = len(wanted)
    return any(all(map(_same, said[at : at + n], wanted)) for at in range(len(said) - n + 1))


def _same(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
