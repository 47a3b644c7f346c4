"""The router: `streamlit run app.py`."""

from cxmetrics.ui import run

run()
