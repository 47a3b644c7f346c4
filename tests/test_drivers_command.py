"""`python -m cxmetrics drivers`: every documented key, and no file that breaks it."""

import numpy as np
import pytest

from tests.shared import shared
from tests.test_command_line import SAMPLE, blocks, missing, refused, run


def found(*arguments):
    return run("drivers", *arguments, "--json").json


def written(tmp_path, values: np.ndarray, labels: list[str]):
    """Answers 1 to 5 as a file; NaN is a blank cell."""
    rows = [",".join("" if np.isnan(cell) else f"{cell:.0f}" for cell in row) for row in values]
    file = tmp_path / "answers.csv"
    file.write_text("\n".join([",".join(labels), *rows]) + "\n", encoding="utf-8")
    return file


LABELS = ["Overall satisfaction", "Staff friendliness", "Food quality", "Cleanliness", "Value for money"]


def answers(n: int, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    ratings = rng.integers(1, 6, (n, 4)).astype(float)
    overall = np.clip(np.round(0.7 * ratings[:, 1] + 0.3 * ratings[:, 0] + rng.normal(0, 0.7, n)), 1, 5)
    return np.column_stack([overall, ratings])


def test_every_documented_key_is_there():
    told = found(SAMPLE)
    assert missing(blocks()["drivers"], told) == []
    assert told["named"] and told["method"] == "lmg"
    assert told["winner"] is None and "could not be set against the others" in told["because"]
    assert sum(driver["share"] for driver in told["drivers"]) == pytest.approx(told["r2"])
    slices = [driver["adjusted_share"]["value"] for driver in told["drivers"]]
    assert sum(slices) == pytest.approx(told["adjusted_r2"])
    parts = [told["adjusted"][side]["value"] for side in ("service_share", "experience_share")]
    assert sum(parts) == pytest.approx(told["adjusted_r2"])
    both = told["service_share"]["value"] + told["experience_share"]["value"]
    assert both == pytest.approx(told["unique_service"] + told["unique_experience"] + told["shared"])


def test_another_outcome_may_be_asked_for_and_a_name_that_is_none_is_refused():
    file = shared("data/skytrax/lounge.csv")
    assert found(file, "--outcome", "recommended")["outcome"] == "recommended"
    told = refused("drivers", file, "--outcome", "weather", "--json")
    assert "outcome" in told and "overall_rating" in told


def test_fast_food_goes_by_taste():
    assert found(shared("data/fastfood/ffattrib.csv"))["winner"] == "taste"


def test_gaps_constants_copies_and_reversed_scales_are_told_or_silent(tmp_path):
    values = answers(400)
    rng = np.random.default_rng(2)
    values[:, 1:][rng.random((400, 4)) < 0.3] = np.nan
    odd = np.column_stack([values, values[:, 2], np.full(400, 3.0)])
    file = written(tmp_path, odd, [*LABELS, "Quality of the food again", "Atmosphere"])
    told = found(file)
    assert told["named"] and told["winner"] is None
    assert {one["column"] for one in told["drivers"][:2]} == {"Food quality", "Quality of the food again"}
    turned = found(file, "--set", "Food quality=ignore")
    assert turned["winner"] == "Quality of the food again"


def test_twelve_answers_are_silent_with_the_reason(tmp_path):
    told = found(written(tmp_path, answers(12), LABELS))
    assert not told["named"] and told["drivers"] == [] and told["n"] == 12
    assert "Only 12 people answered" in told["because"] and "50 are needed" in told["because"]
    assert len(told["left_out"]) == 4


def test_without_a_question_about_the_whole_it_says_so(tmp_path):
    told = found(written(tmp_path, answers(60)[:, 1:], LABELS[1:]))
    assert told["outcome"] is None and not told["named"] and "as a whole" in told["because"]


def test_words_name_what_is_certain_and_how_much_goes_with_service():
    told = run("drivers", SAMPLE)
    assert "by more than chance" in told.out and "Value for money" in told.out


def test_what_was_not_resampled_is_null(tmp_path):
    rng = np.random.default_rng(4)
    labels = ["Overall satisfaction", *(f"Rating of dish {number}" for number in range(1, 15))]
    told = found(written(tmp_path, rng.integers(1, 6, (60, 15)).astype(float), labels))
    assert told["drivers"] and not told["named"]
    assert all(driver["p_top"] is driver["low"] is None for driver in told["drivers"])
