"""Which metrics does this data have, and which of the statements about them hold on it?"""

import json
from collections import Counter

import pytest

from cxmetrics.analyses.checks import CHECKS, checked
from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.analyses.guiding.guide import SCORES, counted, estimates, presence, response_rate, verdict
from cxmetrics.metrics import METRICS
from cxmetrics.model import Family, Slice
from cxmetrics.store.notes import ASKED, tell
from tests.analyses.survey import survey
from tests.analyses.tables import real
from tests.shared import shared


def test_every_metric_is_told_once_in_its_family():
    found = presence(*survey(nps=[9] * 5), Slice())
    assert list(found) == list(Family)
    assert sorted(one.metric.id for metrics in found.values() for one in metrics) == sorted(METRICS)
    assert all(one.metric.family is family for family, metrics in found.items() for one in metrics)


def test_it_says_where_and_with_how_many_answers():
    data = survey(nps=[9, 9, 9, 0, 0, None], staff=[5] * 6, food=[5, None, None, None, None, None])
    metrics = {one.metric.id: one for found in presence(*data, Slice()).values() for one in found}
    (measure,) = metrics["nps"].found
    assert (measure.column.label, metrics["nps"].answers) == ("nps", 5)
    assert [measure.column.label for measure in metrics["rating"].found] == ["staff", "food"]
    assert metrics["rating"].answers == 6
    assert (metrics["ces"].found, metrics["ces"].answers, metrics["clv"].found) == ((), 0, ())
    assert not metrics["sentiment"].told and metrics["clv"].told


def test_a_family_is_worked_out_when_it_is_asked_for():
    data = survey(nps=[9, 9, 9, 0, 0, None], staff=[5] * 6)
    ((column, estimate),) = estimates(*data, Family.NPS, Slice())["nps"]
    assert (column.label, estimate.value, estimate.missing) == ("nps", pytest.approx(20), 1)
    assert set(estimates(*data, Family.REVIEWS, Slice())) == {"rating"}


def test_customers_and_requests_are_counted_too():
    workspace, dataset = real("online_retail/online_retail_2010-12.csv")
    found = {
        one.metric.id: one for metrics in presence(workspace, dataset, Slice()).values() for one in metrics
    }
    assert {found[id_].answers for id_ in ("repeat_purchase", "retention", "clv")} == {948}


def test_every_statement_of_the_sources_is_checked_and_stands_where_it_belongs():
    told = json.loads(shared("reference/proscons.json").read_text(encoding="utf-8"))["statements"]
    wanted = {one["id"]: one for one in told}
    on_metrics = [
        (s.id, kind)
        for metric in METRICS.values()
        for kind, statements in (("pro", metric.pros), ("con", metric.cons))
        for s in statements
        if s.id
    ]
    placed = on_metrics + [(s.id, "con") for s in SCORES]
    assert Counter(id_ for id_, _ in placed) == Counter([*wanted])
    assert {id_: kind for id_, kind in placed} == {id_: one["kind"] for id_, one in wanted.items()}
    assert set(CHECKS) == set(wanted)


@pytest.mark.parametrize("id_", sorted(CHECKS))
@pytest.mark.parametrize(
    "answers",
    [
        {"nps": [9]},
        {"nps": [None] * 40, "comment": ["fine"] * 40},
        {
            "day": ["2025-01-01"] * 29,
            "shop": ["a"] * 29,
            "staff": [5] * 29,
            "food": [5] * 29,
            "nps": [10] * 29,
        },
        {
            "day": ["2025-01-01"] * 60,
            "shop": ["a", None] * 30,
            "who": ["x", "y"] * 30,
            "csat": [5] * 60,
            "nps": [10] * 60,
        },
    ],
    ids=["one", "nothing", "few", "all alike"],
)
def test_no_check_fails_on_thin_data(id_, answers):
    found = checked(*survey(**answers), id_, Slice())
    assert isinstance(found.verdict, Verdict) and found.rule
    assert found.figure.strip() and "nan" not in found.figure.casefold().replace("finan", "")
    if len(answers["nps"]) < 30:
        assert found.verdict in (Verdict.CANNOT_TELL, Verdict.BY_DESIGN), found.figure


def test_verdicts_are_counted():
    data = survey(nps=[9] * 5)
    assert verdict(*data, "PC00", Slice()) is None
    found = [verdict(*data, id_, Slice()) for id_ in ("PC26", "PC27", "PC29", "PC00")]
    assert counted(found) == {Verdict.CANNOT_TELL: 2, Verdict.BY_DESIGN: 1}


def test_the_rate_follows_from_the_number_a_person_told():
    workspace, dataset = survey(nps=[9] * 50)
    assert response_rate(workspace, dataset, Slice()) is None
    tell(workspace, dataset.id, ASKED, 200)
    assert response_rate(workspace, dataset, Slice()).value == 25
