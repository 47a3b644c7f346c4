from cxmetrics import ui
from cxmetrics.ui import customers_side

PAGE = {
    "title": "Customers",
    "help": "Do happy customers come back?",
    "icon": "🔁",
    "order": 6,
}

with ui.page("pages/customers.py", "Do happy customers come back?") as view:
    customers_side.draw(view)
