from statistics import mean

import pytest

from cxmetrics.model import Role, Side
from tests.meaning.tables import errors, questions, real, scores

LOUNGE_ITEMS = ("comfort", "cleanliness", "bar_beverages", "catering", "washrooms", "wifi_connectivity")


def test_lounge_reviews() -> None:
    columns, findings, _ = real("skytrax/lounge.csv")
    assert columns["overall_rating"].role is Role.OVERALL
    assert str(columns["overall_rating"].scale) == "1–10"
    for item in LOUNGE_ITEMS:
        column = columns[f"{item}_rating"]
        assert (column.role, column.side, str(column.scale)) == (Role.RATING, Side.EXPERIENCE, "1–5")
        assert [float(code) for code in column.missing] == [0]
    staff = columns["staff_service_rating"]
    assert (staff.role, staff.side, str(staff.scale)) == (Role.RATING, Side.SERVICE, "1–5")
    assert columns["recommended"].role is Role.RECOMMENDED
    assert columns["date"].role is Role.DATE
    assert columns["date"].date_formats == ("%Y-%m-%d",)
    assert columns["content"].role is Role.COMMENT
    for segment in ("airline_name", "airport", "lounge_type", "author_country", "type_traveller"):
        assert columns[segment].role is Role.SEGMENT
    for left in ("link", "title", "date_visit"):
        assert columns[left].role is Role.IGNORE
    assert Role.NPS not in {column.role for column in columns.values()}
    assert errors(findings) == []


def test_missing_codes_are_counted_in_a_note() -> None:
    _, findings, _ = real("skytrax/lounge.csv")
    (note,) = [f for f in findings if "wifi_connectivity_rating" in f.where]
    assert all(f"{item}_rating" in note.where for item in LOUNGE_ITEMS)
    assert "“0” (" in note.what and "1–5" in note.what


def test_fast_food() -> None:
    columns, _, rows = real("fastfood/ffattrib.csv")
    assert columns["speed"].side is Side.SERVICE
    for item in ("taste", "value", "variety", "clean", "conv", "healthy"):
        assert (columns[item].role, columns[item].side) == (Role.RATING, Side.EXPERIENCE)
    assert columns["pref"].role is Role.OVERALL
    assert columns["rest"].role is Role.SEGMENT
    assert columns["id"].role is Role.CUSTOMER
    assert len(scores(columns["pref"], rows)) == 320


def test_nhs_friends_and_family() -> None:
    columns, _, rows = real("nhs_fft_gp/data.csv")
    rating = columns["rating"]
    assert rating.role in (Role.OVERALL, Role.CSAT)
    assert rating.missing == ("Don't know",)
    answers = scores(rating, rows)
    assert len(answers) == 3863
    assert mean(answers) == pytest.approx(4.5265, abs=5e-5)
    assert columns["rating_score"].role is Role.IGNORE
    assert "“rating”" in columns["rating_score"].because
    assert columns["surgery"].role is Role.SEGMENT
    assert columns["time"].role is Role.DATE
    assert {columns["free_text"].role, columns["do_better"].role} == {Role.COMMENT}
    assert not any(
        c.role.is_scored for label, c in columns.items() if label.startswith("sentiment") or "len" in label
    )


def test_las_vegas_hotels() -> None:
    columns, _, _ = real("small/LasVegasTripAdvisorReviews-Dataset.csv")
    assert columns["Score"].role is Role.OVERALL
    assert [c.label for c in columns.values() if c.role.is_scored] == ["Score"]
    assert columns["Hotel name"].role is Role.SEGMENT
    assert columns["Hotel stars"].role is Role.IGNORE


def test_somerville_asks_what_its_items_are_about() -> None:
    columns, findings, _ = real("small/SomervilleHappinessSurvey2015_utf16.csv")
    assert columns["D"].role is Role.OVERALL
    for number in range(1, 7):
        (item,) = [c for label, c in columns.items() if label.replace(" ", "") == f"X{number}"]
        assert (item.role, item.side, str(item.scale)) == (Role.RATING, None, "1–5")
        assert len(questions(findings, item.label)) == 1


def test_google_forms_recommend_question() -> None:
    columns, _, rows = real("rstudio_google_forms/Learning R Internet Survey - Form Responses 1.tsv")
    (nps,) = [c for c in columns.values() if c.role is Role.NPS]
    answers = scores(nps, rows)
    assert len(answers) == 3001
    share = sum((a >= 9) - (a <= 6) for a in answers) / len(answers)
    assert 100 * share == pytest.approx(72.11, abs=5e-3)
    assert columns["Timestamp"].date_formats == ("%m/%d/%Y %H:%M:%S",)
    assert columns["What do you like best about using R?"].role is Role.COMMENT


def test_airport_survey_with_codes_for_blank_and_never_used() -> None:
    columns, _, rows = real("sfo/2017_SFO_Customer_Survey.csv")
    overall, nps = columns["Q7ALL"], columns["NETPRO"]
    assert (overall.role, str(overall.scale)) == (Role.OVERALL, "1–5")
    assert len(scores(overall, rows)) == 2688
    assert mean(scores(overall, rows)) == pytest.approx(4.0644, abs=5e-5)
    assert (nps.role, nps.missing) == (Role.NPS, ("11",))
    answers = scores(nps, rows)
    assert len(answers) == 2746
    assert 100 * sum((a >= 9) - (a <= 6) for a in answers) / 2746 == pytest.approx(39.840, abs=5e-4)
    assert columns["WEIGHT"].role is Role.WEIGHT
    assert columns["RESPNUM"].role is Role.CUSTOMER
    assert columns["AIRLINE"].role is Role.SEGMENT
    for not_a_date in ("INTDATE", "ARRTIME", "DEPTIME"):
        assert columns[not_a_date].role is not Role.DATE


def test_airport_items_are_told_from_the_codes_of_other_questions() -> None:
    columns, _, _ = real("sfo/2017_SFO_Customer_Survey.csv")
    items = [c for label, c in columns.items() if label.startswith(("Q7", "Q9")) and "COM" not in label]
    assert all(c.role in (Role.RATING, Role.OVERALL) and str(c.scale) == "1–5" for c in items)
    assert all(c.missing == ("0", "6") for c in items if c.label != "Q7ALL")
    assert columns["Q7INFOUP"].side is Side.SERVICE
    assert columns["Q9RESTROOM"].side is Side.EXPERIENCE
    others = (
        "Q3PARK",
        "Q4BAGS",
        "Q4FOOD",
        "Q4STORE",
        "Q4WIFI",
        "Q11TSAPRE",
        "Q20GENDER",
        "Q21INCOME",
        "LANG",
    )
    assert not any(columns[label].role.is_scored for label in others)


@pytest.mark.parametrize(
    "path",
    [
        "fivethirtyeight/StarWars.csv",
        "small/qualtRics_sample.csv",
        "small/qualtRics_sample_legacy.csv",
        "small/sample_cx_responses_upload_with_bom.csv",
        "small/20160115235816-SurveyExport.csv",
    ],
)
def test_an_unusual_file_is_no_crash(path: str) -> None:
    columns, _, rows = real(path)
    assert [c.name for c in columns.values()] == rows.column_names


def test_boxes_to_tick_are_no_ratings() -> None:
    columns, _, _ = real("small/sample_cx_responses_upload_with_bom.csv")
    assert not any(
        c.role.is_scored for label, c in columns.items() if label.startswith(("positive", "negative"))
    )
    assert columns["question_4"].role is Role.COMMENT
