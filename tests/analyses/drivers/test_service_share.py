"""How much goes with service, how much with the rest, and when the two cannot be told apart."""

from dataclasses import replace

import numpy as np
import pytest

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.drivers.explained import explained
from cxmetrics.analyses.drivers.service_share import Weightier, service_share
from cxmetrics.model import Side
from tests.analyses.drivers.given import blanked, column, given, noise, planted


def split(values: np.ndarray):
    told, fitted = explained(given(values))
    return service_share(told, fitted)


def r_squared(values: np.ndarray, places: list[int]) -> float:
    design = np.column_stack([np.ones(len(values)), values[:, places]])
    left = values[:, 0] - design @ np.linalg.lstsq(design, values[:, 0], rcond=None)[0]
    return 1.0 - left.var() / values[:, 0].var()


def test_the_parts_are_those_of_least_squares_with_and_without_each_side():
    values = planted(400, (0.4, 0.3, 0.2, 0.3), together=0.2)
    found = split(values)
    service, experience, both = (r_squared(values, p) for p in ([1, 3], [2, 4], [1, 2, 3, 4]))
    assert found.unique_service.value == pytest.approx(both - experience)
    assert found.unique_experience.value == pytest.approx(both - service)
    assert found.shared.value == pytest.approx(service + experience - both)
    assert found.service.value + found.experience.value == pytest.approx(found.r2) == pytest.approx(both)
    assert found.service.low <= found.service.value <= found.service.high


@pytest.mark.parametrize(
    ("weights", "weightier"),
    [((0.7, 0.1), Weightier.SERVICE), ((0.1, 0.7), Weightier.EXPERIENCE), ((0.5, 0.5), Weightier.ALIKE)],
)
def test_the_weightier_side_is_told(weights, weightier):
    found = split(planted(500, weights))
    assert found.weightier is weightier
    assert "goes with service" in found.sentence


def test_what_moves_together_cannot_be_separated():
    found = split(planted(500, (0.5, 0.5), together=0.9))
    assert found.weightier is Weightier.INSEPARABLE and "cannot be separated" in found.sentence


def test_on_noise_it_cannot_be_told():
    found = split(noise(300, seed=3))
    assert found.weightier is Weightier.CANNOT_TELL and "cannot be told" in found.sentence


def test_suppression_is_reported():
    rng = np.random.default_rng(2)
    a = rng.standard_normal(2000)
    b = 0.8 * a + 0.6 * rng.standard_normal(2000)
    y = a - 0.8 * b + 0.3 * rng.standard_normal(2000)
    found = split(50.0 + 10.0 * np.column_stack([y, a, b]))
    assert found.shared.value < 0 and found.suppression


def test_it_takes_a_rating_of_each_side():
    values = planted(200, (0.5, 0.3))
    one_side = given(values)
    items = tuple(column(number, Side.SERVICE) for number in (1, 2))
    assert service_share(*explained(Answers(one_side.outcome, items, values))) is None


def test_identical_columns_on_both_sides_split_evenly():
    values = planted(300, (0.5,))
    found = split(np.column_stack([values, values[:, 1]]))
    assert found.service.value == pytest.approx(found.experience.value, abs=1e-3)
    assert found.shared.value == pytest.approx(found.r2, abs=1e-3)


def test_what_is_shown_adds_up_to_what_all_ratings_together_go_with():
    told, fitted = explained(given(planted(120, (0.3, 0.3, 0.2, 0.0, 0.0, 0.0))))
    found = service_share(told, fitted)
    assert found.whole == pytest.approx(told.adjusted_r2) and told.adjusted_r2 < found.r2
    parts = found.unique_service, found.unique_experience, found.shared
    assert sum(found.shown(part).value for part in parts) == pytest.approx(found.whole)
    assert f"{100 * found.shown(found.service).value:.0f} %" in found.sentence


def test_a_rating_of_neither_side_is_not_in_the_parts_of_both():
    values = planted(400, (0.3, 0.3, 0.4))
    items = (*(column(number) for number in (1, 2)), replace(column(3), side=None))
    told, fitted = explained(Answers(given(values).outcome, items, values))
    found = service_share(told, fitted)
    assert 0 < found.whole < told.whole
    assert found.whole / told.whole == pytest.approx(found.r2 / told.r2)


def test_a_caveat_stands_with_what_cannot_be_separated_alone():
    told, fitted = explained(given(planted(500, (0.5, 0.5), together=0.9)))
    assert fitted.coloured
    assert service_share(told, fitted, caveat=" Mind you.").sentence.endswith("alone. Mind you.")
    told, fitted = explained(given(planted(500, (0.7, 0.1))))
    assert not fitted.coloured
    assert "Mind you" not in service_share(told, fitted, caveat=" Mind you.").sentence


def test_copies_with_gaps_in_different_places_split_evenly():
    values = planted(600, (0.5, 0.1))
    doubled = np.column_stack([values, values[:, 1]])
    doubled[:, 1:] = blanked(doubled, 0.2, np.random.default_rng(2))[:, 1:]
    items = (column(1), column(2, Side.SERVICE), column(3, Side.EXPERIENCE))
    found = service_share(*explained(Answers(given(doubled).outcome, items, doubled)))
    assert found.weightier is Weightier.INSEPARABLE and found.r2 < 0.5
