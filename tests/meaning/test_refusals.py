import pytest

from cxmetrics.meaning import recognise
from cxmetrics.model import Role
from tests.meaning.tables import errors, real, table, understood


@pytest.mark.parametrize("name", ["national_results", "state_results"])
def test_shares_by_state_and_period_are_refused_with_the_reason(name: str) -> None:
    columns, findings, _ = real(f"hcahps/{name}.csv")
    (error,) = errors(findings)
    assert "respondents" in error and "NPS" in error
    assert not any(column.role.is_scored for column in columns.values())


@pytest.mark.parametrize("name", ["measures", "questions"])
def test_a_list_of_questions_is_no_list_of_answers(name: str) -> None:
    assert len(errors(real(f"hcahps/{name}.csv")[1])) == 1


def test_orders_are_called_orders() -> None:
    columns, findings, _ = real("online_retail/online_retail_2010-12.csv")
    assert "orders" in errors(findings)[0]
    assert columns["CustomerID"].role is Role.CUSTOMER
    assert columns["InvoiceDate"].role is Role.DATE


def test_a_log_of_purchases_is_called_orders() -> None:
    seen = understood(
        {
            "customer_id": [f"{i % 40:05}" for i in range(120)],
            "date": [f"1997{1 + i % 12:02}15" for i in range(120)],
            "number_of_cds": [str(1 + i % 5) for i in range(120)],
            "dollar_value": [f"{11.77 + i:.2f}" for i in range(120)],
        }
    )
    assert "orders" in errors(seen.findings)[0]


def test_customers_are_called_a_customer_list() -> None:
    columns, findings, _ = real("telco_churn/Telco-Customer-Churn.csv")
    assert "customer list" in errors(findings)[0]
    assert not any(column.role.is_scored for column in columns.values())


def test_nothing_at_all_is_said_with_what_was_looked_for() -> None:
    seen = understood({"Colour": ["red", "blue"] * 10, "Length": ["1.5", "2.25"] * 10})
    assert "recommend" in errors(seen.findings)[0]


def test_an_empty_table_is_no_crash() -> None:
    labels, rows = table({"Rating": [], "Comment": []})
    assert errors(recognise(labels, rows).findings)


def test_a_table_without_columns_is_no_crash() -> None:
    labels, rows = table({})
    assert errors(recognise(labels, rows).findings)
