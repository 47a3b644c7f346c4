"""Where customers came from, and what became of invitations: which answers count, which are in no base."""

import pytest

from cxmetrics.meaning import revise
from cxmetrics.model import Kind, Role
from tests.meaning.tables import Crowd, alone, errors, questions, table, understood

CROWD = Crowd()
N = len(CROWD.mood)
DAYS = [f"2024-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(N)]
IDS = [f"C{i}" for i in range(N)]


@pytest.mark.parametrize(
    ("label", "answers", "sent", "unknown"),
    [
        ("How did you hear about us?", ("Google", "Friend", "Word of mouth", "Other", "Don't remember"),
         {"Friend", "Word of mouth"}, {"Other", "Don't remember"}),
        ("Acquisition channel", ("Instagram", "Referral", "Flyer", "Prefer not to say"), {"Referral"}, {"Prefer not to say"}),
        ("Referral source", ("Existing customer", "Google Maps", "My doctor recommended you"), {"Existing customer"}, set()),
        ("Wie haben Sie von uns erfahren?", ("Freunde", "Zeitung", "Mundpropaganda", "Sonstiges"),
         {"Freunde", "Mundpropaganda"}, {"Sonstiges"}),
        ("Comment nous avez-vous connu ?", ("Bouche à oreille", "Internet", "Des amis", "Autre"),
         {"Bouche à oreille", "Des amis"}, {"Autre"}),
        ("¿Cómo nos conoció?", ("Un amigo", "Redes sociales", "Otros"), {"Un amigo"}, {"Otros"}),
        ("Come ci ha conosciuto?", ("Passaparola", "Giornale", "Altro"), {"Passaparola"}, {"Altro"}),
    ],
)  # fmt: skip
def test_answers_that_name_a_customer_are_referrals(
    label: str, answers: tuple[str, ...], sent: set[str], unknown: set[str]
) -> None:
    column = alone(label, CROWD.any_of(*answers))
    assert column.role is Role.REFERRED and column.scale and (column.scale.low, column.scale.high) == (0, 1)
    assert {text for text, number in column.codes if number == 1} == sent
    assert set(column.missing) == unknown and {text for text, _ in column.codes} == set(answers) - unknown
    assert all(f"“{text}”" in column.because for text in sent)


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("Acquisition channel", CROWD.any_of("Organic Search", "Direct", "Referral", "Paid Search")),
        ("How did you find our staff?", CROWD.rate(1, 5)),
        ("Source file", CROWD.any_of("friends.csv", "google.csv")),
        ("Channel", CROWD.any_of("Friend", "Google")),
        ("Referred by", [f"Person {i}" if i % 4 == 0 else None for i in range(N)]),
        ("How did you hear about us?", CROWD.any_of("Google", "Radio", "Flyer")),
        ("Have you referred a friend?", CROWD.any_of("Yes", "No")),
        ("Were you referred to a specialist?", CROWD.any_of("Yes", "No")),
    ],
)
def test_other_sources_are_no_referrals(label: str, cells: list[str | None]) -> None:
    assert alone(label, cells).role is not Role.REFERRED


@pytest.mark.parametrize(
    "label", ["Referred by a friend?", "Were you recommended to us by someone?", "Referral (yes/no)"]
)
def test_a_yes_or_no_says_it_too(label: str) -> None:
    column = alone(label, CROWD.any_of("Yes", "No"))
    assert column.role is Role.REFERRED and dict(column.codes)["Yes"] == 1 and dict(column.codes)["No"] == 0


@pytest.mark.parametrize(
    "label",
    ["Have you recommended us to someone?", "Have you ever recommended our shop?", "Haben Sie uns schon weiterempfohlen?",
     "Avez-vous déjà recommandé notre magasin ?"],
)  # fmt: skip
def test_having_recommended_is_a_yes_or_no_of_its_own(label: str) -> None:
    assert alone(label, CROWD.any_of("Yes", "No")).role is Role.RECOMMENDED


def test_a_customer_list_stays_one_though_it_says_where_they_came_from() -> None:
    source = CROWD.any_of("Google", "Friend", "Flyer")
    contract, left = CROWD.any_of("month", "year"), CROWD.any_of("Yes", "No")
    seen = understood(
        {"Customer ID": IDS, "Contract": contract, "Churned": left, "How did you hear about us?": source}
    )
    assert seen.kind is Kind.CUSTOMERS and seen.columns[3].role is Role.REFERRED


INVITED = ("Completed", "Partial", "Email opened", "Email sent", "Bounced", "Refused", "Disqualified")


def test_a_list_of_invitations_counts_everybody_who_was_asked() -> None:
    seen = understood({"Email sent on": DAYS, "Survey status": CROWD.any_of(*INVITED)})
    column = seen.columns[1]
    assert column.role is Role.ANSWERED and seen.kind is Kind.RESPONSES and not errors(seen.findings)
    assert {text for text, number in column.codes if number} == {"Completed"}
    assert column.missing == ("Disqualified",)
    assert {text for text, number in column.codes if not number} == set(INVITED) - {
        "Completed",
        "Disqualified",
    }


def test_a_bare_status_is_one_where_another_heading_speaks_of_invitations() -> None:
    status = CROWD.any_of("Sent", "Completed", "Opened")
    assert understood({"Invitation sent": DAYS, "Status": status}).columns[1].role is Role.ANSWERED
    assert understood({"Ordered": DAYS, "Status": status}).columns[1].role is not Role.ANSWERED


def test_people_who_did_not_answer_have_no_answers() -> None:
    status = CROWD.any_of("Sent", "Completed", "Opened")
    scores = CROWD.rate(0, 10)
    only_theirs = [score if text == "Completed" else None for score, text in zip(scores, status, strict=True)]
    theirs = understood({"Survey status": status, "NPS": only_theirs})
    assert [column.role for column in theirs.columns] == [Role.ANSWERED, Role.NPS]
    everybody = understood({"Survey status": status, "NPS": scores})
    assert everybody.columns[0].role is Role.SEGMENT


@pytest.mark.parametrize(
    ("label", "answers"),
    [
        ("Survey status", ("Complete", "Partial")),
        ("Order status", ("Sent", "Completed", "Delivered")),
        ("Ticket status", ("Open", "Closed", "Pending")),
        ("Response", ("Yes", "No")),
    ],
)
def test_nothing_else_is_a_list_of_invitations(label: str, answers: tuple[str, ...]) -> None:
    assert understood({"Date": DAYS, label: CROWD.any_of(*answers)}).columns[1].role is not Role.ANSWERED


def test_a_person_says_so_and_takes_a_word_out_of_the_base_and_back() -> None:
    labels, rows = table({"Where from": CROWD.any_of("Google", "Friend", "Other")})
    column = understood(dict(zip(labels, (rows.column("c1").to_pylist(),), strict=True))).columns[0]
    referred = revise(column, rows.column("c1"), role="referred")
    assert dict(referred.codes) == {"Friend": 1, "Google": 0} and referred.missing == ("Other",)
    back = revise(referred, rows.column("c1"), missing=())
    assert dict(back.codes) == {"Friend": 1, "Google": 0, "Other": 0}
    assert not questions((), "Where from")
