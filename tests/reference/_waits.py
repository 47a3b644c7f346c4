"""Reads waits out of a case, whatever it calls them, and gives shares their limits."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from cxmetrics.model import Ratio, Waits
from cxmetrics.stats import wilson
from tests.reference._case import at_levels, limits

TIMES = (
    *("time", "times", "t", "minutes", "hours", "days", "durations", "duration", "waits", "wait"),
    *("answered_minutes", "minutes_answered", "response_minutes", "first_response_minutes", "response_times"),
)
FLAGS = ("event", "events", "answered", "replied", "observed", "status", "happened", "closed")
NOT_FLAGS = ("open", "censored", "unanswered", "is_open", "still_open", "pending", "censor")
AGES = (
    *("open_minutes", "minutes_open", "open_ages", "open_age", "age", "ages", "age_minutes", "open_for"),
    *("censored_minutes", "unanswered_minutes", "open_waits", "watched", "waited", "elapsed", "followed"),
    *("open_since_minutes", "open_tickets", "open_times", "still_waiting"),
)
ROWS = ("tickets", "rows", "requests", "subjects", "data")
CREATED = ("created", "created_at", "opened", "asked", "start")
REPLIED = ("first_reply", "first_response", "answered_at", "replied_at", "reply", "answered", "end")
NOW = ("now", "as_of", "today", "export", "exported", "until")


def waits(given: dict[str, Any]) -> Waits:
    """The waits of a case: times with flags, answered and open ones apart, or a list of tickets."""
    rows = _first(given, ROWS)
    if rows is not None:
        return Waits(tuple((*_row(row, given), 1) for row in rows))
    times = _first(given, TIMES)
    if times is None:
        times = _first(given, FLAGS)
        return Waits((*_happened(times or ()), *_open(_first(given, (*AGES, *NOT_FLAGS)) or ())))
    flags = _flags(given, len(times))
    ages = _first(given, AGES)
    if flags is None and ages is None:
        # The open ones may bear the name of a flag.
        ages = next((given[k] for k in NOT_FLAGS if isinstance(given.get(k), list)), None)
    if flags is None and None not in times:
        return Waits((*_happened(times), *_open(ages or ())))
    flags = flags or [time is not None for time in times]
    known = [age if time is None else time for time, age in zip(times, ages or times, strict=True)]
    # Of one open for no known time nothing is known.
    return Waits(tuple((t if f else None, t, 1) for t, f in zip(known, flags, strict=True) if t is not None))


def groups(given: dict[str, Any]) -> tuple[Waits, ...]:
    """The waits of each group of a case, in order."""
    if "time1" in given or "times1" in given:
        names = [n for n in "123456789" if f"time{n}" in given or f"times{n}" in given]
        return tuple(
            waits({k.rstrip("123456789"): v for k, v in given.items() if k.endswith(n)}) for n in names
        )
    labels = _first(given, ("group", "arm", "strata", "segment"))
    if isinstance(labels, list):
        each = waits(given).counts
        return tuple(
            Waits(tuple(c for c, own in zip(each, labels, strict=True) if own == label))
            for label in sorted(set(labels), key=str)
        )
    parts = given.get("groups", given)
    parts = parts.values() if isinstance(parts, dict) else parts
    return tuple(waits(part) for part in parts if isinstance(part, dict))


def asked(given: dict[str, Any]) -> list[float]:
    """The times a case asks about."""
    names = ("at", "horizon", "horizons", "target", "project", "periods")
    times = [given[name] for name in names if name in given]
    flat = [t for each in times for t in (each if isinstance(each, list) else [each])]
    return [t for t in flat if not isinstance(t, str)]


def percent(name: str, share: Ratio, given: dict[str, Any]) -> dict[str, Any]:
    """The share in per cent with its Wilson limits; None of nothing."""
    value = 100 * share.part / share.whole if share.whole else None
    return {name: value} | at_levels(
        name + "_ci{}", lambda level: limits(wilson.interval(share.part, share.whole, level), 100), given
    )


def _flags(given: dict[str, Any], n: int) -> list[bool] | None:
    """Whether each time ended with the event; status 1 and 2 is R's older way of saying no and yes."""
    for names, meaning in ((FLAGS, True), (NOT_FLAGS, False)):
        flags = _first(given, names)
        if isinstance(flags, list) and len(flags) == n and set(flags) <= {0, 1, 2}:
            over = 1 if 2 in flags else 0
            return [(flag > over) is meaning for flag in flags]
    return None


def _row(row: Any, given: dict[str, Any]) -> tuple[float | None, float]:
    if not isinstance(row, dict):
        time, over = row
        return (time if over else None), time
    created, now = _first(row, CREATED), _first(row, NOW) or _first(given, NOW)
    if isinstance(created, str):
        replied = _first(row, REPLIED)
        end = _minutes(created, replied or now)
        return (end if replied else None), end
    ((wait, watched, _),) = waits({k: [v] for k, v in row.items()}).counts
    return wait, watched


def _minutes(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 60.0


def _happened(times: Iterable[float]) -> tuple[tuple[float, float, int], ...]:
    return tuple((time, time, 1) for time in times)


def _open(ages: Iterable[float]) -> tuple[tuple[None, float, int], ...]:
    return tuple((None, age, 1) for age in ages)


def _first(given: dict[str, Any], names: Iterable[str]) -> Any:
    return next((given[name] for name in names if given.get(name) is not None), None)
