from cxmetrics import ui
from cxmetrics.ui import matters_page

PAGE = {
    "title": "What matters",
    "help": "What goes with a satisfied customer, and what to fix first?",
    "icon": "🧭",
    "order": 4,
}

with ui.page("pages/matters.py", "What matters?") as view:
    matters_page.drawing(view)
