from cxmetrics import ui
from cxmetrics.ui import compare_page

PAGE = {
    "title": "Compare",
    "help": "Who does better, and is it certain?",
    "icon": "⚖️",
    "order": 5,
}

with ui.page("pages/compare.py", "Who does better?") as view:
    compare_page.drawing(view)
