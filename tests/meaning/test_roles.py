import pytest

from cxmetrics.meaning.recognise import ROLES
from cxmetrics.model import Role, Side
from tests.meaning.tables import AGREEMENT, SATISFACTION, Crowd, questions, understood

CROWD = Crowd()
N = len(CROWD.mood)
COMMENTS = [f"The soup number {i} was cold and the waiter was slow" for i in range(N)]
DAYS = [f"2024-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(N)]


def test_every_role_has_its_evidence() -> None:
    assert {entry.role for entry in ROLES.values()} == set(Role)


@pytest.mark.parametrize(
    ("label", "values", "role"),
    [
        ("Store", CROWD.any_of("North", "South"), Role.SEGMENT),
        ("Visit date", DAYS, Role.DATE),
        ("Any comments?", COMMENTS, Role.COMMENT),
        ("Customer ID", [f"C{i % 90}" for i in range(N)], Role.CUSTOMER),
        ("Order total", [f"{12.5 + i:.2f}" for i in range(N)], Role.REVENUE),
        ("Net Promoter Score", CROWD.rate(0, 10), Role.NPS),
        ("How likely are you to recommend us to a friend?", CROWD.rate(0, 10), Role.NPS),
        ("Would you recommend us?", CROWD.any_of("Yes", "No"), Role.RECOMMENDED),
        ("Effort score", CROWD.rate(1, 7), Role.CES),
        ("How easy was it to get your issue resolved?", CROWD.say(AGREEMENT), Role.CES),
        ("Overall experience", CROWD.rate(1, 5), Role.OVERALL),
        ("Star rating", CROWD.rate(1, 5), Role.OVERALL),
        ("Overall satisfaction", CROWD.say(SATISFACTION), Role.CSAT),
        ("CSAT", CROWD.rate(1, 5), Role.CSAT),
        ("Response ID", [f"R_{i}" for i in range(N)], Role.ID),
        ("ID", [str(i + 1) for i in range(N)], Role.ID),
        ("Respondent ID", [str(9_000_000 + 7 * i) for i in range(N)], Role.ID),
        ("Respondent ID", [str(9_000_000 + i % 80) for i in range(N)], Role.CUSTOMER),
        ("customerID", [f"{i:04}-AB" for i in range(N)], Role.CUSTOMER),
        ("weight", [f"{0.5 + i / 100:.3f}" for i in range(N)], Role.WEIGHT),
    ],
)
def test_an_ordinary_label_gets_its_role(label: str, values: list[str], role: Role) -> None:
    assert understood({label: values, "Staff": CROWD.rate(1, 5)}).columns[0].role is role


@pytest.mark.parametrize(
    ("label", "values", "side"),
    [
        ("How satisfied are you with our staff?", CROWD.say(SATISFACTION), Side.SERVICE),
        ("Rate the cleanliness of the store", CROWD.rate(1, 5), Side.EXPERIENCE),
        ("service", CROWD.rate(1, 10), Side.SERVICE),
        ("The staff were friendly", CROWD.say(AGREEMENT), Side.SERVICE),
        ("Wait time", CROWD.rate(1, 5), Side.EXPERIENCE),
        ("Was our staff friendly?", CROWD.any_of("Yes", "No"), Side.SERVICE),
    ],
)
def test_an_ordinary_rating_gets_its_side(label: str, values: list[str], side: Side) -> None:
    column = understood({label: values}).columns[0]
    assert (column.role, column.side) == (Role.RATING, side)


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("How important is price to you?", CROWD.rate(1, 5)),
        ("NPS category", CROWD.any_of("Promoter", "Passive", "Detractor")),
        ("Review URL", [f"https://example.org/{i}" for i in range(N)]),
        ("Duration (in seconds)", [str(30 + i) for i in range(N)]),
        ("sentiment_score", [f"{i / N:.3f}" for i in range(N)]),
        ("comment_len", [str(i % 10) for i in range(N)]),
        ("Average rating", CROWD.any_of("4.1", "4.6", "3.9")),
        ("Hotel stars", CROWD.any_of("3", "4", "5")),
        ("Helpful votes", CROWD.any_of("0", "1", "2", "3")),
        ("Number of reviews", CROWD.any_of("1", "2", "3", "4", "5")),
        ("IP Address", [f"10.0.0.{i}" for i in range(N)]),
        ("LocationLatitude", [f"{47 + i / 1000}" for i in range(N)]),
        ("Phone", [f"555-{i:04}" for i in range(N)]),
        ("First name", CROWD.any_of("Ann", "Bob", "Cy")),
        ("Country", ["US"] * N),
    ],
)
def test_what_only_looks_like_an_answer_is_left_aside(label: str, values: list[str]) -> None:
    seen = understood({label: values, "Staff": CROWD.rate(1, 5)})
    assert seen.columns[0].role is Role.IGNORE


@pytest.mark.parametrize(("high", "label"), [(5, "NPS"), (10, "How likely are you to recommend us (1-10)?")])
def test_a_recommend_question_on_another_scale_is_no_nps(high: int, label: str) -> None:
    seen = understood({label: CROWD.rate(1, high)})
    assert seen.columns[0].role is Role.RATING
    assert seen.columns[0].side is Side.OVERALL
    assert len(questions(seen.findings, label)) == 1


def test_one_to_ten_overall_is_never_nps() -> None:
    assert understood({"Overall rating": CROWD.rate(1, 10)}).columns[0].role is Role.OVERALL


def test_how_much_effort_is_better_when_low() -> None:
    column = understood({"How much effort did you have to put forth?": CROWD.rate(1, 5)}).columns[0]
    assert column.role is Role.CES
    assert column.scale is not None and column.scale.reversed


def test_there_is_one_overall_and_the_second_counts_for_neither_side() -> None:
    seen = understood({"Star rating": CROWD.rate(1, 5), "Overall rating": CROWD.rate(1, 5)})
    assert [c.role for c in seen.columns] == [Role.RATING, Role.OVERALL]
    assert seen.columns[0].side is Side.OVERALL


def test_an_address_stands_for_a_customer_only_when_nothing_better_does() -> None:
    mails = [f"u{i % 50}@example.org" for i in range(N)]
    assert understood({"Email": mails, "Staff": CROWD.rate(1, 5)}).columns[0].role is Role.CUSTOMER
    both = understood(
        {"Email": mails, "Customer ID": [str(i % 50) for i in range(N)], "Staff": CROWD.rate(1, 5)}
    )
    assert [c.role for c in both.columns[:2]] == [Role.IGNORE, Role.CUSTOMER]


def test_the_same_answers_as_numbers_count_once() -> None:
    said = CROWD.say(SATISFACTION)
    coded = [str(SATISFACTION.index(answer) + 1) for answer in said]
    seen = understood({"Staff": said, "Staff score": coded})
    assert [c.role for c in seen.columns] == [Role.RATING, Role.IGNORE]


def test_a_score_that_never_differs_within_a_place_is_a_fact_about_it() -> None:
    places = CROWD.any_of("North", "South", "East", "West", "Mall")
    known = {"North": "4", "South": "3", "East": "5", "West": "2", "Mall": "4"}
    seen = understood(
        {"Branch": places, "Branch rating": [known[p] for p in places], "Staff": CROWD.rate(1, 5)}
    )
    assert seen.columns[1].role is Role.IGNORE


def test_every_column_says_why() -> None:
    seen = understood({"Store": CROWD.any_of("A", "B"), "Staff": CROWD.rate(1, 5), "x": ["1.5"] * N})
    assert all(column.because for column in seen.columns)
    assert all(0 <= column.confidence <= 1 for column in seen.columns)


def test_of_two_equals_the_same_one_wins_in_any_order() -> None:
    both = {"Score": CROWD.rate(1, 5), "Rating": CROWD.rate(1, 5)}
    one, other = understood(both), understood(dict(reversed(both.items())))
    assert {c.label: c.role for c in one.columns} == {c.label: c.role for c in other.columns}


@pytest.mark.parametrize(
    "label",
    ["How satisfied are you? (1-5)", "On a scale of 1 to 5, how satisfied are you?", "Wie zufrieden sind Sie?",
     "On a scale of 1 to 5 how satisfied were you?"],
)  # fmt: skip
def test_what_explains_the_scale_hides_no_satisfaction(label: str) -> None:
    assert understood({label: CROWD.rate(1, 5), "Staff": CROWD.rate(1, 5)}).columns[0].role is Role.CSAT


def test_what_explains_the_scale_hides_no_touchpoint() -> None:
    column = understood({"On a scale of 1 to 5, how friendly was our staff?": CROWD.rate(1, 5)}).columns[0]
    assert column.side is Side.SERVICE


def test_letters_say_whether_people_recommend() -> None:
    column = understood({"Would you recommend us?": CROWD.any_of("y", "n")}).columns[0]
    assert (column.role, str(column.scale)) == (Role.RECOMMENDED, "0–1")


def test_maybe_is_neither_yes_nor_no_and_asked_about() -> None:
    label = "Would you recommend us?"
    seen = understood({label: CROWD.any_of("Yes", "No", "Maybe"), "Staff": CROWD.rate(1, 5)})
    column = seen.columns[0]
    assert (column.role, str(column.scale), column.missing) == (Role.RECOMMENDED, "0–1", ("Maybe",))
    assert {"Yes": 1.0, "No": 0.0}.items() <= dict(column.codes).items() and "Maybe" not in dict(column.codes)
    assert any("Maybe" in what for what in questions(seen.findings, label))


def test_two_yes_or_no_questions_are_not_the_same_answers() -> None:
    said = CROWD.any_of("Yes", "No")
    coded = ["1" if answer == "Yes" else "0" for answer in said]
    seen = understood({"Was our staff friendly?": said, "Was the room clean?": coded})
    assert [c.role for c in seen.columns] == [Role.RATING, Role.RATING]


def test_the_other_order_is_another_answer() -> None:
    said = CROWD.say(SATISFACTION)
    turned = [str(5 - SATISFACTION.index(answer)) for answer in said]
    seen = understood({"Staff": said, "Food score": turned})
    assert Role.IGNORE not in {c.role for c in seen.columns}


def test_definitely_recommending_is_a_score_of_the_whole() -> None:
    label = "Would you recommend us?"
    column = understood({label: CROWD.any_of("Definitely", "Maybe", "Definitely not")}).columns[0]
    assert (column.role, column.side, str(column.scale)) == (Role.RATING, Side.OVERALL, "1–5")


def test_nothing_sure_is_said_of_a_direction_no_label_tells() -> None:
    for label in ("Effort score", "How difficult was it to solve your problem?"):
        seen = understood({label: CROWD.rate(1, 7), "Staff": CROWD.rate(1, 5)})
        assert seen.columns[0].role is Role.CES
        assert seen.columns[0].confidence < 0.9
        assert len(questions(seen.findings, label)) == 1


def test_how_difficult_it_was_is_better_when_low() -> None:
    label = "How difficult was it to solve your problem?"
    scale = understood({label: CROWD.rate(1, 7)}).columns[0].scale
    assert scale is not None and scale.reversed


@pytest.mark.parametrize(
    "label",
    ["How likely are you to use our website again?", "How often do you use our parking?"],
)
def test_what_people_do_is_no_sure_rating(label: str) -> None:
    column = understood({label: CROWD.rate(1, 5), "Staff": CROWD.rate(1, 5)}).columns[0]
    assert column.confidence < 0.6


def test_a_yes_or_no_about_one_thing_is_asked_about() -> None:
    label = "Was our staff friendly?"
    assert questions(understood({label: CROWD.any_of("Yes", "No")}).findings, label)


def test_the_number_of_customers_is_no_customer() -> None:
    column = understood({"Number of customers": [str(3 + i % 70) for i in range(N)]}).columns[0]
    assert column.role is not Role.CUSTOMER


@pytest.mark.parametrize("label", ["Store ID", "Agent no.", "Product code"])
def test_the_number_of_a_place_or_a_person_at_work_tells_no_customer(label: str) -> None:
    column = understood({label: CROWD.any_of(*(f"A{i}" for i in range(9))), "Staff": CROWD.rate(1, 5)})
    assert column.columns[0].role not in (Role.CUSTOMER, Role.ID)
