"""Questions to stored responses: the product against SQL written by hand and against pandas.

Placing a dot takes what single means do not: the sums of products, which say how both scores vary together.

`python -m benchmarks.quadrant [--rows N] [--few N] [--times N]`
"""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

import cxmetrics
from benchmarks import loaded, responses
from benchmarks.figures import Figure, against, show
from benchmarks.stopwatch import medians
from cxmetrics.analyses import measure
from cxmetrics.analyses.quadrant import claims, units
from cxmetrics.model import CUT, Slice, Terms
from cxmetrics.store.connection import connect
from cxmetrics.store.fetch import pairs
from cxmetrics.store.home import FILE
from cxmetrics.store.sites import sums
from cxmetrics.ui.answer import answer

GOAL_SQL, GOAL_PANDAS, GOAL_LAYER, GOAL_CLAIMS = "≤ 1.15", "≤ 0.20", "≤ 1 ms more", "≤ 500 ms"
COUNTS = f"""
    SELECT service >= {CUT}, experience >= {CUT}, COUNT(*) FROM {{table}}
    WHERE service IS NOT NULL AND experience IS NOT NULL GROUP BY ALL ORDER BY ALL"""
CENTRES = """
    SELECT {place}, COUNT(service), AVG(service), AVG(experience) FROM {table} GROUP BY ALL ORDER BY ALL"""
HAS = "CASE WHEN service IS NULL THEN 0 ELSE 1 END + CASE WHEN experience IS NULL THEN 0 ELSE 2 END"
PLACING = f"""
    SELECT {{place}}, {HAS} AS has, COUNT(*), SUM(service), SUM(service * service),
        SUM(experience), SUM(experience * experience), SUM(service * experience)
    FROM {{table}} GROUP BY {{place}}, has ORDER BY 1, 2"""
NPS = (
    "SELECT COUNT({nps}), AVG(CASE WHEN {nps} >= 9 THEN 100 WHEN {nps} < 7 THEN -100 ELSE 0 END) FROM {table}"
)


class Asked:
    """A loaded workspace with the names its table goes by, a second connection to it, and a data frame."""

    def __init__(self, folder: Path) -> None:
        self.session = cxmetrics.open(folder / FILE)
        self.data = self.session.datasets()[0]
        self.workspace, self.dataset = self.data.workspace, self.data.dataset
        labels = {column.label: column.name for column in self.dataset.columns}
        self.place, self.nps = labels["Location"], labels[responses.NPS]
        self.bare = connect(str(folder / FILE))

    def sql(self, text: str) -> list[tuple[Any, ...]]:
        """The rows of a statement written by hand."""
        filled = text.format(table=self.dataset.table, place=self.place, nps=self.nps)
        return self.bare.execute(filled).fetchall()

    def frame(self) -> pd.DataFrame:
        """Places and scores in pandas."""
        columns = f"{self.place} AS place, service, experience"
        return self.bare.execute(f"SELECT {columns} FROM {self.dataset.table}").df()

    def close(self) -> None:
        """Closes the file."""
        self.bare.close()
        self.session.close()


def questions(rows: int, times: int) -> list[Figure]:
    """Quadrant counts and centres by location."""
    with loaded.home(rows) as folder:
        asked = Asked(folder)
        frame, workspace, dataset = asked.frame(), asked.workspace, asked.dataset
        took = medians(
            {
                "counts": lambda: pairs(workspace, dataset, Slice(), CUT),
                "counts_sql": lambda: asked.sql(COUNTS),
                "counts_pandas": lambda: _counts(frame),
                "sums": lambda: sums(workspace, dataset, Slice(), segment=asked.place),
                "sums_sql": lambda: asked.sql(PLACING),
                "centres": lambda: units(workspace, dataset, Slice(), segment=asked.place),
                "centres_sql": lambda: asked.sql(CENTRES),
                "centres_pandas": lambda: frame.groupby("place")[["service", "experience"]].mean(),
                "claims": lambda: claims(workspace, dataset, Slice(), segment=asked.place),
            },
            times,
        )
        asked.close()
    ms = {name: 1000 * taken for name, taken in took.items()}
    by_hand, frames, bare = "SQL by hand", "pandas", "pandas, means only"
    means, placing = "SQL by hand, means only", "SQL by hand, with all that placing needs"
    return [
        against("quadrant counts", ms["counts"], "ms", by_hand, ms["counts_sql"], GOAL_SQL),
        against("quadrant counts", ms["counts"], "ms", frames, ms["counts_pandas"], GOAL_PANDAS),
        against("sums by location", ms["sums"], "ms", placing, ms["sums_sql"], GOAL_SQL),
        against("dots by location, placed", ms["centres"], "ms", placing, ms["sums_sql"]),
        against("dots by location, placed", ms["centres"], "ms", means, ms["centres_sql"]),
        against("dots by location, placed", ms["centres"], "ms", bare, ms["centres_pandas"], GOAL_PANDAS),
        Figure("… of it placing, however many responses", ms["centres"] - ms["sums"], "ms"),
        against("claims", ms["claims"], "ms", by_hand + ", the four counts", ms["counts_sql"], GOAL_CLAIMS),
    ]


def layer(rows: int, times: int) -> list[Figure]:
    """What the metric layer adds to the bare statement of one metric, and a page's answer to that."""
    with loaded.home(rows) as folder:
        asked = Asked(folder)
        workspace, dataset = asked.workspace, asked.dataset
        nps = measure.find(dataset, "nps")
        levels = iter(0.9 + 1e-9 * turn for turn in range(times + 1))
        took = medians(
            {
                "bare": lambda: asked.sql(NPS),
                "layer": lambda: measure.whole(workspace, dataset, nps, Slice()),
                "answer": lambda: answer(_whole, workspace, dataset, Slice(), nps, level=next(levels)),
            },
            times,
        )
        asked.close()
    ms = {name: 1000 * taken for name, taken in took.items()}
    bare = "SQL by hand"
    return [
        Figure(bare, ms["bare"], "ms"),
        against("metric layer: NPS with its interval", ms["layer"], "ms", bare, ms["bare"]),
        Figure("… more than SQL by hand", ms["layer"] - ms["bare"], "ms", goal=GOAL_LAYER),
        against("the same as a page asks, not seen before", ms["answer"], "ms", bare, ms["bare"]),
    ]


def _whole(workspace: Any, dataset: Any, nps: Any, part: Slice, *, level: float) -> Any:
    return measure.whole(workspace, dataset, nps, replace(part, terms=Terms(level)))


def _counts(frame: pd.DataFrame) -> pd.Series:
    both = frame.dropna(subset=["service", "experience"])
    return both.groupby([both["service"] >= CUT, both["experience"] >= CUT]).size()


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--few", type=int, default=10_000)
    options.add_argument("--times", type=int, default=15)
    given = options.parse_args()
    show(f"Questions to {given.rows:,} responses", questions(given.rows, given.times))
    show(f"One metric of {given.few:,} responses", layer(given.few, 10 * given.times))


if __name__ == "__main__":
    main()
