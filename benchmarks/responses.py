"""A wide survey of any length, the same for the same seed: 23 columns, about a tenth left blank."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

SERVICE = (
    "Staff friendliness",
    "Staff helpfulness",
    "Product knowledge of our staff",
    "Speed of our replies",
)
EXPERIENCE = (
    "Food quality",
    "Cleanliness",
    "Value for money",
    "Choice on the menu",
    "Atmosphere",
    "Waiting time",
    "Checkout",
    "Parking",
    "Website",
    "Packaging",
)
NPS = "How likely are you to recommend us to a friend? (0-10)"
CSAT = "Overall, how satisfied were you?"
CES = "How easy was it to get what you came for? (1-7)"
LOCATIONS = ("Airport", "Castle", "Docks", "Garden", "Harbour", "Hill", "Market", "Mill")
LOCATIONS += ("North", "Park", "Station", "West End")
CHANNELS = ("Counter", "Phone", "Website", "App")
MISSING = 0.1
COMMENT = 80
DAYS = 3 * 365
FIRST = np.datetime64("2023-11-01")
_BEGINNINGS = ("The waiter was", "Our order came", "My visit on Sunday was", "The whole evening felt")
_MIDDLES = ("quick and friendly", "slower than promised", "just as expected", "a bit of a muddle")
_ENDS = ("so we will be back", "but the price was fair", "and the children liked it", "only parking was hard")

Floats = npt.NDArray[np.float64]


def table(rows: int, seed: int = 0) -> pa.Table:
    """`rows` responses, typed; blank answers are null. Ratings agree with each other as people's do."""
    random = np.random.default_rng(seed)
    place = random.integers(0, len(LOCATIONS), rows)
    served = np.linspace(-0.5, 0.6, len(LOCATIONS))[place] + random.normal(0, 1, rows)
    felt = np.linspace(0.5, -0.4, len(LOCATIONS))[place] + 0.6 * served + random.normal(0, 0.8, rows)
    both = (served + felt) / 2
    columns: dict[str, pa.Array] = {
        "Response ID": pa.array(np.arange(1, rows + 1)),
        "Date": pa.array(FIRST + random.integers(0, DAYS, rows)),
        "Customer ID": _joined(
            pa.scalar("C"), pa.array(random.integers(10_000, 10_000 + rows // 3 + 1, rows))
        ),
        "Location": _picked(LOCATIONS, place),
        "Channel": _picked(CHANNELS, random.integers(0, len(CHANNELS), rows)),
        NPS: _answers(random, both, 0, 10),
        CSAT: _answers(random, both, 1, 5),
        CES: _answers(random, both, 1, 7),
    }
    columns |= {label: _answers(random, served, 1, 5) for label in SERVICE}
    columns |= {label: _answers(random, felt, 1, 5) for label in EXPERIENCE}
    return pa.table(columns | {"Comment": _comments(random, rows)})


def write_csv(rows: int, path: Path) -> Path:
    """`rows` responses as a CSV file at `path`."""
    with pa_csv.CSVWriter(path, table(1).schema, write_options=_WRITTEN) as writer:
        for part in _parts(rows):
            writer.write_table(part)
    return path


def write_xlsx(rows: int, path: Path) -> Path:
    """`rows` responses as a workbook at `path`, with real dates and numbers in its cells."""
    from xlsxwriter import Workbook

    with Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Answers")
        sheet.write_row(0, 0, table(1).column_names)
        number = 0
        for part in _parts(rows):
            for row in zip(*(column.to_pylist() for column in part.columns), strict=True):
                number += 1
                sheet.write_row(number, 0, row)
    return path


_WRITTEN = pa_csv.WriteOptions(quoting_style="needed")
_PART = 250_000


def _parts(rows: int) -> Iterator[pa.Table]:
    """The responses in parts, so that ten million of them need no more memory than the first."""
    for seed, start in enumerate(range(0, rows, _PART)):
        yield table(min(_PART, rows - start), seed)


def _answers(random: np.random.Generator, towards: Floats, low: int, high: int) -> pa.Array:
    middle, spread = low + 0.66 * (high - low), 0.22 * (high - low)
    said = middle + spread * (0.8 * towards + random.normal(0, 0.7, len(towards)))
    whole = np.clip(np.rint(said), low, high).astype(np.int8)
    return pa.array(whole, mask=random.random(len(towards)) < MISSING)


def _comments(random: np.random.Generator, rows: int) -> pa.Array:
    words = [_picked(words, random.integers(0, 4, rows)) for words in (_BEGINNINGS, _MIDDLES, _ENDS)]
    number = pa.array(random.integers(1, 100_000, rows))
    told = pc.binary_join_element_wise(*words, _joined(pa.scalar("table "), number), " ")
    full = pc.utf8_slice_codeunits(pc.utf8_rpad(told, COMMENT, "."), 0, COMMENT)
    return pc.if_else(pa.array(random.random(rows) < MISSING), pa.scalar(None, pa.string()), full)


def _picked(words: tuple[str, ...], places: npt.NDArray[np.int64]) -> pa.Array:
    return pa.array(words).take(pa.array(places))


def _joined(start: pa.Scalar, numbers: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(start, numbers.cast(pa.string()), "")
