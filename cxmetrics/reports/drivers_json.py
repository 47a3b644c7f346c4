"""What goes with an outcome, as JSON: a public contract, keys are added and never renamed."""

from collections.abc import Mapping
from math import isfinite, isnan
from typing import Any

from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.fit import LMG
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.drivers.priorities import Priority
from cxmetrics.analyses.drivers.service_share import ServiceShare
from cxmetrics.analyses.drivers.what_matters import NO_OUTCOME, WhatMatters, what_matters
from cxmetrics.analyses.drivers.where import Where
from cxmetrics.analyses.scale_change import scale_changes
from cxmetrics.model import Dataset, Display, Estimate, Slice
from cxmetrics.reports.json_figures import findings, limits, number, terms
from cxmetrics.store import Workspace


def report(workspace: Workspace, dataset: Dataset, part: Slice, outcome: str | None = None) -> dict[str, Any]:
    """Every driver of the outcome, what each side accounts for, and what to fix first."""
    found = what_matters(workspace, dataset, part, outcome=outcome)
    if found is None:
        return _nothing(part)
    told = found.explained
    scores = {one.driver.column: one.score for one in found.importance}
    ordered = {one.driver.column: place for place, one in enumerate(found.priorities.ranked, start=1)}
    return {
        "outcome": told.outcome.label,
        "n": told.n,
        "r2": number(told.r2),
        "adjusted_r2": number(told.adjusted_r2),
        "method": told.method,
        "named": told.named,
        "because": told.because,
        **_sides(found.service_share),
        "adjusted": _adjusted(found),
        "drivers": [
            _driver(one, scores.get(one.column), ordered.get(one.column))
            | {"adjusted_share": _limited(told.slice_of(one))}
            for one in told.drivers
        ],
        "winner": told.winner.label if told.winner else None,
        "p": number(told.p),
        "drawn_from": told.drawn_from,
        "order_holds_on_ranks": told.by_rank,
        "outcomes": [one.label for one in found.outcomes],
        "findings": findings(scale_changes(workspace, dataset, part)),
        "left_out": [{"column": one.column.label, "why": one.reason, "n": one.n} for one in told.left_out],
        "fix_first": [_priority(one) for one in found.priorities.ranked],
        "not_ranked": [{"column": one.column.label, "why": str(one.why)} for one in found.priorities.others],
        "sand": _sand(found),
        "coloured_by_one_impression": found.coloured,
        "terms": terms(part),
    }


def _nothing(part: Slice) -> dict[str, Any]:
    return {
        "outcome": None,
        "n": 0,
        "r2": None,
        "adjusted_r2": None,
        "method": LMG,
        "named": False,
        "because": NO_OUTCOME,
        **_sides(None),
        "drivers": [],
        "outcomes": [],
        "terms": terms(part),
    }


def _sides(found: ServiceShare | None) -> dict[str, Any]:
    if found is None:
        return {
            "service_share": {},
            "experience_share": {},
            **dict.fromkeys(("unique_service", "unique_experience", "shared")),
            "weightier": None,
            "sentence": None,
        }
    return {
        "service_share": _limited(found.service),
        "experience_share": _limited(found.experience),
        "unique_service": number(found.unique_service.value),
        "unique_experience": number(found.unique_experience.value),
        "shared": number(found.shared.value),
        "weightier": str(found.weightier),
        "sentence": found.sentence,
    }


def _adjusted(found: WhatMatters) -> dict[str, Any] | None:
    """What both sides account for as it is shown: the parts of all ratings add up to the adjusted R²."""
    told = found.service_share
    if told is None:
        return None
    parts = {
        "service_share": told.service,
        "experience_share": told.experience,
        "unique_service": told.unique_service,
        "unique_experience": told.unique_experience,
        "shared": told.shared,
    }
    return {name: _limited(told.shown(part)) for name, part in parts.items()}


def _driver(driver: Driver, score: Estimate | None, place: int | None) -> dict[str, Any]:
    return {
        "column": driver.column.label,
        "side": str(driver.side) if driver.side else None,
        **_limited(driver.share, "share"),
        "p_top": None if isnan(driver.p_top) else number(driver.p_top),
        "score": number(score.value) if score and score.shown is not Display.HIDDEN else None,
        "n": driver.n,
        "part": number(driver.part.value),
        "r": number(driver.r),
        "p": number(driver.p),
        "certain": driver.certain,
        "tier": driver.tier,
        "coefficient": _limited(driver.coefficient),
        "suppressed": driver.suppressed,
        "same_answers_as": [column.label for column in driver.twins],
        "fix_first": place,
    }


def _priority(one: Priority) -> dict[str, Any]:
    return {
        "column": one.name,
        "touchpoint": one.touchpoint.name if one.touchpoint else None,
        "side": str(one.driver.side) if one.driver.side else None,
        "pillar": str(one.touchpoint.pillar) if one.touchpoint else None,
        "control": str(one.control) if one.control else None,
        **{
            name: {"value": number(estimate.value), **limits(estimate)}
            for name, estimate in (("score", one.score), ("reach", one.reach), ("poor", one.poor))
        },
        "per_point": _limited(one.per_point),
        "gain": _limited(one.gain),
        "lowest_at": _where(one.where) if one.where else None,
        "comments": list(one.comments),
    }


def _where(where: Where) -> dict[str, Any]:
    return {
        "column": where.column.label,
        "segment": where.name,
        **{
            name: {"value": number(estimate.value), **limits(estimate), "n": estimate.n}
            for name, estimate in (("score", where.score), ("others", where.others))
        },
    }


def _sand(found: WhatMatters) -> dict[str, Any]:
    return {
        "verdict": str(found.sand.verdict),
        "because": found.sand.because,
        "irritants": [one.column.label for one in found.sand.irritants],
        "n": found.sand.n,
        "steps": [
            {"met": one.label, "n": one.outcome.n, "value": number(one.outcome.value), **limits(one.outcome)}
            for one in found.sand.steps
        ],
    }


def _limited(value: Limited, name: str = "value") -> Mapping[str, float | None]:
    """Value and limits; a limit nobody knows is null."""
    parts = {name: value.value, "low": value.low, "high": value.high}
    return {key: number(each) if isfinite(each) else None for key, each in parts.items()}
