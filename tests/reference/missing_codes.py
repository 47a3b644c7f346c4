"""Codes that stand for no answer."""

from collections import Counter
from typing import Any

import numpy as np

from cxmetrics.meaning.scales import missing, numeric
from tests.reference._given import first


def _missing_codes(given: dict[str, Any]) -> dict[str, Any]:
    """From the answers alone, from a labelled range beside them, or from what people said elsewhere."""
    values = given.get("values") or given.get("answers")
    counts = _counts(values if values is not None else given.get("counts", {}))
    labelled = first(given, "scale", "range", "labelled_range", "labelled", "labeled_range", default=None)
    others = first(given, "overall", "overall_by_answer", "means", default=None)
    if others is not None:
        return _tested(given, values, others, labelled)
    if labelled is None:
        read = numeric.read(counts, given.get("label", ""))
        assert read is not None
        low, high = read.scale.low, read.scale.high
        codes = {value for value in counts if value in read.codes}
    else:
        low, high = min(labelled), max(labelled)
        near = numeric.neighbours(low, high) | missing.sentinels(counts)
        codes = {value for value in counts if value in near and not low <= value <= high}
    valid = sum(n for value, n in counts.items() if low <= value <= high and value not in codes)
    blank = sum(value is None for value in values) if isinstance(values, list) else 0
    return {
        **dict.fromkeys(("codes", "missing_codes"), sorted(codes)),
        **dict.fromkeys(("missing", "n_missing"), blank + sum(counts[code] for code in codes)),
        "scale": [low, high],
        **dict.fromkeys(("n", "valid", "n_valid"), valid),
    }


def _tested(given: dict[str, Any], values: Any, others: Any, labelled: Any) -> dict[str, Any]:
    """The rest of the questionnaire decides whether a value at the end of the scale is an answer."""
    answers, overall = _rows(values, others, given)
    code = float(first(given, "candidate", "code", default=answers.max()))
    inside = answers[answers != code]
    low, high = (min(labelled), max(labelled)) if labelled else (inside.min(), inside.max())
    found = missing.edge(answers, overall, code, float(low), float(high))
    verdict = missing.Verdict.OPEN if found is None else found.verdict
    return {
        "verdict": str(verdict),
        "is_code": verdict is missing.Verdict.CODE,
        "codes": [code] if verdict is missing.Verdict.CODE else [],
    }


def _rows(values: Any, others: Any, given: dict[str, Any]) -> tuple[missing.Row, missing.Row]:
    """Rows as they are, or as many as stated at each answer, made to have the mean and deviation stated."""
    if not isinstance(others, dict):
        known = [(a, o) for a, o in zip(values, others, strict=True) if None not in (a, o)]
        answers, overall = np.array(known, dtype=float).T
        return answers, overall
    made = [_made(answer, told, given) for answer, told in others.items()]
    return np.concatenate([a for a, _ in made]), np.concatenate([o for _, o in made])


def _made(answer: str, told: Any, given: dict[str, Any]) -> tuple[missing.Row, missing.Row]:
    told = told if isinstance(told, dict) else {"mean": told}
    parts = {}
    for name in ("n", "sd"):
        one = told.get(name, given.get(name))
        parts[name] = one[answer] if isinstance(one, dict) else one
    spread = np.linspace(-1, 1, int(parts["n"]))
    return np.full(len(spread), float(answer)), told["mean"] + parts["sd"] * spread / spread.std(ddof=1)


def _counts(told: Any) -> dict[float, int]:
    if isinstance(told, dict):
        return {float(value): int(n) for value, n in told.items()}
    return dict(Counter(float(value) for value in told if value is not None))


TOPICS = dict.fromkeys(("missing_codes", "scale.missing_codes", "scale.missing"), _missing_codes)
