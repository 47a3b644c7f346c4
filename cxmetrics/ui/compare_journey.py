"""Two groups side by side along the journey, by people, product and process, and by component."""

import streamlit as st

from cxmetrics.analyses.comparing.facet_groups import FacetPair, PiecePair, facet_groups
from cxmetrics.analyses.grounds.sentence import listed
from cxmetrics.charts import apart, side_by_side
from cxmetrics.charts.side_by_side import SIGNS, Line
from cxmetrics.model import Column
from cxmetrics.ui import compare_words, show
from cxmetrics.ui.compare_words import Names
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

ROOM = 110


def draw(view: View, column: Column, chosen: tuple[str | None, str | None], names: Names) -> None:
    """Where the second group falls behind, then three small charts on one axis, each with what it says."""
    found = view.answer(facet_groups, column.name, *chosen)
    st.text(_said(found.facets[0], names))
    shown = [facet for facet in found.facets if facet.pieces]
    if not shown:
        return
    lines = {facet.name: tuple(map(_line, facet.pieces)) for facet in shown}
    domain = side_by_side.from_lowest(tuple(line for facet in lines.values() for line in facet))
    st.text(f"{SIGNS[0]} {names[0]}   {SIGNS[1]} {names[1]}")
    grid = st.grid(columns=len(shown), min_column_width=260)
    for facet in shown:
        said = _said(facet, names)
        with grid, st.container(border=True, height="stretch"):
            st.markdown(f"**{facet.name}**")
            drawn = side_by_side.chart(
                lines[facet.name],
                names,
                show.colours(),
                title="Score of 100",
                domain=domain,
                legend=False,
                room=ROOM,
            )
            show.chart(drawn, key=f"sides_{shown.index(facet)}_{len(facet.pieces)}", alt_text=said)
            if facet is not found.facets[0]:
                st.caption(plain(said.removeprefix(f"{facet.name}: "), 400))
            if facet.hidden:
                st.caption(f"Too few answers in one of the two: {listed(facet.hidden)}.")
    st.caption(plain(compare_words.family(found.family, names[1]), 700))
    every = tuple(line for facet in lines.values() for line in facet)
    table = side_by_side.table(every, names, "Part", "Responses")
    made = [", ".join(one.label for one in piece.columns) for facet in shown for piece in facet.pieces]
    of = [facet.name for facet in shown for _ in facet.pieces]
    show.twin(table.assign(**{"Of": of, "Made of": made}), key="sides_journey")


def _line(piece: PiecePair) -> Line:
    return Line(piece.name, piece.difference, piece.holds)


def _said(facet: FacetPair, names: Names) -> str:
    """At which pieces the second group falls behind for certain, and at which it is ahead."""
    if not facet.pieces:
        return f"{facet.name}: too few answers in one of the two."
    if not facet.worse and not facet.better:
        none = compare_words.nothing(names, "at none of them", [one.difference for one in facet.pieces])
        return f"{facet.name}: {none}"
    told = []
    if facet.worse:
        most = f", furthest at {facet.most.name}" if facet.most and len(facet.worse) > 1 else ""
        told.append(f"{names[1]} falls behind {names[0]} at {_list(facet.worse)}{most}.")
    if facet.better:
        who = "It" if facet.worse else names[1]
        told.append(f"{who} is ahead at {_list(facet.better)}.")
    return f"{facet.name}: {' '.join(told)}"


def _list(pieces: tuple[PiecePair, ...]) -> str:
    return listed([f"{piece.name} (by {_size(piece)})" for piece in pieces])


def _size(piece: PiecePair) -> str:
    told = piece.difference
    return apart.size(told.change or 0.0, told.unit, finer=apart.finer(told))
