"""Which groups are there?"""

from datetime import date

from cxmetrics.analyses.segment import counted, segments_of, values_of
from cxmetrics.model import Slice
from tests.analyses.survey import survey


def test_segments_stand_in_file_order():
    found = survey(channel=["x"] * 5, staff=[5] * 5, shop=["A"] * 5, who=list("abcde"))
    assert [column.label for column in segments_of(found.dataset)] == ["channel", "shop"]


def test_values_come_most_frequent_first_and_blank_is_one():
    found = survey(shop=["B", "B", "A", None, None, None, "C", None, "A"], staff=[5] * 9)
    assert values_of(*found, found.name("shop"), Slice()) == (None, "A", "B", "C")


def test_responses_are_counted_within_a_slice():
    found = survey(
        shop=["A", "A", "B", None], day=["2025-01-01", "2025-02-01", "2025-02-02", None], staff=[None] * 4
    )
    shop = found.name("shop")
    assert counted(*found, Slice()) == 4
    assert counted(*found, Slice(segments=((shop, ("A", "")),))) == 3
    assert counted(*found, Slice(first=date(2025, 2, 1))) == 2
    assert counted(*found, Slice(segments=((shop, ("A",)),), first=date(2025, 2, 1))) == 1
    assert counted(*found, Slice(segments=((shop, ("nowhere",)),))) == 0
