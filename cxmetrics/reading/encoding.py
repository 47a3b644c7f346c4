"""Turns the bytes of a text file into UTF-8, whatever it was written in."""

import codecs
import re
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

from cxmetrics.errors import NotReadable
from cxmetrics.model import Finding, Severity
from cxmetrics.reading.letters import LANGUAGES, SELDOM, fit, is_cased_well
from cxmetrics.reading.wording import words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
_LOST = "\N{REPLACEMENT CHARACTER}"
_FITS = 0.5
_USUAL = "cp1252"
_AS_GOOD = 0.02
_MORE_WORDS = 2
_WORDS = re.compile(r"[\s,;|\"]+")


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
    return _without_nulls(name, text) if b"\0" in text.data else text


def _without_nulls(name: str, text: Text) -> Text:
    what = f"Characters that stand for nothing (code 0) and were left out: {text.data.count(0):,}."
    note = Finding(Severity.NOTE, name, what, "Nothing to do, unless answers look cut off.")
    return replace(text, data=text.data.replace(b"\0", b""), findings=(*text.findings, note))


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
    best, rival = _likeliest(b"\n".join(_telling_lines(data)))
    text = data.decode(best, errors="replace")
    what = f"The file does not say how its letters are stored; it was read as {best}."
    severity = Severity.NOTE
    if rival:
        severity = Severity.WARNING
        what += f" It could also be {rival}: {_first_difference(data, best, rival)}."
    fix = "If accented letters look wrong, save the file as “CSV UTF-8” and add it again."
    return Text(text.encode(), best, (Finding(severity, name, what, fix), *_lost(name, text)))


def _likeliest(sample: bytes) -> tuple[str, str | None]:
    """The encoding whose letters fit best, and another that fits as well and reads otherwise.

    Where none fits well, the detector's guess decides. The usual encoding starts one letter ahead, so that a
    stray sign or two make no other.
    """
    texts = {encoding: text for encoding in LANGUAGES if (text := _strictly(sample, encoding)) is not None}
    fits = {encoding: fit(text, encoding) for encoding, text in texts.items()}
    beyond = len(sample.translate(None, delete=bytes(range(128))))
    ahead = {one: (share * beyond + (one == _USUAL)) / (beyond + 1) for one, share in fits.items()}
    most = max(ahead.values(), default=0.0)
    if most < _FITS:
        return _detected(sample) or max(fits, key=lambda one: fits[one], default=_USUAL), None
    first = next(one for one, share in ahead.items() if share > most - _AS_GOOD)
    rivals = [one for one, share in fits.items() if share > max(fits[first], _FITS) - _AS_GOOD]
    return _told_by_words(
        first, {one: texts[one] for one in rivals if texts[one] != texts[first]}, texts[first]
    )


def _told_by_words(first: str, rivals: dict[str, str], text: str) -> tuple[str, str | None]:
    """The reading with the more common words, and another that may be right; a seldom one needs such words."""
    own = words(text, first) or 0
    common = {one: words(other, one) for one, other in rivals.items()}
    best = max(rivals, key=lambda one: common[one] or 0, default=first)
    if (common.get(best) or 0) >= own + _MORE_WORDS:
        return best, first if own else None
    likely = (
        one
        for one, count in common.items()
        if is_cased_well(rivals[one]) and ((count or 0) > own or (one not in SELDOM and (count or not own)))
    )
    return first, next(likely, None)


def _strictly(sample: bytes, encoding: str) -> str | None:
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError:
        return None


def _detected(sample: bytes) -> str | None:
    """What the detector makes of the letters."""
    match = from_bytes(sample).best()
    return None if match is None else str(match.encoding)


def _first_difference(data: bytes, one: str, other: str) -> str:
    """The first word that the two encodings read otherwise, as “é or й”."""
    for line in _telling_lines(data):
        pairs = zip(
            _WORDS.split(line.decode(one, errors="replace")),
            _WORDS.split(line.decode(other, errors="replace")),
            strict=False,
        )
        for ours, theirs in pairs:
            if ours != theirs:
                return f"“{ours}” or “{theirs}”"
    return "some letters differ"


def _check_text(name: str, data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\f\v")
    if controls * 50 > len(sample):
        raise NotReadable(
            f"“{name}” is not a table.",
            why="It holds no readable text; perhaps it is a picture, a document or a program under another name.",
            fix="Export the answers as CSV or Excel (.xlsx) and add that file.",
        )
