"""The workspace; the only room that imports duckdb and runs SQL."""

from cxmetrics.store.query import Query
from cxmetrics.store.workspace import Workspace

__all__ = ["Query", "Workspace"]
