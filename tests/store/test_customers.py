"""What is asked across a list of orders and a table of answers, worked out by hand."""

from datetime import date, timedelta

from cxmetrics.model import Slice
from cxmetrics.store.customers import followed, in_both, latest, means
from cxmetrics.store.lines import as_marked
from tests.analyses.survey import survey
from tests.analyses.test_loyalty import both

DAY = date(2024, 1, 1)


def on(number):
    return DAY + timedelta(days=number)


ORDERS = [
    # Ann bought before and after day 10, Bob only before, Cat only after, Dan gave back after it.
    ("ann", on(0), 10.0),
    ("ann", on(12), 7.0),
    ("ann", on(40), 5.0),
    ("bob", on(10), 4.0),
    ("cat", on(11), 9.0),
    ("dan", on(2), 6.0),
    ("dan", on(13), -6.0),
]
ANSWERS = [
    ("ann", on(1), 3),
    ("ann", on(10), 9),
    ("ann", on(20), 0),
    ("bob", on(9), 7),
    ("cat", on(5), 10),
    ("dan", on(5), 5),
    ("eve", on(5), 5),
]


def test_who_is_in_both():
    workspace, orders, answers = both(ORDERS, ANSWERS)
    assert workspace.rows(in_both(as_marked(workspace, orders), answers)) == [(4, 5, 4)]


def test_the_latest_answer_up_to_a_day():
    workspace, _, answers = both(ORDERS, ANSWERS)
    rows = workspace.rows(latest(answers, "c3", on(10), Slice()))
    assert sorted((who, score) for who, score, _ in rows) == [
        ("ann", 9.0),
        ("bob", 7.0),
        ("cat", 10.0),
        ("dan", 5.0),
        ("eve", 5.0),
    ]


def test_of_two_answers_on_one_day_the_lower_row_is_the_later():
    workspace, _, answers = both(ORDERS, [("ann", on(1), 3), ("ann", on(1), 8)])
    assert workspace.rows(latest(answers, "c3", on(10), Slice()))[0][1] == 8.0


def test_what_was_bought_after_the_day_by_those_known_before_it():
    workspace, orders, answers = both(ORDERS, ANSWERS)
    asked = followed(
        as_marked(workspace, orders),
        orders,
        Slice(),
        latest(answers, "c3", on(10), Slice()),
        since=on(10),
        days=5,
        known_by=on(10),
    )
    # score, next day, paid within five days, paid in all; Cat was no customer yet.
    assert [(row[0], *row[2:]) for row in workspace.rows(asked)] == [
        (5.0, None, -6.0, 0.0, 1),
        (7.0, None, 0.0, 4.0, 1),
        (9.0, on(12), 7.0, 22.0, 1),
    ]


def test_the_mean_of_all_scores_up_to_a_day():
    found = survey(
        who=["ann", "ann", "ann", "bob", None],
        day=[on(1), on(2), on(9), on(1), on(1)],
        staff=[5, 3, 1, 2, 5],
        food=[4, 4, 1, None, 5],
    )
    rows = found.workspace.rows(means(found.dataset, on(2), Slice()))
    assert rows == [("ann", 75.0, 75.0)], "Bob rated no experience, and the third answer came later"
