"""Turns the bytes of a text file into UTF-8, whatever it was written in."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from cxmetrics.errors import NotReadable
from cxmetrics.model import Finding, Severity

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REGIONAL = ["cp1252", "mac_roman", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "cp1254"]
_ASIAN = ["cp932", "cp949", "gb18030", "big5"]
_AFTER_WORDS = "’‘”“»«…–—°\N{NO-BREAK SPACE}"
_SAMPLE = 64 * 1024
_LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Text:
    """A text in UTF-8, the encoding it came in, and whether that was certain."""

    data: bytes
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(name: str, data: bytes) -> Text:
    """The text, by its byte-order mark, else as UTF-8 if it is valid, else by the likeliest guess.

    Raises NotReadable when it is no text at all.
    """
    text = _decode(name, data)
    _check_text(name, text.data)
    return text


def _decode(name: str, data: bytes) -> Text:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as_utf8(name, data[len(mark) :], encoding)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _as_utf8(name, data, unmarked)
    if _is_utf8(data):
        return Text(data, "utf-8")
    if _is_damaged_utf8(data):
        return _as_utf8(name, data, "utf-8")
    return _guessed(name, data)


def _as_utf8(name: str, data: bytes, encoding: str) -> Text:
    if encoding == "utf-8" and _is_utf8(data):
        return Text(data, encoding)
    text = data.decode(encoding, errors="replace")
    return Text(text.encode(), encoding, _lost(name, text))


def _lost(name: str, text: str) -> tuple[Finding, ...]:
    count = text.count(_LOST)
    if not count:
        return ()
    what = f"Characters that could not be read and show as “{_LOST}”: {count:,}."
    return (Finding(Severity.WARNING, name, what, "Save the file as “CSV UTF-8” and add it again."),)


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether at most one letter in twenty beyond ASCII is broken, by the bytes that begin such letters."""
    beginnings = len(data) - len(data.translate(None, delete=bytes(range(0xC2, 0xF5))))
    return data.decode(errors="replace").count(_LOST) * 20 <= beginnings


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[: _SAMPLE // 16]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second * 3 > len(sample[1::2]) and first * 20 < len(sample):
        return "utf-16-le"
    if first * 3 > len(sample[0::2]) and second * 20 < len(sample):
        return "utf-16-be"
    return None


def _telling_lines(data: bytes) -> list[bytes]:
    telling = dict.fromkeys(line for line in data[: _SAMPLE * 64].splitlines() if not line.isascii())
    lines, size = [], 0
    for line in telling:
        lines.append(line)
        size += len(line)
        if size > _SAMPLE:
            break
    return lines or [data[:_SAMPLE]]


def _guessed(name: str, data: bytes) -> Text:
    encoding = _likeliest(b"\n".join(_telling_lines(data)))
    text = data.decode(encoding, errors="replace")
    what = f"The file does not say how its letters are stored; it was read as {encoding}."
    fix = "If accented letters look wrong, save the file as “CSV UTF-8” and add it again."
    return Text(text.encode(), encoding, (Finding(Severity.NOTE, name, what, fix), *_lost(name, text)))


def _likeliest(sample: bytes) -> str:
    """The best guess, Western European where that is as good: it is by far the most common."""
    guesses = []
    for match in from_bytes(sample, cp_isolation=_REGIONAL + _ASIAN):
        encoding = "cp1252" if "cp1252" in match.could_be_from_charset else str(match.encoding)
        oddity = match.chaos + _misfits(str(match))
        guesses.append((oddity, -match.coherence, encoding != "cp1252", encoding))
    return min(guesses)[-1] if guesses else "cp1252"


def _misfits(text: str) -> float:
    """Signs after small letters and capitals among them, as a share of all characters beyond ASCII."""
    beyond = [place for place in range(1, len(text) - 1) if not text[place].isascii()]
    return sum(_is_misfit(*text[place - 1 : place + 2]) for place in beyond) / max(len(beyond), 1)


def _is_misfit(before: str, character: str, after: str) -> bool:
    if not before.islower():
        return False
    capital = character.isupper() and after.islower()
    return capital or not (character.isalpha() or character in _AFTER_WORDS)


def _check_text(name: str, data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\f\v")
    if controls * 50 > len(sample):
        raise NotReadable(
            f"“{name}” is not a table.",
            why="It holds no readable text; perhaps it is a picture, a document or a program under another name.",
            fix="Export the answers as CSV or Excel (.xlsx) and add that file.",
        )
