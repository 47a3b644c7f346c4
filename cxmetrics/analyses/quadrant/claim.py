"""What the sources say of the quadrants, put to the data."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.quadrant.consequence import (
    AGAIN,
    NPS,
    RECOMMENDED,
    STAYED,
    Consequence,
    Gap,
    consequences,
)
from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.quadrant.halo import COLOURED
from cxmetrics.analyses.quadrant.impossible import MOST, Impossible, impossible
from cxmetrics.analyses.share import UNIT
from cxmetrics.model import CUT, Dataset, Display, Estimate, Interval, Side, Slice
from cxmetrics.store import Workspace

LOSS = (STAYED, AGAIN, NPS, RECOMMENDED)
"""What tells of lost customers: what they did before what they say."""
LEAST_LOSS = 5.0
"""Points of a hundred: where the loss is surely smaller, nobody would speak of lost customers."""
LOSES = "great_service_poor_experience_loses_customers"
COSTS = "poor_experience_costs_customers"
IMPOSSIBLE = "poor_service_great_experience_impossible"
SAID = {
    LOSES: "Great service with a poor experience loses customers.",
    COSTS: "A poor experience costs customers.",
    IMPOSSIBLE: "Poor service with a great experience is virtually impossible.",
}
NO_SCORES = "This takes ratings of service and of the rest of the experience."
NO_OUTCOME = (
    "This takes what people did or would do: a column whether they stayed or recommend you, the 0 to 10 question, "
    "or a list of purchases of the same customers."
)
TOO_FEW = "Too few people answered in one of the outcomes to compare the groups they make."
NOBODY = "Nobody who rated both was poorly served, so what the experience is like then cannot be told."

GapOf = Callable[[Consequence], Gap | None]


@dataclass(frozen=True)
class Claim:
    """A statement of the sources with its verdict; `because` says it in figures, or what is missing.

    `value` with its limits is a difference in points (of a hundred, or of NPS), or a share in per cent, as
    `unit` says; `consequence` is what it was judged by. `seen` holds everything else that could be compared,
    `test` all of the test of the virtually impossible.
    """

    id: str
    said: str
    verdict: Verdict
    value: float | None
    low: float | None
    high: float | None
    n: int
    unit: str
    because: str
    consequence: Consequence | None = None
    seen: tuple[tuple[Consequence, Gap], ...] = ()
    test: Impossible | None = None


def claims(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str | None = None,
    cut: float | Cuts = CUT,
) -> tuple[Claim, ...]:
    """All of them; `segment` is the field whose groups are looked at, the telling one if None."""
    if not (dataset.rated(Side.SERVICE) and dataset.rated(Side.EXPERIENCE)):
        return tuple(_cannot(id_, NO_SCORES) for id_ in SAID)
    found = consequences(workspace, dataset, part, cut=cut)
    return (
        _loss(
            LOSES,
            found,
            lambda one: one.gap(),
            "with great service and a poor experience",
            "where both are great",
        ),
        _loss(COSTS, found, lambda one: one.experience_gap(), "with a poor experience", "with a great one"),
        _impossible(impossible(workspace, dataset, part, segment=segment, cut=cut)),
    )


def _loss(id_: str, found: tuple[Consequence, ...], gap: GapOf, worse: str, better: str) -> Claim:
    """By the first of LOSS that can be compared; it holds where the difference is surely below 0 and may matter."""
    seen = tuple((one, between) for one in found if (between := gap(one)))
    judged = next((pair for id_ in LOSS for pair in seen if pair[0].id == id_), None)
    if judged is None:
        asked = any(one.id in LOSS for one in found)
        return _cannot(id_, TOO_FEW if asked else NO_OUTCOME, seen)
    by, between = judged
    limits = between.interval
    verdict = Verdict.CANNOT_TELL
    if limits.low > -LEAST_LOSS:
        verdict = Verdict.FAILS
    elif limits.high < 0:
        verdict = Verdict.HOLDS
    figures = f"{_figure(between.first, by)} {worse}, {_figure(between.second, by)} {better}"
    because = (
        f"{by.did[0].upper()}{by.did[1:]}: {figures}. The difference is {_points(between)}. "
        "It goes with the experience; whether it comes from it cannot be seen."
    )
    return Claim(
        *(id_, SAID[id_], verdict, between.value, limits.low, limits.high, between.n, by.unit, because),
        consequence=by,
        seen=seen,
    )


def _points(gap: Gap) -> str:
    """The difference with its likely range, or the range alone where one of the groups is small."""
    likely = sentence.likely(gap.interval)
    return f"{sentence.number(gap.value)} points ({likely})" if gap.sure else f"{likely} points"


def _figure(found: Estimate, by: Consequence) -> str:
    """What one group did, of how many: “42 % of 600 responses”, or the range alone where these are few."""
    value, of = _value(found), f"{found.n:,} {by.who}"
    return f"{value} % of {of}" if by.unit == UNIT else f"{value} from {of}"


def _value(found: Estimate) -> str:
    limits = _limits(found)
    if found.shown is Display.INTERVAL and limits is not None:
        return sentence.likely(limits)
    return sentence.number(found.value or 0.0)


def _limits(found: Estimate) -> Interval | None:
    return None if found.low is None or found.high is None else Interval(found.low, found.high)


def _impossible(test: Impossible) -> Claim:
    found = test.middle.share
    limits = _limits(found)
    if found.value is None or limits is None:
        few = f"Only {found.n} {'was' if found.n == 1 else 'were'} poorly served: too few to say."
        return _cannot(IMPOSSIBLE, few if found.n else NOBODY, test=test)
    likely = sentence.likely(limits, _beside_most, " %")
    share = likely if found.shown is Display.INTERVAL else f"{sentence.number(found.value)} %"
    because = (
        f"Of {found.n:,} poorly served, {share} had a great experience"
        f"{'' if share == likely else f' ({likely})'}; up to {MOST:g} % would be virtually impossible."
    )
    if len({one.verdict for one in test.at}) > 1:
        because += " Where great starts a little higher or lower, the answer is another."
    if test.halo.suspicious:
        because += f" {COLOURED}"
    return Claim(
        *(IMPOSSIBLE, SAID[IMPOSSIBLE], test.verdict, found.value, found.low, found.high, found.n, UNIT),
        because,
        test=test,
    )


def _beside_most(limit: float) -> str:
    """A limit as short as it may be without coming to the other side of MOST than it is on."""
    text = sentence.number(limit)
    if limit > MOST >= round(limit, 1):
        digits = next(k for k in count(2) if round(limit, k) > MOST)
        text = f"{limit:.{digits}f}"
    return text


def _cannot(
    id_: str,
    missing: str,
    seen: tuple[tuple[Consequence, Gap], ...] = (),
    *,
    test: Impossible | None = None,
) -> Claim:
    none = (None, None, None, test.middle.share.n if test else 0)
    return Claim(id_, SAID[id_], Verdict.CANNOT_TELL, *none, UNIT, missing, seen=seen, test=test)
