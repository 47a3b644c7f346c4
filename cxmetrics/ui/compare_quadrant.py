"""Two groups side by side on the quadrant: two dots, and how each spreads over the four outcomes."""

import streamlit as st

from cxmetrics.analyses.comparing.difference import Verdict
from cxmetrics.analyses.comparing.quadrant_groups import (
    OutcomePair,
    QuadrantGroups,
    SidePair,
    quadrant_groups,
)
from cxmetrics.charts import apart, figures, side_by_side
from cxmetrics.charts import quadrant_groups as plane
from cxmetrics.charts.dots import place_in_words
from cxmetrics.charts.side_by_side import Line
from cxmetrics.model import Column, Side
from cxmetrics.ui import compare_legend, compare_words, show
from cxmetrics.ui.compare_words import Names
from cxmetrics.ui.frame import View

MOST = 2
"""So many outcomes are told of in the sentence; the chart marks the rest."""
SIDES = {Side.SERVICE: "service", Side.EXPERIENCE: "the experience"}


def draw(view: View, column: Column, chosen: tuple[str | None, str | None], names: Names) -> int:
    """What differs for certain, where both lie, and the two charts; how many differences these are."""
    found = view.answer(quadrant_groups, column.name, *chosen)
    said = _said(found, names)
    st.text(said)
    if not found.dots:
        return 0
    for place, name in enumerate(names):
        st.text(_lies(found, place, name))
    shares = tuple(map(_outcome, found.shares))
    compare_legend.draw(names)
    grid = st.grid(columns=2, min_column_width=320)
    with grid:
        show.chart(plane.chart(found, names, show.colours()), key="sides_quadrant", alt_text=said)
    with grid:
        show.chart(
            side_by_side.chart(
                shares,
                names,
                show.colours(),
                title="Share of the group’s responses, %",
                domain=side_by_side.to_highest(shares),
            ),
            key="sides_outcomes",
            alt_text=said,
        )
    st.caption(
        f"Great starts at {found.cut:g} of 100. The lines through a dot show where its true score is likely to lie; a "
        "hollow dot is too close to call. It is placed as on the Quadrant page, among all groups."
    )
    lines = (*map(_side, found.scores), *shares)
    show.twin(side_by_side.table(lines, names, "What", "Responses"), key="sides_quadrant")
    return len(found.family)


def _lies(found: QuadrantGroups, place: int, name: str) -> str:
    """Both scores of one group with their ranges, and the quadrant it lies in."""
    dot = found.dots[place]
    said = []
    finer = apart.finest(pair.difference for pair in found.scores)
    for pair in found.scores:
        estimate = (pair.difference.first, pair.difference.second)[place]
        told, likely = apart.shown(estimate, finer), figures.between(estimate)
        said.append(
            f"{pair.side} likely {likely}" if told == likely else f"{pair.side} {told} (likely {likely})"
        )
    return f"{name}: {', '.join(said)} · {dot.n:,} responses. {place_in_words(dot)}."


def _outcome(pair: OutcomePair) -> Line:
    return Line(pair.quadrant.title, pair.difference, pair.holds)


def _side(pair: SidePair) -> Line:
    return Line(f"{pair.side.capitalize()} score", pair.difference, pair.holds)


def _said(found: QuadrantGroups, names: Names) -> str:
    if not found.dots:
        return (
            f"{names[0]} and {names[1]} cannot be set side by side on the quadrant: in one of them too few people "
            "rated both the service and the rest."
        )
    finer = apart.finest(pair.difference for pair in found.scores if pair.holds)
    scores = [_score(pair, finer) for pair in found.scores if pair.holds]
    shares = sorted((pair for pair in found.shares if pair.holds), key=_apart)
    if not scores and not shares:
        return compare_words.nothing(names, "neither in a score nor in an outcome", found.family)
    told = "; ".join([*scores, *map(_share, shares[:MOST])])
    more = len(shares) - MOST
    besides = f"; {more} more outcome{'s' if more > 1 else ''}, marked below" if more > 0 else ""
    left = compare_words.left(len(found.family) - len(scores) - len(shares), len(found.family))
    return f"{names[1]}, set against {names[0]}: {told}{besides}.{left}"


def _apart(pair: OutcomePair) -> float:
    return -abs(pair.difference.change or 0.0)


def _score(pair: SidePair, finer: int) -> str:
    """“service is lower by 12 points”."""
    told = pair.difference
    direction = "higher" if told.verdict is Verdict.HIGHER else "lower"
    distance = apart.size(told.change or 0.0, told.unit, finer=finer)
    return f"{SIDES[pair.side]} is {direction} by {distance}"


def _share(pair: OutcomePair) -> str:
    """“more often great service but a poor experience (58 % against 20 %)”."""
    told = pair.difference
    often = "more" if told.verdict is Verdict.HIGHER else "less"
    both = f"{figures.value(told.second)} against {figures.value(told.first)}"
    return f"{often} often {pair.quadrant.means.lower()} ({both})"
