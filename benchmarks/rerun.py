"""A page drawn again with many responses behind it, in Streamlit's own test harness.

`python -m benchmarks.rerun [--rows N] [--times N] [--browser]`
"""

import argparse
import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from benchmarks import loaded
from benchmarks.figures import Figure, show
from benchmarks.responses import LOCATIONS
from benchmarks.stopwatch import p50_p95, seconds

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("pages/overview.py", "pages/quadrant.py", "pages/trends.py")
AGAIN, NEW = ("≤ 80 ms", "≤ 150 ms"), ("", "≤ 500 ms")
LONGEST = 120


def router(times: int) -> list[Figure]:
    """The first page as a visitor gets it, through the router with its menu."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST).run()
    _checked(app.run())
    return _figures("overview through the router: again", [seconds(app.run) for _ in range(times)], AGAIN)


def again(page: str, times: int) -> list[Figure]:
    """Nothing changed: all answers are known."""
    app = _at(page)
    return _figures(f"{_name(page)}: again", [seconds(app.run) for _ in range(times)], AGAIN)


def filtered(page: str, times: int) -> list[Figure]:
    """Locations nobody asked for before: no answer is known."""
    app = _at(page)
    _checked(app.selectbox(key="who").set_value("Location").run())
    asked, taken = unseen(page), []
    for _ in range(times):
        app.multiselect(key="only").set_value(next(asked))
        taken.append(seconds(app.run))
        _checked(app)
    return _figures(f"{_name(page)}: a filter not seen before", taken, NEW)


def unseen(page: str) -> Iterator[list[str]]:
    """Sets of three locations, another series for every page, as they share their answers."""
    return map(list, list(combinations(LOCATIONS, 3))[PAGES.index(page) :: len(PAGES)])


def _at(page: str) -> Any:
    """The page drawn twice: the first time goes through the router and fills the caches."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST).switch_page(page).run()
    return _checked(app.run())


def _checked(app: Any) -> Any:
    if app.exception:
        raise RuntimeError(app.exception[0].message)
    return app


def _name(page: str) -> str:
    return Path(page).stem


def _figures(what: str, taken: list[float], goals: tuple[str, str]) -> list[Figure]:
    found = zip(("p50", "p95"), p50_p95([1000 * one for one in taken]), goals, strict=True)
    return [Figure(f"{what}, {name}", value, "ms", goal=goal) for name, value, goal in found]


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=30)
    options.add_argument("--browser", action="store_true", help="also from a click to the values in Chromium")
    given = options.parse_args()
    os.chdir(ROOT)
    with loaded.home(given.rows) as folder:
        os.environ["CXMETRICS_HOME"] = str(folder)
        if given.browser:
            from benchmarks import browser

            show(f"A click in the browser, {given.rows:,} responses", browser.clicks(PAGES))
        figures = router(given.times)
        for page in PAGES:
            figures += again(page, given.times) + filtered(page, given.times)
        show(f"A page drawn again, {given.rows:,} responses", figures)


if __name__ == "__main__":
    main()
