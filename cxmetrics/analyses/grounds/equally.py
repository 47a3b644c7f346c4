"""Checks that count every answer the same, and say so where the reader chose weights."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmetrics.analyses.checks.check import Answer, Asked

NOTE = " Every answer counts the same here, also where other figures are weighted."


def equally(put: "Callable[[Asked], Answer]") -> "Callable[[Asked], Answer]":
    """The check without weights: rank correlations, resamples and pairs of groups have none."""

    def unweighted(asked: "Asked") -> "Answer":
        if asked.part.weight is None:
            return put(asked)
        answer = put(replace(asked, part=replace(asked.part, weight=None)))
        return replace(answer, figure=answer.figure + NOTE)

    return unweighted
