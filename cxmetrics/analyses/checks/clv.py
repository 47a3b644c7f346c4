"""Is lifetime value to be believed here?"""

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.customers.projected import projected
from cxmetrics.analyses.customers.worth import worth
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.beside import NO_PURCHASES, is_purchases
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.model import Interval
from cxmetrics.stats.bg_nbd_gate import LEAST_CUSTOMERS, WORST_ERROR


def _money(asked: Asked) -> Answer:
    """How much of the revenue the best fifth of customers brings."""
    if not is_purchases(asked.dataset):
        return cannot(NO_PURCHASES)
    found = worth(asked.workspace, asked.dataset, asked.part)
    if found.mean.n < LEAST:
        return cannot(f"Only {found.mean.n} customers paid something; {LEAST} are needed.")
    top = found.fifth
    if top is None or top.value is None or top.low is None or top.high is None:
        return cannot("Nothing was paid in all, so nobody can have brought a share of it.")
    mean = (
        ""
        if found.mean.value is None
        else f"; a customer has paid {sentence.number(found.mean.value)} so far"
    )
    return Answer(
        Verdict.SHOWN,
        f"The fifth of {found.mean.n:,} customers who paid most brought {sentence.number(top.value)} % of the "
        f"revenue ({sentence.likely(Interval(top.low, top.high), unit=' %')}){mean}, on average.",
    )


def _unstable(asked: Asked) -> Answer:
    """Whether a model of future purchases passes its test on these."""
    if not is_purchases(asked.dataset):
        return cannot(NO_PURCHASES)
    found = projected(asked.workspace, asked.dataset, asked.part)
    if found.customers < LEAST:
        return cannot(
            f"Only {found.customers} customers bought something; {LEAST} are needed to say anything."
        )
    if found.allowed:
        return Answer(
            Verdict.FAILS,
            f"With {found.customers:,} customers the forecast of the second half of the list from the first was "
            f"off by {sentence.percent(found.error or 0.0)}, and the data determine every parameter of the model.",
        )
    return Answer(Verdict.HOLDS, f"{found.customers:,} customers bought something. {found.because}")


CHECKS = (
    Check(
        "PC36",
        "Shown without a verdict: the share of the revenue that the fifth of customers who paid most brought.",
        _money,
    ),
    Check(
        "PC37",
        f"Does not hold when there are at least {LEAST_CUSTOMERS} customers, the second half of the list is forecast "
        f"from the first with an error under {sentence.percent(WORST_ERROR)}, and the data determine every parameter "
        "of the model; otherwise it holds and no forecast is shown.",
        _unstable,
    ),
)
