"""One problem, one finding."""

from cxmetrics.model import Finding, Role, Severity
from tests.meaning.tables import Crowd, understood

CROWD = Crowd(80)
BLOCK = ("Friendliness of our staff", "Helpfulness of our staff", "Cleanliness", "Food", "Value for money")
DAYS = [f"{1 + i % 28:02}/{1 + i % 12:02}/2024" for i in range(80)]


def of(severity: Severity, findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is severity]


def test_an_amount_that_reads_two_ways_is_asked_about() -> None:
    seen = understood({"Overall": CROWD.rate(1, 5), "Order total": ["1.234", "2.500", "3.750", "4.125"] * 20})
    asked = [f for f in of(Severity.QUESTION, seen.findings) if f.where == "Order total"]
    assert seen.columns[1].role is Role.REVENUE
    assert [f.what for f in asked] == ["Is “1.234” 1.234 or 1,234?"]


def test_cells_that_are_no_amounts_are_named() -> None:
    seen = understood(
        {"Overall": CROWD.rate(1, 5), "Order total": ["12.50", "31.00"] * 39 + ["9.95", "free"]}
    )
    assert [f.where for f in of(Severity.WARNING, seen.findings)] == ["Order total"]


def test_a_date_that_tells_nothing_is_read_as_the_others_of_the_file() -> None:
    early = [f"0{1 + i % 9}/0{1 + i * 5 % 9}/2024" for i in range(80)]
    seen = understood({"Survey date": DAYS, "Stay": early, "Overall": CROWD.rate(1, 5)})
    assert seen.columns[0].date_formats[0].startswith("%d/%m")
    read = understood({"Survey date": early, "Order date": DAYS, "Overall": CROWD.rate(1, 5)})
    assert read.columns[0].date_formats[0].startswith("%d/%m")
    assert any("the other dates of the file" in f.fix for f in of(Severity.QUESTION, read.findings))


def test_columns_that_tell_people_share_one_note() -> None:
    seen = understood(
        {
            "Overall": CROWD.rate(1, 5),
            "Customer name": [f"Ann B{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(80)],
            "Phone": [f"+49 40 55{i:03} 123" for i in range(80)],
            "Date of birth": [f"19{50 + i % 40}-0{1 + i % 9}-11" for i in range(80)],
        }
    )
    notes = [f for f in seen.findings if "people by name" in f.what]
    assert [f.where for f in notes] == ["Customer name, Phone, Date of birth"]
    assert notes[0].severity is Severity.NOTE
    assert "“Date of birth” (birth date)" in notes[0].what
    assert notes[0].fix.startswith("Kept out of every figure, table and export")


def test_nobody_is_told_where_nobody_can_be() -> None:
    seen = understood({"Overall": CROWD.rate(1, 5)})
    assert [f for f in seen.findings if "people by name" in f.what] == []


def test_the_same_two_readings_are_asked_about_once() -> None:
    seen = understood({label: CROWD.rate(1, 6) for label in BLOCK})
    asked = of(Severity.QUESTION, seen.findings)
    assert [f.where for f in asked] == [", ".join(BLOCK)]
    assert all(f"{label} " in asked[0].what for label in BLOCK)
    assert "moves an average by up to" in asked[0].what


def test_the_same_question_about_school_marks_is_asked_once() -> None:
    labels = [f"{label} (school mark)" for label in ("Room", "Breakfast", "Reception")]
    seen = understood({label: CROWD.rate(1, 6) for label in labels})
    assert [f.where for f in of(Severity.QUESTION, seen.findings)] == [", ".join(labels)]


def test_what_counts_as_not_answered_is_told_once_for_a_block() -> None:
    codes = ("99", "-1", "N/A", "99", "98")
    answers = {label: CROWD.spoiled(CROWD.rate(1, 5), code) for label, code in zip(BLOCK, codes, strict=True)}
    notes = of(Severity.NOTE, understood(answers).findings)
    assert [f.where for f in notes] == [", ".join(BLOCK)]
    counted = sum(row.count("99") for row in answers.values())
    assert f"“99” ({counted} answers)" in notes[0].what
