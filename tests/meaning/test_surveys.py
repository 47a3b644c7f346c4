from cxmetrics.model import Role
from tests.meaning.tables import Crowd, questions, understood

CROWD = Crowd()
SCORES = CROWD.rate(0, 10)


def _group(score: str) -> str:
    return "Promoter" if int(score) > 8 else "Passive" if int(score) > 6 else "Detractor"


GROUPS = [_group(score) for score in SCORES]


def test_a_column_that_names_the_survey_says_what_the_score_is() -> None:
    for named, role in (("nps", Role.NPS), ("csat", Role.CSAT), ("ces", Role.CES)):
        scores = SCORES if role is Role.NPS else CROWD.rate(1, 5)
        assert understood({"survey_type": [named] * len(SCORES), "score": scores}).columns[1].role is role


def test_two_surveys_in_one_column_are_asked_about_and_no_figure() -> None:
    names = CROWD.any_of("nps", "csat")
    scores = [
        one if name == "nps" else two for name, one, two in zip(names, SCORES, CROWD.rate(1, 5), strict=True)
    ]
    seen = understood({"survey_type": names, "score": scores})
    assert not any(column.role.is_scored for column in seen.columns)
    assert "several surveys" in questions(seen.findings, "score")[0]


def test_a_bare_score_that_agrees_with_promoter_groups_is_the_recommend_question() -> None:
    for label in ("answer", "Rating", "score"):
        column = understood({label: SCORES, "segment": GROUPS}).columns[0]
        assert (column.role, str(column.scale)) == (Role.NPS, "0–10")


def test_a_score_that_goes_its_own_way_is_not() -> None:
    shuffled = SCORES[1:] + SCORES[:1]
    assert understood({"Rating": shuffled, "segment": GROUPS}).columns[0].role is not Role.NPS


def test_groups_without_their_scores_make_no_net_promoter_score_and_say_so() -> None:
    seen = understood({"NPS": GROUPS})
    assert seen.columns[0].role is Role.IGNORE
    assert "scores from 0 to 10" in questions(seen.findings, "NPS")[0]


def test_scores_without_a_group_beside_grouped_ones_are_another_survey() -> None:
    half = len(SCORES) // 2
    mixed = SCORES[:half] + CROWD.rate(1, 5)[half:]
    seen = understood({"Rating": mixed, "Sentiment": [*GROUPS[:half], *[None] * (len(SCORES) - half)]})
    assert not any(column.role.is_scored for column in seen.columns)
    assert "two surveys" in questions(seen.findings, "Rating")[0]
