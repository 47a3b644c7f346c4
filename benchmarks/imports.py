"""A file to a dataset that can be asked: the product's whole import against reading alone.

`python -m benchmarks.imports [--rows N] [--sheet-rows N] [--times N]`
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import responses
from benchmarks.figures import Figure, against, show
from benchmarks.stopwatch import peak_memory, seconds

ROOT = Path(__file__).resolve().parents[1]
PHASES = ("read", "recognise", "stage", "confirm")
TYPES = {"Response ID": "BIGINT", "Date": "DATE"} | dict.fromkeys(
    ("Customer ID", "Location", "Channel", "Comment"), "VARCHAR"
)


@dataclass(frozen=True)
class Taken:
    """Median seconds and peak memory of one way; for the product also of each phase."""

    seconds: float
    peak: float
    phases: dict[str, float]


def product(file: Path, folder: Path) -> dict[str, float]:
    """The whole import: read, recognise, stage, confirm, into a file. Returns the seconds of each phase."""
    from cxmetrics.store import Workspace
    from cxmetrics.store.draft import draft, read_strictly

    workspace = Workspace(str(folder / "workspace.duckdb"))
    marks = [perf_counter()]
    tables = read_strictly([(file.name, file.read_bytes())])
    marks.append(perf_counter())
    found = draft(tables)
    marks.append(perf_counter())
    staged = workspace.stage(found)
    marks.append(perf_counter())
    workspace.confirm(staged.id, staged.columns)
    marks.append(perf_counter())
    workspace.close()
    return {phase: end - start for phase, start, end in zip(PHASES, marks[:-1], marks[1:], strict=True)}


def duckdb_memory(file: Path, _: Path) -> None:
    """DuckDB's own reader with the types given, into a table in memory."""
    import duckdb

    duckdb.connect().execute(_typed(file))


def duckdb_file(file: Path, folder: Path) -> None:
    """The same into a file, with a checkpoint."""
    import duckdb

    connection = duckdb.connect(str(folder / "floor.duckdb"))
    connection.execute(_typed(file))
    connection.execute("CHECKPOINT")
    connection.close()


def pandas_frame(file: Path, _: Path) -> None:
    """pandas with its defaults."""
    import pandas as pd

    pd.read_csv(file)


def fastexcel_arrow(file: Path, _: Path) -> None:
    """The first sheet of a workbook as Arrow."""
    import fastexcel

    fastexcel.read_excel(file).load_sheet(0, eager=True)


WAYS: dict[str, Callable[[Path, Path], dict[str, float] | None]] = {
    way.__name__: way for way in (product, duckdb_memory, duckdb_file, pandas_frame, fastexcel_arrow)
}


def csv(rows: int, times: int) -> list[Figure]:
    """The figures of a CSV file with `rows` responses."""
    with TemporaryDirectory() as folder:
        file = responses.write_csv(rows, Path(folder) / "responses.csv")
        ways = ("duckdb_memory", "duckdb_file", "pandas_frame", "product")
        taken = _measured(ways, file, times)
    ours, memory, stored, frame = (taken[way] for way in ("product", *ways[:3]))
    floor, into_file, pandas = "DuckDB typed, in memory", "DuckDB typed, into a file", "pandas.read_csv"
    return [
        Figure(floor, memory.seconds, "s"),
        Figure(into_file, stored.seconds, "s"),
        Figure(pandas, frame.seconds, "s"),
        against("whole import", ours.seconds, "s", floor, memory.seconds, "≤ 2.5"),
        against("whole import", ours.seconds, "s", into_file, stored.seconds, "≤ 1.25"),
        against("whole import", ours.seconds, "s", pandas, frame.seconds),
        *(Figure(f"… of it: {phase}", took, "s") for phase, took in ours.phases.items()),
        against("peak memory", ours.peak, "MB", into_file, stored.peak, "≤ 1.5"),
        against("peak memory", ours.peak, "MB", pandas, frame.peak),
    ]


def xlsx(rows: int, times: int) -> list[Figure]:
    """The figures of a workbook with `rows` responses."""
    with TemporaryDirectory() as folder:
        file = responses.write_xlsx(rows, Path(folder) / "responses.xlsx")
        taken = _measured(("fastexcel_arrow", "product"), file, times)
    ours, arrow = taken["product"], taken["fastexcel_arrow"]
    floor = "fastexcel to Arrow"
    return [
        Figure(floor, arrow.seconds, "s"),
        against("whole import", ours.seconds, "s", floor, arrow.seconds, "≤ 2"),
        *(Figure(f"… of it: {phase}", took, "s") for phase, took in ours.phases.items()),
        against("peak memory", ours.peak, "MB", floor, arrow.peak),
    ]


def _measured(ways: tuple[str, ...], file: Path, times: int) -> dict[str, Taken]:
    """Each way in a process of its own, in turns; the reader that comes first finds the file in memory too."""
    file.read_bytes()
    runs: dict[str, list[Taken]] = {way: [] for way in ways}
    for _ in range(times):
        for way in ways:
            runs[way].append(_in_a_process(way, file))
    return {way: _median(found) for way, found in runs.items()}


def _in_a_process(way: str, file: Path) -> Taken:
    command = [sys.executable, "-m", "benchmarks.imports", "--way", way, "--file", str(file)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Taken(**json.loads(done.stdout))


def _median(runs: list[Taken]) -> Taken:
    phases = {phase: median(run.phases[phase] for run in runs) for phase in runs[0].phases}
    return Taken(median(run.seconds for run in runs), median(run.peak for run in runs), phases)


def _one(way: str, file: Path) -> None:
    """Does it once on a few rows, so that no module is loaded on the clock, then on the file."""
    phases: dict[str, float] = {}
    with TemporaryDirectory() as few, TemporaryDirectory(dir=file.parent) as folder:
        write = responses.write_xlsx if file.suffix == ".xlsx" else responses.write_csv
        WAYS[way](write(50, Path(few) / file.name), Path(few))
        took = seconds(lambda: phases.update(WAYS[way](file, Path(folder)) or {}))
        print(json.dumps({"seconds": took, "peak": peak_memory(), "phases": phases}))


def _typed(file: Path) -> str:
    types = {label: TYPES.get(label, "TINYINT") for label in responses.table(1).column_names}
    columns = ", ".join(f"'{label}': '{type_}'" for label, type_ in types.items())
    return (
        f"CREATE TABLE responses AS SELECT * FROM read_csv('{file}', header = true, columns = {{{columns}}})"
    )


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--sheet-rows", type=int, default=100_000)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--way", help=argparse.SUPPRESS)
    options.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.way:
        return _one(given.way, given.file)
    show(f"CSV, {given.rows:,} rows", csv(given.rows, given.times))
    show(f"XLSX, {given.sheet_rows:,} rows", xlsx(given.sheet_rows, given.times))


if __name__ == "__main__":
    main()
