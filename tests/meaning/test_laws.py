"""What never changes what a file means."""

from dataclasses import replace

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.meaning import recognise
from cxmetrics.model import Column
from tests.meaning.tables import SATISFACTION, Crowd, table

CROWD = Crowd(people=60)
LABELS, ROWS = table(
    {
        "Date": [f"{1 + i % 12}/{1 + i % 9}/2024" for i in range(60)],
        "Store": CROWD.any_of("North", "South"),
        "Q7FOOD": CROWD.spoiled(CROWD.rate(1, 5), "6"),
        "Q7STAFF": CROWD.spoiled(CROWD.rate(1, 5), "0"),
        "Q7ALL": CROWD.rate(1, 5),
        "Q9ALL": CROWD.rate(1, 5),
        "Star rating": CROWD.rate(1, 5),
        "Delivery": CROWD.say(SATISFACTION),
        "NPS": CROWD.rate(0, 10),
        "Comment": [f"They were late again, {i} minutes" for i in range(60)],
    }
)
HERE = {column.label: column for column in recognise(LABELS, ROWS).columns}
TEXT = st.one_of(
    st.none(), st.text(max_size=12), st.sampled_from(["0", "5", "11", "Yes", "N/A", "2024-01-31", "4,5"])
)


def nameless(column: Column) -> Column:
    return replace(column, name="c")


@settings(max_examples=25)
@given(st.permutations(range(60)))
def test_the_order_of_rows_is_no_matter(order: list[int]) -> None:
    assert recognise(LABELS, ROWS.take(pa.array(order))).columns == tuple(HERE.values())


@settings(max_examples=25)
@given(st.permutations(range(len(LABELS))))
def test_the_order_of_columns_is_no_matter(order: list[int]) -> None:
    moved = ROWS.select(order).rename_columns([f"c{i + 1}" for i in range(len(order))])
    for column in recognise([LABELS[i] for i in order], moved).columns:
        assert nameless(column) == nameless(HERE[column.label])


@settings(max_examples=25)
@given(st.permutations(range(60)))
def test_chunks_and_blank_rows_are_no_matter(order: list[int]) -> None:
    blank = pa.table({name: pa.array([None], pa.string()) for name in ROWS.column_names})
    parts = pa.concat_tables([ROWS.take(pa.array(order[:20])), blank, ROWS.take(pa.array(order[20:]))])
    for column in recognise(LABELS, parts).columns:
        assert (column.role, column.scale, column.missing) == (
            HERE[column.label].role,
            HERE[column.label].scale,
            HERE[column.label].missing,
        )


@settings(max_examples=150)
@given(st.lists(st.lists(TEXT, min_size=6, max_size=6), min_size=1, max_size=4), st.data())
def test_odd_tables_never_raise(columns: list[list[str | None]], data: st.DataObject) -> None:
    words = st.text(min_size=1, max_size=20) | st.sampled_from(
        ["NPS", "Staff rating", "Date", "Comment", "Effort"]
    )
    labels = data.draw(st.lists(words, min_size=len(columns), max_size=len(columns), unique=True))
    rows = pa.table({f"c{i + 1}": pa.array(values, pa.string()) for i, values in enumerate(columns)})
    seen = recognise(labels, rows)
    assert [column.label for column in seen.columns] == labels
