"""Tables that hold no customer's answer, and what they look like instead."""

from collections.abc import Sequence

from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Column, Finding, Role, Severity

_SHARES = ("percentage", "percent", "pct", "box", "promoters", "detractors", "passives", "share", "average", "mean",
           "responses", "n responses", "linear score", "footnote")  # fmt: skip
_ORDERS = ("invoice", "order", "quantity", "qty", "stock", "sku", "unit price", "amount", "transaction", "price", "cds",
           "product", "dollar value", "sales", "basket")  # fmt: skip
_CUSTOMERS = ("customer", "customerid", "client", "member", "account", "tenure", "contract", "churn", "subscription",
              "gender", "partner", "monthly charges", "plan", "billing", "signup")  # fmt: skip
_CODEBOOK = ("measure", "question", "field", "description", "type", "measure id")
MOST_WORDS = 4
LOOKED_FOR = "a score, a rating, a recommend question (0–10), a satisfaction or effort question, a comment"


def refusal(profiles: Sequence[Profile], columns: Sequence[Column]) -> Finding | None:
    """Why the table cannot be used, None where it holds feedback."""
    if any(column.role.is_scored or column.role is Role.COMMENT for column in columns):
        return None
    for matches, what, fix in (
        (_aggregated(profiles), *_AGGREGATED),
        (_about(profiles, _ORDERS) >= 2, *_ORDER_LIST),
        (_about(profiles, _CUSTOMERS) >= 3, *_CUSTOMER_LIST),
        (_about(profiles, _CODEBOOK) >= 2 and len(profiles) <= 8, *_CODE_LIST),
    ):
        if matches:
            return Finding(Severity.ERROR, "the whole table", what, fix)
    return Finding(
        Severity.ERROR,
        "the whole table",
        f"No column looks like customer feedback. Looked for {LOOKED_FOR} in {len(columns)} columns.",
        "Add a file with one row for each answer. If a column here does hold answers, give it a heading that "
        "says so (such as “rating”, “satisfaction” or “likely to recommend”) and add the file again.",
    )


_AGGREGATED = (
    "The answers have already been added up to percentages or averages: there are no single respondents in "
    "this table, so no score such as NPS, and no interval, can be worked out for each answer.",
    "Ask for the file with one row for each person who answered.",
)
_ORDER_LIST = (
    "This looks like a list of orders. No question about satisfaction, effort or recommending was found "
    f"(looked for {LOOKED_FOR}).",
    "Add the file with your customers' answers; one row is one answer.",
)
_CUSTOMER_LIST = (
    "This looks like a customer list. No question about satisfaction, effort or recommending was found "
    f"(looked for {LOOKED_FOR}).",
    "Add the file with your customers' answers; one row is one answer.",
)
_CODE_LIST = (
    "This looks like a list of questions or measures, not of answers.",
    "Add the file with the answers themselves; one row is one answer.",
)


def _about(profiles: Sequence[Profile], words: tuple[str, ...]) -> int:
    return sum(profile.says(*words) for profile in profiles if len(profile.meaningful) <= MOST_WORDS)


def _aggregated(profiles: Sequence[Profile]) -> bool:
    shares = [p for p in profiles if p.says(*_SHARES)]
    counted = [p for p in shares if p.is_numeric or any(n.percent for n in p.numbers.values())]
    return len(counted) >= 2 or (len(counted) == 1 and len(profiles) <= 4) or len(shares) >= 3
