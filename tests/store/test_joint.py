"""Counts of several columns together, and the latest pair of answers of each customer."""

from datetime import date

import pandas as pd
import pytest

from cxmetrics.model import Pairs, Role, Slice
from cxmetrics.store import Workspace, joint
from cxmetrics.store.last_before import last_before
from tests.analyses.checks.given import FIVE, table
from tests.analyses.survey import survey
from tests.store.test_evidence import WORDS


@pytest.fixture
def found():
    return survey(
        nps=[10, 10, 3, None, 8, 99],
        csat=[5, 5, 1, 4, None, 3],
        shop=["A", "A", "B", "A", "B", "A"],
        who=["x", "y", "x", "y", "z", None],
        day=["2025-01-01", "2025-01-02", "2025-02-01", "2025-02-02", "2025-02-03", "2025-02-04"],
    )


def test_pairs_are_counted_where_both_were_answered(found):
    both = joint.joint(*found, found.name("nps"), found.name("csat"), Slice())
    assert both == Pairs(((3.0, 1.0, 1), (10.0, 5.0, 2)))


def test_a_slice_and_the_latest_of_each_narrow_the_pairs(found):
    names = found.name("nps"), found.name("csat")
    assert joint.joint(*found, *names, Slice(segments=((found.name("shop"), ("B",)),))).n == 1
    # Of x the latest is the 3, of y the one without an answer to the first question.
    assert joint.joint(*found, *names, Slice(latest=found.name("who"))).counts == ((3.0, 1.0, 1),)


def test_any_columns_are_counted_together(found):
    rows = joint.together(*found, [found.name("shop"), found.name("nps")], Slice())
    assert rows == [("A", 10.0, 2), ("B", 3.0, 1), ("B", 8.0, 1)]


def test_the_latest_pair_is_the_last_that_answers_both(found):
    query = joint.latest_pair(
        found.dataset, found.name("nps"), found.name("csat"), date(2025, 12, 31), Slice()
    )
    assert sorted(found.workspace.rows(query)) == [("x", 3.0, 1.0), ("y", 10.0, 5.0)]
    earlier = joint.latest_pair(
        found.dataset, found.name("nps"), found.name("csat"), date(2025, 1, 31), Slice()
    )
    assert sorted(found.workspace.rows(earlier)) == [("x", 10.0, 5.0), ("y", 10.0, 5.0)]


def test_it_is_plain_sql_of_our_own_names():
    query = joint.combinations("responses_1_2", ["c1", "c2"], Slice())
    assert not {word for word in query.sql.split() if word.isupper() and word.isalpha()} - WORDS
    with pytest.raises(ValueError, match="safe"):
        joint.combinations("responses_1_2", ['c1"; DROP'], Slice())


def test_what_came_last_before_an_answer():
    workspace = Workspace()
    answers = pd.DataFrame(
        {
            "who": ["a", "a", "b", "c", None],
            "day": ["2025-03-01", "2025-03-09", "2025-03-05", "2025-03-01", "2025-03-01"],
        }
    )
    requests = pd.DataFrame({"who": ["a", "a", "b"], "day": ["2025-02-27", "2025-03-09", "2025-03-06"]})
    of = table(
        workspace,
        who=(Role.CUSTOMER, None, answers["who"].tolist()),
        day=(Role.DATE, None, answers["day"].tolist()),
        csat=(Role.CSAT, FIVE, [5] * 5),
    )
    other = table(
        workspace,
        who=(Role.CUSTOMER, None, requests["who"].tolist()),
        day=(Role.DATE, None, requests["day"].tolist()),
    )
    found = [
        (day.isoformat(), before and before.isoformat(), n)
        for day, before, n in workspace.rows(last_before(of, "c3", other, Slice()))
    ]
    assert sorted(found, key=str) == sorted(
        [
            ("2025-03-01", "2025-02-27", 1),
            ("2025-03-01", None, 2),
            ("2025-03-05", None, 1),
            ("2025-03-09", "2025-03-09", 1),
        ],
        key=str,
    )
