"""Is the picture of the four quadrants to be believed here?"""

import numpy as np

from cxmetrics.analyses.checks.check import Verdict
from tests.analyses.checks.given import put
from tests.analyses.survey import survey
from tests.analyses.tables import real


def shops(each, count=12):
    """As many shops, all alike, with so many answers each."""
    rng = np.random.default_rng(3)
    n = each * count
    return survey(
        shop=[f"S{i % count}" for i in range(n)],
        staff=rng.integers(2, 6, n).tolist(),
        food=rng.integers(2, 6, n).tolist(),
    )


def test_mixed_shops_are_counted_raw_and_expected():
    workspace, dataset = shops(6)
    found = put("PC45", dataset, workspace)
    assert found.verdict is Verdict.SHOWN and "of 12 groups seem mixed at a cut of 75" in found.figure
    assert "72 responses" in found.figure


def test_too_few_groups_or_no_scores_cannot_tell():
    for workspace, dataset in (shops(50, count=2), shops(2), survey(nps=[9] * 40)):
        assert put("PC45", dataset, workspace).verdict is Verdict.CANNOT_TELL


def test_fast_food_chains_can_be_placed():
    workspace, dataset = real("fastfood/ffattrib.csv")
    assert "of 8 groups seem mixed" in put("PC45", dataset, workspace).figure
