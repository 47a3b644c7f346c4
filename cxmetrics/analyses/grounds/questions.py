"""Which question of a dataset speaks for a metric?"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from cxmetrics.metrics import METRICS
from cxmetrics.model import Column, Dataset, Histogram, Pairs, Role

LONGEST_LABEL = 60
NO_NPS = "Needs a question from 0 to 10 whether customers would recommend you."
NO_SATISFACTION = "Needs a question about satisfaction as a whole."
NO_STARS = "Needs stars or marks for the visit as a whole."


def recommending(dataset: Dataset) -> Column | None:
    """The 0–10 question whether customers would recommend; None without one."""
    return _first(dataset, "nps", Role.NPS)


def satisfaction(dataset: Dataset) -> Column | None:
    """The question about satisfaction as a whole, else the overall rating; None without either."""
    return _first(dataset, "csat", Role.CSAT) or _first(dataset, "csat", Role.OVERALL)


def stars(dataset: Dataset) -> Column | None:
    """The rating as a whole, as reviews have it, else the question about satisfaction; None without either."""
    return _first(dataset, "rating", Role.OVERALL) or _first(dataset, "csat", Role.CSAT)


def quoted(column: Column) -> str:
    """The label of a column in quotation marks, cut where it is a whole paragraph."""
    label = " ".join(column.label.split())
    return f"“{label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + '…'}”"


def better_up(pairs: Pairs, first: Column, second: Column) -> Pairs:
    """The pairs of answers to two questions, each turned so that more is better."""
    turns = [column.scale.pomp if column.scale is not None else float for column in (first, second)]
    return Pairs(tuple((turns[0](x), turns[1](y), n) for x, y, n in pairs.counts), pairs.weights)


def turned(answers: npt.NDArray[np.float64], column: Column) -> npt.NDArray[np.float64]:
    """Answers turned so that more is better."""
    return -answers if column.scale is not None and column.scale.reversed else answers


def is_satisfied(column: Column) -> Callable[[float], float]:
    """1 for an answer of a satisfied customer, 0 for any other."""
    calculation, scale = METRICS["csat"].calculation, column.scale

    def satisfied(answer: float) -> float:
        if calculation is None or scale is None:
            raise ValueError(f"{column.label} says nothing about satisfaction")
        return calculation.value(Histogram.of({answer: 1}), scale) / 100.0

    return satisfied


def _first(dataset: Dataset, metric: str, role: Role) -> Column | None:
    calculation = METRICS[metric].calculation
    if calculation is None or dataset.table is None:
        return None
    return next((column for column in dataset.by_role(role) if calculation.suits(column)), None)
