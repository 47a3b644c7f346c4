"""No name of a dot lies on another, on a wide screen and on a telephone: measured where the browser drew them."""

import csv
from itertools import combinations

import pytest

from cxmetrics.charts.labels import MOST_LABELS
from tests.browser.conftest import settled
from tests.shared import shared

pytestmark = pytest.mark.browser
LABELS = '[data-testid="stVegaLiteChart"] svg .mark-text.role-mark text'
BOXES = """nodes => nodes.filter(node => !node.getAttribute("stroke") && node.textContent)
    .map(node => [node.textContent, node.getBoundingClientRect()])
    .filter(([_, box]) => box.width > 0)
    .map(([text, box]) => [text, box.left, box.top, box.right, box.bottom])"""
SIZES = {"wide": (1440, 900), "telephone": (390, 844)}
BLEED = 2.0
"""A box includes the empty line above capitals and below letters: so many px of it may touch."""


@pytest.fixture
def forty(tmp_path):
    """Forty shops of nine visits each, as crowded as they come."""
    path = tmp_path / "forty.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Shop", "Staff friendliness", "Food quality"])
        for shop in range(MOST_LABELS):
            for visit in range(9):
                service, food = (shop * 7 + visit) % 5 + 1, (shop * 3 + visit // 2) % 5 + 1
                rows.writerow([f"Branch in street {shop}", max(service, shop % 4 + 2), food])
    return path


@pytest.fixture
def two(tmp_path):
    """Two shops whose scores are the same."""
    path = tmp_path / "two.csv"
    lines = [f"{shop},{4 + visit % 2},{3 + visit % 3}" for shop in ("North", "South") for visit in range(30)]
    path.write_text("\n".join(["Shop,Staff friendliness,Food quality", *lines]), encoding="utf-8")
    return path


def load(page, file):
    page.goto("/data")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(file)
    page.get_by_role("button", name="Yes, show me the results").click(timeout=60_000)
    settled(page)


def boxes(page, size, by):
    """Every text drawn on the quadrant, with its box."""
    page.set_viewport_size({"width": SIZES[size][0], "height": SIZES[size][1]})
    page.goto(f"/quadrant?by={by}")
    page.locator(LABELS).first.wait_for(state="attached")
    settled(page)
    return page.locator(LABELS).evaluate_all(BOXES)


def apart(one, other):
    (_, left, top, right, bottom), (_, left2, top2, right2, bottom2) = one, other
    return (
        right <= left2 + BLEED or right2 <= left + BLEED or bottom <= top2 + BLEED or bottom2 <= top + BLEED
    )


def assert_apart(found):
    lying = [(one[0], other[0]) for one, other in combinations(found, 2) if not apart(one, other)]
    assert lying == []


@pytest.mark.parametrize(("size", "least"), [("wide", 20), ("telephone", 5)])
def test_names_of_forty_shops_lie_apart(page, forty, size, least):
    load(page, forty)
    found = boxes(page, size, "Shop")
    assert_apart(found)
    assert sum(text.startswith("Branch") for text, *_ in found) >= least


def test_names_of_airlines_lie_apart(page):
    load(page, shared("data/skytrax/lounge.csv"))
    for size in SIZES:
        found = boxes(page, size, "airline_name")
        assert_apart(found)
        assert len(found) > 8 + 5


def test_two_dots_in_one_place_are_both_named(page, two):
    load(page, two)
    for size in SIZES:
        found = boxes(page, size, "Shop")
        assert {"North", "South"} <= {text for text, *_ in found}
        assert_apart(found)
