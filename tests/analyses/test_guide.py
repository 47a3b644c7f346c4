"""Which metrics does this data have?"""

import pytest

from cxmetrics.analyses.guide import presence
from cxmetrics.metrics import METRICS
from cxmetrics.model import Family, Slice
from tests.analyses.survey import survey


def test_every_metric_is_told_once_in_its_family():
    found = presence(*survey(nps=[9] * 5), Slice())
    assert list(found) == list(Family)
    assert sorted(one.metric.id for metrics in found.values() for one in metrics) == sorted(METRICS)
    assert all(one.metric.family is family for family, metrics in found.items() for one in metrics)


def test_it_says_where_and_with_how_many_answers():
    data = survey(nps=[9, 9, 9, 0, 0, None], staff=[5] * 6, food=[5, None, None, None, None, None])
    metrics = {one.metric.id: one for found in presence(*data, Slice()).values() for one in found}
    ((column, estimate),) = metrics["nps"].found
    assert (column.label, estimate.value, metrics["nps"].answers) == ("nps", pytest.approx(20), 5)
    assert [column.label for column, _ in metrics["rating"].found] == ["staff", "food"]
    assert metrics["rating"].answers == 6
    assert (metrics["ces"].found, metrics["ces"].answers, metrics["clv"].found) == ((), 0, ())
