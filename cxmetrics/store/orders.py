"""What the engine asks of a table of orders, in the same portable SQL as that of responses.

A line is cancelled when its amount is below zero, or its order number carries the mark of cancelled
orders. What it gives back counts as below zero, however the till wrote it. A line without an order number
is an order of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cxmetrics.meaning.tables.cancelled import MARK
from cxmetrics.meaning.tables.kind import after_correction
from cxmetrics.model import Column, Dataset, Finding, Kind, Role, Severity, Slice, named
from cxmetrics.store.evidence import where
from cxmetrics.store.query import Query, safe

SUMS = (
    "lines",
    "customers",
    "orders",
    "kept_orders",
    "revenue",
    "cancelled",
    "given_back",
    "without_customer",
    "anonymous_revenue",
    "zero_value",
    "without_amount",
)
AMOUNTS = ("revenue", "given_back", "anonymous_revenue")
"""Which of SUMS are money; the others count."""


@dataclass(frozen=True)
class Lines:
    """The columns of a table of orders, as SQL: customer, order (NULL where rows have no number), amount."""

    table: str
    customer: str
    order: str
    amount: str
    numbered: bool
    marked: bool = False

    @property
    def cancelled(self) -> str:
        """True where the line was cancelled or given back, else false or NULL."""
        below = f"{self.amount} < 0"
        return f"({below} OR {self.order} LIKE '{MARK}%')" if self.marked else f"({below})"

    @property
    def worth(self) -> str:
        """What the line adds to the revenue."""
        if not self.marked:
            return self.amount
        return f"CASE WHEN {self.cancelled} THEN -ABS({self.amount}) ELSE {self.amount} END"


def lines(dataset: Dataset, *, marked: bool = False) -> Lines:
    """The columns of a dataset of orders; ValueError where it has no customer or no amount."""
    of = {role: safe(dataset.by_role(role)[0].name) for role in Role if dataset.by_role(role)}
    each = Role.QUANTITY in of and Role.PRICE in of
    if dataset.table is None or Role.CUSTOMER not in of or (Role.REVENUE not in of and not each):
        raise ValueError(f"{dataset.name} is no confirmed list of orders")
    amount = of.get(Role.REVENUE) or f"({of[Role.QUANTITY]} * {of[Role.PRICE]})"
    order = of.get(Role.ORDER, "response")
    return Lines(safe(dataset.table), of[Role.CUSTOMER], order, amount, Role.ORDER in of, marked)


def marks(of: Lines) -> Query:
    """One row: lines whose order number starts with the mark of cancelled orders, with a digit, with anything."""
    return Query(
        f"SELECT SUM(CASE WHEN {of.order} LIKE '{MARK}%' THEN 1 ELSE 0 END) AS with_mark, "
        f"SUM(CASE WHEN {of.order} >= '0' AND {of.order} < ':' THEN 1 ELSE 0 END) AS with_digit, "
        f"COUNT({of.order}) AS numbered FROM {of.table}"
    )


def unnumbered(table: str, columns: Sequence[Column]) -> Query | None:
    """How many rows of a list of orders have no order number; None where it is none, or has no numbers at all."""
    if after_correction(Kind.RESPONSES, [column.role for column in columns]) is not Kind.ORDERS:
        return None
    numbered = named(tuple(columns), Role.ORDER)[:1]
    asked = f"SELECT COUNT(*) - COUNT({{}}) FROM {safe(table)}"
    return Query(asked.format(safe(numbered[0].name))) if numbered else None


def told(lines: int, columns: Sequence[Column]) -> tuple[Finding, ...]:
    """What is said of that many rows without an order number."""
    if not lines:
        return ()
    label = named(tuple(columns), Role.ORDER)[0].label
    one = lines == 1
    what = f"{lines:,} {'row has' if one else 'rows have'} no order number: {'it counts' if one else 'each counts'} as an order of its own."
    fix = "If several of these rows are one order, fill in its number in the file and add it again."
    return (Finding(Severity.WARNING, label, what, fix),)


def totals(of: Lines, part: Slice, *, every: str | None = None) -> Query:
    """Rows (period, then SUMS): the start of the period, and what its lines add up to."""
    period = safe(every) if every else "NULL"
    clause, values = where(part)
    by = f" GROUP BY {period} ORDER BY 1" if every else ""
    sums = ", ".join(f"{sql} AS {name}" for name, sql in zip(SUMS, _sums(of), strict=True))
    return Query(f"SELECT {period} AS period, {sums} FROM {of.table}{clause}{by}", values)


def _sums(of: Lines) -> tuple[str, ...]:
    """The expressions of SUMS, in their order."""
    gone, nobody, alone = of.cancelled, f"{of.customer} IS NULL", f"{of.order} IS NULL"
    return (
        "COUNT(*)",
        f"COUNT(DISTINCT {of.customer})",
        f"COUNT(DISTINCT {of.order}) + SUM(CASE WHEN {alone} THEN 1 ELSE 0 END)",
        f"COUNT(DISTINCT CASE WHEN {gone} THEN NULL ELSE {of.order} END) "
        f"+ SUM(CASE WHEN {gone} THEN 0 WHEN {alone} THEN 1 ELSE 0 END)",
        f"SUM({of.worth})",
        f"SUM(CASE WHEN {gone} THEN 1 ELSE 0 END)",
        f"SUM(CASE WHEN {gone} THEN {of.worth} ELSE 0 END)",
        f"SUM(CASE WHEN {nobody} THEN 1 ELSE 0 END)",
        f"SUM(CASE WHEN {nobody} THEN {of.worth} ELSE 0 END)",
        f"SUM(CASE WHEN {of.amount} = 0 THEN 1 ELSE 0 END)",
        f"SUM(CASE WHEN {of.amount} IS NULL THEN 1 ELSE 0 END)",
    )


def again(of: Lines, part: Slice) -> Query:
    """One row: customers who bought, those with more than one order, those who bought on more than one day."""
    clause, values = where(
        part, f"{of.customer} IS NOT NULL", f"CASE WHEN {of.cancelled} THEN 1 ELSE 0 END = 0"
    )
    return Query(
        "SELECT COUNT(*) AS customers, SUM(CASE WHEN bought > 1 THEN 1 ELSE 0 END) AS again, "
        "SUM(CASE WHEN bought_on > 1 THEN 1 ELSE 0 END) AS another_day FROM "
        f"(SELECT {of.customer} AS customer, "
        f"COUNT(DISTINCT {of.order}) + SUM(CASE WHEN {of.order} IS NULL THEN 1 ELSE 0 END) AS bought, "
        f"COUNT(DISTINCT day) AS bought_on FROM {of.table}{clause} GROUP BY {of.customer}) AS each_customer",
        values,
    )
