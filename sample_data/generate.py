"""Writes the sample files: `python -m sample_data.generate`, the same bytes on every machine."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from numpy.random import PCG64, Generator

from sample_data import register, survey
from sample_data.stories import SEED
from sample_data.visits import visits

FOLDER = Path(__file__).parent


def generate(folder: Path = FOLDER, seed: int = SEED) -> None:
    """Write `feedback.csv`, `orders.csv` and `tickets.csv` into `folder`."""
    # A stream of chance for each part, so that a new phrase in a comment moves no rating and no order.
    lives, answers, words, purchases, requests = (Generator(PCG64([seed, part])) for part in range(5))
    made = visits(lives)
    _write(folder / "feedback.csv", survey.rows(made, answers, words))
    _write(folder / "orders.csv", register.orders(made, purchases))
    _write(folder / "tickets.csv", register.tickets(made, requests))


def _write(file: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """The rows under a header line."""
    listed = list(rows)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


if __name__ == "__main__":
    generate()
