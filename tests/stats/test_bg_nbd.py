import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gamma, roots_jacobi

from cxmetrics.stats import bg_nbd
from cxmetrics.stats.bg_nbd import Parameters
from cxmetrics.stats.purchase_history import Histories, Purchases
from tests.stats import cdnow

PUBLISHED = Parameters(0.243, 4.414, 0.793, 2.426)
shapes = st.floats(0.1, 8.0)
parameters = st.builds(Parameters, shapes, st.floats(0.5, 20), shapes, shapes)


@st.composite
def customers(draw):
    x, age = draw(st.integers(0, 30)), draw(st.floats(1, 100))
    return x, (age * draw(st.floats(0.05, 1)) if x else 0.0), age


def test_published_fit():
    found = bg_nbd.fit(cdnow.calibration())
    assert (found.r, found.alpha) == pytest.approx((0.2426, 4.4137), abs=2e-4)
    assert (found.a, found.b) == pytest.approx((0.793, 2.426), abs=5e-4)
    assert found.loglik == pytest.approx(-9582.429, abs=1e-3)
    assert not found.at_bound


def test_no_neighbour_is_likelier_than_the_fit():
    histories = cdnow.calibration()
    found = bg_nbd.fit(histories)
    for step in np.vstack([np.eye(4), -np.eye(4)]):
        parts = np.array([found.r, found.alpha, found.a, found.b]) * np.exp(0.01 * step)
        assert bg_nbd.loglik(Parameters(*parts), histories) < found.loglik


def test_the_unit_of_time_changes_nothing_but_alpha():
    weeks = cdnow.calibration()
    days = Histories(weeks.x, 7 * weeks.t_x, 7 * weeks.age, weeks.n)
    one, other = bg_nbd.fit(weeks), bg_nbd.fit(days)
    assert (other.r, other.alpha, other.a, other.b) == pytest.approx(
        (one.r, 7 * one.alpha, one.a, one.b), rel=1e-5
    )


def test_published_forecasts():
    assert bg_nbd.expected_new(PUBLISHED, 39) == pytest.approx(1.19672319, abs=1e-7)
    assert bg_nbd.expected(PUBLISHED, 2, 30.43, 38.86, 39) == pytest.approx(1.22602817, abs=1e-7)
    assert bg_nbd.p_alive(PUBLISHED, 2, 30.43, 38.86) == pytest.approx(0.72657857, abs=1e-7)


@settings(max_examples=150, deadline=None)
@given(parameters, customers(), st.floats(0.5, 200))
def test_forecast_is_the_average_over_the_chance_to_leave(params, customer, horizon):
    assert bg_nbd.expected(params, *customer, horizon) == pytest.approx(
        averaged(params, *customer, horizon), rel=1e-6, abs=1e-9
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [(1.0, 2.0), (1 + 1e-5, 2.0), (1 - 1e-4, 2.0), (0.3, 0.7), (0.3, 0.7 + 1e-6), (0.2, 0.3), (30.0, 80.0)],
)
@pytest.mark.parametrize("customer", [(0, 0.0, 30.0), (1, 5.0, 30.0), (60, 29.0, 30.0)])
def test_forecast_where_the_formula_is_nought_over_nought(a, b, customer):
    params = Parameters(0.5, 6.0, a, b)
    assert bg_nbd.expected(params, *customer, 52.0) == pytest.approx(
        averaged(params, *customer, 52.0), rel=1e-6
    )


@given(parameters, customers(), st.floats(0.5, 100), st.floats(0.1, 100))
def test_more_time_never_brings_fewer_purchases(params, customer, horizon, more):
    sooner, later = (bg_nbd.expected(params, *customer, t) for t in (horizon, horizon + more))
    assert 0 <= sooner <= later * (1 + 1e-9)


@given(parameters, customers())
def test_chance_to_be_active_falls_with_silence(params, customer):
    x, t_x, age = customer
    now, later = bg_nbd.p_alive(params, x, t_x, age), bg_nbd.p_alive(params, x, t_x, age + 10)
    assert 0 <= later <= now <= 1
    assert x > 0 or now == 1


@given(parameters, st.lists(customers(), min_size=1, max_size=6))
def test_likelihood_does_not_mind_order_and_counts_doubles_twice(params, each):
    once = bg_nbd.loglik(params, Histories.of(*zip(*each, strict=True)))
    assert bg_nbd.loglik(params, Histories.of(*zip(*reversed(each), strict=True))) == pytest.approx(once)
    assert bg_nbd.loglik(params, Histories.of(*zip(*each, *each, strict=True))) == pytest.approx(2 * once)


@given(parameters, customers())
def test_likelihood_is_the_average_over_rates_and_chances(params, customer):
    assert np.exp(bg_nbd.loglik(params, Histories.of(*([part] for part in customer)))) == pytest.approx(
        integrated(params, *customer), rel=1e-6
    )


def test_data_without_repeat_purchases_determine_nothing():
    assert bg_nbd.fit(Histories.of([0] * 50, [0] * 50, range(1, 51))).at_bound


def test_no_customers_have_no_fit():
    with pytest.raises(ValueError, match="no customers"):
        bg_nbd.fit(Histories.of((), (), ()))


@pytest.mark.parametrize("parts", [(0, 1, 1, 1), (1, 1, -1, 1)])
def test_parameters_are_above_0(parts):
    with pytest.raises(ValueError, match="above 0"):
        Parameters(*parts)


@pytest.mark.parametrize("row", [(-1, 0, 1), (1, 3, 2), (1, -1, 2)])
def test_impossible_histories_are_refused(row):
    with pytest.raises(ValueError, match="history"):
        Histories.of(*([part] for part in row))


def test_purchases_on_one_day_are_one():
    bought = Purchases.of(["b", "a", "a", "a", "b"], [3, 1, 1, 5, 9])
    histories = bought.histories(8)
    assert histories.x.tolist() == [0, 1]
    assert histories.t_x.tolist() == [0, 4]
    assert histories.age.tolist() == [5, 7]
    assert bought.histories(0).customers == 0


def averaged(params, x, t_x, age, horizon):
    """The forecast by its definition: chance to be active × E[(1 − (1 + p·t/(α+T))^−(r+x))/p], p ~ Beta(a, b+x)."""
    shape, ahead = params.r + x, horizon / (params.alpha + age)
    total = mean_over_beta(
        params.a, params.b + x, lambda p: -np.expm1(-shape * np.log1p(p * ahead)) / p, degree=300
    )
    odds = params.a / (params.b + x - 1) * ((params.alpha + age) / (params.alpha + t_x)) ** shape if x else 0
    return total / (1 + odds)


def integrated(params, x, t_x, age):
    """The likelihood by its definition, with the chance to leave integrated out numerically."""
    shape = params.r + x
    stays = mean_over_beta(params.a, params.b, lambda p: (1 - p) ** x)
    leaves = mean_over_beta(params.a, params.b, lambda p: p * (1 - p) ** (x - 1)) if x else 0.0
    buying = gamma(shape) / gamma(params.r) * params.alpha**params.r
    return buying * (stays * (params.alpha + age) ** -shape + leaves * (params.alpha + t_x) ** -shape)


def mean_over_beta(a, b, function, degree=40):
    """E[function(p)] for p ~ Beta(a, b), by Gauss-Jacobi quadrature."""
    # For a + b = 1 scipy computes 0/0 and then does not use it.
    with np.errstate(invalid="ignore"):
        nodes, weights = roots_jacobi(degree, b - 1, a - 1)
    return weights @ function((1 + nodes) / 2) / weights.sum()
