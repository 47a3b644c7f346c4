"""What one row of a table is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.meaning import Recognition
from cxmetrics.meaning.tables.cancelled import is_marked
from cxmetrics.model import Kind, Role, Scale, Severity
from cxmetrics.reading import read
from tests.meaning.tables import Crowd, errors, real, understood
from tests.shared import shared

MONTHS = [f"2024-{1 + i % 12:02}" for i in range(36)]
STORES = [("North", "South", "East")[i // 12] for i in range(36)]
ORDER_ROLES = {Role.ORDER, Role.QUANTITY, Role.PRICE, Role.FIGURE}


def roles(seen: Recognition) -> dict[str, Role]:
    return {column.label: column.role for column in seen.columns}


def said(seen: Recognition) -> str:
    return " ".join(f.what for f in seen.findings)


def some(low: float, high: float, form: str, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [form.format(chance.uniform(low, high)) for _ in MONTHS]


def purchases(lines: int = 120, **columns: list[str]) -> dict[str, list[str]]:
    table = {
        "Customer ID": [f"{i % 40:05}" for i in range(lines)],
        "Date": [f"2024-{1 + i % 12:02}-15" for i in range(lines)],
        "Amount": [f"{11.77 + i:.2f}" for i in range(lines)],
    }
    return table | columns


def test_invoices_are_orders_with_their_traps_named() -> None:
    columns, findings, _ = real("online_retail/online_retail_2010-12.csv")
    assert {label: column.role for label, column in columns.items()} == {
        "InvoiceNo": Role.ORDER,
        "StockCode": Role.IGNORE,
        "Description": Role.IGNORE,
        "Quantity": Role.QUANTITY,
        "InvoiceDate": Role.DATE,
        "UnitPrice": Role.PRICE,
        "CustomerID": Role.CUSTOMER,
        "Country": Role.SEGMENT,
    }
    assert not errors(findings)
    words = " ".join(f.what for f in findings)
    assert "728 lines are cancelled" in words
    assert "15,631 of 42,481 rows name no customer" in words
    assert "273 rows have no value" in words


def test_a_log_of_purchases_without_order_numbers_is_orders() -> None:
    lines = shared("data/cdnow/CDNOW_master.txt").read_text(encoding="ascii").splitlines()
    head, *rows = (line.split() for line in lines if line.strip())
    seen = understood(dict(zip(head, map(list, zip(*rows, strict=True)), strict=True)))
    assert seen.kind is Kind.ORDERS
    assert list(roles(seen).values()) == [Role.CUSTOMER, Role.DATE, Role.QUANTITY, Role.REVENUE]
    assert "80 rows have no value" in said(seen)
    assert "each row counts as one purchase" in said(seen)


@pytest.mark.parametrize(
    "labels",
    [
        ("Kundennummer", "Bestellnummer", "Menge", "Einzelpreis"),
        ("ID client", "N° de commande", "Quantité", "Prix unitaire"),
        ("ID cliente", "Número de pedido", "Cantidad", "Precio unitario"),
        ("Codice cliente", "Numero ordine", "Quantità", "Prezzo unitario"),
    ],
)
def test_order_columns_are_known_in_other_languages(labels: tuple[str, str, str, str]) -> None:
    _, order, quantity, price = labels
    table = purchases()
    seen = understood(
        {
            "Customer ID": table["Customer ID"],
            order: [str(1000 + i // 2) for i in range(120)],
            "Date": table["Date"],
            quantity: [str(1 + i % 4) for i in range(120)],
            price: table["Amount"],
        }
    )
    assert seen.kind is Kind.ORDERS
    found = roles(seen)
    assert (found[order], found[quantity], found[price]) == (Role.ORDER, Role.QUANTITY, Role.PRICE)


def test_what_lacks_a_customer_a_date_or_an_amount_is_no_list_of_orders() -> None:
    for label in purchases():
        table = purchases(**{"Order number": [str(i) for i in range(120)], "Product": ["tea", "pot"] * 60})
        del table[label]
        seen = understood(table)
        assert seen.kind is Kind.RESPONSES and len(errors(seen.findings)) == 1


def test_the_total_of_an_order_on_each_of_its_lines_is_asked_about() -> None:
    numbers = [str(1000 + i // 3) for i in range(120)]
    whole = understood(
        purchases(**{"Order number": numbers, "Amount": [f"{int(n) / 7:.2f}" for n in numbers]})
    )
    assert any(f.severity is Severity.QUESTION and "whole order" in f.what for f in whole.findings)
    each = understood(purchases(**{"Order number": numbers}))
    assert not any("whole order" in f.what for f in each.findings)


@pytest.mark.parametrize(
    ("with_mark", "with_digit", "lines", "known"),
    [
        (728, 41753, 42481, True),
        (0, 90, 90, False),
        (90, 0, 90, False),
        (20, 40, 90, False),
        (60, 30, 90, False),
    ],
)
def test_a_letter_marks_cancelled_orders_only_beside_plain_numbers(
    with_mark: int, with_digit: int, lines: int, known: bool
) -> None:
    assert is_marked(with_mark, with_digit, lines) is known


def test_a_survey_with_an_order_number_stays_a_survey() -> None:
    crowd = Crowd()
    seen = understood(
        {
            "Order number": [str(i) for i in range(240)],
            "Customer ID": [str(i % 90) for i in range(240)],
            "Date": [f"2024-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(240)],
            "Quantity": crowd.any_of("1", "2", "3"),
            "Unit price": crowd.any_of("3.50", "8.20", "11.90"),
            "Average rating of this shop": crowd.any_of("4.1", "4.3", "3.9"),
            "Number of reviews": crowd.any_of("14", "120", "87"),
            "Order total": crowd.any_of("13.50", "28.20", "31.90"),
            "Staff friendliness": crowd.rate(1, 5),
            "Food quality": crowd.rate(1, 5),
        }
    )
    assert seen.kind is Kind.RESPONSES and not ORDER_ROLES & set(roles(seen).values())


def test_every_survey_we_have_stays_a_survey() -> None:
    for path in (
        "skytrax/lounge.csv",
        "fastfood/ffattrib.csv",
        "nhs_fft_gp/data.csv",
        "small/LasVegasTripAdvisorReviews-Dataset.csv",
        "small/SomervilleHappinessSurvey2015_utf16.csv",
    ):
        columns, _, _ = real(path)
        assert not (ORDER_ROLES | {Role.CHURNED}) & {column.role for column in columns.values()}, path


def test_customers_with_who_left() -> None:
    columns, findings, _ = real("telco_churn/Telco-Customer-Churn.csv")
    churn = columns["Churn"]
    assert (churn.role, churn.scale and (churn.scale.low, churn.scale.high, churn.scale.reversed)) == (
        Role.CHURNED,
        (0, 1, True),
    )
    words = " ".join(f.what for f in findings)
    assert "customer list" in words and "11 of 7,043 amounts are blank" in words
    assert not errors(findings)


@pytest.mark.parametrize("cells", [("0", "1"), ("No", "Yes"), ("False", "True"), ("nein", "ja")])
def test_left_is_one_and_yes(cells: tuple[str, str]) -> None:
    table = {
        "Customer ID": [f"K{i}" for i in range(60)],
        "Tenure": [str(i % 17) for i in range(60)],
        "Churned": [cells[i % 4 == 0] for i in range(60)],
    }
    seen = understood(table)
    column = seen.columns[2]
    assert (seen.kind, column.role) == (Kind.CUSTOMERS, Role.CHURNED)
    assert column.scale and column.scale.reversed and Scale(0, 1).span == column.scale.span
    assert dict(column.codes).get(cells[1], 1.0) == 1.0


def test_a_customer_list_that_does_not_say_who_left_says_so() -> None:
    seen = understood(
        {
            "Customer ID": [f"K{i}" for i in range(60)],
            "Gender": ["f", "m"] * 30,
            "Contract": ["monthly", "yearly", "yearly"] * 20,
            "Plan": ["small", "large"] * 30,
        }
    )
    assert seen.kind is Kind.CUSTOMERS
    assert "whether a customer has left" in said(seen)


def test_a_customer_who_comes_twice_is_no_customer_list() -> None:
    seen = understood(
        {
            "Customer ID": [f"K{i % 50}" for i in range(60)],
            "Contract": ["monthly", "yearly"] * 30,
            "Churned": ["Yes", "No", "No"] * 20,
        }
    )
    assert seen.kind is Kind.RESPONSES and errors(seen.findings)


@pytest.mark.parametrize(
    "columns",
    [
        {"NPS": some(-20, 70, "{:.0f}"), "Responses": some(20, 300, "{:.0f}", 2)},
        {"Rating": some(3, 5, "{:.2f}"), "Reviews": some(20, 300, "{:.0f}", 2)},
        {"NPS": some(1, 10, "{:.0f}"), "n": some(20, 300, "{:.0f}", 2)},
        {"Satisfaction": some(70, 95, "{:.0f}%"), "n": some(20, 300, "{:.0f}", 2)},
        {"Satisfaction": some(70, 95, "{:.1f}"), "Average rating": some(3, 5, "{:.2f}")},
        {"Durchschnittsnote": some(1, 3, "{:.2f}"), "Anzahl Antworten": some(20, 300, "{:.0f}", 2)},
    ],
)
def test_what_was_added_up_is_never_read_as_answers(columns: dict[str, list[str]]) -> None:
    seen = understood({"Month": MONTHS, "Store": STORES} | columns)
    assert seen.kind is Kind.FIGURES
    assert {label for label, role in roles(seen).items() if role is Role.FIGURE} == set(columns)
    assert not any(column.role.is_scored for column in seen.columns)
    assert "already been added up" in said(seen) and not errors(seen.findings)


def test_what_was_added_up_without_dates_is_refused_with_the_reason() -> None:
    seen = understood(
        {
            "Store": [f"Store {i}" for i in range(36)],
            "Rating": some(3, 5, "{:.2f}"),
            "Reviews": some(20, 300, "{:.0f}", 2),
        }
    )
    (error,) = errors(seen.findings)
    assert "added up" in error and not any(column.role.is_scored for column in seen.columns)


def test_withheld_figures_are_no_reason_to_miss_the_others() -> None:
    shares = some(60, 90, "{:.0f}")
    shares[::4] = ["Not Available"] * 9
    counts = some(60, 900, "{:.0f}", 2)
    counts[::4] = ["FEWER THAN 50"] * 9
    seen = understood(
        {"Month": MONTHS, "Measure": STORES, "Top-box percentage": shares, "Completed surveys": counts}
    )
    assert seen.kind is Kind.FIGURES
    assert list(roles(seen).values())[2:] == [Role.FIGURE, Role.FIGURE]


@pytest.mark.parametrize("name", ["national_results", "state_results"])
def test_published_percentages_are_never_answers(name: str) -> None:
    columns, findings, _ = real(f"hcahps/{name}.csv")
    assert "already been added up" in " ".join(f.what for f in findings)
    assert not any(column.role.is_scored for column in columns.values())


def test_code_lists_are_refused_as_what_they_are() -> None:
    for name in ("measures", "questions"):
        (error,) = errors(real(f"hcahps/{name}.csv")[1])
        assert "list of questions or measures" in error


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(list(range(4))), seed=st.integers(0, 3))
def test_the_order_of_rows_and_columns_is_no_matter(order: list[int], seed: int) -> None:
    table = purchases(**{"Order number": [str(1000 + i // 2) for i in range(120)]})
    rows = list(range(120))
    random.Random(seed).shuffle(rows)
    labels = [list(table)[place] for place in order]
    seen = understood({label: [table[label][row] for row in rows] for label in labels})
    assert seen.kind is Kind.ORDERS
    assert roles(seen) == roles(understood(table))


def test_a_file_says_its_kind_through_the_whole_way() -> None:
    data = "Customer ID,Date,Amount\n" + "".join(
        f"K{i % 19},2024-01-{1 + i % 28:02},{i}.50\n" for i in range(60)
    )
    found = read("orders.csv", data.encode())
    assert (
        understood({label: found.rows.column(i).to_pylist() for i, label in enumerate(found.labels)}).kind
        is Kind.ORDERS
    )
