"""How often the nominal 95 % intervals hold the truth, exact where all samples can be counted.

`python -m benchmarks.coverage [--quick]`
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

from benchmarks import intervals, shapes
from benchmarks.intervals import FULL, ITEMS, QUICK, Cell, Effort


@dataclass(frozen=True)
class Goal:
    """The least coverage in per cent of any shape and size, and the range of the average over all shapes."""

    least: float = 0.0
    average: tuple[float, float] = (0.0, 100.0)


@dataclass(frozen=True)
class Table:
    """The cells of one kind of figure, and what they must come to."""

    title: str
    goal: Goal
    cells: list[Cell]
    whole: bool = True
    """Whether each shape is printed, or only the least and the average of all."""


NPS, SHARE, MEAN = Goal(least=92.0), Goal(average=(94.0, 96.5)), Goal(least=90.0)


def tables(effort: Effort) -> Iterator[Table]:
    """Every kind of interval, one after the other."""
    yield Table("NPS", NPS, intervals.nps(effort))
    yield Table("Difference of two NPS", NPS, intervals.nps_differences(effort))
    yield Table("Proportion", SHARE, intervals.proportions(effort), whole=False)
    for label in shapes.RATINGS:
        yield Table(f"Mean of a rating on {label}", MEAN, intervals.means(label, effort))
    yield Table("Difference of two means on 1–5", MEAN, intervals.mean_differences(effort))
    for items in ITEMS:
        yield Table(f"Score of {items} ratings", MEAN, intervals.composites(items, effort))
    yield Table("Where opinions lie far apart (no goal)", Goal(), intervals.wide(effort))


def verdicts(table: Table) -> list[str]:
    """A line for everything the table must show, PASS or FAIL in front."""
    lowest = min(table.cells, key=lambda cell: cell.covered)
    averages = {size: fmean(cells) for size, cells in _by_size(table.cells).items()}
    low, high = table.goal.average
    widest = max(cell.zero_wide for cell in table.cells)
    lines = [_line(widest == 0, f"{table.title}: zero-width intervals {widest:.1f} %, none allowed")]
    if table.goal.least:
        where = f"{lowest.covered:.1f} % ({lowest.shape}, n = {lowest.size})"
        fine = lowest.covered >= table.goal.least
        lines.append(_line(fine, f"{table.title}: never below {table.goal.least:g} %: {where}"))
    if table.goal.average != Goal().average:
        fine = all(low <= average <= high for average in averages.values())
        where = f"{min(averages.values()):.1f} to {max(averages.values()):.1f} %"
        lines.append(_line(fine, f"{table.title}: average between {low:g} and {high:g} %: {where}"))
    return lines


def show(table: Table) -> None:
    """Prints the table in Markdown and its verdicts below."""
    sizes = _by_size(table.cells)
    rows: dict[str, list[float]] = {}
    for cell in table.cells if table.whole else ():
        rows.setdefault(cell.shape, []).append(cell.covered)
    rows["**least**"] = [min(covered) for covered in sizes.values()]
    rows["**average**"] = [fmean(covered) for covered in sizes.values()]
    print(f"\n### {table.title}\n\n| n | {' | '.join(sizes)} |\n|---|{'---|' * len(sizes)}")
    for shape, covered in rows.items():
        print(f"| {shape} | {' | '.join(f'{share:.1f}' for share in covered)} |")
    print("", *verdicts(table), sep="\n", flush=True)


def _by_size(cells: list[Cell]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for cell in cells:
        found.setdefault(cell.size, []).append(cell.covered)
    return found


def _line(fine: bool, text: str) -> str:
    return f"{'PASS' if fine else 'FAIL'} {text}"


def main() -> None:
    """Counts, draws and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="5 and 10 answers only")
    for table in tables(QUICK if options.parse_args().quick else FULL):
        show(table)


if __name__ == "__main__":
    main()
