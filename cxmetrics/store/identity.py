"""The column that numbers responses, by which one is known again in another file."""

import re
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Column, Finding, Role, Severity

LEAST_OF_THE_WAY = 0.75
MOST_TWICE = 0.05
LEAST_ALIKE = 0.5
LOOKED_AT = 20_000
Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
_NUMBERS = re.compile(r"\b(id|ids|nr|no|number|nummer|ticket|response ?id|key|uuid|ref)\b|#")


class Numbered:
    """The rows of a file that have a number of their own: where one stands twice, the last row has it."""

    def __init__(self, rows: pa.Table, key: str) -> None:
        self.rows, self.key = rows, key
        self._texts = key_text(rows.column(key)).combine_chunks()
        coded = self._texts.dictionary_encode()
        words = coded.indices.fill_null(len(coded.dictionary)).to_numpy()
        places = np.arange(rows.num_rows)
        last = np.zeros(len(coded.dictionary) + 1, np.int64)
        last[words] = places
        said = words < len(coded.dictionary)
        self.has: Marks = said & (last[words] == places)
        self._earlier: Places = np.flatnonzero(said & ~self.has)
        self._later: Places = last[words][self._earlier]

    @property
    def is_number(self) -> bool:
        """Whether (nearly) every value stands once."""
        return bool(self.has.any()) and len(self._earlier) <= MOST_TWICE * (
            self.has.sum() + len(self._earlier)
        )

    def repeated(self) -> Places:
        """The places of the rows that a later one with the same number says again, in most of its cells."""
        names = _compared(self.rows, self.rows, self.key)
        if not len(self._earlier) or not names:
            return self._earlier
        same = [_same(self.rows.column(n), self.rows.column(n), self._earlier, self._later) for n in names]
        enough: Marks = np.mean(same, axis=0) >= LEAST_ALIKE
        return self._earlier[enough]

    def matched(self, newer: "Numbered", without: Marks | None = None) -> tuple[Places, Places]:
        """The places of the rows with the same number here and in `newer`; those marked `without` are passed over."""
        mine = np.flatnonzero(self.has if without is None else self.has & ~without)
        theirs = np.flatnonzero(newer.has)
        found = pc.index_in(self._texts.take(mine), value_set=newer._texts.take(theirs), skip_nulls=True)
        there = found.is_valid().to_numpy(zero_copy_only=False)
        return mine[there], theirs[found.drop_null().to_numpy(zero_copy_only=False)]


def column(tables: Sequence[pa.Table], columns: Sequence[Column]) -> tuple[Column | None, tuple[Column, ...]]:
    """The column whose value names a response wherever it stands; and those that start again in each file.

    It names one where hardly a value stands twice in a file, and where rows of two files with the same value
    are nearly the same row: most of the way from rows picked at random to rows with the same cells.
    """
    restarted = []
    for found in candidates(columns):
        having = [Numbered(t, found.name) for t in tables if found.name in t.column_names]
        if len(having) < 2 or not all(numbered.is_number for numbered in having):
            continue
        verdict = _names_rows(list(combinations(having, 2)))
        if verdict:
            return found, ()
        if verdict is False:
            restarted.append(found)
    return None, tuple(restarted)


def started_again(tables: Sequence[pa.Table], columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns whose numbers stand for other responses in the last of the tables than in those before."""
    if column(tables, columns)[0] is not None:
        return ()
    *older, newest = tables
    restarted = []
    for found in candidates(columns):
        having = [Numbered(t, found.name) for t in (*older, newest) if found.name in t.column_names]
        if found.name not in newest.column_names or not all(numbered.is_number for numbered in having):
            continue
        if _names_rows([(one, having[-1]) for one in having[:-1]]) is False:
            restarted.append(found)
    return tuple(restarted)


def candidates(columns: Sequence[Column]) -> list[Column]:
    """The columns that might number responses, those that are said to first."""
    named = [column for column in columns if column.role is Role.ID]
    return named + [
        column
        for column in columns
        if column.role is Role.IGNORE and _NUMBERS.search(column.label.casefold())
    ]


def restarts(column: Column, where: str) -> Finding:
    """What is asked of a number that stands for another response in each file."""
    return Finding(
        Severity.QUESTION,
        column.label,
        f"“{column.label}” starts again in {where}: the same number stands for other responses there. "
        "All are counted, so whoever stands in both files counts twice.",
        "Nothing to do where these are other people. If the files hold the same responses, take one of them out.",
    )


def changed(older: pa.Table, newer: pa.Table, mine: Places, theirs: Places, key: str) -> int:
    """How many of the matched rows differ in a cell of a column that both tables have."""
    differs = np.zeros(len(mine), bool)
    for name in _compared(older, newer, key):
        differs |= ~_same(older.column(name), newer.column(name), mine, theirs)
    return int(differs.sum())


def key_text(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Keys as they are compared: without spaces around, in small letters, 17850.0 as 17850."""
    bare = pc.utf8_lower(pc.utf8_trim_whitespace(values))
    return pc.replace_substring_regex(bare, r"^(-?\d+)\.0+$", r"\1")


def _names_rows(files: Sequence[tuple[Numbered, Numbered]]) -> bool | None:
    """Whether rows with the same key are the same responses; None where no two of the files share a key."""
    alike, by_chance, pairs = 0.0, 0.0, 0
    random = np.random.default_rng(0)
    for older, newer in files:
        mine, theirs = older.matched(newer)
        if not len(mine):
            continue
        some = random.choice(len(mine), min(len(mine), LOOKED_AT), replace=False)
        others = random.integers(0, newer.rows.num_rows, len(some))
        alike += _alike(older, newer, mine[some], theirs[some]) * len(mine)
        by_chance += _alike(older, newer, mine[some], others) * len(mine)
        pairs += len(mine)
    return alike >= by_chance + LEAST_OF_THE_WAY * (pairs - by_chance) if pairs else None


def _alike(older: Numbered, newer: Numbered, mine: Places, theirs: Places) -> float:
    """The share of cells that are the same."""
    names = _compared(older.rows, newer.rows, older.key)
    shares = [float(_same(older.rows.column(n), newer.rows.column(n), mine, theirs).mean()) for n in names]
    return float(np.mean(shares)) if shares else 1.0


def _compared(older: pa.Table, newer: pa.Table, key: str) -> list[str]:
    both = set(older.column_names) & set(newer.column_names)
    return sorted(both - {key})


def _same(one: pa.ChunkedArray, other: pa.ChunkedArray, mine: Places, theirs: Places) -> Marks:
    left, right = pc.fill_null(one.take(mine), ""), pc.fill_null(other.take(theirs), "")
    return np.asarray(pc.equal(left, right).to_numpy())
