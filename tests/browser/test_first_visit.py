"""A stranger's first ten minutes, in a real browser on a fresh server."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.shared import shared

pytestmark = pytest.mark.browser
DOTS = "#root g.mark-symbol.role-mark path, g.mark-symbol path"


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def test_deep_link_sample_quadrant_dot_responses(page):
    page.goto("/quadrant")
    settled(page)
    expect(page.get_by_role("heading", name="Where is service great and experience not?")).to_be_visible()
    expect(page.get_by_role("link", name="Overview")).to_be_visible()

    page.get_by_role("button", name="Show me with sample data").click()
    expect(page.get_by_text("fictional sample").first).to_be_visible()
    settled(page)
    expect(
        page.get_by_text("3,882 responses with both scores, the ones with a comment first")
    ).to_be_visible()

    page.locator('g.mark-symbol path[aria-label*="Market Square"]').click()
    settled(page)
    expect(page.get_by_text("in “Market Square”")).to_be_visible()
    assert asked(page)["dot"] == ["Market Square"]
    first = page.get_by_text("in “Market Square”").inner_text()
    shown = int(first.split(" ")[0].replace(",", ""))
    assert 0 < shown < 3882

    page.reload()
    settled(page)
    assert asked(page)["dot"] == ["Market Square"]
    expect(page.get_by_text(first)).to_be_visible()


@pytest.mark.parametrize("name", ["overview", "quadrant", "trends", "guide", "data"])
def test_every_page_can_be_the_first_one_asked_for(page, name):
    page.goto(f"/{name}")
    settled(page)
    expect(page.get_by_role("link", name="Metric guide")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_the_first_page_has_an_address_of_its_own(page):
    for address in ("/quadrant", "/overview", "/"):
        page.goto(address)
        settled(page)
        expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_role("heading", name="How are we doing?")).to_be_visible()
    assert urlparse(page.url).path == "/overview"


def test_upload_confirm_and_read_the_four_counts(page):
    file = shared("data/skytrax/lounge.csv")
    page.goto("/data")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(file)
    confirm = page.get_by_role("button", name="Yes, show me the results")
    expect(confirm).to_be_visible(timeout=60_000)
    settled(page)
    confirm.click()
    expect(page.get_by_role("heading", name="How are we doing?")).to_be_visible(timeout=60_000)
    settled(page)
    page.get_by_role("link", name="Quadrant", exact=True).click()
    expect(page.get_by_role("heading", name="Where is service great and experience not?")).to_be_visible()
    settled(page)
    for count in ("739", "374", "61", "1,056"):
        expect(page.get_by_text(f"{count} responses · likely")).to_be_visible()
    for share in ("69 %", "42 %", "59 %", "11 %"):
        expect(page.get_by_text(f"{share} say they recommend")).to_be_visible()


def test_a_filter_holds_on_every_page_and_after_a_reload(page):
    page.goto("/overview")
    settled(page)
    page.get_by_role("button", name="Show me with sample data").click()
    expect(page.get_by_text("4,056 responses").first).to_be_visible()
    settled(page)
    page.goto("/trends?period=Last+3+months")
    settled(page)
    line = page.locator('[data-testid="stCaptionContainer"]').first
    shorter = line.inner_text()
    assert "4,056" not in shorter
    page.get_by_role("link", name="Quadrant", exact=True).click()
    settled(page)
    expect(line).to_have_text(shorter)
    page.reload()
    settled(page)
    expect(line).to_have_text(shorter)


def test_what_a_customer_wrote_is_never_markup(page, tmp_path):
    poison = "![x](http://127.0.0.2:9/pixel.png) <img src=x onerror=alert(1)> **bold**"
    rows = "".join(
        f"2025-01-{1 + i % 28:02},{poison} {i % 3},{1 + i % 5},{5 - i % 4},{poison}\n" for i in range(60)
    )
    file = tmp_path / "poison.csv"
    file.write_text(f"Date,Shop,Staff friendliness,Food quality {poison},Comment\n{rows}", encoding="utf-8")
    page.goto("/data")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(file)
    page.get_by_role("button", name="Yes, show me the results").click(timeout=60_000)
    settled(page)
    for name in ("overview", "quadrant?by=Shop", "trends?split=Shop", "guide", "data"):
        page.goto(f"/{name}")
        settled(page)
        assert page.locator("img[src*=pixel]").count() == 0
        assert page.locator("strong", has_text="bold").count() == 0


def test_what_was_confirmed_last_stays_chosen_on_every_page(page, tmp_path):
    files = []
    for name, stars in (("older", 5), ("newer", 1)):
        rows = "".join(f"2025-01-{1 + i % 28:02},{stars},{1 + i % 5}\n" for i in range(60))
        file = tmp_path / f"{name}.csv"
        file.write_text(f"Date,Staff friendliness,Food quality {name}\n{rows}")
        files.append(file)
    page.goto("/data")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(files)
    expect(page.get_by_role("button", name="Yes, show me the results")).to_have_count(2, timeout=60_000)
    settled(page)
    page.get_by_role("button", name="Yes, show me the results").first.click()
    expect(page.get_by_role("heading", name="How are we doing?")).to_be_visible(timeout=60_000)
    settled(page)
    page.get_by_role("link", name="Data", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Yes, show me the results").click()
    expect(page.get_by_role("heading", name="How are we doing?")).to_be_visible(timeout=60_000)
    settled(page)
    chosen = page.locator('[data-testid="stCaptionContainer"]').first.inner_text()
    assert "older.csv" in chosen
    page.get_by_role("link", name="Quadrant", exact=True).click()
    settled(page)
    expect(page.locator('[data-testid="stCaptionContainer"]').first).to_have_text(chosen)
    page.reload()
    settled(page)
    expect(page.locator('[data-testid="stCaptionContainer"]').first).to_have_text(chosen)
