"""From a click on a filter until the page shows the new values, in Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Figure
from benchmarks.responses import LOCATIONS
from benchmarks.stopwatch import p50_p95

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
STILL = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
VALUE = """before => [...document.querySelectorAll('[data-testid="stCaptionContainer"]')]
    .find(said => said.innerText.includes('responses ·')).innerText !== before"""
DRAWN = f"() => document.querySelector('{STILL}') !== null"


def clicks(pages: tuple[str, ...]) -> list[Figure]:
    """On each page one location after another is added to the filter; each sum of them is new."""
    with _server() as address, sync_playwright() as playwright:
        found = next(path for name in NAMES if (path := shutil.which(name)))
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = launched.new_page(viewport={"width": 1440, "height": 900})
        figures = []
        for name in pages:
            chosen = LOCATIONS[pages.index(name)]
            page.goto(f"{address}/{Path(name).stem}?who=Location&only={chosen}")
            _settled(page)
            taken = [_added(page, place) for place in LOCATIONS if place != chosen]
            for what, times in zip(("first new value", "whole page"), zip(*taken, strict=True), strict=True):
                p50, p95 = p50_p95([1000 * seconds for seconds in times])
                goal = "≤ 500 ms" if what == "first new value" else ""
                figures.append(Figure(f"{Path(name).stem}: click to {what}, p50", p50, "ms"))
                figures.append(Figure(f"{Path(name).stem}: click to {what}, p95", p95, "ms", goal=goal))
        launched.close()
    return figures


def _added(page: Page, place: str) -> tuple[float, float]:
    """Seconds until the number of responses is the new one, and until the page stands still."""
    caption = page.get_by_test_id("stCaptionContainer").filter(has_text="responses ·").first
    before = caption.inner_text()
    page.get_by_test_id("stMultiSelect").first.locator("input").click()
    option = page.get_by_role("option", name=place, exact=True)
    option.hover()

    start = time.perf_counter()
    option.click()
    page.wait_for_function(VALUE, arg=before, polling="raf")
    first = time.perf_counter() - start
    page.wait_for_function(DRAWN, polling="raf")
    whole = time.perf_counter() - start
    page.keyboard.press("Escape")
    _settled(page)
    return first, whole


def _settled(page: Page) -> None:
    page.wait_for_selector(STILL)
    page.wait_for_timeout(500)
    page.wait_for_selector(STILL)


@contextmanager
def _server() -> Iterator[str]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    process = subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise RuntimeError("the server did not start")
