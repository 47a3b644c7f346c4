"""A fresh server with an empty workspace, and a browser that may talk to nothing else."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
READY = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


def find_browser() -> str | None:
    """Chromium or Chrome, as installed on this machine."""
    installed = [shutil.which(name) for name in NAMES] + [place for place in PLACES if Path(place).exists()]
    return next((found for found in installed if found), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    if executable is None:
        reason = "needs Chromium or Chrome on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield launched
        launched.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a fresh server; it fails on a warning in the server's log."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "server.log"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    with log.open("w") as output:
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "CXMETRICS_HOME": str(tmp_path / "home")},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
    said = log.read_text(encoding="utf-8")
    assert not [line for line in said.splitlines() if "Warning" in line or "Traceback" in line], said


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A page of 1440 × 900; it fails on any request that leaves this machine."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server)
    opened = context.new_page()
    opened.set_default_timeout(90_000)
    outside: list[str] = []
    opened.on("request", lambda request: outside.append(request.url))
    yield opened
    context.close()
    allowed = (server, server.replace("http", "ws"), "data:", "blob:")
    assert [url for url in outside if not url.startswith(allowed)] == []


def settled(page: Page) -> None:
    """Waits until the app has nothing more to do."""
    page.wait_for_selector(READY)
    page.wait_for_timeout(400)
    page.wait_for_selector(READY)


def _wait(address: str, log: Path) -> None:
    for _ in range(480):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
