"""Is the tone of comments to be believed here?"""

import numpy as np
import pytest

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role, Scale
from tests.analyses.checks.given import put
from tests.analyses.checks.test_csat import given
from tests.analyses.checks.test_reviews import stars
from tests.analyses.tables import real

WORDS = np.array(["negative", "neutral", "positive"])
RANDOM = np.random.default_rng(9)


def toned(marks, tones):
    return given(stars=stars(list(marks)), tone=(Role.SEGMENT, None, list(tones)))


@pytest.mark.parametrize("id_", ["PC23", "PC24", "PC25"])
def test_without_comments_and_tones_nobody_can_tell(id_):
    assert put(id_, *given(stars=stars([4] * 50))).verdict is Verdict.CANNOT_TELL
    few = put(id_, *given(said=(Role.COMMENT, None, ["fine"] * 29)))
    assert few.verdict is Verdict.CANNOT_TELL


def test_comments_without_a_score_are_counted():
    found = put(
        "PC23",
        *given(
            stars=stars([5] * 30 + [None] * 20),
            said=(Role.COMMENT, None, ["fine"] * 10 + [None] * 20 + ["cold"] * 20),
            tone=(Role.SEGMENT, None, ["Positive"] * 10 + [None] * 30 + ["Negative"] * 10),
        ),
    )
    assert found.verdict is Verdict.SHOWN and "67 % (20 of 30 comments" in found.figure
    assert "A tone is on file for 67 % (20 of 30 comments" in found.figure
    scored = (Role.NPS, Scale(0, 10), [9] * 40)
    assert (
        "0 % (0 of 40 comments"
        in put("PC23", *given(nps=scored, said=(Role.COMMENT, None, ["ok"] * 40))).figure
    )


def test_tone_and_stars_agree_or_not():
    marks = RANDOM.integers(1, 6, 500)
    true = np.where(marks <= 2, 0, np.where(marks >= 4, 2, 1))
    seen = np.where(RANDOM.random(500) < 0.05, RANDOM.integers(0, 3, 500), true)
    found = put("PC24", *toned(marks, WORDS[seen]))
    assert found.verdict is Verdict.FAILS
    observed, squares = np.zeros((3, 3)), (np.arange(3)[:, None] - np.arange(3)) ** 2
    np.add.at(observed, (seen, true), 1)
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / observed.sum()
    kappa = 1 - (squares * observed).sum() / (squares * expected).sum()
    assert f"(weighted kappa) {kappa:.2f}".replace("0.", ".") in found.figure
    assert f"({(seen != true).sum()} of 500 comments" in found.figure
    apart = put("PC24", *toned(marks, WORDS[RANDOM.integers(0, 3, 500)]))
    assert apart.verdict is Verdict.HOLDS
    same = put("PC24", *toned([5] * 60, WORDS[[0, 1, 2] * 20]))
    assert same.verdict is Verdict.CANNOT_TELL and "cannot be told from chance" in same.figure
    assert put("PC24", *toned([5, 1] * 10, WORDS[[2, 0] * 10])).verdict is Verdict.CANNOT_TELL


def test_errors_of_a_program_take_a_person_who_read_some():
    found = put("PC25", *toned([5, 1] * 30, WORDS[[2, 0] * 30]))
    assert found.verdict is Verdict.CANNOT_TELL and "60 comments have a tone on file" in found.figure


def test_a_models_numbers_are_no_tones():
    workspace, dataset = real("nhs_fft_gp/data.csv")
    assert put("PC24", dataset, workspace).verdict is Verdict.CANNOT_TELL
    assert put("PC23", dataset, workspace).verdict is Verdict.SHOWN


def test_a_scale_of_seven_has_its_thirds_too():
    marks = np.array([1, 2, 4, 6, 7] * 40)
    true = np.array([0, 0, 1, 2, 2] * 40)
    found = put(
        "PC24",
        *given(
            rated=(Role.CSAT, Scale(1, 7), marks.tolist()), tone=(Role.SEGMENT, None, WORDS[true].tolist())
        ),
    )
    assert found.verdict is Verdict.FAILS and "0 % (0 of 200 comments" in found.figure
