"""What a person should know about a list of orders before trusting its sums."""

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning.tables.cancelled import MARK, is_marked
from cxmetrics.model import Column, Finding, Role, Severity, named

_NEGATIVE = r"^\s*[^\d.,]*[-−(]\s*[^\d]*[\d.,]|-\s*$"
_ZERO = r"^[^1-9]*0[^1-9]*$"
_DIGIT = r"^\s*\d"
LEAST_REPEATED = 0.9
LEAST_ORDERS = 10


def findings(columns: tuple[Column, ...], rows: pa.Table) -> list[Finding]:
    """Cancelled lines, lines without a customer or a price, and what counts as one order; only what there is."""
    of = {role: rows.column(named(columns, role)[0].name) for role in Role if named(columns, role)}
    return [
        *_cancelled(columns, of),
        *_anonymous(columns, of),
        *_free(columns, of),
        *_one_order(columns, of),
    ]


def _cancelled(columns: tuple[Column, ...], of: dict[Role, pa.ChunkedArray]) -> list[Finding]:
    gone = pc.and_(_below_zero(of), pc.invert(_costs_nothing(of)))
    if Role.ORDER in of:
        gone = pc.or_(gone, _marked(of[Role.ORDER]))
    n = _count(gone)
    if not n:
        return []
    where = _label(columns, Role.ORDER, Role.REVENUE, Role.QUANTITY)
    what = (
        f"{n:,} lines are cancelled or given back: their number starts with “{MARK}” or their amount is below "
        "zero. They are taken off the revenue and make nobody a returning customer."
    )
    return [Finding(Severity.NOTE, where, what, "Nothing to do, unless these lines mean something else.")]


def _anonymous(columns: tuple[Column, ...], of: dict[Role, pa.ChunkedArray]) -> list[Finding]:
    customers = of[Role.CUSTOMER]
    n, rows = _count(pc.invert(_filled(customers))), len(customers)
    if not n:
        return []
    what = (
        f"{n:,} of {rows:,} rows name no customer. They count in the revenue, but nobody can be recognised among "
        "them, so they are left out of the share who bought again."
    )
    fix = "If your till knows these customers, export the list again with them."
    return [Finding(Severity.WARNING, _label(columns, Role.CUSTOMER), what, fix)]


def _free(columns: tuple[Column, ...], of: dict[Role, pa.ChunkedArray]) -> list[Finding]:
    n = _count(_costs_nothing(of))
    if not n:
        return []
    what = f"{n:,} rows have no value: their amount is 0. They add nothing to the revenue and count as purchases."
    fix = "Take them out of the file if they are no purchases (gifts, samples, corrections of the stock)."
    return [Finding(Severity.NOTE, _label(columns, Role.REVENUE, Role.PRICE), what, fix)]


def _one_order(columns: tuple[Column, ...], of: dict[Role, pa.ChunkedArray]) -> list[Finding]:
    if Role.ORDER not in of:
        what = "There is no order number, so each row counts as one purchase."
        fix = "If several rows make up one order, add the column with its number and set its role to order."
        return [Finding(Severity.NOTE, "the whole table", what, fix)]
    if Role.REVENUE not in of or not _is_repeated(of[Role.ORDER], of[Role.REVENUE]):
        return []
    label = _label(columns, Role.REVENUE)
    what = (
        f"Every line of an order has the same “{label}”. Is it the amount of the whole order? It is read as the "
        "amount of the line, so an order of three lines counts three times."
    )
    fix = "If it is the whole order's, keep one row for each order, or choose the column with the line's amount."
    return [Finding(Severity.QUESTION, label, what, fix)]


def _is_repeated(orders: pa.ChunkedArray, amounts: pa.ChunkedArray) -> bool:
    """Whether orders of several lines show one amount on all of them."""
    table = pa.table({"order": orders, "amount": amounts})
    each = table.group_by("order").aggregate([("amount", "count"), ("amount", "count_distinct")])
    several = each.filter(pc.greater(each["amount_count"], 1))
    alike = _count(pc.equal(several["amount_count_distinct"], 1))
    return bool(several.num_rows >= LEAST_ORDERS and alike >= LEAST_REPEATED * several.num_rows)


def _marked(orders: pa.ChunkedArray) -> pa.ChunkedArray:
    marked = pc.fill_null(pc.starts_with(pc.utf8_trim_whitespace(orders), MARK), False)
    digits = _count(_says(orders, _DIGIT))
    known = is_marked(_count(marked), digits, _count(_filled(orders)))
    return marked if known else pc.and_(marked, False)


def _below_zero(of: dict[Role, pa.ChunkedArray]) -> pa.ChunkedArray:
    if Role.REVENUE in of:
        return _says(of[Role.REVENUE], _NEGATIVE)
    return pc.xor(_says(of[Role.QUANTITY], _NEGATIVE), _says(of[Role.PRICE], _NEGATIVE))


def _costs_nothing(of: dict[Role, pa.ChunkedArray]) -> pa.ChunkedArray:
    if Role.REVENUE in of:
        return _says(of[Role.REVENUE], _ZERO)
    return pc.or_(_says(of[Role.QUANTITY], _ZERO), _says(of[Role.PRICE], _ZERO))


def _says(texts: pa.ChunkedArray, pattern: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.match_substring_regex(texts, pattern), False)


def _filled(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(texts), ""), False)


def _count(flags: pa.ChunkedArray) -> int:
    return int(pc.sum(flags).as_py() or 0)


def _label(columns: tuple[Column, ...], *roles: Role) -> str:
    return next((named(columns, role)[0].label for role in roles if named(columns, role)), "the whole table")
