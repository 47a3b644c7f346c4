"""The public command: JSON on stdout, words on stderr, exit codes, and every documented key."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cxmetrics.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_data" / "feedback.csv"
CONTRACT = ROOT / "docs" / "command-line.md"
HEAD = "Date,Shop,Staff friendliness,Food quality,How likely are you to recommend us?"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


def run(*arguments: str | Path) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Done(code, out.getvalue(), err.getvalue())


def summary(*arguments: str | Path) -> Any:
    return run("summary", *arguments, "--json").json


def refused(*arguments: str | Path) -> str:
    """What a refused command says on stderr; it says nothing on stdout."""
    done = run(*arguments)
    assert (done.code, done.out) == (1, "")
    assert "Traceback" not in done.err
    assert len(re.findall(r"[.!?](?:\s|$)", done.err)) >= 2, f"no reason or no way out: {done.err}"
    return done.err


def answers(count: int, first: int = 0) -> str:
    return "".join(
        f"2025-0{1 + i % 6}-{1 + i % 28:02},{('North', 'South', 'East')[i % 3]},"
        f"{1 + i % 5},{1 + i * 3 % 5},{i * 7 % 11}\n"
        for i in range(first, first + count)
    )


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    file = tmp_path / "shops.csv"
    file.write_text(f"{HEAD}\n{answers(60)}", encoding="utf-8")
    return file


def blocks() -> dict[str, Any]:
    """The JSON of the contract, by command."""
    text = CONTRACT.read_text(encoding="utf-8")
    commands = re.findall(
        r"^## `python -m cxmetrics (\w+).*?```json\n(.*?)```", text, re.DOTALL | re.MULTILINE
    )
    return {name: json.loads(block) for name, block in commands}


def missing(documented: Any, found: Any, path: str = "") -> list[str]:
    """Where `found` departs from what is documented: a key that is not there, a word not in the list."""
    if isinstance(documented, dict) and isinstance(found, dict):
        gaps = [f"{path}.{key}" for key in documented if key not in found]
        shared = [(key, documented[key], found[key]) for key in documented if key in found]
        return gaps + [gap for key, wanted, here in shared for gap in missing(wanted, here, f"{path}.{key}")]
    if isinstance(documented, list) and isinstance(found, list):
        wanted = documented[0] if documented else None
        return [gap for one in found for gap in missing(wanted, one, f"{path}[]")]
    if isinstance(documented, dict | list) and found is not None:
        return [f"{path} is {found!r}"]
    if isinstance(documented, str) and "|" in documented:
        return [] if found in documented.split("|") else [f"{path} is {found!r}"]
    return []


def filled(documented: Any) -> Any:
    """The documented summary with `{}` standing for what stands beside it."""
    for part in (documented["scores"], documented["quadrants"]):
        full = next(value for value in part.values() if isinstance(value, dict) and value)
        part.update({key: full for key, value in part.items() if value == {}})
    for split in ("by", "trend"):
        documented[split][0] |= {"metrics": documented["metrics"], "scores": documented["scores"]}
    return documented


def test_every_documented_key_of_inspect_is_there(tmp_path):
    export = tmp_path / "forms.csv"
    export.write_text(f"{HEAD}\n{answers(40)},,,,\n", encoding="utf-8")
    for file in (SAMPLE, export):
        found = run("inspect", file, "--json").json
        assert found["files"] and found["columns"]
        assert missing(blocks()["inspect"], found) == []
    assert found["files"][0]["dropped"], "the blank row is told"


def test_every_documented_key_of_summary_is_there():
    found = summary(SAMPLE, "--by", "Location", "--every", "quarter")
    assert all(found[part] for part in ("metrics", "scores", "quadrants", "by", "trend", "findings"))
    assert missing(filled(blocks()["summary"]), found) == []


def test_the_walk_over_the_contract_notices_a_gap():
    documented = filled(blocks()["summary"])
    found = summary(SAMPLE, "--by", "Location")
    del found["by"][0]["metrics"][0]["shown"]
    found["quadrants"]["great_service_poor_experience"].pop("low")
    found["metrics"][0]["shown"] = "perhaps"
    assert missing(documented, found) == [
        ".metrics[].shown is 'perhaps'",
        ".quadrants.great_service_poor_experience.low",
        ".by[].metrics[].shown",
    ]


def test_a_score_the_data_does_not_have_is_an_empty_object(tmp_path):
    file = tmp_path / "nps.csv"
    file.write_text("NPS\n" + "".join(f"{i % 11}\n" for i in range(40)), encoding="utf-8")
    found = summary(file)
    assert found["scores"] == {"service": {}, "experience": {}}
    assert found["period"] == {"first": None, "last": None}
    assert found["quadrants"]["n"] == 0 and found["by"] == found["trend"] == []


def test_files_with_the_same_columns_are_one_dataset(shops, tmp_path):
    more = tmp_path / "more.csv"
    names = HEAD.split(",")
    rows = [line.split(",") for line in answers(30, first=60).splitlines()]
    moved = "\n".join(",".join(reversed(cells)) for cells in [names, *rows])
    more.write_text(moved, encoding="utf-8")
    both, together = tmp_path / "both.csv", summary(shops, more, "--by", "Shop")
    both.write_text(f"{HEAD}\n{answers(90)}", encoding="utf-8")
    assert together["responses"] == 90
    assert together == summary(both, "--by", "Shop")


def test_files_with_other_columns_are_refused_and_told_apart(shops, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text(f"{HEAD.replace('Shop', 'Branch')}\n{answers(60)}", encoding="utf-8")
    said = refused("summary", shops, other)
    assert "shops.csv has: Shop." in said and "other.csv has: Branch." in said


def test_the_same_file_twice_counts_once(shops, tmp_path):
    copy = tmp_path / "copy.csv"
    copy.write_bytes(shops.read_bytes())
    assert summary(shops, shops, copy) == summary(shops)


def test_a_group_nobody_knows_is_refused_with_the_columns_there_are(shops):
    said = refused("summary", shops, "--by", "Branch")
    assert "“Branch”" in said and all(label in said for label in HEAD.split(","))


def test_a_rating_is_no_group(shops):
    assert "Staff friendliness" in refused("summary", shops, "--by", "Staff friendliness")


@pytest.mark.parametrize(
    "setting", ["Branch=segment", "Shop=colour", "Shop=nps", "Shop=date", "Shop=rating:staff"]
)
def test_a_setting_that_cannot_be_is_refused(shops, setting):
    refused("summary", shops, "--set", setting)


def test_settings_change_what_a_column_is(shops):
    plain = summary(shops)
    changed = summary(shops, "--set", "Food quality=rating:service", "--set", "shop=ignore")
    assert plain["scores"]["experience"] and not changed["scores"]["experience"]
    assert changed["scores"]["service"]["n"] == 60
    (column,) = (
        column
        for column in run("inspect", shops, "--json", "--set", "Food quality=rating:cleanliness").json[
            "columns"
        ]
        if column["label"] == "Food quality"
    )
    assert (column["touchpoint"], column["side"], column["because"]) == (
        "cleanliness",
        "experience",
        "You said so.",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["summary"],
        ["summarise", "x.csv"],
        ["summary", "x.csv", "--every", "year"],
        ["summary", "x.csv", "--level", "2"],
        ["summary", "x.csv", "--level", "high"],
        ["summary", "x.csv", "--level", "nan"],
        ["summary", "x.csv", "--set", "nps"],
        ["inspect", "x.csv", "--by", "Shop"],
    ],
)
def test_wrong_usage_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == "" and "usage:" in shown.err


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    assert "nowhere.csv" in refused("summary", tmp_path / "nowhere.csv")
    refused("summary", tmp_path)


BAD = {
    "empty.csv": b"",
    "head.csv": f"{HEAD}\n".encode(),
    "picture.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" + bytes(range(256)) * 20,
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "letter.txt": b"Dear customer,\n\nthank you for your visit. We hope to see you again, and soon.\n\nYours\n",
    "wide.csv": (",".join(f"Q{i}" for i in range(300)) + "\n" + ",".join("5" * 300) + "\n").encode(),
    "stock.csv": b"Article,Shelf\n" + b"".join(b"A%05d,%d-%d\n" % (i, i, i * 7) for i in range(50)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used_is_refused_in_words(tmp_path, name):
    file = tmp_path / name
    file.write_bytes(BAD[name])
    refused("summary", file)


def test_a_lower_level_gives_narrower_intervals(shops):
    wide, narrow = summary(shops), summary(shops, "--level", "0.8")
    pairs = list(zip(wide["metrics"], narrow["metrics"], strict=True))
    pairs += [(wide["scores"][side], narrow["scores"][side]) for side in ("service", "experience")]
    assert len(pairs) >= 5
    for before, after in pairs:
        assert before["value"] == after["value"]
        assert before["low"] < after["low"] <= after["high"] < before["high"]


@pytest.mark.parametrize("every", ["day", "week", "month", "quarter"])
def test_periods_hold_every_dated_response_once(shops, every):
    trend = summary(shops, "--every", every)["trend"]
    assert sum(period["responses"] for period in trend) == 60
    assert [period["period"] for period in trend] == sorted({period["period"] for period in trend})


def test_too_few_answers_are_hidden_in_json_too(tmp_path):
    file = tmp_path / "few.csv"
    file.write_text(f"{HEAD}\n{answers(4)}", encoding="utf-8")
    found = summary(
        file, "--set", "Staff friendliness=rating:service", "--set", "Food quality=rating:experience"
    )
    assert found["metrics"] and found["scores"]["service"]
    for figure in (*found["metrics"], *found["scores"].values()):
        assert (figure["value"], figure["low"], figure["high"], figure["shown"]) == (
            None,
            None,
            None,
            "hidden",
        )
    assert all(part["share"] is None for part in found["quadrants"].values() if isinstance(part, dict))


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cxmetrics", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def test_the_module_is_a_command(shops):
    done = command("summary", shops, "--json", "--by", "Shop", PYTHONIOENCODING="utf-8")
    assert (done.returncode, json.loads(done.stdout)) == (0, summary(shops, "--by", "Shop"))


def test_a_label_the_terminal_cannot_write_is_no_reason_to_stop(tmp_path):
    file = tmp_path / "pizza.csv"
    file.write_text(f"{HEAD.replace('Shop', 'Shop 🍕')}\n{answers(60)}", encoding="utf-8")
    done = command("inspect", file, "--json", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert b"Traceback" not in done.stderr
    labels = [column["label"] for column in json.loads(done.stdout.decode("utf-8"))["columns"]]
    assert "Shop 🍕" in labels


def test_a_reader_that_stops_early_is_no_reason_for_a_traceback():
    line = [sys.executable, "-m", "cxmetrics", "summary", SAMPLE, "--json", "--every", "month"]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout is not None and writer.stderr is not None
        writer.stdout.read(1)
        writer.stdout.close()
        assert b"Traceback" not in writer.stderr.read()
