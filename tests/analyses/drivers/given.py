"""Ratings made up on purpose, as the analyses take them."""

import numpy as np

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.drivers.outcome import answered
from cxmetrics.model import Column, Role, Scale, Side

FIVE = Scale(1, 5)
WHOLE = Column("whole", "The whole", Role.OVERALL, Side.OVERALL, scale=FIVE)


def column(number: int, side: Side | None = None) -> Column:
    sides = Side.SERVICE if number % 2 else Side.EXPERIENCE
    return Column(f"c{number}", f"Rating {number}", Role.RATING, side or sides, scale=FIVE)


def given(values: np.ndarray, outcome: Column = WHOLE) -> Answers:
    """Answers whose first column is the outcome, all on 0–100."""
    items = tuple(column(number) for number in range(1, values.shape[1]))
    return Answers(answered(outcome), items, values.astype(float))


def on_five(latent: np.ndarray) -> np.ndarray:
    """Normal values as answers 1 to 5, told as 0 to 100."""
    return 25.0 * np.digitize(latent, [-1.5, -0.8, -0.1, 0.8])


def noise(
    n: int, items: int = 5, *, seed: int = 1, together: float = 0.0, missing: float = 0.0
) -> np.ndarray:
    """An outcome that goes with nothing, and items that share `together` of what they are."""
    rng = np.random.default_rng(seed)
    one = rng.standard_normal((n, 1))
    x = np.sqrt(together) * one + np.sqrt(1.0 - together) * rng.standard_normal((n, items))
    return blanked(on_five(np.column_stack([rng.standard_normal(n), x])), missing, rng)


def planted(
    n: int, weights: tuple[float, ...], *, seed: int = 1, together: float = 0.0, missing: float = 0.0
) -> np.ndarray:
    """An outcome made of the items by these weights, with noise up to a variance of 1."""
    rng = np.random.default_rng(seed)
    one = rng.standard_normal((n, 1))
    x = np.sqrt(together) * one + np.sqrt(1.0 - together) * rng.standard_normal((n, len(weights)))
    made = x @ np.array(weights)
    rest = np.sqrt(max(1.0 - made.var(), 0.05))
    return blanked(on_five(np.column_stack([made + rest * rng.standard_normal(n), x])), missing, rng)


def blanked(values: np.ndarray, missing: float, rng: np.random.Generator) -> np.ndarray:
    """The same with so many of the ratings blank."""
    values = values.astype(float)
    values[:, 1:][rng.random(values[:, 1:].shape) < missing] = np.nan
    return values
