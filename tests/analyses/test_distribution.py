"""How often was each answer given?"""

from dataclasses import replace

import pytest

from cxmetrics.analyses.distribution import Prior, distribution, of_answers, usual_mean
from cxmetrics.model import Column, Histogram, Role, Scale, Slice, Terms, Weight
from cxmetrics.stats import wilson
from tests.analyses.survey import survey

FIVE = Scale(1, 5)
STARS = Histogram(((1, 1), (3, 1), (4, 3), (5, 15)))


def column(scale=FIVE):
    return Column("c1", "Stars", Role.RATING, scale=scale)


def of(answers, scale=FIVE, prior=None, **terms):
    return of_answers(column(scale), scale, answers, prior or Prior(7, usual_mean(scale)), Terms(**terms))


def test_every_answer_offered_is_there_with_its_count_and_its_share():
    found = of(STARS)
    assert [(a.score, a.count) for a in found.answers] == [(1, 1), (2, 0), (3, 1), (4, 3), (5, 15)]
    assert [a.share.value for a in found.answers] == pytest.approx([5, 0, 5, 15, 75])
    assert sum(a.share.value for a in found.answers) == pytest.approx(100)
    limits = wilson.interval(15, 20)
    assert (found.answers[-1].share.low, found.answers[-1].share.high) == pytest.approx(
        (100 * limits.low, 100 * limits.high)
    )
    assert found.n == 20
    assert (found.mean.value, found.mean.low, found.mean.high) == pytest.approx((4.55, 3.95, 4.81), abs=0.02)


def test_one_five_star_review_is_no_five_stars():
    """Trustpilot's seven reviews of 3.5, by hand: 29.5/8; here five reviews, 49.5/12."""
    found = of(Histogram(((5, 5),)))
    assert (found.prior.n, found.prior.mean) == (7, 3.5)
    assert found.average == pytest.approx(49.5 / 12)
    assert found.lower < found.average < found.mean.value


def test_the_prior_is_the_askers():
    found = of(STARS, prior=Prior(10, 2.0))
    assert found.average == pytest.approx((91 + 20) / 30)
    assert of(STARS, prior=Prior(0, 2.0)).average == pytest.approx(4.55)


def test_many_good_ratings_come_before_a_few_perfect_ones():
    few, many = of(Histogram(((5, 5),))), of(Histogram(((4, 30), (5, 70))))
    assert few.mean.value > many.mean.value
    assert few.average < many.average
    assert few.lower < many.lower


def test_where_one_is_best_the_averages_are_turned_round_and_the_answers_are_not():
    marks = Scale(1, 5, reversed=True)
    found, same = of(Histogram(((1, 15), (2, 3), (3, 1), (5, 1))), marks), of(STARS)
    assert [(a.score, a.count) for a in found.answers] == [(1, 15), (2, 3), (3, 1), (4, 0), (5, 1)]
    assert (found.mean.value, found.average, found.lower) == pytest.approx(
        (same.mean.value, same.average, same.lower)
    )


def test_under_five_nobody_is_shown():
    found = of(Histogram(((5, 4),)))
    assert (found.answers, found.average, found.lower, found.mean.value) == ((), None, None, None)


def test_weights_move_the_shares_and_widen_their_intervals():
    weighted = replace(STARS, weight=Weight(20, 40, 20))
    found, plain = of(weighted).answers[-1].share, of(STARS).answers[-1].share
    assert (found.value, found.n, found.effective) == pytest.approx((75, 20, 10))
    assert found.low < plain.low and found.high > plain.high
    assert of(weighted).average < of(STARS).average


def test_a_slider_lists_what_was_given_and_a_scale_in_words_its_words():
    slider = of(Histogram(((0, 2), (73, 5))), Scale(0, 100))
    assert [a.score for a in slider.answers] == [0, 73]
    words = of(STARS, Scale(1, 5, labels=("awful", "poor", "fair", "good", "great")))
    assert [a.label for a in words.answers] == ["awful", "poor", "fair", "good", "great"]
    assert slider.answers[0].label is None


def test_a_column_of_a_dataset():
    found = survey(food=[5, 5, 4, 3, 1, None], shop=["A"] * 6)
    (asked,) = found.dataset.scored
    told = distribution(*found, asked, Slice())
    assert (told.n, told.mean.missing, told.average) == (5, 1, pytest.approx((18 + 24.5) / 12))
    assert distribution(*found, asked, Slice(), prior_n=1, prior_mean=1.0).average == pytest.approx(19 / 6)
    with pytest.raises(ValueError, match="no scale"):
        distribution(*found, found.dataset.columns[1], Slice())
    with pytest.raises(ValueError, match="less than no rating"):
        distribution(*found, asked, Slice(), prior_n=-1)
