from functools import partial

import streamlit as st

from cxmetrics import ui
from cxmetrics.analyses.headline import headlines
from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.analyses.touchpoints import ratings
from cxmetrics.charts import quadrant, touchpoints
from cxmetrics.model import Kind
from cxmetrics.ui import (
    cards,
    customers_page,
    figures_page,
    matters_card,
    orders_page,
    quadrant_page,
    requests_page,
    show,
    takeaway,
    whats_new,
)
from cxmetrics.ui.picks import dots, link

PAGE = {
    "title": "Overview",
    "help": "How are we doing?",
    "icon": "🏠",
    "order": 1,
}
LOWEST = 3


def _answers(view: ui.View) -> None:
    cards.row([partial(cards.headline, card, view.part.terms) for card in view.answer(headlines)])

    whats_new.draw(view)
    left, right = st.columns([3, 2])
    with left, st.container(border=True, height="stretch"):
        found = view.answer(outcomes)
        st.header("Service against experience")
        if found.n:
            st.text(takeaway.outcomes(found))
        quadrant_page.stands_in(view)
        if found.n:
            show.chart(
                quadrant.chart(found, dots(view), show.colours(), height=340),
                key="small_quadrant",
                alt_text=takeaway.outcomes(found),
            )
            link("pages/quadrant.py", "Look closer on the Quadrant page →")
        else:
            quadrant_page.cannot_tell(view)
    with right, st.container(border=True, height="stretch"):
        st.header("The three lowest ratings")
        rated = view.answer(ratings)
        st.text(takeaway.lowest(rated))
        st.caption("The lowest is not always what matters most: see “What to fix first” below.")
        if rated:
            lowest = rated[:LOWEST]
            show.chart(
                touchpoints.chart(lowest, show.colours()), key="lowest", alt_text=takeaway.lowest(rated)
            )
            show.twin(touchpoints.frame(rated)[touchpoints.SHOWN], key="ratings")
        link("pages/trends.py", "See how they move on the Trends page →")
    matters_card.draw(view)


OF_KIND = {
    Kind.RESPONSES: _answers,
    Kind.ORDERS: orders_page.overview,
    Kind.CUSTOMERS: customers_page.overview,
    Kind.REQUESTS: requests_page.overview,
    Kind.FIGURES: figures_page.overview,
}

with ui.page("pages/overview.py", "How are we doing?") as view:
    OF_KIND[view.dataset.kind](view)
