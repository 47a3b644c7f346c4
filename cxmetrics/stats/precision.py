"""Whether a share may be printed at all, by the published rules, and how many answers weights leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import betaincinv

from cxmetrics.model import Interval
from cxmetrics.model.estimate import LEAST_SHOWN, LEAST_VALUE

NARROW, WIDE, RELATIVE = 0.05, 0.30, 1.30


@dataclass(frozen=True)
class Presentation:
    """What the rules say of a share.

    `hidden`: so few answers that somebody could be recognised. `warned`: under thirty. `presentable`: the
    standard of the US National Center for Health Statistics, from the `width` of the interval.
    """

    hidden: bool
    warned: bool
    width: float
    presentable: bool


def presentation(part: int, whole: int) -> Presentation:
    """What may be shown of part/whole.

    Presentable from thirty answers on, if the exact interval is at most 5 points wide, or else under 30
    points wide and no wider than 130 % of the share.

    Parker et al. 2017, Vital Health Stat. 2(175). Checked by hand on five shares.
    """
    limits = clopper_pearson(part, whole)
    width = limits.high - limits.low
    relative = width <= RELATIVE * part / whole if whole else False
    return Presentation(
        hidden=whole < LEAST_SHOWN,
        warned=whole < LEAST_VALUE,
        width=width,
        presentable=whole >= LEAST_VALUE and (width <= NARROW or (width < WIDE and relative)),
    )


def clopper_pearson(part: int, whole: int, level: float = 0.95) -> Interval:
    """The exact interval of a share: it covers the truth at least as often as `level` says, whatever the truth.

    That guarantee makes it too wide as a rule, so it serves where one is claimed and nowhere else.
    Clopper & Pearson 1934, Biometrika 26:404–413. Checked against statsmodels' `method="beta"`.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is not a part of {whole}")
    tail = (1.0 - level) / 2.0
    low = float(betaincinv(part, whole - part + 1, tail)) if part else 0.0
    high = float(betaincinv(part + 1, whole - part, 1.0 - tail)) if part < whole else 1.0
    return Interval(low, high)


def effective(weights: Sequence[float]) -> float:
    """How many equally weighted answers tell as much: (Σw)²/Σw²; 0 without weights.

    Kish 1965, Survey Sampling, section 11.7.
    """
    squares = sum(w * w for w in weights)
    return sum(weights) ** 2 / squares if squares else 0.0


def design_effect(weights: Sequence[float]) -> float:
    """How many times larger the weights make the variance: answers per effective answer; 1 without weights."""
    return len(weights) / effective(weights) if any(weights) else 1.0
