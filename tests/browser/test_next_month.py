"""A manager comes back with the next export, and takes a copy home, in a real browser."""

import csv
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "feedback.csv"


@pytest.fixture
def months(tmp_path):
    with SAMPLE.open(encoding="utf-8", newline="") as sample:
        head, *rows = csv.reader(sample)
    for name, part in (("june.csv", rows[:600]), ("july.csv", rows[500:900])):
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *part])
    return tmp_path / "june.csv", tmp_path / "july.csv"


def test_the_next_file_opens_its_results_at_once_and_can_be_undone(page, months):
    june, july = months
    page.goto("/data")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(june)
    page.get_by_role("button", name="Yes, show me the results").click(timeout=60_000)
    expect(page.get_by_text("600 responses").first).to_be_visible(timeout=60_000)
    settled(page)

    page.get_by_role("link", name="Data", exact=True).click()
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(july)
    expect(page.get_by_text("300 new responses. 100 were here already")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name="How are we doing?")).to_be_visible()
    expect(page.get_by_text("900 responses").first).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Undo").click()
    settled(page)
    expect(page.get_by_text("600 responses").first).to_be_visible()


def test_a_copy_can_be_saved_and_brought_back(page, months, tmp_path):
    june, _ = months
    page.goto("/data")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(june)
    page.get_by_role("button", name="Yes, show me the results").click(timeout=60_000)
    settled(page)
    page.get_by_role("link", name="Data", exact=True).click()
    settled(page)
    page.get_by_text("Take a copy, or bring one back").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save a copy").click()
    copy = tmp_path / "copy.zip"
    saved.value.save_as(copy)
    assert zipfile.ZipFile(copy).testzip() is None

    page.get_by_role("button", name="Remove").click()
    settled(page)
    page.get_by_text("Take a copy, or bring one back").click()
    page.locator('input[type="file"]').last.set_input_files(copy)
    expect(page.get_by_role("button", name="Remove")).to_be_visible(timeout=60_000)


def test_the_file_just_added_is_the_one_that_is_shown(page, tmp_path):
    page.goto("/")
    settled(page)
    page.get_by_role("button", name="sample").first.click()
    settled(page)
    page.get_by_role("link", name="Quadrant", exact=True).click()
    settled(page)
    # A choice that the page remembers makes it remember the dataset too.
    page.get_by_role("slider").first.press("ArrowRight")
    settled(page)
    page.get_by_role("link", name="Data", exact=True).click()
    settled(page)
    rows = "\n".join(f"{1 + i % 5},{1 + i * 3 % 5}" for i in range(77))
    (tmp_path / "cafe.csv").write_text(f"Staff friendliness,Food quality\n{rows}\n", encoding="utf-8")
    page.locator('input[type="file"]').first.set_input_files(tmp_path / "cafe.csv")
    page.get_by_role("button", name="Yes, show me the results").click()
    expect(page.get_by_text("77 responses · cafe.csv")).to_be_visible()
