"""`python -m cxmetrics compare`: every documented key, and what is refused."""

import re

import pytest

from cxmetrics.__main__ import main
from tests.shared import shared
from tests.test_command_line import SAMPLE, blocks, missing, refused, run


def compared(*arguments):
    return run("compare", *arguments, "--json").json


def test_every_documented_key_is_there():
    found = compared(SAMPLE, "--by", "Location", "--metric", "nps")
    assert missing(blocks()["compare"], found) == []
    assert (found["metric"], found["by"], found["family"], found["q"]) == ("nps", "Location", 3, 0.1)


def test_the_restaurants_from_best_to_worst():
    found = compared(shared("data/fastfood/ffattrib.csv"), "--by", "rest", "--metric", "csat_mean")
    assert [group["segment"] for group in found["groups"]][::7] == ["Chipotle", "McDonald's"]
    assert found["groups"][0]["rank"] == {"best": 1, "worst": 2} and found["ranked"] == 8
    assert [group["rest"]["holds"] for group in found["groups"]] == [True, True, *[False] * 5, True]


def test_hidden_groups_are_null_and_a_score_has_no_column(tmp_path):
    file = tmp_path / "shops.csv"
    rows = [f"{'AB'[i % 2]},{1 + i % 5},{1 + i * 3 % 5}" for i in range(80)] + ["C,1,1"] * 3 + ["D,5,5"] * 2
    file.write_text("\n".join(["Shop,Staff friendliness,Food quality", *rows]), encoding="utf-8")
    found = compared(file, "--by", "Shop", "--metric", "service")
    assert (found["metric"], found["column"]) == ("service", None)
    for group in found["groups"][-2:]:
        told = {key for key, value in group.items() if value is not None}
        assert told == {"segment", "n", "shown"} and group["shown"] == "hidden"


def test_a_level_changes_ranges_and_no_value():
    wide = compared(SAMPLE, "--by", "Location", "--metric", "nps", "--level", "0.99")["groups"]
    usual = compared(SAMPLE, "--by", "Location", "--metric", "nps")["groups"]
    assert [g["value"] for g in wide] == [g["value"] for g in usual]
    assert all(w["low"] < u["low"] and w["high"] > u["high"] for w, u in zip(wide, usual, strict=True))


def test_without_json_the_groups_are_told_in_lines():
    said = run("compare", SAMPLE, "--by", "Location", "--metric", "first_response_time").out
    assert re.match(r"Delivery: .* place 1 to 1 of 3\n", said)


@pytest.mark.parametrize(
    "arguments", [("--by", "Branch"), ("--by", "Comment"), ("--by", "Location", "--metric", "joy")]
)
def test_what_cannot_be_compared_is_refused(arguments):
    refused("compare", SAMPLE, *arguments)


def test_without_a_column_it_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["compare", str(SAMPLE)])
    assert stopped.value.code == 2 and "--by" in capsys.readouterr().err
