"""What adding files to a dataset changed."""

from dataclasses import dataclass

from cxmetrics.model import Dataset


@dataclass(frozen=True)
class Added:
    """A dataset, and what adding files to it changed.

    `rows` were not there before; `again` of the files' rows count once with others. `files` are the
    fingerprints of those that came or were put back: none when all were here.
    """

    dataset: Dataset
    rows: int = 0
    again: int = 0
    files: tuple[str, ...] = ()
