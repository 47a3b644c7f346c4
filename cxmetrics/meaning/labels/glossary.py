"""Labels in other languages, said in the English that the rules are written in."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

Said = tuple[tuple[str, str], ...]
"""English words, each with the word of the label it stands for."""
LEAST_PIECE = 3
LEAST_COMPOUND = 7
LONGEST_PHRASE = 5
SHORTEST_SURE = 2
LONGEST_WORD = 40
MOST_WORDS = 80
REMEMBERED = 4_096
COMPOUNDING = frozenset({"de", "nl"})
_JOINTS = ("", "s", "n", "en", "es", "e")


@dataclass(frozen=True)
class Language:
    """The words of one language: what each means, how the longer ones begin, which carry nothing."""

    id: str
    meanings: Mapping[tuple[str, ...], str]
    beginnings: Mapping[str, str]
    empty: frozenset[str]

    def meaning(self, word: str) -> str | None:
        """What `word` means in English, None where it is not known."""
        if found := self.meanings.get((word,)):
            return found
        if len(word) > LONGEST_WORD:
            return None
        if self.id in COMPOUNDING and (found := self._compound(word)):
            return found
        lengths = range(len(word), LEAST_PIECE - 1, -1)
        return next((self.beginnings[word[:n]] for n in lengths if word[:n] in self.beginnings), None)

    def _compound(self, word: str) -> str | None:
        if len(word) < LEAST_COMPOUND:
            return None
        for n in range(len(word) - LEAST_PIECE, LEAST_PIECE - 1, -1):
            first = self._piece(word[:n])
            rest = self.meaning(word[n:]) if first else None
            if first and rest:
                return f"{first} {rest}"
        return None

    def _piece(self, piece: str) -> str | None:
        for joint in _JOINTS:
            bare = piece.removesuffix(joint)
            found = self.meanings.get((bare,)) or self.beginnings.get(bare)
            if found and len(bare) >= LEAST_PIECE and piece.endswith(joint):
                return found
        return None

    def phrase(self, words: tuple[str, ...]) -> tuple[str, int]:
        """What the longest phrase at the start of `words` means and how many words it has; 0 for none."""
        for n in range(min(LONGEST_PHRASE, len(words)), 1, -1):
            if found := self.meanings.get(words[:n]):
                return found, n
            last = words[n - 1][:LONGEST_WORD]
            for end in range(len(last), 0, -1):
                if found := self.meanings.get((*words[: n - 1], f"{last[:end]}*")):
                    return found, n
        return "", 0


def plain(word: str) -> str:
    """`word` without accents, in lower case."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def load(text: str) -> tuple[tuple[Language, ...], frozenset[str], frozenset[str]]:
    """The languages of a glossary, the words that English has too, and those it never puts alone in a label."""
    table = tomllib.loads(text)
    alone, also = set(map(plain, table.pop("alone"))), set(map(plain, table.pop("english")))
    languages = tuple(_language(id_, entry) for id_, entry in table.items())
    meant = {word for one in languages for said in one.meanings.values() for word in said.split()}
    return languages, frozenset(also | meant), frozenset(alone)


def _language(id_: str, entry: Mapping[str, Any]) -> Language:
    empty = frozenset(map(plain, entry["empty"]))
    meanings: dict[tuple[str, ...], str] = {}
    beginnings: dict[str, str] = {}
    for english, words in entry["words"].items():
        for word in map(plain, words):
            if word.endswith("*") and " " not in word:
                beginnings[word[:-1]] = english
            else:
                meanings[tuple(part for part in word.split() if part not in empty)] = english
    return Language(id_, meanings, beginnings, empty)


def _text(name: str) -> str:
    return files("cxmetrics.meaning.labels").joinpath(name).read_text("utf-8")


LANGUAGES, _ALSO, _ALONE = load(_text("glossary.toml"))
_ABOUT = (text for one in tomllib.loads(_text("touchpoints.toml")).values() for text in one["words"])
ENGLISH = _ALSO | {word for text in _ABOUT for word in text.split()}


@lru_cache(maxsize=REMEMBERED)
def in_english(words: tuple[str, ...]) -> Said:
    """`words` with those of another language said in English; English ones stay as they are.

    The language is the one that explains most words that English has not; its words that carry nothing are
    left out. A text too long for a label is left as it is.
    """
    if len(words) > MOST_WORDS:
        return tuple((word, word) for word in words)
    bare = tuple(map(plain, words))
    best = max(LANGUAGES, key=lambda language: _fit(language, words, bare))
    if not _fit(best, words, bare)[0]:
        alone = next((one for one in LANGUAGES if _is_one_word(one, bare)), None)
        return tuple(_said(alone, words, bare)) if alone else tuple((word, word) for word in words)
    return tuple(_said(best, words, bare)) or tuple((word, word) for word in words)


def _is_one_word(language: Language, bare: tuple[str, ...]) -> bool:
    return len(bare) == 1 and bare[0] in _ALONE and language.meaning(bare[0]) is not None


def _fit(language: Language, words: tuple[str, ...], bare: tuple[str, ...]) -> tuple[int, int]:
    phrases = (language.phrase(bare[at:])[1] for at in range(len(bare)) if bare[at] not in ENGLISH)
    sure = sum(map(partial(_sure, language), words, bare)) + max(phrases, default=0)
    return sure, sum(word in language.empty or language.meaning(word) is not None for word in bare)


def _sure(language: Language, word: str, bare: str) -> bool:
    accented = word != bare
    if not accented and (bare in ENGLISH or len(bare) < SHORTEST_SURE):
        return False
    return bare in language.empty or language.meaning(bare) is not None


def _said(language: Language, words: tuple[str, ...], bare: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    full = [(word, one) for word, one in zip(words, bare, strict=True) if one not in language.empty]
    at = 0
    while at < len(full):
        meaning, length = language.phrase(tuple(one for _, one in full[at:]))
        if not length:
            meaning, length = language.meaning(full[at][1]) or full[at][0], 1
        whole = " ".join(word for word, _ in full[at : at + length])
        yield from ((word, whole) for word in meaning.split())
        at += length
