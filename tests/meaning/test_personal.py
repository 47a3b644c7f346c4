"""What tells a person, by its label and its cells; and comments without what people wrote into them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.meaning.masking import masked
from cxmetrics.meaning.personal import hidden, personal
from cxmetrics.model import Role
from tests.meaning.tables import Crowd, alone, understood

CROWD = Crowd(people=60)
MAILS = tuple(f"guest{i}@example.org" for i in range(40))
PHONES = tuple(f"+49 40 55{i:02}{i * 7 % 100:02}" for i in range(40))
PEOPLE = ("Ann Lee", "Bob Stone", "Christine Müller", "Dario O'Neil")
STREETS = tuple(f"{i} Mill Lane" for i in range(1, 20))
SHOPS = ("Corner Shop", "Mill Lane", "Old Town")


@pytest.mark.parametrize(
    ("label", "texts", "kind"),
    [
        ("Email", MAILS, "email"),
        ("Q3", MAILS, "email"),
        ("Correo electrónico", MAILS, "email"),
        ("Email", ("anonymous",), None),
        ("Email", ("Yes", "No"), None),
        ("Email support", ("1", "2", "3", "4", "5"), None),
        ("Telefonnummer", PHONES, "phone"),
        ("Contact", PHONES, "phone"),
        ("Phone", ("Yes", "No"), None),
        ("Phone support", ("1", "2", "3", "4", "5"), None),
        ("Channel", ("Phone", "Email", "Chat"), None),
        ("Ticket", tuple(str(4_000_000 + i) for i in range(30)), None),
        ("Date", ("2024-01-31", "2024-02-01"), None),
        ("IPAddress", ("10.0.0.1", "10.0.3.7"), "ip address"),
        ("Netzwerk", ("2001:db8::1", "2001:db8::2"), "ip address"),
        ("Version", ("1.2.3", "1.2.4"), None),
        ("Time", ("10:30:00", "11:45:12"), None),
        ("Customer name", PEOPLE, "name"),
        ("First Name", ("Ann", "Bob"), "name"),
        ("Prénom", ("Ann", "Bob"), "name"),
        ("Nachname", ("Lee", "Stone"), "name"),
        ("Customer", PEOPLE, "name"),
        ("Customer", ("C-100", "C-101"), None),
        ("Store name", SHOPS, None),
        ("Product name", SHOPS, None),
        ("Name of the dish", SHOPS, None),
        ("Hotel name", SHOPS, None),
        ("Company", SHOPS, None),
        ("Agent name", PEOPLE, None),
        ("Employee name", PEOPLE, None),
        ("Address", STREETS, "address"),
        ("Straße", STREETS, "address"),
        ("Location", SHOPS, None),
        ("Website address", ("https://example.org",), None),
        ("Anything", (), None),
    ],
)
def test_what_tells_a_person(label: str, texts: tuple[str, ...], kind: str | None) -> None:
    assert personal(label, texts) == kind


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Write to ann.lee@example.org, please", "Write to [email], please"),
        ("Ring me on +44 20 7946 0958.", "Ring me on [phone]."),
        ("Call 030/12345678 or (555) 010-9999", "Call [phone] or [phone]"),
        ("tel. 01 23 45 67 89", "tel. [phone]"),
        ("my number is 612 345 678", "my number is [phone]"),
        ("call 555-123-4567", "call [phone]"),
        ("0049 170 1234567!", "[phone]!"),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [account]"),
        ("card 4111 1111 1111 1111", "card [card]"),
        ("Came on 12/03/2024 at 10:30", "Came on 12/03/2024 at 10:30"),
        ("From 2024-01-31 to 2024-02-02", "From 2024-01-31 to 2024-02-02"),
        ("paid 1,234,567.00 then 12.50", "paid 1,234,567.00 then 12.50"),
        ("1.234.567,00 €", "1.234.567,00 €"),
        ("order 1234567 was late", "order 1234567 was late"),
        ("order #40322188731 was late", "order #40322188731 was late"),
        ("in 2019 2020 2021", "in 2019 2020 2021"),
        ("waited 45 minutes, table 12", "waited 45 minutes, table 12"),
        ("room 404, 5/5", "room 404, 5/5"),
        ("10 000 000 people", "10 000 000 people"),
    ],
)
def test_a_comment_keeps_all_but_what_tells_a_person(text: str, without: str) -> None:
    assert masked(text) == without


@given(st.text(max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@given(
    st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{1,8}\.(org|com|de)", fullmatch=True),
    st.text("abc !?", max_size=9),
)
def test_no_address_is_left(mail: str, around: str) -> None:
    assert mail not in masked(f"{around} {mail} {around}")


@pytest.mark.parametrize(
    ("kind", "shown"), [("email", "a…@…"), ("name", "a…"), ("phone", "…"), ("address", "…")]
)
def test_a_personal_cell_is_hidden(kind: str, shown: str) -> None:
    assert hidden(kind, "ann@example.org") == shown


def test_a_personal_column_says_so_and_shows_nobody() -> None:
    cells = {
        "Email": [MAILS[i % 30] for i in range(60)],
        "Full name": [PEOPLE[i % 4] for i in range(60)],
        "Comment": [f"Ring me on +44 20 7946 09{i}, it was really cold and we waited" for i in range(10, 70)],
        "Staff": CROWD.rate(1, 5),
    }
    mail, name, comment, staff = understood(cells).columns
    assert (mail.role, mail.personal) == (Role.CUSTOMER, "email")
    assert (name.role, name.personal) == (Role.IGNORE, "name")
    assert name.because == "Personal: kept out of every figure and export."
    assert all("@example" not in text for text in mail.examples)
    assert all(text == "A…" or len(text) == 2 for text in name.examples)
    assert all("7946" not in text for text in comment.examples)
    assert comment.personal is staff.personal is None


@pytest.mark.parametrize(
    "label", ["Date of birth", "DOB", "Geburtsdatum", "Date de naissance", "Fecha de nacimiento"]
)
def test_a_birth_date_is_hidden(label: str) -> None:
    days = [f"19{50 + i % 40}-0{1 + i % 9}-{10 + i % 18}" for i in range(60)]
    column = alone(label, days)
    assert (column.role, column.personal) == (Role.IGNORE, "birth date")
    assert not any(any(letter.isdigit() for letter in text) for text in column.examples)
    assert personal(label, [day[:4] for day in days]) is None


def test_nombre_is_a_name_in_letters_and_a_number_in_digits() -> None:
    assert personal("Nombre", ["Ana Paz", "Luis", "Marta"]) == "name"
    assert personal("Nombre", ["1", "2", "3"]) is None
