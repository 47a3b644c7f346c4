"""Lists of orders for the tests, and the same rows for pandas."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pyarrow as pa

from cxmetrics.model import Column, Dataset, Kind, Role, SourceFile
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft, draft, open_strictly
from tests.shared import shared

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"


def opened(*files: Path) -> tuple[Workspace, list[Dataset]]:
    """A workspace with these files, each a dataset of its own."""
    workspace = Workspace()
    return workspace, [added(workspace, file) for file in files]


def added(workspace: Workspace, file: Path) -> Dataset:
    found = draft(open_strictly([file])).usable()
    return workspace.confirm(workspace.stage(found).id, found.columns)


@lru_cache
def sample() -> tuple[Workspace, Dataset, Dataset]:
    """The orders and the answers of the fictional pizzeria."""
    workspace, (orders, answers) = opened(SAMPLE / "orders.csv", SAMPLE / "feedback.csv")
    return workspace, orders, answers


@lru_cache
def records() -> tuple[Workspace, Dataset]:
    """The published list of a shop of CDs."""
    workspace, (orders,) = opened(shared("data/cdnow/CDNOW_master.txt"))
    return workspace, orders


COLUMNS = (
    Column("c1", "Customer ID", Role.CUSTOMER),
    Column("c2", "Date", Role.DATE, date_formats=("%Y-%m-%d",)),
    Column("c3", "Amount", Role.REVENUE),
    Column("c4", "Shop", Role.SEGMENT),
)


def book(rows):
    """A small list of orders: (customer, day, amount), perhaps the shop."""
    cells = [[str(cell) for cell in column] for column in zip(*rows, strict=True)]
    columns = COLUMNS[: len(cells)]
    table = pa.table({c.name: pa.array(of, pa.string()) for c, of in zip(columns, cells, strict=True)})
    file = SourceFile("orders.csv", "0" * 64, 1, "plain", "utf-8", None, len(rows), len(rows))
    workspace = Workspace()
    staged = workspace.stage(Draft("orders.csv", table, (file,), columns, ()))
    return workspace, replace(workspace.confirm(staged.id, staged.columns), kind=Kind.ORDERS)


@lru_cache
def sample_rows() -> pd.DataFrame:
    """The sample's orders of named customers: who, day, amount, and whether it was a purchase."""
    rows = pd.read_csv(SAMPLE / "orders.csv").dropna(subset=["Customer ID"])
    return _rows(rows["Customer ID"], pd.to_datetime(rows["Date"]).dt.normalize(), rows["Amount"])


@lru_cache
def record_rows() -> pd.DataFrame:
    """The rows of `records`."""
    file = shared("data/cdnow/CDNOW_master.txt")
    rows = pd.read_csv(file, sep=r"\s+", skiprows=1, names=["who", "day", "cds", "amount"])
    return _rows(rows["who"], pd.to_datetime(rows["day"].astype(str)), rows["amount"])


def _rows(who, day, amount) -> pd.DataFrame:
    found = pd.DataFrame({"who": who, "day": day, "amount": amount.astype(float), "bought": amount >= 0})
    first = found[found["bought"]].groupby("who")["day"].min().rename("first")
    return found.join(first, on="who").dropna(subset=["first"])
