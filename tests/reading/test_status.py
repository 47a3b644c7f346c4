"""A status column of a plain table: what it calls no answer is left out, a help desk's tickets never are."""

from itertools import cycle, islice

import pytest

from cxmetrics.model import Severity
from tests.reading.exports import export, left_out


def rows(label: str, words: list[str], other: str = "Date") -> list[list[object]]:
    return [
        [other, label, "Service"],
        *([day, word, day % 5 + 1] for day, word in enumerate(islice(cycle(words), 12), 1)),
    ]


@pytest.mark.parametrize(
    ("label", "words", "counts"),
    [
        ("Status", ["Complete", "In progress", "Spam", "Test"], {"answered": 3, "a": 3, "marked": 3}),
        ("Response Status", ["Complete", "Partial", "Complete"], {"answered": 4}),
        ("Completion status", ["Finished", "Disqualified"], {"screened": 6}),
        ("Finished", ["True", "False", "True"], {"answered": 4}),
        ("Valid", ["yes", "no", "yes"], {"marked": 4}),
        ("Bearbeitungsstatus", ["Vollständig", "Teilweise", "Vorschau"], {"answered": 4, "a": 4}),
        ("Statut", ["Terminé", "En cours"], {"answered": 6}),
        ("Estado", ["Completado", "Borrador", "Eliminado"], {"answered": 4, "deleted": 4}),
        ("Stato", ["Completato", "Bozza"], {"answered": 6}),
    ],
)
def test_what_is_no_answer_is_left_out_and_said(label: str, words: list[str], counts: dict[str, int]) -> None:
    found = export(rows(label, words))
    assert found.file.format == "plain" and left_out(found) == counts
    (warning,) = [one for one in found.findings if one.severity is Severity.WARNING]
    assert warning.where == label and f"“{words[1].lower()}”" in warning.what


@pytest.mark.parametrize(
    ("label", "words", "other"),
    [
        ("Status", ["Open", "Solved", "Closed", "Pending"], "Date"),
        ("Status", ["Completed", "In progress", "Open"], "Date"),
        ("Status", ["Completed", "In progress"], "Ticket ID"),
        ("Status", ["Active", "Deleted", "New"], "Date"),
        ("Status", ["Test", "Spam"], "Date"),
        ("Status", ["Complete", "Finished"], "Date"),
        ("Status", ["Yes", "No"], "Date"),
        ("Visit type", ["Complete", "Partial"], "Date"),
    ],
)
def test_other_words_leave_out_nothing(label: str, words: list[str], other: str) -> None:
    found = export(rows(label, words, other))
    assert found.file.kept == 12 and not left_out(found)
