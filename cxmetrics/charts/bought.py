"""Revenue or orders, month by month."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.orders import Orders, Totals
from cxmetrics.charts.figures import period
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish

REVENUE, ORDERS = "Revenue", "Orders"
SHOWN = (REVENUE, ORDERS)


@lru_cache(maxsize=KEPT)
def chart(found: Orders, what: str, colours: Palette, *, height: int = 280) -> Spec:
    """A bar a month of what is asked for, one of SHOWN, from zero."""
    base = alt.Chart(frame(found))
    bars = base.mark_bar(color=colours.categories[0]).encode(
        x=alt.X("Month:O", sort=None, title=None, axis=alt.Axis(grid=False, labelAngle=0, labelOverlap=True)),
        y=alt.Y(f"{what}:Q", title=what, axis=alt.Axis(tickCount=5, format=",.0f")),
        tooltip=[
            alt.Tooltip("Month:O"),
            alt.Tooltip(f"{REVENUE}:Q", format=",.2f"),
            alt.Tooltip(f"{ORDERS}:Q", format=","),
            alt.Tooltip("Customers:Q", format=","),
        ],
    )
    return finish([bars], colours, height)


def pick(month: Totals, what: str) -> float:
    """What a bar shows of a month: its revenue, or its orders that were not cancelled."""
    return month.revenue if what == REVENUE else month.kept_orders


def frame(found: Orders) -> pd.DataFrame:
    """A row a month: revenue, orders and customers."""
    return pd.DataFrame(
        [
            {
                "Month": period(start, "month"),
                REVENUE: round(pick(month, REVENUE), 2),
                ORDERS: pick(month, ORDERS),
                "Customers": month.customers,
            }
            for start, month in found.months
        ],
        columns=["Month", REVENUE, ORDERS, "Customers"],
    )
