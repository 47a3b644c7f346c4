import pytest

from cxmetrics.meaning import recognise
from tests.meaning.tables import errors, real, table, understood


def test_shares_without_a_period_are_refused_with_the_reason() -> None:
    seen = understood(
        {
            "State": [f"State {i}" for i in range(50)],
            "Top-box percentage": [str(60 + i % 30) for i in range(50)],
            "Bottom-box percentage": [str(5 + i % 9) for i in range(50)],
        }
    )
    (error,) = errors(seen.findings)
    assert "respondents" in error and "NPS" in error
    assert not any(column.role.is_scored for column in seen.columns)


@pytest.mark.parametrize("name", ["measures", "questions"])
def test_a_list_of_questions_is_no_list_of_answers(name: str) -> None:
    assert len(errors(real(f"hcahps/{name}.csv")[1])) == 1


def test_orders_that_name_no_customer_are_called_orders() -> None:
    seen = understood(
        {
            "order_id": [f"{i:05}" for i in range(120)],
            "date": [f"1997{1 + i % 12:02}15" for i in range(120)],
            "quantity": [str(1 + i % 5) for i in range(120)],
            "amount": [f"{11.77 + i:.2f}" for i in range(120)],
        }
    )
    assert "orders" in errors(seen.findings)[0] and "customer" in errors(seen.findings)[0]


def test_nothing_at_all_is_said_with_what_was_looked_for() -> None:
    seen = understood({"Colour": ["red", "blue"] * 10, "Length": ["1.5", "2.25"] * 10})
    assert "recommend" in errors(seen.findings)[0]


def test_an_empty_table_is_no_crash() -> None:
    labels, rows = table({"Rating": [], "Comment": []})
    assert errors(recognise(labels, rows).findings)


def test_a_table_without_columns_is_no_crash() -> None:
    labels, rows = table({})
    assert errors(recognise(labels, rows).findings)
