"""How well a decoded text fits the letters some language is written in."""

import re
import unicodedata
from collections.abc import Callable, Mapping

Fits = Callable[[str], bool]

_MARKS = frozenset(
    "’‘”“„‚»«›‹…–—°€£¥§©®™•·¿¡½¼¾²³×±µªº\N{NO-BREAK SPACE}、。，！？；：（）「」『』・〜～《》【】"
)
_OPENING = frozenset("“„‘‚«‹¿¡")
_CLOSING = frozenset("”’»›…°€®™²³ªº“‘")

_LATIN = {
    "german": "äöüßéà",
    "french": "àâçéèêëîïôœùûü",
    "spanish": "áéíñóúü",
    "portuguese": "ãáàâçéêíóôõú",
    "italian": "àèéìòù",
    "dutch": "ëéïóáèöü",
    "nordic": "åäöæøéüà",
    "icelandic": "áðéíóúýþæö",
    "polish": "ąćęłńóśźżé",
    "czech": "áčďéěíňóřšťúůýžäľô",
    "hungarian": "áéíóöőúüű",
    "romanian": "ăâîșțşţ",
    "slovene": "čćđšž",
    "turkish": "çğıöşüâîİ",
    "baltic": "ąčęėįšųūžāēģīķļņõäöü",
}
_CYRILLIC = {
    "russian": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "ukrainian": "абвгдежзийклмнопрстуфхцчшщьюяіїєґ",
    "serbian": "абвгдежзиклмнопрстуфхцчшђјљњћџ",
}
_GREEK = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"

_HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"

_WESTERN = ("german", "french", "spanish", "portuguese", "italian", "dutch", "nordic", "icelandic")
_CENTRAL = ("german", "polish", "czech", "hungarian", "romanian", "slovene")


def _both_cases(letters: str) -> Fits:
    known = frozenset(letters) | frozenset(letters.upper()) | _MARKS
    return known.__contains__


def _leads(encoding: str, first: int, last: int) -> Fits:
    """The common characters of an East Asian set: its first level, told by the lead byte."""

    def fits(character: str) -> bool:
        code = character.encode(encoding, errors="ignore")
        return character in _MARKS or (len(code) == 2 and first <= code[0] <= last)

    return fits


_LEVELS = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "euc_jp": (0xB0, 0xCF), "cp949": (0xB0, 0xC8)}


def _is_kana(character: str) -> bool:
    return "ぁ" <= character <= "ヿ"


def _japanese(character: str) -> bool:
    return _is_kana(character) or _leads("euc_jp", *_LEVELS["euc_jp"])(character)


def _named(*languages: str) -> tuple[Fits, ...]:
    return tuple(_both_cases((_LATIN | _CYRILLIC)[language]) for language in languages)


_RUSSIAN = _named("russian", "ukrainian", "serbian")
LANGUAGES: Mapping[str, tuple[Fits, ...]] = {
    "cp1252": _named(*_WESTERN),
    "mac_roman": _named(*_WESTERN),
    "cp1250": _named(*_CENTRAL),
    "iso8859_2": _named(*_CENTRAL),
    "cp1254": _named("turkish"),
    "cp1251": _RUSSIAN,
    "koi8_r": _RUSSIAN[:1],
    "cp1253": (_both_cases(_GREEK),),
    "cp949": (_leads("cp949", *_LEVELS["cp949"]),),
    "cp932": (_japanese,),
    "euc_jp": (_japanese,),
    "gb18030": (_leads("gb18030", *_LEVELS["gb18030"]),),
    "big5": (_leads("big5", *_LEVELS["big5"]),),
    "iso8859_15": _named(*_WESTERN),
    "iso8859_7": (_both_cases(_GREEK),),
    "cp1257": _named("baltic"),
    "mac_latin2": _named(*_CENTRAL),
    "mac_cyrillic": _RUSSIAN,
    "iso8859_5": _RUSSIAN,
    "cp850": _named(*_WESTERN),
    "cp852": _named(*_CENTRAL),
    "cp866": _RUSSIAN[:1],
    "cp1255": (_both_cases(_HEBREW),),
}
"""What is written in each encoding, the likelier encodings first."""

SELDOM = frozenset(
    {
        "mac_latin2",
        "cp850",
        "cp852",
        "cp1257",
        "iso8859_15",
        "iso8859_5",
        "iso8859_7",
        "mac_cyrillic",
        "cp866",
        "cp1255",
    }
)
"""Encodings met so seldom that letters alone, which fit another as well, do not speak for them."""


def is_cased_well(text: str) -> bool:
    """Whether no accented capital stands between a capital and a small letter, as in “DÈlai”."""
    return not _MIXED.search(text)


_MIXED = re.compile(r"(?<![^\W_])[A-Z][À-ÖØ-ÞĀ-ſ](?=[a-zà-öø-ÿ])")
_UNTOLD = 0.9
_TELLING: Mapping[str, Fits] = {
    "cp932": _is_kana,
    "euc_jp": _is_kana,
    "gb18030": _leads("gb18030", _LEVELS["cp949"][1] + 1, _LEVELS["gb18030"][1]),
}
"""Characters without which a text is hardly in that language: the rest reads as well in another."""


def fit(text: str, encoding: str) -> float:
    """How far the languages of `encoding` explain the characters beyond ASCII, where they stand: 0 to 1.

    Half of it is what one language explains of all lines, half what one explains of each: a file may hold
    several languages, but is likelier to hold one.
    """
    lines = [found for line in text.splitlines() if (found := _beyond_ascii(line))]
    count = sum(map(len, lines))
    if not count:
        return 0.0
    explained = [[sum(map(fits, line)) for line in lines] for fits in LANGUAGES[encoding]]
    one: int = max(map(sum, explained))
    each: int = sum(map(max, zip(*explained, strict=True)))
    telling = _TELLING.get(encoding)
    told = 1.0 if telling is None or any(map(telling, text)) else _UNTOLD
    return told * (one + each) / 2 / count


def _beyond_ascii(line: str) -> list[str]:
    """The characters of a line beyond ASCII; a blank for one that cannot stand where it does."""
    padded = f" {line} "
    return [
        padded[place] if _stands_well(*padded[place - 1 : place + 2]) else ""
        for place in range(1, len(padded) - 1)
        if not padded[place].isascii()
    ]


def _stands_well(before: str, character: str, after: str) -> bool:
    """Whether a character may stand there: scripts do not mix in a word, no capital follows a small letter."""
    if character in _MARKS:
        return _mark_stands_well(before, character, after)
    if character.isupper() and (before.islower() or after.isdigit()):
        return False
    return not any(_other_script(character, beside) for beside in (before, after))


def _mark_stands_well(before: str, mark: str, after: str) -> bool:
    if mark in "’'" or not (before.isalpha() and after.isalpha()):
        ends = before.isalpha() and not after.isalpha()
        starts = after.isalpha() and not before.isalpha()
        return not (
            (ends and mark in _OPENING - _CLOSING) or (starts and mark in _CLOSING - _OPENING - {"’"})
        )
    return mark in "–—…\N{NO-BREAK SPACE}、。，！？；：・"


def _other_script(one: str, other: str) -> bool:
    return one.isalpha() and other.isalpha() and _script(one) != _script(other)


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").split(" ")[0]
    return "EAST ASIAN" if first in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA") else first
