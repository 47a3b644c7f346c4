"""The answers that drivers are read from: all of them, or evenly some of very many."""

import numpy as np
import pytest

from cxmetrics.analyses.drivers import answers as room
from cxmetrics.analyses.drivers.explained import explained
from cxmetrics.analyses.drivers.outcome import outcomes
from cxmetrics.model import Slice
from tests.analyses.survey import survey


@pytest.fixture
def many():
    rng = np.random.default_rng(3)
    staff, food = rng.integers(1, 6, (2, 4000))
    overall = np.clip(np.round(0.6 * staff + 0.3 * food + rng.normal(0, 0.7, 4000)), 1, 5).astype(int)
    return survey(staff=staff.tolist(), food=food.tolist(), overall=overall.tolist())


def told(workspace, dataset):
    outcome = outcomes(workspace, dataset, Slice())[0]
    return explained(room.answers(workspace, dataset, outcome, Slice()))[0]


def test_of_very_many_some_are_read_and_it_is_said(many, monkeypatch):
    whole = told(*many)
    assert whole.n == 4000 and whole.drawn_from is None
    monkeypatch.setattr(room, "ENOUGH", 1000)
    some = told(*many)
    assert 900 < some.n < 1100 and some.drawn_from == 4000
    assert [d.column.label for d in some.drivers] == [d.column.label for d in whole.drivers]
    assert some.r2 == pytest.approx(whole.r2, abs=0.06)
