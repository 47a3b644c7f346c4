import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.stats import multiplicity

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_published():
    p = [0.01, 0.04, 0.03, 0.005]
    assert multiplicity.holm(p).p == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert multiplicity.holm(p).holds == (True, False, False, True)
    assert multiplicity.benjamini_hochberg(p, q=0.03).p == pytest.approx((0.02, 0.04, 0.04, 0.02))
    assert multiplicity.benjamini_hochberg(p, q=0.03).held == 2


# statsmodels collects garbage on each call of Holm's method, a tenth of a second.
@settings(max_examples=20)
@given(P_VALUES)
def test_stricter_promises_name_fewer(p):
    looked_through, announced = multiplicity.benjamini_hochberg(p, q=0.05), multiplicity.holm(p)
    assert multiplicity.bonferroni(p).held <= announced.held <= looked_through.held
    assert all(after >= before for before, after in zip(p, announced.p, strict=True))


@given(P_VALUES)
def test_order_does_not_matter(p):
    forth, back = multiplicity.benjamini_hochberg(p), multiplicity.benjamini_hochberg(p[::-1])
    assert forth.p == pytest.approx(back.p[::-1]) and forth.holds == back.holds[::-1]


def test_nothing_to_compare():
    assert multiplicity.holm([]).holds == ()


def test_a_p_value_is_a_probability():
    with pytest.raises(ValueError, match="between 0 and 1"):
        multiplicity.holm([0.2, float("nan")])
