"""Is the referral rate to be believed here?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.beside import is_purchases, match_of, slices
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.grounds.standardised import Amount, Compared, compared
from cxmetrics.metrics.nps import PROMOTER
from cxmetrics.model import Column, Dataset, Histogram, Ratio, Role
from cxmetrics.store.fetch import histograms
from cxmetrics.store.joint import joint, together
from cxmetrics.store.lines import as_marked
from cxmetrics.store.respondents import sent, with_reason

MOST_UNKNOWN = 0.20
NO_SOURCE = "This takes a list of new customers with a column that says whether somebody sent them."
NO_AMOUNT = (
    "This takes what referred and other customers paid: an amount beside the column that says who was referred, "
    "or a list of purchases of the same customers."
)


def _source(dataset: Dataset) -> Column | None:
    return next(iter(dataset.by_role(Role.REFERRED)), None)


def _worth(asked: Asked) -> Answer:
    """Whether those who were sent paid more than others who came in the same months."""
    rows = _spending(asked)
    if rows is None:
        return cannot(NO_AMOUNT)
    n = sum(row.n for row in rows)
    if n < LEAST:
        return cannot(f"Of {n} customers both the source and what they paid are known; {LEAST} are needed.")
    found = compared(rows, asked.part.terms.level)
    if found is None:
        return cannot(
            "No month has five customers who were referred and five who were not, to set side by side."
        )
    return _more(found)


def _spending(asked: Asked) -> list[Amount] | None:
    """What customers paid, by month and source: of this table, or of the purchases beside it."""
    amount = next(iter(asked.dataset.by_role(Role.REVENUE)), None)
    if amount is not None:
        return _of_one_table(asked, amount)
    match = match_of(asked.workspace, asked.dataset, asked.part)
    column = _source(match.responses) if match else None
    if match is None or column is None:
        return None
    bought, answered = slices(match, asked.dataset, asked.part)
    lines = as_marked(asked.workspace, match.orders)
    query = sent(lines, match.orders, bought, match.responses, column.name, answered)
    return _amounts(asked.workspace.rows(query))


def _of_one_table(asked: Asked, amount: Column) -> list[Amount] | None:
    column = _source(asked.dataset)
    if column is None or is_purchases(asked.dataset):
        return None
    if asked.dataset.last is None:
        pairs = joint(asked.workspace, asked.dataset, column.name, amount.name, asked.part)
        return _amounts((None, *pair) for pair in pairs.counts)
    columns = ("month", column.name, amount.name)
    return _amounts(together(asked.workspace, asked.dataset, columns, asked.part))


def _amounts(rows: Iterable[tuple[Any, ...]]) -> list[Amount]:
    return [Amount(month, bool(answer >= 1), float(amount), n) for month, answer, amount, n in rows]


def _more(found: Compared) -> Answer:
    told = (
        f"{found.sent:,} referred customers paid {sentence.number(found.sent_mean)} each on average, "
        f"{found.others:,} others who came in the same months {sentence.number(found.others_mean)}: "
        f"{sentence.number(found.difference)} more, {sentence.likely(found.interval)}. Customers who are sent may "
        "differ from others in more than that, so it need not be the referral that does it."
    )
    if found.interval.low > 0.0:
        return Answer(Verdict.HOLDS, told)
    return Answer(Verdict.FAILS if found.interval.high <= 0.0 else Verdict.CANNOT_TELL, told)


def _no_reason(asked: Asked) -> Answer:
    """By design no reason; how many of those sent have said anything at all."""
    column = _source(asked.dataset)
    start = "That somebody came because of another customer says nothing about why."
    if column is None:
        return Answer(Verdict.BY_DESIGN, f"{start} This data does not say who was referred.")
    answers = tuple(
        c.name
        for c in asked.dataset.columns
        if c.role is Role.COMMENT or (c.role.is_scored and c.role is not Role.REFERRED)
    )
    ((said_yes, reasons),) = asked.workspace.rows(
        with_reason(asked.dataset, column.name, answers, asked.part)
    )
    if said_yes < LEAST:
        return Answer(Verdict.BY_DESIGN, f"{start} {said_yes:,} customers were referred here.")
    share = sentence.share_of(
        Ratio(reasons or 0, said_yes), asked.part.terms.level, "customers who were referred"
    )
    return Answer(Verdict.BY_DESIGN, f"{start} A rating or a comment is on file of {share}.")


def _unrecorded(asked: Asked) -> Answer:
    """Whether of too many new customers nobody knows how they came."""
    column = _source(asked.dataset)
    if column is None:
        return cannot(NO_SOURCE)
    found = _answers(asked, column)
    unknown, everybody = found.missing + found.off_scale, found.n + found.missing + found.off_scale
    if everybody < LEAST:
        return cannot(f"Only {everybody} customers are in the list; {LEAST} are needed.")
    level = asked.part.terms.level
    told = f"How they came is unknown of {sentence.share_of(Ratio(unknown, everybody), level, 'customers')}."
    told += _intention(asked, found)
    return Answer(Verdict.HOLDS if unknown / everybody > MOST_UNKNOWN else Verdict.FAILS, told)


def _intention(asked: Asked, sources: Histogram) -> str:
    """What people say they would do, beside how many were sent: the two are not the same customers."""
    question = next(iter(asked.dataset.by_role(Role.NPS)), None)
    if question is None or sources.n < LEAST:
        return ""
    said = _answers(asked, question)
    if said.n < LEAST:
        return ""
    return (
        f" {sentence.percent(said.above(PROMOTER) / said.size)} of {said.n:,} say they would very likely recommend "
        f"you (9 or 10), and {sentence.percent(sources.above(1) / sources.size)} of {sources.n:,} came that way."
    )


def _answers(asked: Asked, column: Column) -> Histogram:
    part = replace(asked.part, weight=None)
    pieces = histograms(asked.workspace, asked.dataset, column.name, part)
    return sum(pieces.values(), Histogram(()))


CHECKS = (
    Check(
        "PC30",
        "Holds when referred customers paid more than others who came in the same months, the whole likely range "
        "of the difference being above 0; does not hold when all of it is 0 or below.",
        _worth,
    ),
    Check(
        "PC31",
        "True by design: being sent is not a reason. Shown is of how many who were sent anything else is known.",
        _no_reason,
    ),
    Check(
        "PC32",
        f"Holds when of more than {sentence.percent(MOST_UNKNOWN)} of the new customers nobody knows how they came.",
        _unrecorded,
    ),
)
