"""Who stayed, from a column that says who left."""

import pytest

from cxmetrics.analyses.group import groups
from cxmetrics.analyses.headline import headlines
from cxmetrics.model import Slice
from tests.analyses.tables import real, stored


def retention(found, **options):
    return [group.metrics[0][1] for group in groups(*found, Slice(), **options)]


def test_a_telephone_company():
    telco = real("telco_churn/Telco-Customer-Churn.csv")
    (whole,) = retention(telco)
    assert round(100 - (whole.value or 0), 2) == 26.54
    assert (round(whole.value or 0, 2), whole.n, whole.missing) == (73.46, 7043, 0)
    assert (round(whole.low or 0, 1), round(whole.high or 0, 1)) == (72.4, 74.5)


def test_retention_by_contract_adds_up_to_the_whole():
    telco = real("telco_churn/Telco-Customer-Churn.csv")
    pieces = retention(telco, segment=telco.name("Contract"))
    assert sum(piece.n for piece in pieces) == 7043
    stayed = sum((piece.value or 0) * piece.n / 100 for piece in pieces)
    assert round(stayed) == 5174


def test_blank_and_strange_answers_are_no_customers_who_left():
    left = ["1"] * 10 + ["0"] * 30 + [None] * 5
    found = stored(
        {
            "Customer ID": [f"K{i}" for i in range(45)],
            "Tenure": [str(i % 7) for i in range(45)],
            "Churn": left,
        }
    )
    (whole,) = retention(found)
    assert (whole.value, whole.n, whole.missing) == (pytest.approx(75.0), 40, 5)


def test_it_is_the_headline_of_a_customer_list():
    telco = real("telco_churn/Telco-Customer-Churn.csv")
    (card,) = headlines(*telco, Slice())
    assert card.definition.name == "Retention"
    assert "score <= 0" in card.definition.sql
