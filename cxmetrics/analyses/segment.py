"""Which groups are there?"""

from cxmetrics.model import Column, Dataset, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments

NOT_GIVEN = "(not given)"
ALL = "All responses"
EVERYONE = "Everyone"
BY_MONTH = "Month"
_OURS = frozenset({NOT_GIVEN, ALL, EVERYONE, BY_MONTH})


def in_words(text: str | None) -> str:
    """A segment's value or label as it is shown; one that is a word of ours stands in quotation marks."""
    if text is None:
        return NOT_GIVEN
    return f"“{text}”" if text in _OURS else text


def segments_of(dataset: Dataset) -> tuple[Column, ...]:
    """The columns responses can be grouped by, in file order; none that tells a person by name."""
    return tuple(column for column in dataset.by_role(Role.SEGMENT) if column.personal is None)


def counted(workspace: Workspace, dataset: Dataset, part: Slice) -> int:
    """How many responses the slice holds."""
    return sum(n for n, _ in moments(workspace, dataset, (), part).values())


def values_of(workspace: Workspace, dataset: Dataset, column: str, part: Slice) -> tuple[str | None, ...]:
    """The values of a segment, the most frequent first; None for what was not given."""
    found = moments(workspace, dataset, (), part, segment=column)
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], item[0].segment or ""))
    return tuple(key.segment for key, _ in ranked)
