"""What a reader may choose, worked out a second time in plain Python."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.definition import define
from cxmetrics.analyses.measure import evidence, find, measures, whole
from cxmetrics.analyses.quadrant import outcomes, units
from cxmetrics.analyses.terms import in_words, slice_of, sure
from cxmetrics.errors import NotEnoughData
from cxmetrics.model import Quadrant, Slice, Terms
from cxmetrics.store import Query
from tests.analyses.survey import survey

few = settings(max_examples=15, deadline=None)
answers = st.lists(
    st.tuples(st.integers(0, 10), st.integers(1, 5), st.integers(1, 5), st.integers(1, 4)),
    min_size=8,
    max_size=40,
)


def weighted_survey(rows):
    nps, staff, food, weights = zip(*rows, strict=True)
    return survey(nps=nps, staff=staff, food=food, weight=weights)


def repeated_survey(rows):
    return weighted_survey([row for row in rows for _ in range(row[3])])


@few
@given(answers)
def test_a_weight_of_three_counts_as_three_answers(rows):
    workspace, dataset = weighted_survey(rows)
    other, repeated = repeated_survey(rows)
    part = slice_of(dataset, weighted=True)
    for measure in measures(dataset):
        found = whole(workspace, dataset, measure, part)
        expected = whole(other, repeated, find(repeated, measure.id), Slice())
        assert found.value == pytest.approx(expected.value, abs=1e-9)
        assert found.n == len(rows)
        sql = define(dataset, measure, part).sql
        asked = f"SELECT {sql} FROM (SELECT *, {measure.column.name if measure.column else 0} AS score "
        ((value,),) = workspace.rows(Query(f"{asked} FROM {dataset.table}) AS answers"))
        assert value == pytest.approx(found.value, abs=1e-9)
        weights = [row[3] for row in rows]
        assert found.effective == pytest.approx(sum(weights) ** 2 / sum(w * w for w in weights))
    found, expected = outcomes(workspace, dataset, part), outcomes(other, repeated, Slice())
    for quadrant in Quadrant:
        assert found[quadrant].share.value == pytest.approx(expected[quadrant].share.value, abs=1e-9)


@few
@given(answers)
def test_equal_weights_change_nothing(rows):
    workspace, dataset = weighted_survey([(*row[:3], 2) for row in rows])
    for measure in measures(dataset):
        plain = whole(workspace, dataset, measure, Slice())
        weighted = whole(workspace, dataset, measure, slice_of(dataset, weighted=True))
        for name in ("value", "low", "high"):
            assert getattr(weighted, name) == pytest.approx(getattr(plain, name), abs=1e-6)


def test_a_response_without_a_weight_does_not_count():
    workspace, dataset = survey(nps=[10] * 10 + [0] * 10, weight=[1] * 10 + [None] * 5 + [0] * 5)
    found = whole(workspace, dataset, find(dataset, "nps"), slice_of(dataset, weighted=True))
    assert (found.value, found.n) == (100.0, 10)


visits = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Bo", "Cy", None]),
        st.dates(min_value=date(2025, 1, 1), max_value=date(2025, 3, 31)),
        st.integers(0, 10),
    ),
    min_size=8,
    max_size=40,
)


@few
@given(visits)
def test_only_the_latest_answer_of_each_customer_counts(rows):
    who, days, nps = zip(*rows, strict=True)
    workspace, dataset = survey(who=who, day=days, nps=nps)
    latest = {}
    for number, (name, day, score) in enumerate(rows):
        key = name if name is not None else number
        if key not in latest or latest[key][0] <= day:
            latest[key] = (day, score)
    kept = [score for _, score in latest.values()]
    found = whole(workspace, dataset, find(dataset, "nps"), slice_of(dataset, latest=True))
    assert found.n == len(kept)
    if len(kept) >= 5:
        points = sum(1 if s >= 9 else -1 if s < 7 else 0 for s in kept)
        assert found.value == pytest.approx(100 * points / len(kept))


def test_by_month_the_latest_answer_of_each_month_counts():
    days = ["2025-01-05", "2025-01-20", "2025-02-10"] * 6
    who = [name for name in "abcdef" for _ in range(3)]
    workspace, dataset = survey(who=who, day=days, staff=[1, 5, 3] * 6, food=[4] * 18)
    dots = units(workspace, dataset, slice_of(dataset, latest=True), every="month")
    assert {dot.period.month: (dot.n, dot.service.value) for dot in dots} == {1: (6, 100.0), 2: (6, 50.0)}


def test_a_narrower_level_gives_a_narrower_range():
    workspace, dataset = survey(nps=[10, 9, 3] * 20)
    wide, narrow = (
        whole(workspace, dataset, find(dataset, "nps"), slice_of(dataset, terms=Terms(level)))
        for level in (0.95, 0.8)
    )
    assert wide.low < narrow.low < narrow.value == wide.value < narrow.high < wide.high


def test_what_is_missing_is_said():
    _, dataset = survey(nps=[10] * 8)
    with pytest.raises(NotEnoughData, match="weighted figures"):
        slice_of(dataset, weighted=True)
    with pytest.raises(NotEnoughData, match="one answer per customer"):
        slice_of(dataset, latest=True)


def test_only_what_is_unusual_is_told():
    assert in_words(Slice()) == ()
    told = in_words(Slice(latest="c1", weight="c2", terms=Terms(0.9, "csat_top", window=30)))
    assert told == (
        "90 % ranges",
        "each customer’s latest answer only",
        "weighted",
        "satisfied: the best answer only",
        "back within 30 days",
    )
    assert "90 of 100" in sure(Terms(0.9))


def test_a_group_has_one_figure_whether_it_is_filtered_or_split():
    who = [name for name in "abcdefgh" for _ in range(2)]
    shop = ["North", "South"] * 8
    days = ["2025-01-05", "2025-01-20"] * 8
    workspace, dataset = survey(who=who, shop=shop, day=days, nps=list(range(10)) + [10] * 6)
    part = slice_of(dataset, latest=True)
    pieces = evidence(workspace, dataset, find(dataset, "nps"), part, segment="c2")
    assert {key.segment: piece.n for key, piece in pieces.items()} == {"South": 8}
    north = replace(part, segments=(("c2", ("North",)),))
    assert whole(workspace, dataset, find(dataset, "nps"), north).n == 0


def test_the_latest_answer_is_the_latest_to_that_question():
    who = [name for name in "abcdefgh" for _ in range(2)]
    days = ["2025-01-05", "2025-01-20"] * 8
    workspace, dataset = survey(who=who, day=days, nps=[10, None] * 8, csat=[1, 5] * 8)
    part = slice_of(dataset, latest=True)
    assert whole(workspace, dataset, find(dataset, "nps"), part).value == 100
    assert whole(workspace, dataset, find(dataset, "csat"), part).value == 100
