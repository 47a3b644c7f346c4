"""Tables that hold no customer's answer, and what they look like instead."""

from collections.abc import Sequence

from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.roles import figure
from cxmetrics.meaning.tables.kind import kind_of, speak_of_customers
from cxmetrics.model import Column, Finding, Role, Severity

_ORDERS = ("invoice", "order", "quantity", "qty", "stock", "sku", "unit price", "amount", "transaction", "price", "cds",
           "product", "dollar value", "sales", "basket")  # fmt: skip
_CODEBOOK = ("measure", "question", "field", "description", "type", "measure id")
MOST_WORDS = 4
MOST_CODE_COLUMNS = 8
NARROW = 4
LOOKED_FOR = "a score, a rating, a recommend question (0–10), a satisfaction or effort question, a comment"


def refusal(profiles: Sequence[Profile], columns: Sequence[Column]) -> Finding | None:
    """Why the table cannot be used, None where it holds feedback."""
    if kind_of(profiles, columns):
        return None
    for matches, what, fix in (
        (_lists_codes(profiles), *_CODE_LIST),
        (_is_added_up(profiles, columns), *_AGGREGATED),
        (_about(profiles, _ORDERS) >= 2, *_ORDER_LIST),
        (speak_of_customers(profiles), *_CUSTOMER_LIST),
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
    "The answers have already been added up: one row is a number of answers, a percentage or an average, and there "
    "are no single respondents in this table, so no score such as NPS, and no interval, can be worked out for each answer.",
    "Ask for the file with one row for each person who answered. To see these figures over time, add a column "
    "with the period of each.",
)
_ORDER_LIST = (
    "This looks like a list of orders. No question about satisfaction, effort or recommending was found "
    f"(looked for {LOOKED_FOR}), and a list of orders needs a customer, a date and an amount in each row.",
    "Add the file with your customers' answers, one row for each, or the list of orders with these three.",
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


def _lists_codes(profiles: Sequence[Profile]) -> bool:
    measured = any(figure.is_measured(profile) and figure.evidence(profile).strength for profile in profiles)
    return not measured and _about(profiles, _CODEBOOK) >= 2 and len(profiles) <= MOST_CODE_COLUMNS


def _is_added_up(profiles: Sequence[Profile], columns: Sequence[Column]) -> bool:
    """Whether figures stand in it: those found so, two by their labels, or one in a narrow table."""
    if any(column.role is Role.FIGURE for column in columns):
        return True
    by_label = sum(figure.evidence(profile).strength > 0 for profile in profiles)
    return by_label >= 2 or (by_label == 1 and len(profiles) <= NARROW)
