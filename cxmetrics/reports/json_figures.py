"""Figures as the JSON of the command line: a public contract, keys are added and never renamed."""

from typing import Any

from cxmetrics.analyses.group import Group
from cxmetrics.analyses.quadrant import Outcomes
from cxmetrics.model import LEAST_SHOWN, SIDES, Estimate, Finding, Slice

DECIMALS = 10


def number(value: float | None) -> float | None:
    """The value without the noise of the last binary digits."""
    return None if value is None else round(value, DECIMALS)


def limits(estimate: Estimate, scale: float = 1.0) -> dict[str, float | None]:
    """Lower and upper limit, each times `scale`."""
    return {
        name: None if value is None else number(value * scale)
        for name, value in (("low", estimate.low), ("high", estimate.high))
    }


def terms(part: Slice) -> dict[str, Any]:
    """What was chosen where the field disagrees, for every figure beside it."""
    chosen = part.terms
    return {
        "level": chosen.level,
        "latest_per_customer": part.latest is not None,
        "weighted": part.weight is not None,
        "window_days": chosen.window,
        "silence_days": chosen.silence,
        "target_minutes": chosen.target,
    }


def scores(group: Group) -> dict[str, Any]:
    """Both scores on 0–100; an empty object where the data has none."""
    return {
        str(side): (
            {"value": number(score.value), **limits(score), "n": score.n, "shown": str(score.shown)}
            if (score := group.scores.get(side))
            else {}
        )
        for side in SIDES
    }


def metrics(group: Group) -> list[dict[str, Any]]:
    """Every metric of every column."""
    return [
        {
            "id": measure.metric.id,
            "column": measure.column.label,
            "value": number(estimate.value),
            **limits(estimate),
            "n": estimate.n,
            "missing": estimate.missing,
            "off_scale": estimate.off_scale,
            "unit": estimate.unit,
            "shown": str(estimate.shown),
            **({} if estimate.effective is None else {"n_effective": number(estimate.effective)}),
        }
        for measure, estimate in group.metrics
        if measure.metric and measure.column
    ]


def quadrants(outcomes: Outcomes) -> dict[str, Any]:
    """The four outcomes; shares are fractions of `n`, the responses that have both scores."""
    return {
        "unit": "response",
        "cut": outcomes.cut,
        "n": outcomes.n,
        **{
            outcome.quadrant.id: {
                "count": outcome.count if outcomes.n >= LEAST_SHOWN else None,
                "share": None if outcome.share.value is None else number(outcome.share.value / 100),
                **limits(outcome.share, 0.01),
                "recommended": _fraction(outcome.recommended),
            }
            for outcome in outcomes.of
        },
    }


def findings(found: tuple[Finding, ...]) -> list[dict[str, str]]:
    """What was noticed, the gravest first as found."""
    return [{"severity": str(f.severity), "where": f.where, "what": f.what, "fix": f.fix} for f in found]


def _fraction(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    value = None if estimate.value is None else number(estimate.value / 100)
    return {"value": value, **limits(estimate, 0.01), "n": estimate.n}
