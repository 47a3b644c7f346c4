"""The two scores, and that of one rating."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.analyses.measure import Measure, whole
from cxmetrics.analyses.score import rescaled, score
from cxmetrics.model import Display, Moments, Scale, Side, Slice
from tests.analyses.survey import survey


def moments(values):
    return Moments(len(values), sum(values), sum(value * value for value in values))


def test_it_is_the_mean_of_the_responses_not_of_the_answers():
    # Three responses answered both, three only one: each response counts once.
    found = survey(staff=[5, 5, 5, 1, 1, 1], speed=[5, 5, 5, None, None, None])
    estimate = whole(*found, Measure(side=Side.SERVICE), Slice())
    assert (estimate.value, estimate.n, estimate.unit) == (50.0, 6, "of 100")
    assert 0 <= estimate.low < 50 < estimate.high <= 100


def test_a_response_needs_half_of_the_ratings_of_a_side():
    # Of three experience ratings two are enough and one is not.
    found = survey(
        staff=[5] * 7,
        food=[5, 5, 5, 5, 5, 5, 1],
        room=[3, 3, 3, 3, 3, None, None],
        price=[None, None, None, None, 1, None, None],
    )
    estimate = whole(*found, Measure(side=Side.EXPERIENCE), Slice())
    # Four times (100 + 50) / 2, once (100 + 50 + 0) / 3.
    assert (estimate.n, estimate.value) == (5, pytest.approx((4 * 75 + 50) / 5))


def test_one_of_two_is_half():
    found = survey(staff=[5] * 6, speed=[None] * 6)
    assert whole(*found, Measure(side=Side.SERVICE), Slice()).n == 6


@pytest.mark.parametrize(
    ("answers", "shown"), [(4, Display.HIDDEN), (5, Display.INTERVAL), (29, Display.INTERVAL)]
)
def test_few_answers_are_hidden_or_an_interval(answers, shown):
    estimate = score(moments([75.0] * answers))
    assert (estimate.shown, estimate.n) == (shown, answers)
    assert (estimate.value is None) == (shown is Display.HIDDEN)


def test_many_answers_that_agree_are_a_value():
    estimate = score(moments([75.0] * 200))
    assert (estimate.shown, estimate.value) == (Display.VALUE, 75.0)


@given(
    st.sampled_from([Scale(1, 5), Scale(1, 5, reversed=True), Scale(0, 10), Scale(1, 7, reversed=True)]),
    st.data(),
)
def test_sums_rescale_as_the_answers_do(scale, data):
    answers = data.draw(st.lists(st.sampled_from(scale.values), min_size=1, max_size=40))
    one, other = rescaled(moments(answers), scale), moments([scale.pomp(answer) for answer in answers])
    assert one.n == other.n
    assert isclose(one.total, other.total, abs_tol=1e-6)
    assert isclose(one.squares, other.squares, abs_tol=1e-6)
