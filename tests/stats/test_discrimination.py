from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import discrimination

PEOPLE = st.lists(
    st.tuples(st.integers(0, 10), st.integers(1, 5), st.booleans()), min_size=4, max_size=60
).filter(lambda people: sum(did for *_, did in people) >= 2 and sum(not did for *_, did in people) >= 2)


def cells(people):
    counted = Counter(people)
    keys = sorted({(x, y) for x, y, _ in people})
    columns = [(x, y, counted[x, y, True], counted[x, y, False]) for x, y in keys]
    return [np.array(column, dtype=float) for column in zip(*columns, strict=True)]


def delong(first, second, did):
    """The same on single rows, as the paper has it."""
    areas, placements = [], []
    for score in (first, second):
        won = (score[did][:, None] > score[~did]) + 0.5 * (score[did][:, None] == score[~did])
        areas.append(won.mean())
        placements.append((won.mean(axis=1), won.mean(axis=0)))
    ones, zeros = (placements[0][i] - placements[1][i] for i in (0, 1))
    return areas, ones.var(ddof=1) / did.sum() + zeros.var(ddof=1) / (~did).sum()


@given(PEOPLE)
def test_counts_give_what_rows_give(people):
    x, y, did = (np.array(column) for column in zip(*people, strict=True))
    areas, variance = delong(x, y, did)
    found = discrimination.compare(*cells(people))
    assert (found.first, found.second) == pytest.approx(areas)
    assert found.interval.high - found.difference == pytest.approx(1.959964 * np.sqrt(variance), abs=1e-6)


@given(PEOPLE)
def test_swapping_the_scores_turns_the_difference_round(people):
    first, second, did, did_not = cells(people)
    one, two = (discrimination.compare(*pair, did, did_not) for pair in ((first, second), (second, first)))
    assert one.interval.low == pytest.approx(-two.interval.high)


def test_both_together_tell_more_than_either_and_chance_tells_nothing():
    random = np.random.default_rng(5)
    x, y = random.integers(0, 11, 4000), random.integers(1, 6, 4000)
    did = random.random(4000) < 1 / (1 + np.exp(-(0.3 * (x - 5) + 0.6 * (y - 3))))
    people = list(zip(x.tolist(), y.tolist(), did.tolist(), strict=True))
    found = discrimination.compare(*cells(people))
    both = discrimination.area_of_both(*cells(people))
    assert both > max(found.first, found.second) + 0.03
    # Fisher's discriminant of all rows at once; out of sample it can only be a little worse.
    from scipy.stats import rankdata

    index = 0.3 * x + 0.6 * y
    ranks = rankdata(index)[did].sum() - did.sum() * (did.sum() + 1) / 2
    assert both == pytest.approx(ranks / did.sum() / (~did).sum(), abs=0.01)
    by_chance = [(a, b, bool(c)) for (a, b, _), c in zip(people, random.random(4000) < 0.5, strict=True)]
    assert discrimination.area_of_both(*cells(by_chance)) == pytest.approx(0.5, abs=0.04)
