"""Columns that a form adds where it was set up as a quiz: points and remarks for every question."""

from collections.abc import Iterator, Sequence

from cxmetrics.meaning.labels.words import fold
from cxmetrics.meaning.profile import Profile

_POINTS, _FEEDBACK = "points - ", "feedback - "
_IN_ALL = frozenset({"total points", "quiz feedback"})
WHY = "Added by the form for a quiz: what an answer earned, not what anybody answered."


def marked(profiles: Sequence[Profile]) -> Iterator[tuple[str, str]]:
    """The columns with points and remarks of a quiz, and why they are no answers.

    They stand beside the question itself, so that a column "Points - collected" of a loyalty card is none.
    """
    labels = {fold(profile.label): profile.name for profile in profiles}
    questions = {label.removeprefix(_POINTS) for label in labels if label.startswith(_POINTS)} & labels.keys()
    for label, name in labels.items():
        of_one = any(label == start + question for start in (_POINTS, _FEEDBACK) for question in questions)
        if of_one or (questions and label in _IN_ALL):
            yield name, WHY
