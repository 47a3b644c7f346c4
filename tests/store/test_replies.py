"""First replies in the table of requests: minutes from the request, and how long open ones were watched."""

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.meaning.numbers import durations
from cxmetrics.model import Behaviour, Column, Kind, Role, Slice
from cxmetrics.store import Workspace, cells
from cxmetrics.store.behaviour import behaved
from cxmetrics.store.draft import draft, read_strictly
from cxmetrics.store.query import Query

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "tickets.csv"
CONNECTION = duckdb.connect()
OPENED = datetime(2024, 3, 1, 9, 0)
START = "Ticket ID,Opened,First reply,Reason\n"


def kept(text: str) -> tuple[Workspace, int]:
    found = draft(read_strictly([("tickets.csv", text.encode())])).usable()
    workspace = Workspace()
    return workspace, workspace.confirm(workspace.stage(found).id, found.columns).id


def tickets(replies: list[str], opened: list[datetime] | None = None) -> str:
    moments = opened or [OPENED + timedelta(hours=i) for i in range(len(replies))]
    rows = zip(moments, replies, strict=True)
    return START + "".join(
        f"T{i},{at:%Y-%m-%d %H:%M},{reply},{('bill', 'food')[i % 2]}\n" for i, (at, reply) in enumerate(rows)
    )


def after(i: int, minutes: int) -> str:
    return f"{OPENED + timedelta(hours=i, minutes=minutes):%Y-%m-%d %H:%M}"


def waits(workspace: Workspace, id_: int) -> list[tuple[float | None, float | None]]:
    table = workspace.dataset(id_).table
    return workspace.rows(Query(f"SELECT c3, c3_watched FROM {table} ORDER BY response"))


def test_a_reply_is_the_minutes_from_its_request_and_an_open_one_waits_until_the_end_of_the_file() -> None:
    replies = [after(i, 5 * i + 1) for i in range(40)]
    replies[3] = replies[20] = ""
    workspace, id_ = kept(tickets(replies))
    end = 60 * 39 + 5 * 39 + 1
    found = waits(workspace, id_)
    assert (
        found[4] == (21, end - 4 * 60) and found[3] == (None, end - 180) and found[20] == (None, end - 1200)
    )
    (evidence,) = behaved(workspace, workspace.dataset(id_), Behaviour.REPLY, "c3", Slice()).values()
    assert (evidence.n, evidence.happened) == (40, 38)
    assert workspace.dataset(id_).kind is Kind.REQUESTS
    assert workspace.dataset(id_).findings[0].what.startswith("2 of 40 have no first reply yet")


def test_a_reply_before_its_request_or_none_that_can_be_read_is_told_and_counts_in_neither_way() -> None:
    replies = [after(i, 30) for i in range(40)]
    replies[7], replies[8], replies[9] = after(7, -90), "soon", ""
    workspace, id_ = kept(tickets(replies))
    found = waits(workspace, id_)
    assert found[7] == found[8] == (None, None) and found[9][0] is None and found[9][1]
    (told,) = [f.what for f in workspace.dataset(id_).findings if "cannot be counted" in f.what]
    assert told.startswith("2 first replies are told of")


def test_without_times_of_day_waits_are_whole_days_and_that_is_said() -> None:
    opened = [datetime(2024, 3, 1) + timedelta(days=i) for i in range(30)]
    text = START + "".join(
        f"T{i},{at:%Y-%m-%d %H:%M},{at + timedelta(days=i % 3):%Y-%m-%d},food\n"
        for i, at in enumerate(opened)
    )
    workspace, id_ = kept(text.replace(" 00:00", " 15:00"))
    assert [wait for wait, _ in waits(workspace, id_)] == [1440.0 * (i % 3) for i in range(30)]
    assert any("whole days only" in f.what for f in workspace.dataset(id_).findings)


def test_many_rows_with_few_different_moments_are_read_as_few_are() -> None:
    replies = [after(0, 1 + i % 50) if i % 11 else "" for i in range(22_000)]
    workspace, id_ = kept(tickets(replies, [OPENED] * len(replies)))
    found = waits(workspace, id_)
    assert found[:3] == [(None, 50), (2, 50), (3, 50)] and found[-1] == (1 + 21_999 % 50, 50)


def test_the_tickets_of_the_sample_are_requests() -> None:
    text = SAMPLE.read_text("utf-8")
    workspace, id_ = kept(text)
    (evidence,) = behaved(workspace, workspace.dataset(id_), Behaviour.REPLY, "c3", Slice()).values()
    assert (evidence.n, evidence.happened) == (639, 603)


WRITTEN = st.one_of(
    st.builds("{}:{:02}:{:02}".format, st.integers(0, 99), st.integers(0, 59), st.integers(0, 59)),
    st.builds("{}:{:02}".format, st.integers(0, 99), st.integers(0, 59)),
    st.builds(
        "{}d {}:{:02}:{:02}".format,
        st.integers(0, 9),
        st.integers(0, 23),
        st.integers(0, 59),
        st.integers(0, 59),
    ),
    st.builds("{}h {}m".format, st.integers(0, 99), st.integers(0, 59)),
    st.builds("{} hrs, {} min".format, st.integers(0, 99), st.integers(0, 59)),
    st.builds("PT{}H{}M{}S".format, st.integers(0, 99), st.integers(0, 59), st.integers(0, 59)),
    st.builds("{} days 2 hours".format, st.integers(0, 9)),
    st.integers(-5, 9_999).map(str),
    st.floats(0, 999).map("{:.2f}".format),
    st.text(alphabet="0123456789:.,dhms PT-", max_size=9),
)


@settings(max_examples=150, deadline=None)
@given(WRITTEN, st.sampled_from([*durations.UNITS, *durations.CLOCKS]))
def test_lengths_of_time_are_cast_as_python_reads_them(text: str, note: str) -> None:
    text = text.strip()
    sql, bound = cells.minutes(Column("c1", "First reply", Role.REPLY_TIME, date_formats=(note,)))
    ((theirs,),) = CONNECTION.execute(f"SELECT {sql} FROM (SELECT ? AS c1)", [*bound, text]).fetchall()
    ours = durations.minutes(text, note)
    assert theirs == (None if ours is None else pytest.approx(ours)), (text, note)


@pytest.mark.parametrize(
    ("text", "note", "minutes"),
    [
        ("1:05:30", "hh:mm", 65.5),
        ("26:00:00", "hh:mm", 1560),
        ("15:30", "hh:mm", 930),
        ("15:30", "mm:ss", 15.5),
        ("2h 5m", "hh:mm", 125),
        ("1 day 3 hours", "hh:mm", 1620),
        ("PT15M", "hh:mm", 15),
        ("1.5", "hours", 90),
        ("90", "seconds", 1.5),
        ("-4", "minutes", None),
        ("soon", "hh:mm", None),
    ],
)
def test_how_long_each_way_of_writing_is(text: str, note: str, minutes: float | None) -> None:
    assert durations.minutes(text, note) == (None if minutes is None else pytest.approx(minutes))


def test_a_request_is_watched_until_its_own_file_was_written():
    january = "Opened,First reply,Customer ID\n" + "".join(
        f"2025-01-{d:02} 09:00,2025-01-{d:02} 10:00,C{d}\n" for d in range(1, 28)
    )
    february = january.replace("2025-01", "2025-02")
    first = draft(read_strictly([("january.csv", (january + "2025-01-20 09:00,,C99\n").encode())]))
    workspace = Workspace()
    dataset = workspace.confirm(workspace.stage(first).id, first.columns)
    dataset = workspace.extend(dataset.id, draft(read_strictly([("february.csv", february.encode())])))
    (column,) = dataset.by_role(Role.REPLIED)
    (open_for,) = workspace.rows(
        Query(f"SELECT {column.name}_watched FROM {dataset.table} WHERE {column.name} IS NULL")
    )
    assert open_for == (7 * 24 * 60 + 60,)
