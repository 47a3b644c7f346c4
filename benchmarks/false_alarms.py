"""How often the trend rules see a change where there is none, and where there is one.

Every series goes through the product's own decision, `stats.control_chart.chart`.
"""

import argparse
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from cxmetrics.stats import control_chart, ewma, lead_lag
from cxmetrics.stats.control_chart import Spread

SEED = 1931
GOALS = {12: 5.0, 24: 10.0}
MONTH_OF_SHIFT = 12
NET = (-100.0, 0.0, 100.0)
SHARE = (0.0, 100.0)
STARS = (1.0, 2.0, 3.0, 4.0, 5.0)
Shares = tuple[float, float, float]
BEFORE, AFTER = (0.2, 0.3, 0.5), (0.1, 0.3, 0.6)


@dataclass(frozen=True)
class Answers:
    """What the answers of one period are drawn from; from `MONTH_OF_SHIFT` on from `later`, if given."""

    name: str
    scores: tuple[float, ...]
    mix: tuple[float, ...]
    fewest: int
    most: int
    later: tuple[float, ...] | None = None

    def series(self, times: int, periods: int) -> Iterator[tuple[list[float], list[int], Spread]]:
        """The figures of each series, the answers behind each, and their spread."""
        random = np.random.default_rng(SEED)
        scores = np.array(self.scores)
        for _ in range(times):
            sizes = random.integers(self.fewest, self.most, size=periods, endpoint=True)
            counts = random.multinomial(sizes, self.mix)
            if self.later:
                counts[MONTH_OF_SHIFT:] = random.multinomial(sizes[MONTH_OF_SHIFT:], self.later)
            spread = Spread.of(self.scores, counts.sum(axis=0).tolist())
            yield (counts @ scores / sizes).tolist(), sizes.tolist(), spread


UNCHANGING = (
    *(Answers(f"NPS +30, n = {n}", NET, BEFORE, n, n) for n in (10, 30)),
    *(Answers(f"NPS +90, n = {n}", NET, (0.02, 0.06, 0.92), n, n) for n in (10, 30)),
    Answers("NPS +30, n = 5 to 60", NET, BEFORE, 5, 60),
    *(Answers(f"CSAT 80 %, n = {n}", SHARE, (0.2, 0.8), n, n) for n in (10, 30)),
    *(Answers(f"CSAT 95 %, n = {n}", SHARE, (0.05, 0.95), n, n) for n in (10, 30)),
    Answers("stars, 85 % five, n = 10", STARS, (0.02, 0.01, 0.02, 0.10, 0.85), 10, 10),
)
SHIFTED = tuple(Answers(f"NPS +30 to +50, n = {n}", NET, BEFORE, n, n, AFTER) for n in (10, 30, 50))


def of_answers(case: tuple[Answers, int, int]) -> Shares:
    """Percentages of series with a signal, with a shift, and with either; spread of answers known."""
    answers, times, periods = case
    charts = [
        control_chart.chart(values, sizes, spread) for values, sizes, spread in answers.series(times, periods)
    ]
    return _shares([chart for chart in charts if chart])


def of_values(case: tuple[int, int]) -> Shares:
    """The same for independent normal values of which nothing else is known."""
    charts = [control_chart.chart(values.tolist()) for values in _normal(*case)]
    return _shares([chart for chart in charts if chart])


def drifts(times: int, periods: int) -> float:
    """Percentage of unchanging normal series with a signal of the moving average."""
    charts = [ewma.chart(values.tolist()) for values in _normal(times, periods)]
    return _percent([bool(chart and chart.signals) for chart in charts])


def leads(times: int, periods: int, echo: float, whitening: lead_lag.Whitening) -> float:
    """Percentage of unrelated pairs said to go together, each value `echo` of the one before plus news."""
    found = []
    for first, second in zip(
        _normal(times, periods, echo), _normal(times, periods, echo, SEED + 1), strict=True
    ):
        result = lead_lag.compare(first.tolist(), second.tolist(), whitening=whitening)
        found.append(bool(result and result.order is not lead_lag.Order.UNRELATED))
    return _percent(found)


def _normal(times: int, periods: int, echo: float = 0.0, seed: int = SEED) -> Iterator[np.ndarray]:
    random = np.random.default_rng(seed)
    settled = 30 if echo else 0
    for _ in range(times):
        series = random.normal(size=periods + settled)
        for place in range(1, len(series)) if echo else ():
            series[place] += echo * series[place - 1]
        yield series[settled:]


def _shares(charts: list[control_chart.Chart]) -> Shares:
    signals, shifts = [bool(chart.signals) for chart in charts], [bool(chart.shift) for chart in charts]
    return _percent(signals), _percent(shifts), _percent([chart.changed for chart in charts])


def _percent(found: list[bool]) -> float:
    return 100.0 * sum(found) / len(found)


def main() -> None:
    """Simulates and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--series", type=int, default=20_000)
    times = options.parse_args().series
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for periods in GOALS:
            work = [(answers, times, periods) for answers in UNCHANGING]
            found = [*pool.map(of_values, [(times, periods)]), *pool.map(of_answers, work)]
            names = ["normal values", *(answers.name for answers in UNCHANGING)]
            title = f"False alarms, {times:,} unchanging series of {periods} periods"
            _print(title, names, found, f"< {GOALS[periods]:g} %")
        found = list(pool.map(of_answers, [(answers, times, 24) for answers in SHIFTED]))
    title = f"A rise after month {MONTH_OF_SHIFT} found by month 24, {times:,} series"
    _print(title, [answers.name for answers in SHIFTED], found)
    _print_alone(times, 24)


def _print(title: str, names: list[str], rows: list[Shares], goal: str = "") -> None:
    print(f"\n### {title}\n\n| series | limits and runs | shift | either | goal |\n|---|---|---|---|---|")
    for name, (signals, shift, either) in zip(names, rows, strict=True):
        print(f"| {name} | {signals:.1f} % | {shift:.1f} % | {either:.1f} % | {goal} |")


def _print_alone(times: int, periods: int) -> None:
    print(f"\n### Alone, {periods} periods of normal values\n\n| what | false alarms |\n|---|---|")
    print(f"| moving average (EWMA) | {drifts(times, periods):.1f} % |")
    for echo in (0.0, 0.8):
        for whitening in lead_lag.Whitening:
            share = leads(times, periods, echo, whitening)
            print(f"| lead or lag by {whitening}, each value {echo:g} of the last | {share:.1f} % |")


if __name__ == "__main__":
    main()
