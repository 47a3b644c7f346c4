"""A page drawn again with many responses behind it, in Streamlit's own test harness.

`python -m benchmarks.rerun [--rows N] [--times N] [--browser]`
"""

import argparse
import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from benchmarks import loaded
from benchmarks.figures import Figure, show
from benchmarks.responses import LOCATIONS
from benchmarks.stopwatch import p50_p95, seconds

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("pages/overview.py", "pages/quadrant.py", "pages/trends.py")
P50, P95, NEW = "p50 ≤ 80 ms", "p95 ≤ 150 ms", "p95 ≤ 500 ms in the browser"
LONGEST = 120


def pages(times: int) -> list[Figure]:
    """Every page again as it stands, then with other locations each time."""
    return [figure for page in PAGES for figure in (*_again(page, times), *_filtered(page, times))]


def _again(page: str, times: int) -> list[Figure]:
    """Nothing changed: all answers are known."""
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST).switch_page(page).run()
    taken = [seconds(app.run) for _ in range(times + 1)][1:]
    return _figures(f"{page}: again", _checked(app, taken), (P50, P95))


def _filtered(page: str, times: int) -> list[Figure]:
    """Locations nobody asked for before: no answer is known."""
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST).switch_page(page).run()
    app.selectbox(key="who").set_value("Location").run()
    asked = unseen(PAGES.index(page))
    taken = []
    for _ in range(times):
        app.multiselect(key="only").set_value(next(asked))
        taken.append(seconds(app.run))
    return _figures(f"{page}: a filter not asked for before", _checked(app, taken), ("", NEW))


def unseen(start: int) -> Iterator[tuple[str, ...]]:
    """Sets of three locations, another series for every `start`."""
    return iter(list(combinations(LOCATIONS, 3))[start :: len(PAGES)])


def _checked(app: object, taken: list[float]) -> list[float]:
    if app.exception:  # type: ignore[attr-defined]
        raise RuntimeError(app.exception[0].message)  # type: ignore[attr-defined]
    return taken


def _figures(what: str, taken: list[float], goals: tuple[str, str]) -> tuple[Figure, Figure]:
    p50, p95 = p50_p95([1000 * one for one in taken])
    return Figure(f"{what}, p50", p50, "ms", goal=goals[0]), Figure(f"{what}, p95", p95, "ms", goal=goals[1])


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=30)
    options.add_argument("--browser", action="store_true", help="also from a click to the value in Chromium")
    given = options.parse_args()
    os.chdir(ROOT)
    with loaded.home(given.rows) as folder:
        os.environ["CXMETRICS_HOME"] = str(folder)
        show(f"A page again, {given.rows:,} responses", pages(given.times))
        if given.browser:
            show(f"In the browser, {given.rows:,} responses", browser.clicks(given.times))


if __name__ == "__main__":
    main()
