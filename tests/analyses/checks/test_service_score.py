"""Do the parts of the two scores tell different things here?"""

import numpy as np
import pytest

from cxmetrics.analyses.checks.check import Verdict
from tests.analyses.checks.given import put
from tests.analyses.survey import survey
from tests.analyses.tables import real


def people(common, n=400):
    """Five ratings of `n` people, which share one impression to this degree."""
    rng = np.random.default_rng(7)
    mood = rng.normal(size=(n, 1))
    ratings = np.sqrt(common) * mood + np.sqrt(1 - common) * rng.normal(size=(n, 5))
    cells = np.clip(np.round(3 + ratings), 1, 5).astype(int)
    names = ("staff", "speed", "food", "room", "price")
    return {name: cells[:, place].tolist() for place, name in enumerate(names)}


def asked(answers):
    workspace, dataset = survey(**answers)
    return put("PC44", dataset, workspace)


def test_one_impression_colours_everything_or_nothing():
    halo, own = asked(people(0.9)), asked(people(0.1))
    assert (halo.verdict, own.verdict) == (Verdict.HOLDS, Verdict.FAILS)
    cells = np.array(list(people(0.9).values()), dtype=float)
    mean = (np.corrcoef(cells).sum() - 5) / 20
    assert f"at {mean:.2f}".replace("0.", ".") in halo.figure


def test_too_few_ratings_or_people_cannot_tell():
    assert asked({"staff": [1, 5] * 50, "food": [1, 5] * 50}).verdict is Verdict.CANNOT_TELL
    assert asked(people(0.9, n=20)).verdict is Verdict.CANNOT_TELL
    assert asked({name: [4] * 60 for name in people(0.5)}).verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("path", "verdict"), [("skytrax/lounge.csv", Verdict.HOLDS), ("fastfood/ffattrib.csv", None)]
)
def test_airport_lounges_have_a_halo(path, verdict):
    workspace, dataset = real(path)
    found = put("PC44", dataset, workspace)
    assert found.verdict is (verdict or Verdict.FAILS), found.figure
