import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import margin_multiple

retentions, discounts = st.floats(0, 0.95), st.floats(0, 0.5)


def test_worked_by_hand():
    assert margin_multiple.value(100, 0.8, 0.1) == pytest.approx(800 / 3)
    assert margin_multiple.value_first_now(100, 0.8, 0.1) == pytest.approx(1100 / 3)


@given(retentions, discounts)
def test_is_the_sum_of_all_margins_to_come(retention, discount):
    margins = [(retention / (1 + discount)) ** t for t in range(1, 2000)]
    assert margin_multiple.multiple(retention, discount) == pytest.approx(sum(margins))


@given(retentions, discounts)
def test_a_margin_today_is_one_more(retention, discount):
    later, now = (
        margin_multiple.multiple(retention, discount),
        margin_multiple.multiple_first_now(retention, discount),
    )
    assert now == pytest.approx(later + 1)


@pytest.mark.parametrize(("retention", "discount"), [(1.0, 0.0), (1.2, 0.1), (-0.1, 0.1)])
def test_refuses_a_sum_without_end(retention, discount):
    for multiple in (margin_multiple.multiple, margin_multiple.multiple_first_now):
        with pytest.raises(ValueError, match="without end"):
            multiple(retention, discount)
