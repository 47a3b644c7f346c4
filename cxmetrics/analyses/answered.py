"""How many answered each question, and what was left out?"""

from cxmetrics.model import Dataset, Histogram, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import histograms


def answered(workspace: Workspace, dataset: Dataset, part: Slice) -> dict[str, tuple[int, int, int]]:
    """Answers, blanks and codes outside the scale of every scored column, by its safe name."""
    found = {}
    for column in dataset.scored:
        counts = histograms(workspace, dataset, column.name, part)
        whole = next(iter(counts.values()), Histogram(()))
        found[column.name] = (whole.n, whole.missing, whole.off_scale)
    return found
