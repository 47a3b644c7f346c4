"""Texts beside the answers, and whether one of them explains a scale."""

import re
from collections.abc import Iterable, Sequence

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.labels import tidy

_LONGEST = 300
_MOST = 40
_SHOWN = 100
MOST_ROWS = 60
_LEAST_PAIRS = 2

_NUMBER = r"(?<![\d.,:/-])(?:10|\d)(?![\d.,:/-]*\d)"
_WORD = r"[^\W\d_][^\W\d_]+"
_EXPLAINED = re.compile(
    rf"{_NUMBER}\s*(?:=|:|→|->|–|—|-\s|\bmeans\b|\bis\b|\bbedeutet\b|\()\s*[“\"'(]?{_WORD}"
)
_EQUALS = re.compile(rf"{_NUMBER}\s*(?:=|→|->)\s*[“\"'(]?{_WORD}")
_TURNED = re.compile(rf"{_WORD}[”\"']?\s*(?:=|→|->)\s*{_NUMBER}")
_SINGLE = re.compile(r"(?:10|\d)[.:=]?")


def shortened(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts on one line each, each once, without the ends of long ones; the first few dozen of them."""
    found = dict.fromkeys(text[:_LONGEST] for one in texts if (text := tidy(one)))
    return tuple(found)[:_MOST]


def explains(text: str) -> bool:
    """Whether a text says what the numbers of a scale stand for, as “1 = excellent … 5 = very poor”."""
    if _EQUALS.search(text):
        return True
    pairs = _EXPLAINED.findall(text)
    return len(pairs) >= _LEAST_PAIRS or len(_TURNED.findall(text)) >= _LEAST_PAIRS


def explaining(lines: Iterable[str]) -> tuple[str, ...]:
    """Those of some lines of a text file that explain a scale, without the separators at their ends."""
    return shortened(text for line in lines if explains(text := line[:_LONGEST].strip(' \t\r\n,;|"')))


def of_sheet(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What a small sheet explains of a scale, as “1 = poor; 2 = fair”, one text a run of numbers; else nothing."""
    if len(rows) > MOST_ROWS:
        return ()
    texts = [[cell for cell in row if cell] for row in rows]
    pairs = [f"{cells[0].rstrip('.:=')} = {cells[1]}" if _is_pair(cells) else "" for cells in texts if cells]
    listed = "; ".join(filter(None, pairs)) if sum(map(bool, pairs)) >= _LEAST_PAIRS else ""
    others = (text for cells in texts if not _is_pair(cells) and explains(text := " ".join(cells)))
    return shortened([listed, *others])


def _is_pair(cells: Sequence[str]) -> bool:
    return len(cells) >= 2 and bool(_SINGLE.fullmatch(cells[0])) and bool(re.match(_WORD, cells[1]))


def warnings(name: str, notes: Iterable[str]) -> tuple[Finding, ...]:
    """A WARNING for each note that explains a scale: the numbers may run the other way than they seem."""
    return tuple(
        Finding(
            Severity.WARNING,
            name,
            f"The note “{note[:_SHOWN]}{'…' if len(note) > _SHOWN else ''}” explains the scale; it is no answer.",
            "Check that the scale of the ratings is read the way this note says, above all which end is the best.",
        )
        for note in notes
        if explains(note)
    )
