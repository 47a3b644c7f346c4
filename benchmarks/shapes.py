"""What people may really think, as shares of those who give each answer, worst answer first."""

import numpy as np
import numpy.typing as npt

Shares = tuple[float, ...]

NPS: dict[str, Shares] = {
    "33/34/33": (33, 34, 33),
    "45/10/45": (45, 10, 45),
    "20/30/50": (20, 30, 50),
    "10/75/15": (10, 75, 15),
    "5/20/75": (5, 20, 75),
    "2/6/92": (2, 6, 92),
}

FIVE: dict[str, Shares] = {
    "typical": (3, 5, 12, 40, 40),
    "J-shaped": (12, 3, 5, 15, 65),
    "ceiling": (2, 1, 2, 10, 85),
    "nearly all best": (1, 0, 1, 6, 92),
    "bell": (5, 15, 35, 30, 15),
    "unhappy": (60, 20, 10, 6, 4),
    "two camps": (45, 5, 0, 5, 45),
}

WIDE: dict[str, Shares] = {
    "30/10/20/10/30": (30, 10, 20, 10, 30),
    "40/5/10/5/40": (40, 5, 10, 5, 40),
    "30/5/5/10/50": (30, 5, 5, 10, 50),
}
"""Opinions as far apart as they go, looked for because a prior response in the middle is of least help there."""

SEVEN: dict[str, Shares] = {
    "typical": (2, 3, 5, 10, 20, 35, 25),
    "J-shaped": (10, 3, 2, 5, 8, 17, 55),
    "ceiling": (1, 1, 1, 2, 4, 11, 80),
    "nearly all best": (1, 0, 0, 0, 1, 6, 92),
    "bell": (3, 8, 17, 30, 25, 12, 5),
    "unhappy": (45, 20, 13, 9, 6, 4, 3),
    "two camps": (40, 7, 3, 0, 3, 7, 40),
}

ELEVEN: dict[str, Shares] = {
    "typical": (1, 1, 1, 2, 3, 7, 8, 17, 25, 18, 17),
    "J-shaped": (8, 2, 1, 1, 1, 3, 3, 6, 12, 18, 45),
    "ceiling": (1, 0, 0, 1, 0, 1, 1, 2, 5, 12, 77),
    "nearly all best": (1, 0, 0, 0, 0, 1, 0, 0, 1, 5, 92),
    "bell": (1, 2, 4, 8, 14, 20, 20, 15, 9, 5, 2),
    "unhappy": (35, 15, 12, 9, 7, 7, 5, 4, 3, 2, 1),
    "two camps": (38, 6, 3, 2, 1, 0, 1, 2, 3, 6, 38),
}

RATINGS = {"1–5": (1, FIVE), "1–7": (1, SEVEN), "0–10": (0, ELEVEN)}
"""The lowest answer of each scale, and what people may think on it."""

HALO = 0.5


def probabilities(shares: Shares) -> npt.NDArray[np.float64]:
    """The shares, adding up to 1."""
    return np.array(shares) / sum(shares)


def composite(shares: Shares, items: int) -> npt.NDArray[np.float64]:
    """How likely each sum of `items` ratings is, 0 for all of them worst.

    Half the people give every item the same rating (a halo), half rate each for itself: any two items
    correlate by ½.
    """
    one = probabilities(shares)
    sums = one
    for _ in range(items - 1):
        sums = np.convolve(sums, one)
    sums = (1 - HALO) * sums
    sums[::items] += HALO * one
    return sums
