"""What a person should know about a table whose rows are no answers."""

from collections.abc import Callable, Sequence

import pyarrow as pa

from cxmetrics.meaning.noticed import orders as noticed_orders
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.roles.figure import counts_answers
from cxmetrics.model import Column, Finding, Kind, Role, Severity, named

LEAST_PERCENT = 0.9
WHOLE = "the whole table"
Looked = Callable[[Sequence[Profile], Sequence[Column], pa.Table], list[Finding]]


def findings(
    kind: Kind | None, profiles: Sequence[Profile], columns: Sequence[Column], rows: pa.Table
) -> tuple[Finding, ...]:
    """What was noticed because the table is of this kind; nothing for answers and for what is refused."""
    looked: dict[Kind, Looked] = {
        Kind.ORDERS: _orders,
        Kind.CUSTOMERS: _customers,
        Kind.REQUESTS: _requests,
        Kind.FIGURES: _figures,
    }
    return tuple(looked[kind](profiles, columns, rows)) if kind in looked else ()


def _orders(_: Sequence[Profile], columns: Sequence[Column], rows: pa.Table) -> list[Finding]:
    return noticed_orders.findings(tuple(columns), rows)


def _customers(profiles: Sequence[Profile], columns: Sequence[Column], _: pa.Table) -> list[Finding]:
    found = [
        Finding(
            Severity.NOTE,
            WHOLE,
            "This is a customer list: one row is one customer, and nobody's answer is in it. It tells who "
            "stayed, where a column says so, and nothing about service or experience.",
            "Add the file with your customers' answers as well.",
        )
    ]
    if not named(tuple(columns), Role.CHURNED):
        found.append(
            Finding(
                Severity.WARNING,
                WHOLE,
                "No column says whether a customer has left, so there is nothing to work out from it alone.",
                "If one does, set its role to churned (yes or 1 means left).",
            )
        )
    return found + _blank_amounts(profiles, columns)


def _requests(_: Sequence[Profile], __: Sequence[Column], ___: pa.Table) -> list[Finding]:
    what = (
        "This is a list of requests for help: one row is one request, and nobody's answer is in it. It tells how long people "
        "waited for a first reply, and nothing about what they thought of it."
    )
    return [Finding(Severity.NOTE, WHOLE, what, "Add the file with your customers' answers as well.")]


def _blank_amounts(profiles: Sequence[Profile], columns: Sequence[Column]) -> list[Finding]:
    return [
        Finding(
            Severity.NOTE,
            column.label,
            f"{profile.rows - profile.filled:,} of {profile.rows:,} amounts are blank. They are left out of sums, "
            "not counted as nothing.",
            "Fill them in in the file if they are known.",
        )
        for profile, column in zip(profiles, columns, strict=True)
        if column.role is Role.REVENUE and profile.filled < profile.rows
    ]


def _figures(profiles: Sequence[Profile], columns: Sequence[Column], __: pa.Table) -> list[Finding]:
    figures = ", ".join(f"“{column.label}”" for column in named(tuple(columns), Role.FIGURE)[:4])
    if not any(counts_answers(profile) for profile in profiles) and any(map(_in_percent, profiles)):
        return [
            Finding(
                Severity.QUESTION,
                WHOLE,
                f"Is each per cent of {figures} a figure over several answers, or one person's own answer? They are read "
                "as figures: drawn over time as they stand, with no score and no interval worked out from them.",
                "If each row is one person's answer, set the role of these columns to rating and their scale to 0–100.",
            )
        ]
    return [
        Finding(
            Severity.WARNING,
            WHOLE,
            "The answers have already been added up to percentages or averages: there are no single respondents "
            "in this table, so no score such as NPS, and no interval, can be worked out for each answer. "
            f"{figures} can only be drawn over time as they stand.",
            "Ask for the file with one row for each person who answered.",
        )
    ]


def _in_percent(profile: Profile) -> bool:
    """Whether its cells are per cents from 0 to 100."""
    numbers = profile.numbers
    written = profile.weigh(text for text, number in numbers.items() if number.percent)
    inside = all(0 <= number.value <= 100 for number in numbers.values())
    return inside and written >= LEAST_PERCENT * profile.sampled > 0
