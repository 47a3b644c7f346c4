"""The benchmarks run, on a few responses and without a look at the clock."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import responses
from cxmetrics.meaning import recognise
from cxmetrics.model import Role, Side
from cxmetrics.reading import read

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("name", "options", "title"),
    [
        ("imports", "--rows 300 --sheet-rows 100 --times 1", "### XLSX, 100 rows"),
        ("quadrant", "--rows 300 --few 300 --times 1", "### One metric of 300 responses"),
        ("rerun", "--rows 300 --times 1", "### A page drawn again, 300 responses"),
        ("noise", "--files 3", "### One rating matters"),
        ("placement", "--quick", "### Few sites"),
        ("false_alarms", "--series 20", "### A rise after month 12"),
    ],
)
def test_a_benchmark_runs_and_prints_its_table(name, options, title):
    command = [sys.executable, "-m", f"benchmarks.{name}", *options.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert title in done.stdout


def test_the_survey_is_the_same_every_time_and_about_a_tenth_is_blank():
    table = responses.table(2_000)
    assert table.equals(responses.table(2_000))
    ratings = [table.column(label) for label in (*responses.SERVICE, *responses.EXPERIENCE)]
    assert table.num_columns == 23
    assert 0.08 < sum(rating.null_count for rating in ratings) / (2_000 * len(ratings)) < 0.12


def test_every_column_of_the_survey_is_understood(tmp_path):
    file = responses.write_csv(2_000, tmp_path / "responses.csv")
    table = read(file.name, file.read_bytes())
    found = {column.label: column for column in recognise(table.labels, table.rows).columns}
    assert {label: found[label].side for label in responses.SERVICE} == dict.fromkeys(
        responses.SERVICE, Side.SERVICE
    )
    assert {label: found[label].side for label in responses.EXPERIENCE} == dict.fromkeys(
        responses.EXPERIENCE, Side.EXPERIENCE
    )
    asked = (responses.NPS, responses.CSAT, responses.CES, "Date", "Customer ID", "Location", "Comment")
    assert [found[label].role for label in asked] == [
        Role.NPS,
        Role.CSAT,
        Role.CES,
        Role.DATE,
        Role.CUSTOMER,
        Role.SEGMENT,
        Role.COMMENT,
    ]
