"""Where the workspace lives."""

import os
from pathlib import Path

from platformdirs import user_data_path

FILE = "workspace.duckdb"


def folder() -> Path:
    """CXMETRICS_HOME, or else the user's data folder."""
    named = os.environ.get("CXMETRICS_HOME")
    return Path(named).expanduser() if named else user_data_path("cxmetrics", appauthor=False)
