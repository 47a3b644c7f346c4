"""Where the names of dots lie, on a wide screen and on a telephone: measured where the browser drew them."""

import csv
from itertools import combinations

import pytest

from cxmetrics.charts.labels import MOST_LABELS
from tests.browser.conftest import settled
from tests.shared import shared

pytestmark = pytest.mark.browser
CHART = '[data-testid="stVegaLiteChart"] svg'
LABELS = f"{CHART} .mark-text.role-mark text"
DOTS = f"{CHART} .mark-symbol.role-mark path"
LINES = f"{CHART} .mark-rule.role-mark"
FIELDS = f"{CHART} .mark-rect.role-mark path"
BOXES = """nodes => nodes.filter(node => !node.getAttribute("stroke") && node.textContent)
    .map(node => [node.textContent, node.getBoundingClientRect()])
    .filter(([_, box]) => box.width > 0)
    .map(([text, box]) => [text, box.left, box.top, box.right, box.bottom])"""
DRAWN = """nodes => nodes.map(node => [node.getAttribute("aria-label") || "", node.getBoundingClientRect()])
    .map(([text, box]) => [text, box.left, box.top, box.right, box.bottom])"""
CORNERS = ("Ideal", "Paradox", "Undesirable", "“Virtually impossible”")
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


def drawn(page, selector):
    """Where all of one kind are drawn."""
    return page.locator(selector).evaluate_all(DRAWN)


def crossed(page, found):
    """The names with a line of a dot through their letters; lines to names, drawn after both, do not count."""
    lines = [line for place in range(2) for line in drawn(page, f":nth-match({LINES}, {place + 1}) line")]
    assert lines
    return {one[0] for one in found if not all(apart(one, line) for line in lines)}


def of_dots(found):
    """The names of dots, without what stands in the corners."""
    return [one for one in found if one[0] not in CORNERS and "%" not in one[0]]


def assert_clear(page, found):
    """No name lies on a dot, on another name or a corner's title, or leaves the plane."""
    assert_apart(found)
    dots = drawn(page, DOTS)
    assert len(dots) >= len(of_dots(found)) > 0
    lying = [(one[0], dot[0]) for one in of_dots(found) for dot in dots if not apart(one, dot)]
    assert lying == []
    fields = drawn(page, FIELDS)
    left, top = min(box[1] for box in fields), min(box[2] for box in fields)
    right, bottom = max(box[3] for box in fields), max(box[4] for box in fields)
    beyond = [
        one[0]
        for one in found
        if one[1] < left - BLEED or one[2] < top - BLEED or one[3] > right + BLEED or one[4] > bottom + BLEED
    ]
    assert beyond == []


@pytest.mark.parametrize(("size", "least"), [("wide", 36), ("telephone", 12)])
def test_names_of_forty_shops_lie_apart(page, forty, size, least):
    load(page, forty)
    found = boxes(page, size, "Shop")
    assert_clear(page, found)
    assert len(of_dots(found)) >= least


def test_names_of_airlines_lie_apart(page):
    load(page, shared("data/skytrax/lounge.csv"))
    for size, least in (("wide", 35), ("telephone", 15)):
        found = boxes(page, size, "airline_name")
        assert_clear(page, found)
        assert len(of_dots(found)) >= least


def test_lines_of_restaurants_pass_their_names(page):
    load(page, shared("data/fastfood/ffattrib.csv"))
    for size, most in (("wide", 0), ("telephone", 3)):
        found = boxes(page, size, "rest")
        assert_clear(page, found)
        assert len(of_dots(found)) == 8
        assert len(crossed(page, of_dots(found))) <= most


def test_two_dots_in_one_place_are_both_named(page, two):
    load(page, two)
    for size in SIZES:
        found = boxes(page, size, "Shop")
        assert {"North", "South"} <= {text for text, *_ in found}
        assert_apart(found)
