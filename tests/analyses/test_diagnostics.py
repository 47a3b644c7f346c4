"""How well does each measure work on this data?"""

from datetime import date, timedelta
from statistics import NormalDist

import numpy as np
import pytest

from cxmetrics.analyses.guiding.diagnostics import diagnoses
from cxmetrics.analyses.headline import headlines
from cxmetrics.model import Slice
from cxmetrics.stats.lead_lag import Order
from cxmetrics.store.notes import ASKED, tell
from tests.analyses.survey import survey
from tests.analyses.tables import real


def worked_out(data):
    workspace, dataset = data
    found = diagnoses(workspace, dataset, headlines(workspace, dataset, Slice()), Slice())
    return {name.split(".")[0]: one for name, one in found.items()}


def months(count, each, **levels):
    """So many months of answers; each question's share of best answers by month."""
    days = [date(2022 + m // 12, m % 12 + 1, 1 + i % 28) for m in range(count) for i in range(each)]
    cells = {
        name: [best if i < each * shares[m] else worst for m in range(count) for i in range(each)]
        for name, (worst, best, shares) in levels.items()
    }
    return survey(
        day=[str(day) for day in days] + [str(days[-1] + timedelta(days=40))],
        **{name: [*column, None] for name, column in cells.items()},
    )


def test_precision_and_coverage_are_those_of_the_answers():
    found = worked_out(survey(csat=[5] * 80 + [1] * 20 + [None] * 10 + [9] * 5))["csat"]
    # Newcombe's Wilson limits of 80 of 100, and ±5 points: (1.96·40/5)² answers.
    assert found.precision.half_width == pytest.approx((86.66 - 71.11) / 2, abs=0.01)
    assert found.precision.needed == 246 and found.precision.noticeable is None
    assert (found.estimate.n, found.estimate.missing, found.estimate.off_scale) == (100, 10, 5)
    assert found.stability is None and found.agreement.of == () and found.timings.of == ()


def test_a_usual_month_says_what_would_be_noticed():
    shares = [0.5 + 0.1 * (m % 2) for m in range(14)]
    found = worked_out(months(14, 40, csat=(1, 5, shares)))["csat"]
    p = found.estimate.value / 100
    expected = 100 * (1.959964 + NormalDist().inv_cdf(0.8)) * (2 * p * (1 - p) / 40) ** 0.5
    assert found.precision.usual_n == 40 and found.precision.noticeable == pytest.approx(expected, rel=1e-4)
    assert found.stability.months == 14 and found.stability.signals_a_year == 0
    # Every other month alike: neighbours are opposite.
    assert found.stability.alike < -0.8


def test_measures_that_move_together_agree_over_months():
    shares = [0.3 + 0.05 * m for m in range(11)]
    data = months(11, 40, csat=(1, 5, shares), nps=(0, 10, shares), ces=(1, 7, shares[::-1]))
    found = worked_out(data)["csat"].agreement
    told = {one.other.metric.id: one for one in found.of}
    assert found.by is None and found.units == 11 and set(told) == {"nps", "ces"}
    assert told["nps"].correlation.r == pytest.approx(1) and told["ces"].correlation.r == pytest.approx(-1)
    assert told["nps"].corrected == pytest.approx(1)


def test_over_shops_where_there_are_ten():
    shops = [f"S{i:02}" for i in range(12) for _ in range(10)]
    best = [j < i % 11 for i in range(12) for j in range(10)]
    data = survey(shop=shops, csat=[5 if b else 1 for b in best], nps=[10 if b else 0 for b in best])
    found = worked_out(data)["nps"].agreement
    assert found.by.label == "shop" and found.units == 12
    assert found.of[0].correlation.r == pytest.approx(1) and found.of[0].correlation.n == 12


def test_under_ten_units_nothing_is_told_of_agreement():
    shares = [0.3 + 0.05 * m for m in range(9)]
    found = worked_out(months(9, 40, csat=(1, 5, shares), nps=(0, 10, shares)))["csat"]
    assert found.agreement.of == ()


def test_what_comes_two_months_before_is_found():
    rng = np.random.default_rng(2)
    wander = rng.uniform(0.2, 0.8, 42)
    data = months(40, 40, csat=(1, 5, wander[2:]), nps=(0, 10, wander[:-2]))
    (timing,) = worked_out(data)["csat"].timings.of
    assert (timing.other.metric.id, timing.found.order, timing.found.lag) == ("nps", Order.FIRST, 2)
    short = worked_out(months(20, 40, csat=(1, 5, wander), nps=(0, 10, wander)))["csat"].timings
    assert short.of == () and short.months == 20


def test_months_on_both_sides_of_a_gap_are_not_taken_as_one_after_the_other():
    days = [f"{2020 + m // 12}-{m % 12 + 1:02}-15" for m in range(40) if m != 20 for _ in range(6)]
    best = [i % 6 < 1 + i // 6 % 5 for i in range(len(days))]
    data = survey(day=days, csat=[5 if b else 1 for b in best], nps=[10 if b else 0 for b in best])
    found = worked_out(data)["csat"].timings
    assert found.months == 20 and found.of == ()


def test_who_kept_silent_leaves_a_range_open():
    workspace, dataset = survey(csat=[5] * 90 + [1] * 10, nps=[10] * 90 + [0] * 10)
    tell(workspace, dataset.id, ASKED, 500)
    found = worked_out((workspace, dataset))
    # A fifth answered: 90 % of them is 18 % of all at least and 98 % at most; NPS +80 is 16 ∓ 80.
    assert (found["csat"].open_range.low, found["csat"].open_range.high) == (
        pytest.approx(18),
        pytest.approx(98),
    )
    assert (found["nps"].open_range.low, found["nps"].open_range.high) == (
        pytest.approx(-64),
        pytest.approx(96),
    )


def test_lounges_agree_by_airline():
    found = worked_out(real("skytrax/lounge.csv"))
    of = found["service"].agreement
    told = {one.other.id: one.correlation for one in of.of}
    assert of.by is not None and told["experience"].n >= 10 and told["experience"].interval.low > 0.5
