"""Is the first-response time to be believed here?"""

from datetime import datetime, timedelta

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role
from cxmetrics.store import Workspace
from tests.analyses.checks.given import FIVE, put, table

START = datetime(2025, 3, 1, 9)


def requests(minutes, satisfied=None):
    """A request an hour, replied to after so many minutes; None has had no reply."""
    opened = [START + timedelta(hours=i) for i in range(len(minutes))]
    replied = [
        None if wait is None else (at + timedelta(minutes=wait)).strftime("%Y-%m-%d %H:%M")
        for at, wait in zip(opened, minutes, strict=True)
    ]
    workspace = Workspace()
    columns = {
        "opened": (Role.DATE, None, [at.strftime("%Y-%m-%d %H:%M") for at in opened]),
        "replied": (Role.REPLIED, None, replied),
    }
    if satisfied is not None:
        columns["satisfied"] = (Role.CSAT, FIVE, satisfied)
    return table(workspace, **columns), workspace


def times(minutes):
    workspace = Workspace()
    return table(workspace, took=(Role.REPLY_TIME, None, minutes)), workspace


def test_coverage_counts_the_open_ones():
    found = put("PC38", *requests([10] * 40 + [None] * 10))
    assert found.verdict is Verdict.SHOWN and "10 of them are still open" in found.figure


def test_leaving_out_open_requests_flatters_or_does_not():
    waits = [*range(10, 50)]
    flattered = put(
        "PC39", *requests([wait for pair in zip(waits, [None] * 40, strict=True) for wait in pair])
    )
    assert flattered.verdict is Verdict.HOLDS and "40 of 80 requests are open" in flattered.figure
    honest = put("PC39", *requests(waits * 2))
    # Median of 10..49 is 29.5 whichever way, as nobody is left waiting.
    assert honest.verdict is Verdict.FAILS and honest.figure.count("30 minutes") == 2


def test_a_list_of_answered_requests_cannot_tell_about_open_ones():
    found = put("PC39", *times([10] * 50))
    assert found.verdict is Verdict.CANNOT_TELL and "answered are listed" in found.figure


def test_replies_within_a_minute_give_automatic_ones_away():
    found = put("PC40", *requests([0] * 10 + [30] * 40))
    assert found.verdict is Verdict.HOLDS and "20 % (10 of 50 replies" in found.figure
    assert put("PC40", *requests([30] * 50)).verdict is Verdict.CANNOT_TELL


def test_a_quick_reply_may_go_with_satisfaction_or_not():
    waits = [*range(5, 65)]
    better = put("PC40", *requests(waits, [5 - i // 15 for i in range(60)]))
    worse = put("PC40", *requests(waits, [1 + i // 15 for i in range(60)]))
    unclear = put("PC40", *requests(waits, [1 + i % 5 for i in range(60)]))
    assert (better.verdict, worse.verdict, unclear.verdict) == (
        Verdict.FAILS,
        Verdict.HOLDS,
        Verdict.CANNOT_TELL,
    )
    assert "rank correlation of −.9" in better.figure and "60 answers" in better.figure


def test_the_tail_is_measured_in_middle_waits():
    assert put("PC41", *requests([10] * 40 + [100] * 10)).verdict is Verdict.HOLDS
    found = put("PC41", *requests([10] * 40 + [20] * 10))
    assert found.verdict is Verdict.FAILS and "2 times as long" in found.figure
    assert put("PC41", *requests([10] * 29)).verdict is Verdict.CANNOT_TELL
