"""Where the names of the columns stand, whatever stands above them and however many rows they take."""

import pytest

from cxmetrics.model import Finding, Severity
from cxmetrics.reading import Table, read

NAMES = "date,location,staff,food,comment\n"
BODY = """2024-03-01,North,5,4,Good food
2024-03-02,South,3,2,"Cold, slow"
2024-03-03,North,4,5,Nice
2024-03-04,West,2,2,
"""
LABELS = tuple(NAMES.strip().split(","))


def table(text: str) -> Table:
    found = read("t.csv", text.encode())
    assert found.file.rows == found.file.kept + sum(reason.count for reason in found.file.dropped)
    return found


def of(severity: Severity, found: Table) -> list[Finding]:
    return [finding for finding in found.findings if finding.severity is severity]


@pytest.mark.parametrize(
    "above",
    [
        "Customer survey Q1 2024\n",
        "Customer survey Q1 2024,,,,\n",
        "Customer survey Q1 2024\n\nExported on 2024-04-01\n",
        "Customer survey Q1 2024,,,,\n,,,,\nExported on,2024-04-01,,,\n,,,,\n",
        '"Survey, first quarter"\n\n\n',
        "Survey\nRegion: all\nPeriod: Q1\nFilter: none\nBy: office\nPage 1\n\n",
    ],
)
def test_titles_above_are_skipped_and_named(above: str) -> None:
    found = table(above + NAMES + BODY)
    assert found.labels == LABELS and found.file.kept == found.file.rows == 4
    (note,) = of(Severity.NOTE, found)
    assert above.split("\n")[0].split(",,")[0].strip('"').split(",")[0] in note.what


def test_a_title_above_a_semicolon_table_with_decimal_commas() -> None:
    found = table("Umfrage, 2024\nOrt;Service;Essen\nNord;4,5;3,2\nSüd;4,0;1,1\n")
    assert found.labels == ("Ort", "Service", "Essen")


def test_a_title_above_two_rows_is_enough() -> None:
    assert table("Survey\na,b\n1,2\n").labels == ("a", "b")


def test_a_plain_table_says_nothing() -> None:
    assert not table(NAMES + BODY).findings


@pytest.mark.parametrize(
    "body",
    [BODY, "Very satisfied,North\n" + "Satisfied,South\nUnsure,North\n" * 3 + "Very satisfied,South\n"],
)
def test_answers_without_names_are_kept_and_asked_about(body: str) -> None:
    found = table(body)
    assert found.labels == tuple(f"Column {i}" for i in range(1, len(found.labels) + 1))
    assert found.file.kept == len(body.splitlines())
    (question,) = of(Severity.QUESTION, found)
    assert question.where == "row 1" and "looks like answers" in question.what


def test_a_title_above_answers_without_names_is_still_no_answer() -> None:
    found = table("Export of the survey\n" + BODY)
    assert found.file.kept == 4 and of(Severity.QUESTION, found)[0].where == "row 2"


def test_years_and_numbers_of_questions_are_names() -> None:
    assert table("Region,2021,2022,2023\nN,4,5,3\nS,4,4,4\n").labels[1:] == ("2021", "2022", "2023")
    assert table("id,1,2,3,4\nr1,5,4,3,2\nr2,4,4,4,5\n").labels == ("id", "1", "2", "3", "4")


@pytest.mark.parametrize("names", [",name,comment", "name,,comment", ",,comment"])
def test_names_that_are_missing_do_not_make_a_title(names: str) -> None:
    found = table(f"{names}\nx1,north,good\nx2,south,bad\nx3,south,worse\n")
    assert found.labels[2] == "comment" and found.file.kept == 3


def test_words_for_nothing_in_the_first_answers_are_no_names() -> None:
    found = table("staff,food,comment\nN/A,-,good\n4,5,bad\n3,2,ok\n")
    assert found.labels == ("staff", "food", "comment") and found.file.kept == 3


def test_groups_above_the_names_are_put_before_them() -> None:
    body = "2024-01-01,N,5,4,3,2,good\n2024-01-02,S,5,4,3,2,bad\n2024-01-03,S,4,4,3,2,ok\n"
    for above in ("", "Survey 2024\n\n"):
        found = table(f"{above},,Service,,Experience,,\ndate,place,Speed,Manner,Food,Wifi,Comment\n{body}")
        assert found.labels == (
            "date",
            "place",
            "Service: Speed",
            "Service: Manner",
            "Experience: Food",
            "Experience: Wifi",
            "Comment",
        )
        assert any("2 rows" in note.what for note in of(Severity.NOTE, found))


def test_names_merged_over_both_rows_stand_alone() -> None:
    found = table(
        "id,date,Service,,Experience,,Comment\n,,Speed,Manner,Food,Wifi,\n"
        "1,2024-01-01,5,4,3,2,good\n2,2024-01-02,5,4,3,2,bad\n3,2024-01-03,4,4,3,2,ok\n"
    )
    assert found.labels[:4] == ("id", "date", "Service: Speed", "Service: Manner")
    assert found.labels[-1] == "Comment" and found.file.kept == 3


def test_one_group_over_some_of_the_names() -> None:
    found = table(f",,Please rate,,\n{NAMES}{BODY}")
    assert found.labels == ("date", "location", "Please rate: staff", "Please rate: food", "comment")


def test_questions_under_codes_name_the_columns() -> None:
    found = table(
        "id,Q1,Q2,Q3\nRespondent,How was the staff?,How was the food?,Anything else?\n"
        "1,5,4,good\n2,4,4,bad\n3,4,3,ok\n"
    )
    assert found.labels == ("Respondent", "How was the staff?", "How was the food?", "Anything else?")


def test_units_under_names_stand_behind_them() -> None:
    found = table(
        "date,wait,staff,food\n,minutes,1-5,(1-5)\n2024-01-01,12,5,4\n2024-01-02,14,4,4\n2024-01-03,9,4,3\n"
    )
    assert found.labels == ("date", "wait (minutes)", "staff (1-5)", "food (1-5)")


def test_three_rows_of_names() -> None:
    found = table(
        ",Service,,Experience,\ndate,Speed,Manner,Food,Wifi\n,1-5,1-5,1-10,1-10\n"
        "2024-01-01,5,4,3,2\n2024-01-02,5,4,3,2\n2024-01-03,4,4,3,2\n"
    )
    assert found.labels == (
        "date",
        "Service: Speed (1-5)",
        "Service: Manner (1-5)",
        "Experience: Food (1-10)",
        "Experience: Wifi (1-10)",
    )


def test_names_repeated_among_the_answers_are_counted() -> None:
    found = table(NAMES + BODY + NAMES + BODY)
    assert found.file.kept == 8 and found.file.rows == 9
    assert [(reason.reason, reason.count) for reason in found.file.dropped] == [
        ("names of the columns once more", 1)
    ]


def test_a_tool_s_own_head_is_found_under_a_title() -> None:
    found = table(
        "Results\n\nTimestamp,How was the service?,Why?\n12/6/2018 11:57:58,5,x\n12/7/2018 11:57:58,4,y\n"
    )
    assert found.file.format == "google_forms" and found.file.kept == 2
