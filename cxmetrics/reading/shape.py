"""A table on its way from the shape of its file to one row a response."""

from dataclasses import dataclass

import pyarrow as pa

from cxmetrics.model import Dropped, Finding


@dataclass(frozen=True)
class Shaped:
    """Labels and rows in their new shape, the rows that were folded away, and what is said about it."""

    labels: tuple[str, ...]
    rows: pa.Table
    dropped: tuple[Dropped, ...] = ()
    findings: tuple[Finding, ...] = ()
