"""Real exports through the public command, against figures worked out by hand and by other code."""

import csv
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from tests.shared import shared
from tests.test_command_line import refused, run, summary

LOUNGE, SFO = "skytrax/lounge.csv", "sfo/2017_SFO_Customer_Survey.csv"
RSTUDIO = "rstudio_google_forms/Learning R Internet Survey - Form Responses 1.tsv"
NHS, FAST_FOOD = "nhs_fft_gp/data.csv", "fastfood/ffattrib.csv"
LAS_VEGAS = "small/LasVegasTripAdvisorReviews-Dataset.csv"
SOMERVILLE = "small/SomervilleHappinessSurvey2015_utf16.csv"
STATES = "hcahps/state_results.csv"
OUTCOMES = [
    f"{service}_service_{experience}_experience"
    for service in ("great", "poor")
    for experience in ("great", "poor")
]


@cache
def figures(path: str, *options: str) -> Any:
    return summary(shared(f"data/{path}"), *options)


def metric(found: Any, id_: str, column: str) -> Any:
    (only,) = (one for one in found["metrics"] if (one["id"], one["column"]) == (id_, column))
    return only


def by(path: str, label: str, id_: str, column: str) -> dict[str, float]:
    return {one["segment"]: metric(one, id_, column)["value"] for one in figures(path, "--by", label)["by"]}


def cells(path: str) -> list[dict[str, str]]:
    with shared(f"data/{path}").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_lounge_reviews_spread_over_the_four_quadrants():
    quadrants = figures(LOUNGE)["quadrants"]
    assert (quadrants["unit"], quadrants["cut"], quadrants["n"]) == ("response", 75, 2230)
    assert [quadrants[outcome]["count"] for outcome in OUTCOMES] == [739, 374, 61, 1056]
    recommended = [quadrants[outcome]["recommended"] for outcome in OUTCOMES]
    assert [one["value"] for one in recommended] == pytest.approx([0.687, 0.417, 0.590, 0.105], abs=5e-4)
    assert [one["n"] for one in recommended] == [739, 374, 61, 1056]


def test_lounge_reviews_have_both_scores_and_no_nps():
    found = figures(LOUNGE)
    service, experience = found["scores"]["service"], found["scores"]["experience"]
    assert (service["value"], service["n"]) == (pytest.approx(57.205, abs=5e-4), 2231)
    assert (experience["value"], experience["n"]) == (pytest.approx(57.204, abs=5e-4), 2256)
    assert "nps" not in {one["id"] for one in found["metrics"]}


def test_months_of_lounge_reviews_add_up_to_what_is_dated():
    found = figures(LOUNGE, "--every", "month")
    dated = sum(1 for row in cells(LOUNGE) if row["date"].strip())
    assert sum(month["responses"] for month in found["trend"]) == dated == found["responses"]
    assert all(month["period"].endswith("-01") for month in found["trend"])


def test_the_airport_survey():
    found = figures(SFO)
    nps, satisfied = metric(found, "nps", "NETPRO"), metric(found, "csat_mean", "Q7ALL")
    assert (nps["value"], nps["n"], nps["unit"]) == (pytest.approx(39.840, abs=5e-4), 2746, "points")
    assert (satisfied["value"], satisfied["n"]) == (pytest.approx(4.0644, abs=5e-5), 2688)
    assert nps["n"] + nps["missing"] + nps["off_scale"] == found["responses"] == 2831


def test_a_form_split_on_tabs_only():
    found = figures(RSTUDIO)
    (nps,) = (one for one in found["metrics"] if one["id"] == "nps")
    assert (nps["value"], nps["n"]) == (pytest.approx(72.11, abs=5e-3), 3001)
    assert found["responses"] == 3062


def test_ratings_in_words():
    rating = metric(figures(NHS), "csat_mean", "rating")
    assert (rating["value"], rating["n"]) == (pytest.approx(4.5265, abs=5e-5), 3863)


def test_restaurants_by_name():
    liked = by(FAST_FOOD, "rest", "csat_mean", "pref")
    quick = by(FAST_FOOD, "rest", "rating", "speed")
    assert ends(liked) == (("Chipotle", 4.08), ("McDonald's", 2.85))
    assert ends(quick) == (("Jimmy John's", 4.50), ("Mr. Spots", 3.02))


def ends(values: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """The best and the worst, to two decimals."""
    best, worst = max(values, key=values.__getitem__), min(values, key=values.__getitem__)
    return tuple((name, pytest.approx(values[name], abs=6e-3)) for name in (best, worst))


def test_hotel_reviews_with_shifted_rows():
    found = figures(LAS_VEGAS)
    assert metric(found, "csat_mean", "Score")["value"] == pytest.approx(4.123, abs=5e-4)
    assert any("96" in one["what"] for one in found["findings"] if one["severity"] == "warning")


def test_a_survey_of_a_city_in_utf_16():
    found = figures(SOMERVILLE)
    assert metric(found, "csat_mean", "D")["value"] == pytest.approx(0.538, abs=5e-4)
    assert metric(found, "rating", "X1")["value"] == pytest.approx(4.189, abs=5e-4)


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
def test_other_exports_load_or_explain_themselves(path):
    file = shared(f"data/{path}")
    done = run("summary", file, "--json")
    if done.code:
        refused("summary", file)
    else:
        assert done.json["responses"] > 0
    assert run("inspect", file, "--json").code == done.code


def test_what_is_no_feedback_is_refused_with_the_reason():
    assert "XML" in refused("summary", shared("data/mams_acsa/val.xml"))
    assert "list of questions" in refused("summary", shared("data/hcahps/measures.csv"))
    assert "list of questions" in refused("summary", shared("data/hcahps/questions.csv"))


@pytest.mark.parametrize("path", [STATES, "hcahps/national_results.csv"])
def test_what_was_added_up_is_told_and_has_no_metric(path):
    found = figures(path)
    assert (found["kind"], found["metrics"]) == ("figures", [])
    assert any("added up" in finding["what"] for finding in found["findings"])


def test_figures_that_were_worked_out_elsewhere_stand_as_they_are():
    found = figures("hcahps/national_results.csv")["figures"]
    overall = [
        (one["period"][:4], one["value"])
        for one in found
        if one["label"] == "Top-box Percentage" and one["segments"]["Measure ID"] == "H_HSP_RATING"
    ]
    assert (overall[0], overall[-1]) == (("2015", 71.0), ("2023", 70.0))


def test_a_list_of_orders_is_counted_with_what_was_cancelled_and_who_is_unknown():
    found = figures("online_retail/online_retail_2010-12.csv")["orders"]
    assert (found["orders"], found["customers"], found["revenue"]) == (2025, 948, 748957.02)
    assert (found["cancelled"], found["without_customer"]) == (728, 15631)


def test_columns_lined_up_with_spaces_are_orders_too():
    found = figures("cdnow/CDNOW_master.txt")["orders"]
    assert (found["customers"], found["revenue"], found["zero_value"]) == (23570, 2500315.63, 80)
    assert round(found["bought_again"]["value"], 1) == 49.5


def test_a_customer_list_tells_who_stayed():
    (stayed,) = figures("telco_churn/Telco-Customer-Churn.csv")["metrics"]
    assert (stayed["id"], stayed["n"], round(100 - stayed["value"], 2)) == ("retention", 7043, 26.54)


def test_star_wars_is_read_as_the_survey_it_is():
    assert figures("fivethirtyeight/StarWars.csv")["responses"] == 1186


def test_a_code_list_beside_the_answers_is_used():
    survey = shared("data/sfo/2017_SFO_Customer_Survey.csv")
    found = run("inspect", survey, shared("data/sfo/sfo_2018_Data_Dictionary_DataSF.xlsx"), "--json").json
    columns = {column["label"]: column for column in found["columns"]}
    assert found["files"][0]["kept"] == 2831
    assert columns["Q14FIND"]["role"] == "rating"
    assert columns["Q7ALL"]["scale"] == [1, 5]
    assert columns["NETPRO"]["role"] == "nps"
    assert columns["HOME"]["role"] != "rating"


def test_percentages_of_many_people_make_no_nps():
    assert "0 to 10" in refused("summary", shared(f"data/{STATES}"), "--set", "Top-box Percentage=nps")


def test_two_halves_of_a_file_are_the_whole(tmp_path: Path):
    head, *lines = shared(f"data/{FAST_FOOD}").read_text(encoding="utf-8").splitlines()
    halves = [tmp_path / "first.csv", tmp_path / "second.csv"]
    for half, part in zip(halves, (lines[:150], lines[150:]), strict=True):
        half.write_text("\n".join([head, *part]), encoding="utf-8")
    assert summary(*halves, "--by", "rest") == figures(FAST_FOOD, "--by", "rest")


SERVICE = ("staff_service_rating",)
EXPERIENCE = tuple(
    f"{item}_rating"
    for item in ("comfort", "cleanliness", "bar_beverages", "catering", "washrooms", "wifi_connectivity")
)


def worked_out(row: dict[str, str], items: tuple[str, ...]) -> float | None:
    """The mean of the answered items on 0–100, where at least half of them are answered."""
    given = [float(row[item]) for item in items if row[item].strip()]
    valid = [25 * (answer - 1) for answer in given if 1 <= answer <= 5]
    return fmean(valid) if 2 * len(valid) >= len(items) else None


def test_the_quadrants_come_out_the_same_by_plain_arithmetic():
    """Not a line of the engine takes part in the expected figures."""
    counts: Counter[str] = Counter()
    said: defaultdict[str, list[float]] = defaultdict(list)
    scores: dict[str, list[float]] = {"service": [], "experience": []}
    for row in cells(LOUNGE):
        service, experience = worked_out(row, SERVICE), worked_out(row, EXPERIENCE)
        for side, score in (("service", service), ("experience", experience)):
            scores[side] += [] if score is None else [score]
        if service is not None and experience is not None:
            sides = ["great" if score >= 75 else "poor" for score in (service, experience)]
            outcome = f"{sides[0]}_service_{sides[1]}_experience"
            counts[outcome] += 1
            said[outcome] += [float(row["recommended"])] if row["recommended"].strip() else []
    found = figures(LOUNGE)
    for outcome in OUTCOMES:
        here = found["quadrants"][outcome]
        assert here["count"] == counts[outcome]
        assert here["share"] == pytest.approx(counts[outcome] / counts.total())
        assert here["recommended"]["value"] == pytest.approx(fmean(said[outcome]))
    for side, values in scores.items():
        assert found["scores"][side]["n"] == len(values)
        assert found["scores"][side]["value"] == pytest.approx(fmean(values), abs=1e-6)


def test_the_restaurants_come_out_the_same_by_plain_arithmetic():
    items = ("pref", "taste", "speed", "value", "variety", "clean", "conv", "healthy")
    answers: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in cells(FAST_FOOD):
        for item in items:
            answers[row["rest"]][item] += [float(row[item])] if row[item].strip() else []
    found = {one["segment"]: one for one in figures(FAST_FOOD, "--by", "rest")["by"]}
    assert found.keys() == answers.keys()
    for name, given in answers.items():
        for item in items:
            here = metric(found[name], "rating", item)
            assert (here["value"], here["n"]) == (pytest.approx(fmean(given[item])), len(given[item]))
