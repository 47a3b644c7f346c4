"""The four evidence queries: right, portable, and deaf to labels."""

import re
from datetime import date

import duckdb
import pytest

from cxmetrics.model import Slice
from cxmetrics.store import evidence

WORDS = {
    *("SELECT", "FROM", "WHERE", "GROUP", "BY", "ORDER", "AS", "AND", "OR", "NOT", "IN", "IS", "NULL"),
    *("CASE", "WHEN", "THEN", "ELSE", "END", "COUNT", "SUM", "DESC"),
}
PARTS = [
    Slice(),
    Slice(segments=(("c2", ("North", "")),), first=date(2025, 1, 1), last=date(2025, 3, 31)),
    Slice(segments=(("c2", ("",)), ("c9", ("x", "y")))),
]
QUERIES = [
    evidence.histogram("responses_1_2", "c3", part, segment=segment, every=every)
    for part in PARTS
    for segment in (None, "c2")
    for every in (None, "month")
]
QUERIES += [
    build
    for part in PARTS
    for segment in (None, "c2")
    for build in (
        evidence.moments("responses_1_2", ("service", "experience"), part, segment=segment),
        evidence.moments("responses_1_2", (), part, every="week"),
        evidence.ratio("responses_1_2", "c4", 1.0, 1.0, part, 75, segment=segment),
        evidence.pairs("responses_1_2", part, 75, segment=segment),
    )
]


@pytest.mark.parametrize("query", QUERIES)
def test_they_keep_to_the_portable_subset(query):
    assert '"' not in query.sql and "'" not in query.sql and "`" not in query.sql
    assert set(re.findall(r"\b[A-Z]{2,}\b", query.sql)) <= WORDS
    assert not re.search(r"\b(filter|over|pivot|qualify|date_trunc|extract|cast)\b", query.sql, re.I)
    assert query.sql.count("?") == len(query.values)


@pytest.mark.parametrize("query", QUERIES)
def test_they_run_verbatim_on_duckdb(query):
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE responses_1_2 AS SELECT 1 AS response, 'North' AS c2, 5.0 AS c3, 0 AS c3_off, "
        "1.0 AS c4, 'x' AS c9, 80.0 AS service, 60.0 AS experience, DATE '2025-02-03' AS day, "
        "DATE '2025-02-03' AS week, DATE '2025-02-01' AS month, DATE '2025-01-01' AS quarter"
    )
    connection.execute(query.sql, list(query.values)).fetchall()


@pytest.mark.parametrize("name", ["c1; DROP TABLE x", 'c"1', "Größe", "c 1", "", "1c"])
def test_a_label_never_reaches_sql(name):
    with pytest.raises(ValueError, match="not a safe name"):
        evidence.histogram("responses_1_2", name, Slice())
