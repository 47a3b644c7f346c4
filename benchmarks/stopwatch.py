"""Time and memory, taken so that two ways of doing the same can be compared."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

Works = Mapping[str, Callable[[], Any]]


def seconds(work: Callable[[], Any]) -> float:
    """How long `work` takes, once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def medians(works: Works, times: int) -> dict[str, float]:
    """The median seconds of each of `works`, after one run that does not count.

    They take turns, so that whatever else the machine does falls on all of them alike.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(times + 1):
        for name, work in works.items():
            took = seconds(work)
            if turn:
                taken[name].append(took)
    return {name: median(found) for name, found in taken.items()}


def p50_p95(taken: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    if len(taken) < 2:
        return taken[0], taken[0]
    return median(taken), quantiles(taken, n=20, method="inclusive")[-1]


def peak_memory() -> float:
    """The most memory this process ever held, in MB; NaN on Windows.

    Linux keeps the figure of the parent in `ru_maxrss` of a new process, so there it is read elsewhere.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    try:
        import resource
    except ImportError:
        return float("nan")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
