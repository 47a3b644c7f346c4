"""A file as it was read."""

from dataclasses import dataclass

import pyarrow as pa

from cxmetrics.model import Finding, SourceFile


@dataclass(frozen=True)
class Table:
    """The responses of a file as text, with the labels of its columns and what was noticed.

    `rows` holds columns of text named c1, c2, … in file order, as many as there are `labels`; a
    blank cell is null, every other cell is the file's own text, or “Chosen” and “Not chosen” where
    options were opened into columns. Labels are unique and never blank.
    `sheets` names the other sheets of the file, any of which `read(…, sheet=…)` reads instead. `notes` are the
    texts that stood above, below and beside the answers and are none of them.
    """

    file: SourceFile
    labels: tuple[str, ...]
    rows: pa.Table
    findings: tuple[Finding, ...]
    sheets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
