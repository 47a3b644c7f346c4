"""Two groups side by side along the journey, by people, product and process, and by component."""

import streamlit as st

from cxmetrics.analyses.comparing.facet_groups import FacetPair, PiecePair, facet_groups
from cxmetrics.analyses.grounds.sentence import listed
from cxmetrics.charts import apart, side_by_side
from cxmetrics.charts.side_by_side import Line
from cxmetrics.model import Column
from cxmetrics.ui import compare_legend, compare_words, show
from cxmetrics.ui.compare_words import Names
from cxmetrics.ui.frame import View
from cxmetrics.ui.matters_facets import only_rating
from cxmetrics.ui.plain import plain

ROOM = 110
KEPT_BACK = "In one of the two groups too few answered at least half of what it is made of, or it would point at a few"


def draw(view: View, column: Column, chosen: tuple[str | None, str | None], names: Names) -> int:
    """Where the second group falls behind, then three small charts on one axis, each with what it says.

    How many differences these are.
    """
    found = view.answer(facet_groups, column.name, *chosen)
    st.text(_said(found.facets[0], names))
    shown = [facet for facet in found.facets if facet.pieces]
    if not shown:
        return 0
    lines = {facet.name: tuple(map(_line, facet.pieces)) for facet in shown}
    domain = side_by_side.from_lowest(tuple(line for facet in lines.values() for line in facet))
    compare_legend.draw(names)
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
                room=ROOM,
            )
            show.chart(drawn, key=f"sides_{shown.index(facet)}_{len(facet.pieces)}", alt_text=said)
            if facet is not found.facets[0]:
                st.caption(plain(said.removeprefix(f"{facet.name}: "), 600))
            if facet.hidden:
                st.caption(f"{KEPT_BACK}: {listed(facet.hidden)}.")
    every = tuple(line for facet in lines.values() for line in facet)
    table = side_by_side.table(every, names, "Part", "Responses")
    made = [", ".join(one.label for one in piece.columns) for facet in shown for piece in facet.pieces]
    of = [facet.name for facet in shown for _ in facet.pieces]
    show.twin(table.assign(**{"Of": of, "Made of": made}), key="sides_journey")
    return found.family


def _line(piece: PiecePair) -> Line:
    return Line(piece.name, piece.difference, piece.holds)


def _said(facet: FacetPair, names: Names) -> str:
    """At which pieces the second group falls behind for certain, and at which it is ahead."""
    if not facet.pieces:
        return f"{facet.name}: in one of the two groups too few answered to set it against the other."
    if not facet.worse and not facet.better:
        none = compare_words.nothing(names, "at none of them", [one.difference for one in facet.pieces])
        return f"{facet.name}: {none}"
    told, finer = [], apart.finest(piece.difference for piece in (*facet.worse, *facet.better))
    if facet.worse:
        most = f", furthest at {facet.most.name}" if facet.most and len(facet.worse) > 1 else ""
        told.append(f"{names[1]} falls behind {names[0]} at {_list(facet.worse, finer)}{most}.")
    if facet.better:
        who = "It" if facet.worse else names[1]
        told.append(f"{who} is ahead at {_list(facet.better, finer)}.")
    return f"{facet.name}: {' '.join(told)}"


def _list(pieces: tuple[PiecePair, ...], finer: int) -> str:
    return listed(
        [f"{piece.name} ({only_rating(piece.columns)}by {_size(piece, finer)})" for piece in pieces]
    )


def _size(piece: PiecePair, finer: int) -> str:
    return apart.size(piece.difference.change or 0.0, piece.difference.unit, finer=finer)
