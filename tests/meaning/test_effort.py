"""Effort: which way its scale runs."""

import pytest

from cxmetrics.model import Role
from tests.meaning.tables import Crowd, alone, questions, understood

CROWD = Crowd(80)


@pytest.mark.parametrize(
    ("label", "lowest_is_best"),
    [
        ("How much effort did it take?", True),
        ("How much effort did you have to put in? (1 very high … 5 very low)", False),
        ("How much effort did you have to put in? 1 = very high effort, 5 = very low effort", False),
        ("How much effort did you have to put in? (1 = very low, 5 = very high)", True),
        ("Effort (1 = a lot, 5 = none)", False),
        ("How much effort was it? 1 = very difficult, 5 = very easy", False),
        ("Wie viel Aufwand hatten Sie? (1 = sehr hoch, 5 = sehr gering)", False),
        ("Quel effort avez-vous dû fournir ? (1 = très faible, 5 = très élevé)", True),
        ("¿Cuánto esfuerzo le ha costado? (1 = mucho, 5 = poco)", False),
    ],
)
def test_what_the_label_states_about_its_ends_wins(label: str, lowest_is_best: bool) -> None:
    column = alone(label, CROWD.rate(1, 5))
    assert column.role is Role.CES
    assert column.scale is not None and column.scale.reversed is lowest_is_best


def test_from_high_to_low_is_turned_round_and_asked_about_elsewhere() -> None:
    falling, rising = "Cleanliness (1 = high, 5 = low)", "Food (1 = low, 5 = high)"
    seen = understood({falling: CROWD.rate(1, 5), rising: CROWD.rate(1, 5)})
    assert [c.scale.reversed for c in seen.columns if c.scale] == [True, False]
    assert len(questions(seen.findings, falling)) == 1
    assert questions(seen.findings, rising) == []
