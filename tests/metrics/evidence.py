"""Random evidence of what people did, by behaviour."""

from typing import Any

from hypothesis import strategies as st

from cxmetrics.model import Behaviour, Histogram, Waits

Evidence = Waits | Histogram
TIMES = st.one_of(st.integers(0, 12), st.integers(0, 300)).map(float)
MANY = st.integers(1, 12)


def _waits(replies: bool) -> st.SearchStrategy[Waits]:
    """Waits; a reply ends the watching, while a customer is watched to the end of the data."""

    def one(watched: float, wait: float | None, n: int) -> tuple[float | None, float, int]:
        if replies:
            return wait, watched if wait is None else wait, n
        return (wait if wait is not None and 0 < wait <= watched else None), watched, n

    each = st.builds(one, TIMES, st.one_of(st.none(), TIMES), MANY)
    return st.lists(each, min_size=1, max_size=25).map(lambda counts: Waits(tuple(counts)))


def _amounts(values: st.SearchStrategy[float]) -> st.SearchStrategy[Histogram]:
    return st.dictionaries(values, MANY, min_size=1, max_size=12).map(Histogram.of)


BY_BEHAVIOUR: dict[Behaviour, st.SearchStrategy[Any]] = {
    Behaviour.REPLY: _waits(replies=True),
    Behaviour.RETURN: _waits(replies=False),
    Behaviour.DEPARTURE: _amounts(st.sampled_from((0.0, 1.0))),
    Behaviour.SPENDING: _amounts(
        st.one_of(st.integers(0, 500_000), st.integers(0, 100)).map(lambda cents: cents / 100)
    ),
}


def steady(behaviour: Behaviour, times: int) -> Evidence:
    """Much evidence with everything in it, `times` over."""
    if behaviour is Behaviour.DEPARTURE:
        return Histogram(((0.0, 260 * times), (1.0, 140 * times)))
    if behaviour is Behaviour.SPENDING:
        return Histogram(tuple((float(t), times) for t in range(400)))
    return Waits(tuple((float(t), 400.0, times) for t in range(400)))


def repeated(evidence: Evidence, times: int) -> Evidence:
    """All of it `times` over."""
    if isinstance(evidence, Waits):
        return Waits(tuple((wait, watched, n * times) for wait, watched, n in evidence.counts))
    return Histogram(tuple((value, n * times) for value, n in evidence.counts))


def turned(evidence: Evidence) -> Evidence:
    """The same in the opposite order."""
    return type(evidence)(tuple(reversed(evidence.counts)))


def columns(evidence: Evidence) -> tuple[str, tuple[str, ...], list[tuple[Any, ...]]]:
    """The table a metric's SQL is written over: its name, its columns and its rows."""
    if isinstance(evidence, Waits):
        rows = [(wait, watched) for wait, watched, n in evidence.counts for _ in range(n)]
        return "waits", ("wait", "watched"), rows
    rows = [(value, value) for value, n in evidence.counts for _ in range(int(n))]
    return "customers", ("amount", "left_us"), rows
