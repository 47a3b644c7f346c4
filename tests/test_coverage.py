"""Coverage of five and of ten answers, counted exactly, against the benchmark's own goals."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import coverage, intervals, outcomes, shapes
from benchmarks.coverage import MEAN, NPS, SHARE, Table, verdicts
from benchmarks.intervals import Cell, Effort

ROOT = Path(__file__).resolve().parents[1]
FEW, FIVE = Effort((5, 10), ((5, 5), (10, 10)), 0), Effort((5,), (), 0)


def _passes(table):
    assert table.cells
    return [line for line in verdicts(table) if not line.startswith("PASS")] == []


def test_scores_and_their_differences_hold_the_truth():
    assert _passes(Table("NPS", NPS, intervals.nps(FEW)))
    assert _passes(Table("Difference", NPS, intervals.nps_differences(FEW)))


def test_proportions_hold_the_truth_on_average():
    assert _passes(Table("Proportion", SHARE, intervals.proportions(FEW)))


@pytest.mark.parametrize(("label", "effort"), [("1–5", FEW), ("1–7", FIVE), ("0–10", FIVE)])
def test_means_hold_the_truth(label, effort):
    assert _passes(Table("Mean", MEAN, intervals.means(label, effort)))


@pytest.mark.parametrize(("items", "effort"), [(2, FEW), (4, FIVE), (6, FIVE)])
def test_scores_of_several_ratings_hold_the_truth(items, effort):
    assert _passes(Table("Score", MEAN, intervals.composites(items, effort)))


def test_where_opinions_lie_far_apart_five_answers_fall_a_little_short_and_ten_do_not():
    cells = intervals.wide(FEW)
    assert all(cell.covered > (88 if cell.size == "5" else 92) and cell.zero_wide == 0 for cell in cells)


def test_differences_of_means_are_never_zero_wide():
    cells = intervals.mean_differences(Effort((), ((5, 5),), 20))
    assert {cell.zero_wide for cell in cells} == {0}


def test_wald_would_fail():
    """The check itself: ±1.96 standard errors of a share covers five answers two times in three."""

    def wald(others, good):
        share = good / (others + good)
        reach = 1.96 * (share * (1 - share) / (others + good)) ** 0.5
        return intervals.Interval(100 * (share - reach), 100 * (share + reach))

    cells = [
        intervals._cell("", 5, outcomes.counts(5, shapes.probabilities((1 - p, p)), 0), wald, 100 * p)
        for p in intervals.SHARES
    ]
    lines = verdicts(Table("Wald", SHARE, cells))
    assert [line[:4] for line in lines] == ["FAIL", "FAIL"]
    assert sum(cell.covered for cell in cells) / len(cells) == pytest.approx(65.3, abs=0.1)


def test_all_samples_of_a_size_add_up_to_one():
    mix = shapes.probabilities(shapes.FIVE["ceiling"])
    for found in (
        outcomes.counts(6, mix, 0),
        outcomes.sums(6, shapes.composite(shapes.FIVE["ceiling"], 3), 0),
        outcomes.pairs((2, 3), (mix, mix), 0),
        outcomes.counts(60, mix, 50, most=1),
    ):
        assert found.chances.sum() == pytest.approx(1)
        assert len(set(found.samples)) == len(found.samples) == len(found.chances)


def test_a_verdict_names_the_worst_cell():
    cells = [Cell("bell", "5", 93.0, 0.0), Cell("flat", "10", 89.0, 0.0)]
    assert verdicts(Table("Mean", MEAN, cells))[1] == "FAIL Mean: never below 90 %: 89.0 % (flat, n = 10)"


def test_the_benchmark_prints_tables_and_verdicts(capsys):
    coverage.show(Table("NPS", NPS, intervals.nps(FIVE)))
    printed = capsys.readouterr().out
    assert "### NPS" in printed
    assert "| 2/6/92 | 94.6 |" in printed
    assert "PASS NPS: never below 92 %: 92.2 % (45/10/45, n = 5)" in printed


def test_the_benchmark_starts_from_the_command_line():
    command = [sys.executable, "-m", "benchmarks.coverage", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
