"""The answers to a question, stretch of time by stretch of time or group by group, where they are enough."""

from dataclasses import dataclass
from datetime import date

from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.segment import in_words, segments_of
from cxmetrics.model import Dataset, Histogram, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import histograms

MOST_MONTHS = 24
MOST_GROUPS = 40


@dataclass(frozen=True)
class Stretch:
    """A month or a group by its name, with the answers given in it: thirty or more.

    `segment` is the label of what the groups are told apart by, empty for months.
    """

    name: str
    answers: Histogram
    segment: str = ""


def months(workspace: Workspace, dataset: Dataset, column: str, part: Slice) -> tuple[Stretch, ...]:
    """The latest months, 24 at most, that have answers enough, in order of time."""
    found = histograms(workspace, dataset, column, part, every="month")
    dated = sorted(
        (key.period, answers)
        for key, answers in found.items()
        if key.period is not None and answers.n >= LEAST
    )
    return tuple(Stretch(f"{month:%b %Y}", answers) for month, answers in dated[-MOST_MONTHS:])


def halves(
    workspace: Workspace, dataset: Dataset, column: str, part: Slice
) -> tuple[date, Histogram, Histogram] | None:
    """The answers up to the day by which half of them were given, and those after it, with that day.

    None where either has fewer than thirty, as without dates.
    """
    found = histograms(workspace, dataset, column, part, every="day")
    days = sorted((key.period, answers) for key, answers in found.items() if key.period is not None)
    total, earlier = sum(answers.n for _, answers in days), Histogram(())
    for place, (day, answers) in enumerate(days):
        earlier = earlier + answers
        if 2 * earlier.n >= total:
            later = sum((rest for _, rest in days[place + 1 :]), Histogram(()))
            return (day, earlier, later) if min(earlier.n, later.n) >= LEAST else None
    return None


def groups(
    workspace: Workspace, dataset: Dataset, column: str, part: Slice
) -> tuple[tuple[Stretch, ...], ...]:
    """The groups of each segment that have answers enough, the largest 40; only segments with two of them."""
    every: list[tuple[Stretch, ...]] = []
    for segment in segments_of(dataset):
        found = histograms(workspace, dataset, column, part, segment=segment.name)
        named = [
            Stretch(in_words(key.segment), answers, segment.label)
            for key, answers in found.items()
            if key.segment is not None and answers.n >= LEAST
        ]
        largest = sorted(named, key=lambda group: (-group.answers.n, group.name))[:MOST_GROUPS]
        if len(largest) > 1:
            every.append(tuple(largest))
    return tuple(every)
