"""What a sample may turn out to be, and how likely: all there is where that can be counted, else draws."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import comb, prod

import numpy as np
import numpy.typing as npt

Shares = npt.NDArray[np.float64]

MOST = 350_000
MOST_SUMS = 170
_SEED = 1934


@dataclass(frozen=True)
class Outcomes:
    """Different samples, each as a tuple of whole numbers, and the chance of each."""

    samples: list[tuple[int, ...]]
    chances: npt.NDArray[np.float64]


def counts(n: int, shares: Shares, times: int, most: int = MOST) -> Outcomes:
    """How many of `n` people give each answer: exact up to `most` outcomes, else `times` samples."""
    if comb(n + len(shares) - 1, n) > most:
        return _different(_random(n, shares, times))
    samples = _every(n, len(shares))
    return Outcomes(samples, _chances(samples, n, shares))


def pairs(sizes: tuple[int, int], shares: tuple[Shares, Shares], times: int, most: int = MOST) -> Outcomes:
    """The same of two groups, one after the other in each sample."""
    groups = list(zip(sizes, shares, strict=True))
    if prod(comb(n + len(mix) - 1, n) for n, mix in groups) > most:
        drawn = [_random(n, mix, times, place) for place, (n, mix) in enumerate(groups)]
        return _different(np.hstack(drawn))
    first, second = (counts(n, mix, times) for n, mix in groups)
    return Outcomes(_every_pair(*sizes, len(shares[0])), np.outer(first.chances, second.chances).ravel())


def sums(n: int, shares: Shares, times: int) -> Outcomes:
    """Sum and sum of squares of the places 0, 1, … that `n` people take: exact for few, else `times` samples."""
    places = np.arange(len(shares))
    if n * len(shares) > MOST_SUMS:
        drawn = _random(n, shares, times)
        return _different(np.stack([drawn @ places, drawn @ places**2], axis=1))
    now = {(0, 0): 1.0}
    for _ in range(n):
        grown: defaultdict[tuple[int, int], float] = defaultdict(float)
        for (total, squares), chance in now.items():
            for place, share in enumerate(shares):
                grown[total + place, squares + place**2] += chance * share
        now = dict(grown)
    return Outcomes(list(now), np.array(list(now.values())))


@cache
def _every(n: int, parts: int) -> list[tuple[int, ...]]:
    return list(_shared_out(n, parts))


@cache
def _every_pair(n: int, m: int, parts: int) -> list[tuple[int, ...]]:
    return [first + second for first in _every(n, parts) for second in _every(m, parts)]


def _shared_out(n: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to share out `n` answers over `parts`."""
    if parts == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in _shared_out(n - first, parts - 1):
            yield (first, *rest)


def _chances(samples: list[tuple[int, ...]], n: int, shares: Shares) -> npt.NDArray[np.float64]:
    from scipy.stats import multinomial

    return np.asarray(multinomial.pmf(np.array(samples), n, shares))


def _random(n: int, shares: Shares, times: int, group: int = 0) -> npt.NDArray[np.int64]:
    return np.random.default_rng((_SEED, n, len(shares), group)).multinomial(n, shares, times)


def _different(samples: npt.NDArray[np.int64]) -> Outcomes:
    """Each different sample once, with the share of all that it was."""
    different, seen = np.unique(samples, axis=0, return_counts=True)
    return Outcomes([tuple(row) for row in different.tolist()], seen / len(samples))
