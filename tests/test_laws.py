"""What never changes a figure, and what may change only the counts."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.measure import Measure, evidence, measures, together, whole
from cxmetrics.model import Column, Dataset, Histogram, Role, Slice
from cxmetrics.reports import summary_json
from cxmetrics.store import Query, Workspace
from cxmetrics.store.draft import Draft, draft, read_strictly

LABELS = (
    "Date",
    "Store",
    "Staff friendliness",
    "Waiting for staff",
    "Food quality",
    "Cleanliness",
    "How likely are you to recommend us to a friend?",
    "Would you recommend us?",
)
RATINGS = LABELS[2:6]
STORES = ("North", "South", "East", "")
Row = tuple[str, ...]
Rows = list[Row]

few = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def surveys(draw: st.DrawFn) -> Rows:
    """Rows of LABELS: every answer of every scale once, so that a scale is always recognised, then any."""
    rating = st.sampled_from(["1", "2", "3", "4", "5", "5", "4", ""])
    rows = [
        (
            f"2025-01-{1 + i:02}",
            STORES[i % 3],
            *(str(1 + (i + k) % 5) for k in range(4)),
            str(i),
            "Yes" if i % 3 else "No",
        )
        for i in range(11)
    ]
    more = st.tuples(
        st.sampled_from([f"2025-0{month}-{day:02}" for month in range(1, 6) for day in (1, 15, 28)] + [""]),
        st.sampled_from(STORES),
        *([rating] * 4),
        st.sampled_from([*map(str, range(11)), ""]),
        st.sampled_from(["Yes", "No", ""]),
    )
    return rows * 2 + draw(st.lists(more, min_size=4, max_size=30))


@dataclass(frozen=True)
class Stored:
    workspace: Workspace
    draft: Draft
    dataset: Dataset

    def column(self, label: str) -> Column:
        return next(column for column in self.dataset.columns if column.label == label)

    def figures(self) -> dict[str, Any]:
        return summary_json.report(
            self.workspace, self.dataset, Slice(), segment=self.column("Store").name, every="month"
        )


def drafted(rows: Rows, labels: Row = LABELS) -> Draft:
    lines = io.StringIO()
    csv.writer(lines).writerows([labels, *rows])
    return draft(read_strictly([("survey.csv", lines.getvalue().encode())]))


@pytest.fixture(scope="module")
def workspace():
    opened = Workspace()
    yield opened
    opened.close()


def store(workspace: Workspace, found: Draft, columns: tuple[Column, ...] | None = None) -> Stored:
    """The draft in the workspace, read as `columns` say when they are given."""
    staged = workspace.stage(found)
    return Stored(workspace, found, workspace.confirm(staged.id, columns or found.columns))


def same(one: Any, other: Any) -> None:
    """Equal in every figure up to the last digits, whatever the order of columns and groups."""
    assert one.keys() == other.keys() if isinstance(one, dict) else type(one) is type(other)
    if isinstance(one, dict):
        for key in one:
            same(one[key], other[key])
    elif isinstance(one, list):
        for first, second in zip(sorted(one, key=_name), sorted(other, key=_name), strict=True):
            same(first, second)
    elif isinstance(one, float):
        assert one == pytest.approx(other, abs=1e-9)
    else:
        assert one == other


def _name(record: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(record.get(key)) for key in ("id", "column", "segment", "period", "where", "what"))


def test_the_survey_is_read_as_it_is_meant(workspace):
    rows = [
        (
            f"2025-01-{1 + i:02}",
            STORES[i % 2],
            *(str(1 + (i + k) % 5) for k in range(4)),
            str(i % 11),
            "Yes" if i % 2 else "No",
        )
        for i in range(28)
    ]
    found = store(workspace, drafted(rows))
    roles = [Role.DATE, Role.SEGMENT, *[Role.RATING] * 4, Role.NPS, Role.RECOMMENDED]
    assert [column.role for column in found.dataset.columns] == roles
    sides = ["service", "service", "experience", "experience"]
    assert [found.column(label).side for label in RATINGS] == sides


@few
@given(data=st.data(), rows=surveys())
def test_the_order_of_rows_changes_nothing(workspace, data, rows):
    moved = data.draw(st.permutations(rows))
    same(store(workspace, drafted(rows)).figures(), store(workspace, drafted(moved)).figures())


@few
@given(rows=surveys(), order=st.permutations(range(len(LABELS))))
def test_the_order_of_columns_changes_nothing(workspace, rows, order):
    moved = drafted([tuple(row[i] for i in order) for row in rows], tuple(LABELS[i] for i in order))
    same(store(workspace, drafted(rows)).figures(), store(workspace, moved).figures())


@few
@given(rows=surveys())
def test_every_row_twice_doubles_counts_and_keeps_values(workspace, rows):
    first = store(workspace, drafted(rows))
    one, two = first.figures(), store(workspace, drafted(rows * 2), first.dataset.columns).figures()
    assert two["responses"] == 2 * one["responses"]
    for before, after in zip(_figures(one), _figures(two), strict=True):
        assert [after[key] for key in COUNTS if key in after] == [
            2 * before[key] for key in COUNTS if key in before
        ]
        for key in ("value", "share"):
            if before.get(key) is not None:
                assert after[key] == pytest.approx(before[key], abs=1e-9)


COUNTS = ("n", "missing", "off_scale", "count", "responses")


def _figures(report: Any) -> list[dict[str, Any]]:
    """Every object of a report that carries a count, in order."""
    if isinstance(report, list):
        return [found for part in report for found in _figures(part)]
    if not isinstance(report, dict):
        return []
    own = [report] if report.keys() & set(COUNTS) else []
    return own + [found for part in report.values() for found in _figures(part)]


@few
@given(rows=surveys())
def test_a_split_adds_up_to_the_whole(workspace, rows):
    found = store(workspace, drafted(rows))
    report = found.figures()
    assert sum(group["responses"] for group in report["by"]) == len(rows)
    assert sum(month["responses"] for month in report["trend"]) == sum(1 for row in rows if row[0])
    for place, total in enumerate(report["metrics"]):
        parts = [group["metrics"][place] for group in report["by"]]
        for key in ("n", "missing", "off_scale"):
            assert sum(part[key] for part in parts) == total[key]
    store_column = found.column("Store").name
    for measure in measures(found.dataset):
        (total,) = evidence(workspace, found.dataset, measure, Slice()).values()
        split = evidence(workspace, found.dataset, measure, Slice(), segment=store_column, every="month")
        merged = together(list(split.values()))
        if isinstance(total, Histogram):
            assert merged == total
        else:
            assert merged.n == total.n
            assert (merged.total, merged.squares) == pytest.approx((total.total, total.squares), abs=1e-6)
    quadrants = [part for part in report["quadrants"].values() if isinstance(part, dict)]
    assert sum(part["count"] for part in quadrants) == report["quadrants"]["n"]


@few
@given(rows=surveys(), blanks=st.integers(1, 5))
def test_a_row_without_answers_changes_only_what_is_missing(workspace, rows, blanks):
    first = store(workspace, drafted(rows))
    empty = ("2025-03-03", "North", *[""] * (len(LABELS) - 2))
    second = store(workspace, drafted([*rows, *[empty] * blanks]), first.dataset.columns)
    one, two = first.figures(), second.figures()
    assert two["responses"] == one["responses"] + blanks
    for before, after in zip(one["metrics"], two["metrics"], strict=True):
        assert after.pop("missing") == before.pop("missing") + blanks
        assert after == before
    assert (two["scores"], two["quadrants"]) == (one["scores"], one["quadrants"])


@few
@given(rows=surveys(), which=st.sets(st.sampled_from(RATINGS), min_size=1))
def test_a_scale_turned_round_and_flagged_scores_the_same(workspace, rows, which):
    first = store(workspace, drafted(rows))
    places = {LABELS.index(label) for label in which}
    turned = [tuple(str(6 - int(c)) if i in places and c else c for i, c in enumerate(row)) for row in rows]
    again = drafted(turned)
    for label in which:
        side = first.column(label).side
        again = again.corrected(label, {"role": Role.RATING, "scale": (1.0, 5.0, True), "side": side})
    columns = {column.label: column for column in again.columns}
    kept = tuple(columns[c.label] if c.label in which else c for c in first.dataset.columns)
    second = store(workspace, again, kept)
    one, two = first.figures(), second.figures()
    for part in ("scores", "quadrants", "metrics"):
        same(one[part], two[part])


@few
@given(rows=surveys())
def test_other_names_for_the_groups_change_no_figure(workspace, rows):
    first = store(workspace, drafted(rows))
    other = {"North": "Zürich 🍕", "South": 'a, "b"; c', "East": "<b>*east*</b>", "": ""}
    renamed = drafted([(row[0], other[row[1]], *row[2:]) for row in rows])
    one, two = first.figures(), store(workspace, renamed, first.dataset.columns).figures()
    names = {old or None: new or None for old, new in other.items()}
    for group in one["by"]:
        group["segment"] = names[group["segment"]]
    same({k: v for k, v in one.items() if k != "findings"}, {k: v for k, v in two.items() if k != "findings"})


def answers_of(measure: Measure) -> str:
    assert measure.metric and measure.metric.calculation and measure.column and measure.column.scale
    return measure.metric.calculation.sql(measure.column.scale)


@few
@given(rows=surveys())
def test_the_sql_a_metric_shows_gives_its_value(workspace, rows):
    found = store(workspace, drafted(rows))
    asked = [measure for measure in measures(found.dataset) if measure.column]
    assert len(asked) >= 5
    for measure in asked:
        score = f"SELECT {measure.column.name} AS score FROM {found.dataset.table}"
        ((value,),) = workspace.rows(Query(f"SELECT {answers_of(measure)} FROM ({score}) AS answers"))
        assert value == pytest.approx(whole(workspace, found.dataset, measure, Slice()).value, abs=1e-9)


@few
@given(rows=surveys())
def test_the_quadrants_are_those_of_plain_arithmetic(workspace, rows):
    found = store(workspace, drafted(rows))
    sides = [(2, 3), (4, 5)]
    counts: Counter[tuple[bool, ...]] = Counter()
    for row in rows:
        valid = [[25 * (int(row[i]) - 1) for i in side if row[i]] for side in sides]
        if all(valid):
            counts[tuple(sum(values) / len(values) >= 75 for values in valid)] += 1
    report = found.figures()["quadrants"]
    for service in (True, False):
        for experience in (True, False):
            words = ["great" if good else "poor" for good in (service, experience)]
            key = f"{words[0]}_service_{words[1]}_experience"
            assert report[key]["count"] == counts[service, experience]
