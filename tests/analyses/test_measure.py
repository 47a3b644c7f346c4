"""Everything a dataset can be measured by."""

import pytest

from cxmetrics.analyses.measure import evidence, find, measures, together, whole
from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.model import Histogram, Moments, Slice
from tests.analyses.survey import survey


def ids(found):
    return [measure.id for measure in measures(found.dataset)]


def test_scores_come_first_and_single_ratings_last():
    found = survey(food=[1] * 5, staff=[1] * 5, nps=[9] * 5, csat=[4] * 5)
    assert ids(found)[:2] == ["service", "experience"]
    assert ids(found)[-2:] == ["rating.c1", "rating.c2"]


def test_every_metric_is_there_once_for_each_column_it_suits():
    found = survey(staff=[3] * 5, food=[3] * 5, ces=[7] * 5, effort=[1] * 5, nps=[10] * 5, overall=[4] * 5)
    assert set(ids(found)) >= {"nps.c5", "ces.c3", "ces_effort.c4", "csat.c6", "rating.c1", "rating.c6"}
    assert len(set(ids(found))) == len(ids(found))
    assert not {"ces.c4", "ces_effort.c3", "nps.c6"} & set(ids(found))


def test_the_overall_rating_stands_in_only_beside_service():
    assert ids(survey(staff=[3] * 5, overall=[4] * 5))[:2] == ["service", "experience"]
    assert "experience" not in ids(survey(overall=[4] * 5))


def test_they_are_found_by_id_by_metric_and_by_side():
    dataset = survey(staff=[3] * 5, food=[3] * 5, nps=[9] * 5).dataset
    assert find(dataset, "nps").id == find(dataset, "nps.c3").id == "nps.c3"
    assert find(dataset, "rating.c2").column.label == "food"
    assert find(dataset, "service").side == "service"
    with pytest.raises(NotEnoughData, match="needs"):
        find(dataset, "ces")
    with pytest.raises(UnknownName, match=r"nps\.c3"):
        find(dataset, "loyalty")


def test_the_whole_of_an_nps_by_hand():
    found = survey(nps=[10, 10, 9, 9, 9, 8, 7, 6, 0, 0, 11, None, "N/A"])
    estimate = whole(*found, find(found.dataset, "nps"), Slice())
    assert (estimate.value, estimate.n) == (pytest.approx(100 * (5 - 3) / 10), 10)
    assert (estimate.missing, estimate.off_scale) == (2, 1)


def test_a_slice_without_responses_has_nothing_to_show():
    found = survey(staff=[5] * 6, nps=[9] * 6, shop=["North"] * 6)
    nowhere = Slice(segments=((found.name("shop"), ("South",)),))
    for measure in measures(found.dataset):
        estimate = whole(*found, measure, nowhere)
        assert (estimate.value, estimate.n, estimate.unit) == (None, 0, measure.unit)


def test_pieces_add_up_to_the_whole():
    found = survey(staff=[1, 2, 3, 4, 5, 5], nps=[0, 3, 6, 8, 9, None], shop=["A", "B", "A", None, "B", "A"])
    for id_ in ("service", "nps"):
        measure = find(found.dataset, id_)
        split = evidence(*found, measure, Slice(), segment=found.name("shop"))
        (total,) = evidence(*found, measure, Slice()).values()
        assert together(list(split.values())) == total
    assert together([Histogram(((1, 2),), 1, 0), Histogram(((1, 1), (2, 5)), 2, 3)]) == Histogram(
        ((1, 3), (2, 5)), 3, 3
    )
    assert together([Moments(1, 2, 4), Moments(2, 3, 5)]) == Moments(3, 5, 9)
