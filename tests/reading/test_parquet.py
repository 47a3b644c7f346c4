"""Parquet: every type as text, and nothing that unpacks to more than there is memory."""

import io
import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cxmetrics.errors import NotReadable
from cxmetrics.reading import read


def packed(table: pa.Table, **options: object) -> bytes:
    data = io.BytesIO()
    pq.write_table(table, data, **options)
    return data.getvalue()


EVERY = {
    "text": (["a", " b "], ["a", "b"]),
    "whole": ([1, None], ["1", None]),
    "big": ([2**62, -(2**62)], ["4611686018427387904", "-4611686018427387904"]),
    "fraction": ([4.0, 0.1], ["4", "0.1"]),
    "short": (pa.array([0.1, 5.0], pa.float32()), ["0.1", "5"]),
    "none": ([float("nan"), float("inf")], [None, None]),
    "money": ([Decimal("4.50"), None], ["4.50", None]),
    "yes": ([True, False], ["TRUE", "FALSE"]),
    "day": ([date(2024, 3, 9), date(2024, 3, 10)], ["2024-03-09", "2024-03-10"]),
    "moment": (
        [datetime(2024, 3, 9, 10, 0, 0, 123456), datetime(2024, 3, 9)],
        ["2024-03-09 10:00:00", "2024-03-09 00:00:00"],
    ),
    "midnight": ([datetime(2024, 3, 9), None], ["2024-03-09", None]),
    "zone": (
        pa.array([datetime(2024, 7, 9, 23, tzinfo=UTC)] * 2, pa.timestamp("us", "Europe/Berlin")),
        ["2024-07-10 01:00:00"] * 2,
    ),
    "time": ([time(10, 5), None], ["10:05:00", None]),
    "wait": ([timedelta(hours=30, minutes=5), None], ["30:05:00", None]),
    "kind": (pa.array(["x", "y"]).dictionary_encode(), ["x", "y"]),
    "bytes": ([b"abc", b"d\xc3\xa4"], ["abc", "dä"]),
    "raw": ([b"\xff\x00", None], ["ff00", None]),
    "tags": ([["a", "b", None], []], ["a; b", None]),
    "nothing": (pa.nulls(2), [None, None]),
}


def test_every_type_is_written_out() -> None:
    found = read("t.parquet", packed(pa.table({label: cells for label, (cells, _) in EVERY.items()})))
    shown = {
        label: column.to_pylist() for label, column in zip(found.labels, found.rows.columns, strict=True)
    }
    expected = {label: texts for label, (_, texts) in EVERY.items()}
    assert shown == {label: texts for label, texts in expected.items() if label in shown}
    assert set(expected) - set(shown) <= {"none", "nothing"}


def test_fields_of_fields_are_columns() -> None:
    table = pa.table({"reviewer": [{"displayName": "Anna", "from": {"town": "Köln"}}, None], "stars": [5, 4]})
    found = read("t.parquet", packed(table))
    assert found.labels == ("reviewer.displayName", "reviewer.from.town", "stars")
    assert [tuple(row.values()) for row in found.rows.to_pylist()] == [
        ("Anna", "Köln", "5"),
        (None, None, "4"),
    ]


def test_many_rows_are_the_same_as_few() -> None:
    table = pa.table({"n": range(20_000), "s": [f"t{place % 7}" for place in range(20_000)]})
    found = read("t.parquet", packed(table, row_group_size=7_000))
    assert found.rows.column(0).to_pylist() == [str(place) for place in range(20_000)]
    assert found.rows.column(1)[19_999].as_py() == f"t{19_999 % 7}"


def test_a_file_without_rows_holds_no_answers() -> None:
    with pytest.raises(NotReadable, match="holds no answers"):
        read("t.parquet", packed(pa.table({"a": pa.array([], pa.int64())})))


def repeated(count: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(count, "int32")), pa.array(["x" * 500_000]))


BOMBS = {
    "text": lambda: pa.table({"a": repeated(100_000)}),
    "list": lambda: pa.table({"a": pa.ListArray.from_arrays(pa.array([0, 100_000]), repeated(100_000))}),
    "record": lambda: pa.table({"a": pa.StructArray.from_arrays([repeated(100_000)], ["b"])}),
    "rows": lambda: pa.table({"a": np.zeros(31_000_000, "int8")}),
    "columns": lambda: pa.table({f"c{place}": [1] for place in range(2_000)}),
    "cell": lambda: pa.table({"a": ["x" * 10_000_000]}),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_unpacks_to_too_much_is_refused(bomb: str) -> None:
    data = packed(BOMBS[bomb](), compression="zstd")
    before = pa.total_allocated_bytes()
    with pytest.raises(NotReadable, match=r"too much text|31,000,000 values|2000 columns|more than 2 MB"):
        read("t.parquet", data)
    assert len(data) < 2_000_000 and pa.total_allocated_bytes() - before < 100_000_000


@pytest.mark.parametrize("compression", ["none", "snappy"])
def test_no_damage_raises_anything_else(compression: str) -> None:
    table = pa.table({"a": range(50), "s": ["x", "y"] * 25, "l": [["a"]] * 50, "r": [{"x": 1}] * 50})
    data, chance = packed(table, compression=compression), random.Random(5)
    for turn in range(200):
        broken = bytearray(data if turn % 3 else data[: chance.randrange(8, len(data))])
        for _ in range(chance.randint(1, 9)):
            broken[chance.randrange(4, len(broken))] = chance.choice([0, 255, chance.randrange(256)])
        try:
            read("t.parquet", bytes(broken))
        except NotReadable as refusal:
            assert refusal.what and refusal.why and refusal.fix
