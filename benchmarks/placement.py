"""How often a dot that is placed in a quadrant lies in it, beside what raw points say.

Sites are drawn from a known middle and spread, their answers around them; the product's own `place` says where they
lie. `python -m benchmarks.placement [--quick]`
"""

import argparse
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.model import CUT
from cxmetrics.stats import bivariate

SEED = 1984
ANSWERS = (5, 10, 30, 100)
SITES = 1_500
FEW = (5, 12, 40)
GOAL = 0.80
MIXED = (1, 2)
MIDDLES = (65.0, 70.0, 75.0, 80.0, 85.0)

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """Of all sites: how many are truly mixed and seem so, and how often what is named is right.

    `raw` names the quadrant of the bare point always, `normal` where a normal error around it makes one
    probable enough, `right` is the product's; `claimed` is the probability it gives, `labelled` the part it names.
    """

    mixed: float
    seem: float
    expected: float
    raw: float
    normal: float
    right: float
    claimed: float
    labelled: float


def covariance(first: float, second: float, rho: float) -> Matrix:
    """Of two quantities with these deviations."""
    return np.array([[first**2, rho * first * second], [rho * first * second, second**2]])


WITHIN, BETWEEN = covariance(24, 24, 0.6), covariance(6, 6, 0.8)


def simulate(sites: int, answers: int, times: int = 1, middles: tuple[float, ...] = (CUT,)) -> Told:
    """So many sites with so many answers each, `times` over around every middle."""
    random = np.random.default_rng((SEED, sites, answers))
    found = [_once(random, sites, answers, middle) for middle in middles for _ in range(times)]
    truth, raw, normal, chances, claim = (np.concatenate(part) for part in zip(*found, strict=True))
    named, sure = chances.max(axis=1) >= claim, normal.max(axis=1) >= claim
    hit = chances.argmax(axis=1) == truth
    return Told(
        float(np.isin(truth, MIXED).mean()),
        float(np.isin(raw, MIXED).mean()),
        float(chances[:, MIXED].sum(axis=1).mean()),
        float((raw == truth).mean()),
        _mean((normal.argmax(axis=1) == truth)[sure]),
        _mean(hit[named]),
        _mean(chances.max(axis=1)[named]),
        float(named.mean()),
    )


def _once(random: np.random.Generator, sites: int, answers: int, middle: float) -> tuple[Matrix, ...]:
    true = random.multivariate_normal((middle, middle), BETWEEN, sites)
    seen = true + random.multivariate_normal((0.0, 0.0), WITHIN / answers, sites)
    spare = sites * (answers - 1)
    drawn = random.multivariate_normal((0.0, 0.0), WITHIN, min(spare, 20_000))
    within = drawn.T @ drawn / len(drawn)
    placed = bivariate.place(seen, np.full(sites, float(answers)), within, (CUT, CUT))
    normal = bivariate.quadrants(seen, np.broadcast_to(within / answers, (sites, 2, 2)), (CUT, CUT))
    return _outcome(true), _outcome(seen), normal, placed.probabilities, np.full(sites, placed.claim)


def _outcome(means: Matrix) -> Matrix:
    poor = means < CUT
    found: Matrix = 2.0 * poor[:, 0] + poor[:, 1]
    return found


def _mean(values: Matrix) -> float:
    return float(values.mean()) if values.size else float("nan")


def main() -> None:
    """Simulates and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="a tenth of the sites")
    quick = options.parse_args().quick
    print(f"\n### Dots in quadrants, sites around a cut of {CUT:g}\n")
    print(
        "| sites | answers each | truly mixed | raw points say | expected | raw point right | raw, named at .8 | "
        "**placed: right** | claimed | placed | goal |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for answers in ANSWERS:
        _print(SITES, answers, simulate(SITES, answers, times=1 if quick else 10), f"≥ {100 * GOAL:.0f} %")
    print(f"\n### Few sites, around {', '.join(f'{middle:g}' for middle in MIDDLES)} in turn\n")
    print(
        "| sites | answers each | truly mixed | raw points say | expected | raw point right | raw, named at .8 | "
        "**placed: right** | claimed | placed | goal |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for sites in FEW:
        for answers in ANSWERS:
            told = simulate(sites, answers, times=4 if quick else 40, middles=MIDDLES)
            _print(sites, answers, told, f"≥ {100 * GOAL:.0f} %")


def _print(sites: int, answers: int, told: Told, goal: str) -> None:
    shares = (told.mixed, told.seem, told.expected, told.raw, told.normal, told.right, told.claimed)
    cells = [f"{100 * share:.0f} %" for share in (*shares, told.labelled)]
    cells[5] = f"**{cells[5]}**"
    print(f"| {sites:,} | {answers} | {' | '.join(cells)} | {goal} |")


if __name__ == "__main__":
    main()
