"""How many of the files two well-known readers get right by default: the ground we stand on."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from tests.torture.case import Case
from tests.torture.sheet import DATE, STAFF

READERS: dict[str, Callable[[bytes, str], pd.DataFrame]] = {}


def with_pandas(data: bytes, name: str) -> pd.DataFrame:
    """pandas as it comes."""
    source = io.BytesIO(data)
    if name.endswith((".xlsx", ".ods")):
        return pd.read_excel(source, engine="calamine")
    if name.endswith(".json"):
        return pd.read_json(source)
    if name.endswith(".parquet"):
        return pd.read_parquet(source)
    return pd.read_csv(source, parse_dates=[DATE])


def with_duckdb(data: bytes, name: str) -> pd.DataFrame:
    """DuckDB's own reader of text, as it comes; it reads no workbook without a download."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return duckdb.connect().execute("SELECT * FROM read_csv(?)", [str(path)]).df()


READERS |= {"duckdb.read_csv": with_duckdb, "pandas": with_pandas}


def reads(case: Case, reader: Callable[[bytes, str], pd.DataFrame]) -> bool:
    """Whether rows, first and last day and the number of answers to one rating come out right."""
    try:
        frame = reader(case.data, case.name)
        days = pd.to_datetime(frame[DATE]).dt.date.astype(str)
        ratings = pd.to_numeric(frame[STAFF]).dropna()
    except Exception:  # noqa: BLE001 - whatever they stumble over, they did not read it
        return False
    span = (days.min(), days.max()) == (case.truth.first, case.truth.last)
    return len(frame) == case.truth.responses and span and len(ratings) > 0 and ratings.between(0, 100).all()
