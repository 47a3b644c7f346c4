"""Every dot of the quadrant is reached without a mouse: through the table twin, and through the picker."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled
from tests.browser.test_quadrant_labels import load

pytestmark = pytest.mark.browser
TWIN = ".st-key-quadrant_chart_twin"
SHOPS = {"North": 30, "South": 20, "West": 10}
MOST_TABS = 80


@pytest.fixture
def shops(page, tmp_path):
    """Three shops of thirty, twenty and ten visits."""
    path = tmp_path / "shops.csv"
    lines = [
        f"{shop},{4 + visit % 2},{3 + visit % 3}" for shop, visits in SHOPS.items() for visit in range(visits)
    ]
    path.write_text("\n".join(["Shop,Staff friendliness,Food quality", *lines]), encoding="utf-8")
    load(page, path)
    page.goto("/quadrant?by=Shop")
    settled(page)
    return page


def tab_to(page, inside):
    """Presses Tab until the focus is on or in what the selector finds."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => !!document.activeElement.closest(selector)", inside):
            return
    raise AssertionError(f"no Tab leads to {inside}")


def asked(page):
    return parse_qs(urlparse(page.url).query)


def test_a_row_of_the_table_leads_to_its_responses(shops):
    page = shops
    tab_to(page, f"{TWIN} summary")
    page.keyboard.press("Enter")
    page.locator(f"{TWIN} canvas").first.wait_for()
    settled(page)
    tab_to(page, f"{TWIN} canvas")
    for shop, visits in SHOPS.items():
        page.keyboard.press("Shift+Space")
        settled(page)
        expect(page.get_by_text(f"{visits} responses with both scores in “{shop}”")).to_be_visible()
        assert asked(page)["dot"] == [shop]
        page.keyboard.press("ArrowDown")


def test_the_picker_of_dots_needs_no_mouse(shops):
    page = shops
    tab_to(page, 'input[aria-label="Dot"]')
    for shop, visits in SHOPS.items():
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(shop)
        page.keyboard.press("Enter")
        settled(page)
        expect(page.get_by_text(f"{visits} responses with both scores in “{shop}”")).to_be_visible()
        assert asked(page)["dot"] == [shop]
