"""What one column looks like: the facts every role judges by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning.dates import column as date_column
from cxmetrics.meaning.dates.reading import Dates
from cxmetrics.meaning.labels import touchpoints
from cxmetrics.meaning.labels.words import FILLERS, asked, spoken, words
from cxmetrics.meaning.numbers.amounts import Writing, writing
from cxmetrics.meaning.numbers.number import MOST_LED, Number, number
from cxmetrics.meaning.scales import likert
from cxmetrics.meaning.scales.numeric import Reading

SAMPLE = 50_000
MOST_LOOKED_AT = 3_000
MOST_ANSWERS = 200
LEAST_NUMBERS = 0.9


@dataclass(frozen=True, eq=False)
class Profile:
    """A column's label and its values, counted.

    `counts` holds each trimmed text and how often it occurs: exactly where few differ, else over an
    evenly spaced sample, of which `looked_at` are read closely. `reading` is the numeric scale it may
    be on, `along` its correlation with what people answered elsewhere in the file, `usual` the scales in
    words that other columns of the file are on, `comma` whether a person said that amounts are written 1.234,50.
    """

    name: str
    label: str
    rows: int
    filled: int
    sampled: int
    counts: Mapping[str, int]
    looked_at: tuple[str, ...]
    dates: Dates | None = None
    reading: Reading | None = None
    along: float | None = None
    usual: frozenset[str] = frozenset()
    comma: bool | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the label in English, and those that stand in it."""
        return spoken(self.label)

    @cached_property
    def meaningful(self) -> tuple[str, ...]:
        """The words of the label in order, without fillers and without what explains its scale."""
        return tuple(word for word in words(asked(self.label)) if word not in FILLERS)

    @cached_property
    def about(self) -> touchpoints.Match | None:
        """The touchpoint the label names."""
        return touchpoints.match(self.label)

    @property
    def distinct(self) -> int:
        """How many different values were seen."""
        return len(self.counts)

    @property
    def unlike(self) -> float:
        """The share of answers that differ from all others, 1 when every one does."""
        return self.distinct / self.sampled if self.sampled else 0.0

    @cached_property
    def no_answer(self) -> tuple[str, ...]:
        """Texts that say there is no answer."""
        return tuple(text for text in self.looked_at if likert.is_no_answer(text))

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """The texts that stand for a number; of "4/5" and "8/10" only those out of what most are out of."""
        found = {t: n for t, n in self._written.items() if n.top in (None, self.top)}
        led = {n.value for n in found.values() if n.led}
        return {t: n for t, n in found.items() if not n.led} if len(led) > MOST_LED + 1 else found

    @cached_property
    def _written(self) -> dict[str, Number]:
        comma = self.decimal_comma
        found = {text: n for text in self.looked_at if (n := number(text, decimal_comma=comma))}
        alone = {text for text, n in found.items() if n.alone}
        if not alone or (len({found[text].value for text in alone}) > 1 and alone == found.keys()):
            return found
        return {text: n for text, n in found.items() if not n.alone}

    @cached_property
    def writing(self) -> Writing:
        """How its amounts are written, and one that could be read in two ways."""
        return writing({text: self.counts[text] for text in self.looked_at})

    @property
    def decimal_comma(self) -> bool:
        """Whether its amounts are written 1.234,50."""
        return self.writing.decimal_comma if self.comma is None else self.comma

    @cached_property
    def tops(self) -> dict[float, int]:
        """How many answers name the highest answer themselves ("4/5"), by that answer."""
        found: dict[float, int] = {}
        for text, n in self._written.items():
            if n.top:
                found[n.top] = found.get(n.top, 0) + self.counts[text]
        return found

    @property
    def top(self) -> float | None:
        """The highest answer that most of the answers which name one name."""
        return max(self.tops, key=lambda top: (self.tops[top], top), default=None)

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """Texts among numbers that are neither a number nor a way to say that there is no answer."""
        known = self.numbers.keys() | set(self.no_answer)
        return tuple(text for text in self.looked_at if text not in known)

    @cached_property
    def is_numeric(self) -> bool:
        """Whether nearly all its answers are numbers."""
        said = self.weigh(set(self.looked_at) - set(self.no_answer))
        return bool(said) and self.weigh(self.numbers) >= LEAST_NUMBERS * said

    @cached_property
    def values(self) -> dict[float, int]:
        """How often each number occurs among the values looked at."""
        found: dict[float, int] = {}
        for text, n in self.numbers.items():
            found[n.value] = found.get(n.value, 0) + self.counts[text]
        return found

    @cached_property
    def in_words(self) -> likert.Reading | None:
        """The column read as answers in words."""
        few = 1 < self.distinct <= MOST_ANSWERS
        return likert.read(sorted(self.counts), self.usual) if few and not self.is_numeric else None

    @cached_property
    def mean_length(self) -> float:
        """Letters in an answer, on average."""
        total = self.weigh(self.looked_at)
        return sum(len(t) * self.counts[t] for t in self.looked_at) / total if total else 0.0

    def weigh(self, texts: Iterable[str]) -> int:
        """How many answers the given texts make up."""
        return sum(self.counts[text] for text in texts)

    def says(self, *wanted: str) -> bool:
        """Whether the label holds one of the given words; several in one must all be there."""
        return any(set(phrase.split()) <= self.words for phrase in wanted)


def of(name: str, label: str, column: pa.ChunkedArray, today: date) -> Profile:
    """The profile of a column of texts."""
    rows, filled = len(column), len(column) - column.null_count
    sample = _sample(column)
    counts = _counted(sample)
    if len(counts) <= MOST_ANSWERS and len(sample) < rows:
        counts = _counted(column)
    filled -= counts.pop("", 0)
    looked_at = _spread(sorted(counts))
    some = {text: counts[text] for text in looked_at}
    read = date_column.read(column, sample, some, label, today) if some else None
    return Profile(name, label, rows, filled, sum(counts.values()), counts, looked_at, read)


def positions(rows: int, most: int = SAMPLE) -> npt.NDArray[np.int64]:
    """The rows of an evenly spaced sample of at most `most`."""
    return np.arange(0, rows, max(1, -(-rows // most)))


def _sample(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if len(column) <= SAMPLE:
        return column
    return column.take(pa.array(positions(len(column))))


def _counted(column: pa.ChunkedArray) -> dict[str, int]:
    found: dict[str, int] = {}
    tally = pc.value_counts(column)
    for text, n in zip(tally.field("values").to_pylist(), tally.field("counts").to_pylist(), strict=True):
        if text is not None:
            trimmed = text.strip()
            found[trimmed] = found.get(trimmed, 0) + n
    return found


def _spread(texts: list[str]) -> tuple[str, ...]:
    step = max(1, -(-len(texts) // MOST_LOOKED_AT))
    return tuple(texts[::step])
