"""Two groups side by side by people, product and process, by component and along the journey: where is it lost?"""

from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.analyses.comparing.difference import Difference, difference
from cxmetrics.analyses.comparing.marked import held
from cxmetrics.analyses.facets import Codes, Vector, made_of, means, rated_touchpoints, summed
from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import Column, Dataset, Key, Moments, Slice, Terms
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import cells, numbers


@dataclass(frozen=True)
class PiecePair:
    """One pillar, component or stage in both groups; `holds` where they differ although so many were looked at."""

    name: str
    columns: tuple[Column, ...]
    difference: Difference
    holds: bool = False


@dataclass(frozen=True)
class FacetPair:
    """One way to cut the experience up; its pieces in the order they have. `hidden` has too few answers."""

    name: str
    pieces: tuple[PiecePair, ...]
    hidden: tuple[str, ...] = ()

    @property
    def better(self) -> tuple[PiecePair, ...]:
        """Where the second group has the higher score, for certain; the farthest apart first."""
        return _farthest([piece for piece in self.pieces if piece.holds and piece.difference.better])

    @property
    def worse(self) -> tuple[PiecePair, ...]:
        """Where the second group has the lower score, for certain; the farthest apart first."""
        return _farthest([piece for piece in self.pieces if piece.holds and piece.difference.better is False])

    @property
    def most(self) -> PiecePair | None:
        """Where the second group falls behind further than at any other piece; None where that is not certain."""
        known = [piece for piece in self.pieces if piece.difference.low is not None]
        for piece in self.worse[:1]:
            rest = [other.difference.low or 0.0 for other in known if other is not piece]
            if rest and (piece.difference.high or 0.0) < min(rest):
                return piece
        return None


@dataclass(frozen=True)
class FacetGroups:
    """All facets that have pieces; `family` counts the comparisons."""

    facets: tuple[FacetPair, ...]
    family: int


def facet_groups(
    workspace: Workspace,
    dataset: Dataset,
    column: str,
    first: str | None,
    second: str | None,
    part: Slice,
) -> FacetGroups:
    """Two values of the column with this safe name; the family is every piece of every facet."""
    rated = rated_touchpoints(dataset)
    weight = [part.weight] if part.weight else []
    names = [one.name for one in rated]
    table = cells(workspace, dataset, [column, *names, *weight], part)
    values = numbers(table.select(names))
    weights = numbers(table.select(weight))[:, 0] if weight else None
    codes, groups = _groups(table.column(column))
    keys = Key(segment=first), Key(segment=second)
    kept = _kept_back(values, codes, groups)
    facets = []
    for name, pieces in made_of(rated).items():
        shown, hidden = [], []
        for piece, places in pieces.items():
            columns = tuple(rated[place] for place in places)
            sums = summed(means(values[:, places], columns), weights, codes, len(groups))
            unsafe = set[Key]().union(*(kept[place] for place in places))
            told = _told(dict(zip(groups, sums, strict=True)), keys, part.terms, unsafe)
            if told.hidden:
                hidden.append(piece)
            else:
                shown.append(PiecePair(piece, columns, told))
        if pieces:
            facets.append(FacetPair(name, tuple(shown), tuple(hidden)))
    return _marked(facets)


def _groups(values: pa.ChunkedArray) -> tuple[Codes, list[Key]]:
    """The number of each response's group, and the groups by number."""
    encoded = pc.dictionary_encode(values, null_encoding="encode").combine_chunks()
    return encoded.indices.to_numpy(), [Key(segment=name) for name in encoded.dictionary.to_pylist()]


def _kept_back(answers: Vector, codes: Codes, groups: list[Key]) -> list[set[Key]]:
    """Of each rating the groups it is not shown of: a piece it is part of, less the others, would tell it."""
    return [
        unsafe_groups(
            dict(zip(groups, (one.n for one in summed(rating, None, codes, len(groups))), strict=True))
        )
        for rating in answers.T
    ]


def _told(sums: dict[Key, Moments], keys: tuple[Key, Key], terms: Terms, kept_back: set[Key]) -> Difference:
    """The difference of one piece; hidden where one has too few answers, or subtraction would give it away."""
    unsafe = kept_back | unsafe_groups({key: found.n for key, found in sums.items()})
    one, other = (sums.get(key, Moments(0, 0.0, 0.0)) for key in keys)
    return difference(Measure(), one, other, terms, hidden=not unsafe.isdisjoint(keys))


def _marked(facets: list[FacetPair]) -> FacetGroups:
    family = [piece.difference for facet in facets for piece in facet.pieces]
    holds = iter(held(family))
    marked = tuple(
        replace(facet, pieces=tuple(replace(piece, holds=next(holds)) for piece in facet.pieces))
        for facet in facets
    )
    return FacetGroups(marked, len(family))


def _farthest(pieces: list[PiecePair]) -> tuple[PiecePair, ...]:
    return tuple(sorted(pieces, key=lambda piece: -abs(piece.difference.change or 0.0)))
