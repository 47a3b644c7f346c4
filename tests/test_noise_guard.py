"""Silence on noise: drivers are hardly ever named where there is none, and mostly where there is one."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.noise import Files, certain, found
from cxmetrics.analyses.drivers.explained import explained
from cxmetrics.analyses.drivers.left_out import kept
from cxmetrics.stats import permutation
from cxmetrics.stats.permutation import ALPHA
from tests.analyses.drivers.given import given, on_five


@pytest.mark.parametrize("files", [Files("", 100), Files("", 200, missing=0.3), Files("", 200, halo=0.6)])
def test_on_random_ratings_a_driver_is_named_in_at_most_one_file_of_twenty(files):
    assert found((files, 200)).named <= 5.0


def test_without_the_guard_the_top_driver_has_half_of_what_is_explained():
    assert 50.0 <= found((Files("", 100), 100)).top_share <= 60.0


@pytest.mark.parametrize("files", [Files("", 200, planted=0.35), Files("", 200, planted=0.35, missing=0.3)])
def test_a_medium_driver_is_named_in_four_files_of_five(files):
    assert found((files, 100)).right >= 80.0


@pytest.mark.parametrize("planted", [0.0, 0.35])
def test_the_product_names_what_is_counted_here(planted):
    for seed in range(8):
        values = Files("", 200, planted=planted, missing=0.1).values(seed)
        told, _ = explained(given(25.0 * (values - 1.0)))
        assert {d.column.label for d in told.certain} == {f"Rating {i + 1}" for i in certain(values)}
        assert told.named == bool(certain(values))
        assert np.isfinite(told.r2)


@pytest.mark.parametrize("anew", [0.0, 0.3])
def test_what_customers_say_again_and_again_is_no_evidence(anew):
    named = 0
    for seed in range(100):
        rng = np.random.default_rng([21, seed])
        own = np.repeat(rng.standard_normal((100, 6)), 3, axis=0)
        latent = np.sqrt(1.0 - anew) * own + np.sqrt(anew) * rng.standard_normal((300, 6))
        found = replace(given(on_five(latent)), customers=np.repeat(np.arange(100), 3))
        chosen = kept(found)
        named += min(permutation.p_values(chosen.values, of=chosen.customers)) <= ALPHA
    assert named <= 0.05 * 100
    told, _ = explained(found)
    assert not told.named and told.rows < 200


def test_choosing_the_clearest_of_those_asked_apart_does_not_make_noise_speak():
    named = 0
    for seed in range(200):
        values = Files("", 300).values(seed)
        asked = np.arange(300) // 100
        for third in range(3):
            values[asked != third, 1 + third] = np.nan
        chosen = kept(given(25.0 * (values[:, :4] - 1.0)))
        assert len(chosen.items) == 1
        named += permutation.p_values(np.column_stack([chosen.values, chosen.passed_over]))[0] <= ALPHA
    assert named <= 0.05 * 200
