"""How often a driver is named where there is none, and where there is one.

Every file goes through the product's own decision: enough answers, and a best rating that chance does not
match. Beside it stands what is reported without that: the share of the largest in what all account for.
"""

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from cxmetrics.stats import correlation_matrix, dominance, permutation
from cxmetrics.stats.driver_shares import enough

SEED = 1903
SIZES = (100, 200, 600, 2000)
DRIVERS = 5
CUTS = (-1.5, -0.8, -0.1, 0.8)
"""Where normal values become answers 1 to 5, as lopsided as ratings are: 7, 14, 25, 33 and 21 %."""


@dataclass(frozen=True)
class Files:
    """Files of so many rows: five ratings that share `halo` of what they are, `missing` of each blank.

    The first goes with the outcome by `planted` (of the values before they become answers), the others with
    nothing, but for the halo.
    """

    name: str
    rows: int
    halo: float = 0.0
    missing: float = 0.0
    planted: float = 0.0

    def values(self, seed: int) -> np.ndarray:
        """One file: the outcome, then the ratings."""
        rng = np.random.default_rng([SEED, seed, self.rows])
        one = rng.standard_normal((self.rows, 1))
        own = rng.standard_normal((self.rows, DRIVERS))
        x = np.sqrt(self.halo) * one + np.sqrt(1.0 - self.halo) * own
        y = self.planted * x[:, 0] + np.sqrt(1.0 - self.planted**2) * rng.standard_normal(self.rows)
        answers = 1.0 + np.digitize(np.column_stack([y, x]), CUTS)
        answers[:, 1:][rng.random((self.rows, DRIVERS)) < self.missing] = np.nan
        return answers


@dataclass(frozen=True)
class Found:
    """Percentages of files: a driver named, the planted one among them; and the median share of the largest."""

    named: float
    right: float
    top_share: float


def noise(sizes: tuple[int, ...] = SIZES) -> list[Files]:
    """Files in which nothing goes with the outcome."""
    return [
        *(Files(f"unrelated, n = {n:,}", n) for n in sizes),
        *(Files(f"30 % blank, n = {n:,}", n, missing=0.3) for n in sizes),
        *(Files(f"ratings alike (r .6), n = {n:,}", n, halo=0.6) for n in sizes),
    ]


def planted() -> list[Files]:
    """Files in which one rating matters, a medium lot."""
    return [
        *(Files(f"r = {r:g}, n = 200", 200, planted=r) for r in (0.3, 0.35, 0.4)),
        Files("r = 0.35, n = 200, 30 % blank", 200, planted=0.35, missing=0.3),
        Files("r = 0.35, n = 200, ratings alike (r .6)", 200, planted=0.35, halo=0.6),
    ]


def certain(values: np.ndarray) -> list[int]:
    """The ratings that are named, by number from 0; none where too few answers say."""
    if not enough(int(correlation_matrix.pairwise(values).pairs.min()), values.shape[1] - 1):
        return []
    p = permutation.p_values(values)
    return [place for place, each in enumerate(p) if each <= permutation.ALPHA]


def largest(values: np.ndarray) -> float:
    """The share of the largest in what all account for, in per cent, whatever it is worth."""
    shares = dominance.lmg(correlation_matrix.pairwise(values).matrix)
    return float(100.0 * shares.max() / shares.sum())


def found(work: tuple[Files, int]) -> Found:
    """What is found in so many files."""
    files, times = work
    told = [(certain(values), largest(values)) for values in map(files.values, range(times))]
    return Found(
        100.0 * sum(bool(names) for names, _ in told) / times,
        100.0 * sum(0 in names for names, _ in told) / times,
        float(np.median([top for _, top in told])),
    )


def main() -> None:
    """Simulates and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=1_000)
    times = options.parse_args().files
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        silent = list(pool.map(found, [(files, times) for files in noise()]))
        heard = list(pool.map(found, [(files, times) for files in planted()]))
    print(f"\n### Nothing to find, {times:,} files of {DRIVERS} ratings\n")
    print(
        "| files | a driver named | goal | unguarded: median share of the “top driver” |\n|---|---|---|---|"
    )
    for files, one in zip(noise(), silent, strict=True):
        print(f"| {files.name} | {one.named:.1f} % | ≤ 5 % | {one.top_share:.0f} % |")
    print(f"\n### One rating matters, {times:,} files\n")
    print("| files | a driver named | the planted one among them | goal |\n|---|---|---|---|")
    for files, one in zip(planted(), heard, strict=True):
        print(f"| {files.name} | {one.named:.1f} % | {one.right:.1f} % | ≥ 80 % |")


if __name__ == "__main__":
    main()
