"""The quadrant as JSON: a public contract, keys are added and never renamed."""

from typing import Any

from cxmetrics.analyses import quadrant
from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.analyses.quadrant import Claim, Consequence, Density, Gap, Impossible, Placement, Unit
from cxmetrics.errors import NotEnoughData
from cxmetrics.model import PERIODS, Column, Dataset, Estimate, Interval, Quadrant, Role, Side, Slice
from cxmetrics.reports import json_figures
from cxmetrics.reports.json_figures import limits, number, terms
from cxmetrics.store import Workspace

RESPONSE, CUSTOMER, STAGE = "response", "customer", "stage"
KINDS = (RESPONSE, CUSTOMER, STAGE, *PERIODS)
"""What a dot may stand for besides the values of a column."""
CANNOT_TELL = "cannot tell"


def kind_of(columns: tuple[Column, ...], label: str) -> str | None:
    """The one of KINDS that is meant by `label`: a column of groups by that very name comes first."""
    named = [column for column in columns if column.label == label]
    if any(column.role is Role.CUSTOMER for column in named):
        return CUSTOMER
    return label if label in KINDS and not any(c.role is Role.SEGMENT for c in named) else None


def report(
    workspace: Workspace, dataset: Dataset, unit: str | Column, part: Slice, *, cut: float
) -> dict[str, Any]:
    """One dot for each `unit`, a column or one of KINDS; raises NotEnoughData where the data has none of it."""
    _check(dataset, unit)
    of_customers = unit == CUSTOMER
    dots = _dots(workspace, dataset, unit, part, cut)
    spread = quadrant.outcomes(workspace, dataset, part, cut=cut, customers=of_customers)
    crowd = (
        quadrant.density(workspace, dataset, part, cut=cut, customers=of_customers)
        if unit in (RESPONSE, CUSTOMER)
        else None
    )
    segment = unit.name if isinstance(unit, Column) and unit.role is Role.SEGMENT else None
    claims = quadrant.claims(workspace, dataset, part, cut=cut, segment=segment)
    return {
        "unit": unit.label if isinstance(unit, Column) else unit,
        "cut": number(cut),
        "terms": terms(part),
        "units": [_unit(dot) for dot in dots],
        "quadrants": {**json_figures.quadrants(spread), "unit": CUSTOMER if of_customers else RESPONSE},
        "density": _density(crowd) if crowd else None,
        "claims": [_claim(claim) for claim in claims],
    }


def _check(dataset: Dataset, unit: str | Column) -> None:
    missing = [str(side) for side in (Side.SERVICE, Side.EXPERIENCE) if not dataset.rated(side)]
    if missing:
        raise NotEnoughData(
            "The quadrant cannot be drawn from this data.",
            why=f"No column is read as a rating of {' or of '.join(missing)}.",
            fix="If one of them is, say so with --set 'LABEL=rating:service' or 'LABEL=rating:experience'.",
        )
    lacks: dict[str | Column, tuple[bool, str, str]] = {
        CUSTOMER: (bool(dataset.by_role(Role.CUSTOMER)), "column is read as a customer", "customer"),
        **{every: (bool(dataset.first), "column is read as a date", "date") for every in PERIODS},
    }
    there, what, role = lacks.get(unit, (True, "", ""))
    if not there:
        raise NotEnoughData(
            f"There is no dot for each {unit}.", why=f"No {what}.", fix=f"Name one with --set LABEL={role}."
        )
    if unit == STAGE and not quadrant.staged(dataset):
        raise NotEnoughData(
            "There is no dot for each stage of the journey.",
            why="No stage has both a rating of its service and one of the rest of it.",
            fix="Choose another unit, or say what a rating is about with --set LABEL=rating:TOUCHPOINT.",
        )


def _dots(
    workspace: Workspace, dataset: Dataset, unit: str | Column, part: Slice, cut: float
) -> tuple[Unit, ...]:
    if isinstance(unit, Column):
        return quadrant.units(workspace, dataset, part, segment=unit.name, cut=cut)
    if unit in PERIODS:
        found = quadrant.units(workspace, dataset, part, every=unit, cut=cut)
        return tuple(sorted(found, key=lambda dot: str(dot.period)))
    if unit == STAGE:
        return quadrant.stages(workspace, dataset, part, cut=cut)
    return quadrant.customers(workspace, dataset, part, cut=cut) if unit == CUSTOMER else ()


def _unit(dot: Unit) -> dict[str, Any]:
    where = dot.placement
    return {
        "name": dot.period.isoformat() if dot.period else dot.name,
        "n": dot.n,
        "service": _score(dot.service),
        "experience": _score(dot.experience),
        "probabilities": _probabilities(where) if where else {},
        "placed": dot.placed.id if dot.placed else None,
        "possible": [one.id for one in where.possible] if where else [],
        "believed": {"service": number(where.service), "experience": number(where.experience)}
        if where
        else None,
        "claimed_from": where.claim if where else None,
    }


def _probabilities(where: Placement) -> dict[str, Any]:
    return {one.id: number(where.probability(one)) for one in Quadrant}


def _score(found: Estimate) -> dict[str, Any]:
    return {"value": number(found.value), **limits(found), "n": found.n, "shown": str(found.shown)}


def _density(found: Density) -> dict[str, Any]:
    return {
        "n": found.n,
        "step": found.step,
        "cells": [
            {"service": number(service), "experience": number(experience), "n": n}
            for service, experience, n in found.cells
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    by = claim.consequence
    return {
        "id": claim.id,
        "said": claim.said,
        "verdict": _verdict(claim.verdict),
        **_parts(claim.value, claim.low, claim.high, claim.unit),
        "n": claim.n,
        "unit": _as_unit(claim.unit),
        "because": claim.because,
        "outcome": by.id if by else None,
        "seen": [_seen(one, gap) for one, gap in claim.seen],
        "test": _test(claim.test) if claim.test else None,
    }


def _verdict(verdict: Verdict) -> str:
    return CANNOT_TELL if verdict is Verdict.CANNOT_TELL else str(verdict)


def _seen(one: Consequence, gap: Gap) -> dict[str, Any]:
    return {
        "outcome": one.id,
        "column": one.column,
        "of": one.who,
        "unit": _as_unit(one.unit),
        **_parts(gap.value, gap.interval.low, gap.interval.high, one.unit),
        "n": gap.n,
        "quadrants": {
            quadrant.id: {**_parts(found.value, found.low, found.high, one.unit), "n": found.n}
            for quadrant, found in one.of
        },
    }


def _test(test: Impossible) -> dict[str, Any]:
    sites, halo = test.sites, test.halo
    return {
        "cuts": [
            {
                "service": at.cuts.service,
                "experience": at.cuts.experience,
                "verdict": _verdict(at.verdict),
                **_parts(at.share.value, at.share.low, at.share.high, at.share.unit),
                "n": at.share.n,
                "lift": _with_limits(*at.lift) if at.lift else None,
            }
            for at in test.at
        ],
        "sites": {
            "column": sites.column.label,
            "groups": sites.groups,
            **_with_limits(sites.expected, sites.interval),
        }
        if sites
        else None,
        "halo": {
            "mean_correlation": number(halo.mean_r),
            "first_share": number(halo.first_share),
            "split_sample": {**_with_limits(halo.split.r, halo.split.interval), "groups": halo.split.n}
            if halo.split
            else None,
        },
    }


def _with_limits(value: float, interval: Interval) -> dict[str, Any]:
    return {"value": number(value), "low": number(interval.low), "high": number(interval.high)}


def _parts(value: float | None, low: float | None, high: float | None, unit: str) -> dict[str, Any]:
    """The figure with its limits; shares and their differences as fractions, like those of the quadrants."""
    scale = 0.01 if unit == "%" else 1.0
    named = {"value": value, "low": low, "high": high}
    return {name: number(None if one is None else one * scale) for name, one in named.items()}


def _as_unit(unit: str) -> str:
    return "share" if unit == "%" else unit
