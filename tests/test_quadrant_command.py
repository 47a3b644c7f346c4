"""`python -m cxmetrics quadrant`: every documented key, and what is refused."""

import pytest

from cxmetrics.__main__ import main
from tests.shared import shared
from tests.test_command_line import SAMPLE, blocks, missing, refused, run

KEYS = {
    "great_service_great_experience",
    "great_service_poor_experience",
    "poor_service_great_experience",
    "poor_service_poor_experience",
}


def placed(*arguments):
    return run("quadrant", *arguments, "--json").json


@pytest.mark.parametrize("unit", ["Location", "response", "customer", "stage", "quarter"])
def test_every_documented_key_is_there(unit):
    found = placed(SAMPLE, "--unit", unit)
    assert missing(blocks()["quadrant"], found) == []
    assert (found["unit"], found["cut"]) == (unit, 75)
    assert bool(found["units"]) is (unit != "response")
    assert (found["density"] is not None) is (unit in ("response", "customer"))
    for one in found["units"]:
        assert one["probabilities"].keys() == KEYS and sum(one["probabilities"].values()) == pytest.approx(1)
        best = max(one["probabilities"], key=one["probabilities"].get)
        sure = one["probabilities"][best] >= one["claimed_from"]
        assert one["placed"] == (best if sure else None)


def test_lounges_by_airline():
    found = placed(shared("data/skytrax/lounge.csv"), "--unit", "airline_name")
    told = {claim["id"]: claim for claim in found["claims"]}
    loses = told["great_service_poor_experience_loses_customers"]
    assert (loses["verdict"], loses["outcome"], loses["n"]) == ("holds", "recommended", 1113)
    assert loses["value"] == pytest.approx(0.417 - 0.687, abs=1e-3) and loses["high"] < 0
    never = told["poor_service_great_experience_impossible"]
    assert never["verdict"] == "does not hold" and never["value"] == pytest.approx(61 / 1117)
    assert [at["service"] for at in never["test"]["cuts"]] == [70, 75, 80]
    assert never["test"]["sites"]["column"] == "airline_name"
    for one in found["units"]:
        if one["n"] < 5:
            assert one["service"]["value"] is one["placed"] is None and one["probabilities"] == {}


def test_the_cut_moves_and_a_customer_column_is_the_customer():
    low, high = (placed(SAMPLE, "--unit", "Location", "--cut", cut)["units"] for cut in ("60", "90"))
    assert [one["placed"] for one in low] == ["great_service_great_experience"] * 3
    assert [one["placed"] for one in high] == ["poor_service_poor_experience"] * 3
    named = placed(SAMPLE, "--unit", "Customer ID")
    assert named["unit"] == "customer" and named["quadrants"]["unit"] == "customer"
    assert min(one["n"] for one in named["units"]) >= 5


def test_periods_come_in_order_and_without_json_lines_are_told():
    found = placed(SAMPLE, "--unit", "month")
    names = [one["name"] for one in found["units"]]
    assert names == sorted(names) and names[0] == "2024-07-01" and len(names) == 18
    said = run("quadrant", SAMPLE, "--unit", "Location").out
    assert said.startswith("Harbour Street: service") and "virtually impossible. Does not hold." in said


@pytest.mark.parametrize("unit", ["Branch", "Comment", "Date"])
def test_what_is_no_unit_is_refused(unit):
    refused("quadrant", SAMPLE, "--unit", unit)


def test_what_the_data_does_not_have_is_refused(tmp_path):
    file = tmp_path / "shops.csv"
    rows = [f"{'AB'[i % 2]},{1 + i % 5},{1 + i * 3 % 5}" for i in range(80)]
    file.write_text("\n".join(["Shop,Staff friendliness,Food quality", *rows]), encoding="utf-8")
    for unit in ("month", "customer", "stage"):
        assert unit in refused("quadrant", file, "--unit", unit)
    file.write_text("NPS\n" + "".join(f"{i % 11}\n" for i in range(40)), encoding="utf-8")
    assert "rating of service" in refused("quadrant", file, "--unit", "response")


@pytest.mark.parametrize("cut", ["-1", "101", "high"])
def test_a_cut_off_the_scale_is_wrong_usage(cut, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["quadrant", str(SAMPLE), "--unit", "Location", f"--cut={cut}"])
    assert stopped.value.code == 2 and "--cut" in capsys.readouterr().err
