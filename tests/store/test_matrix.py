"""Columns response by response."""

import numpy as np

from cxmetrics.model import Slice
from cxmetrics.store.matrix import cells, matrix
from tests.analyses.survey import survey


def test_blanks_are_no_numbers_and_rows_stay_in_order():
    found = survey(nps=[10, None, 3], csat=[None, 4, 5], shop=["A", "B", None])
    values = matrix(*found, [found.name("csat"), found.name("nps")], Slice())
    assert np.array_equal(values, [[np.nan, 10], [4, np.nan], [5, 3]], equal_nan=True)
    assert cells(*found, [found.name("shop")], Slice()).column(0).to_pylist() == ["A", "B", None]


def test_a_slice_narrows_it_and_may_leave_nothing():
    found = survey(nps=[10, 9, 3], shop=["A", "B", "A"])
    of_a = Slice(segments=((found.name("shop"), ("A",)),))
    assert matrix(*found, [found.name("nps")], of_a).tolist() == [[10.0], [3.0]]
    nobody = Slice(segments=((found.name("shop"), ("C",)),))
    assert matrix(*found, [found.name("nps")], nobody).shape == (0, 1)
