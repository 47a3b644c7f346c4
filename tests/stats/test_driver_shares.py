import numpy as np
import pytest

from cxmetrics.stats import correlation_matrix, dominance
from cxmetrics.stats.driver_shares import enough, shares


def found(rows, slopes, seed=8):
    rng = np.random.default_rng(seed)
    drivers = rng.standard_normal((rows, len(slopes))) + rng.standard_normal((rows, 1))
    outcome = drivers @ np.array(slopes) + rng.standard_normal(rows)
    values = np.column_stack([outcome, drivers])
    matrix = correlation_matrix.pairwise(values).matrix
    return shares(dominance.lmg(matrix), dominance.lmg(correlation_matrix.resampled(values)))


def test_shares_add_up_and_lie_in_their_intervals():
    result = found(200, [0.5, 0.3, 0.1])
    assert sum(share.part for share in result.of) == pytest.approx(1)
    assert sum(share.top for share in result.of) == pytest.approx(1)
    assert all(share.interval.low <= share.part <= share.interval.high for share in result.of)


def test_a_winner_only_where_resampling_agrees():
    assert found(400, [0.8, 0.1, 0.1]).winner == 0
    assert found(400, [0.3, 0.3, 0.3]).winner is None


def test_a_lead_that_may_be_none_makes_no_winner():
    drawn = np.column_stack([np.tile([0.5, 0.5, 0.3], 40), np.tile([0.3, 0.3, 0.4], 40)])
    told = shares(np.array([0.5, 0.3]), drawn[:, :2])
    assert told.of[0].top < 0.8 and told.winner is None
    drawn[:, 0] = np.where(np.arange(120) % 10, 0.5, 0.2)
    drawn[:, 1] = 0.3
    told = shares(np.array([0.5, 0.3]), drawn)
    assert told.of[0].top == pytest.approx(0.9) and told.lead.low < 0 and told.winner is None
    assert shares(np.array([0.5, 0.3]), drawn[1:10]).winner == 0


def test_nothing_explained_has_no_shares():
    assert shares(np.zeros(3), np.ones((5, 3))) is None
    assert shares(np.ones(3), np.ones((0, 3))) is None


def test_enough_rows_in_all_and_for_each():
    assert [enough(rows, 3) for rows in (49, 50)] == [False, True]
    assert [enough(rows, 8) for rows in (79, 80)] == [False, True]
