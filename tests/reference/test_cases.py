"""Published figures come out; a file of more cases can be named in the variable CX_CASES."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.reference import topics
from tests.reference._case import differences
from tests.shared import FOLDER, shared

LISTED = "reference/cases.json"
TOPICS = topics()


def _cases() -> list[dict[str, Any]]:
    """The cases of the file named, which must be there, or those beside the project, if they are."""
    named = os.environ.get("CX_CASES")
    file = Path(named) if named else FOLDER / LISTED
    if not named and not file.exists():
        return []
    cases: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["cases"]
    return cases


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case['id']}-{case['topic']}") for case in _cases()]
)
def test_reference_case(case: dict[str, Any]) -> None:
    adapter = TOPICS.get(case["topic"])
    if adapter is None:
        pytest.skip(f"nothing answers the topic “{case['topic']}” yet")
    assert not differences(case["expected"], adapter(case["input"]), case["tolerance"])


def test_reference_cases_are_there() -> None:
    assert shared(LISTED)


@pytest.mark.parametrize(
    ("expected", "actual", "tolerance"),
    [
        ({"n": 3}, {}, 1),
        ({"n": 3}, {"n": 4}, 0.5),
        ({"n": 3, "low": 1}, {"n": 3, "low": 1.1}, {"n": 1}),
        ({"limits": [1, 2]}, {"limits": [1]}, 1),
        ({"limits": [1, None]}, {"limits": [1, 2]}, 1),
        ({"flag": True}, {"flag": 1}, 1),
        ({"flag": 1}, {"flag": float("nan")}, 1),
        ({"shares": {"a": 1}}, {"shares": {"a": 2}}, 0.5),
        ({"shares": {"a": 1}}, {"shares": 1}, 0.5),
    ],
)
def test_comparison_sees(expected: Any, actual: Any, tolerance: Any) -> None:
    assert differences(expected, actual, tolerance)


@pytest.mark.parametrize(
    ("expected", "actual", "tolerance"),
    [
        ({"n": 3}, {"n": 3, "more": 1}, 0),
        ({"n": 3}, {"n": 3.1}, {"n": 0.2}),
        ({"limits": [1, None]}, {"limits": [1.1, None]}, 0.2),
        ({"shares": {"a": 1}}, {"shares": {"a": 1.1}}, {"shares": 0.2}),
        ({"flags": [True, False]}, {"flags": [True, False]}, 0),
    ],
)
def test_comparison_accepts(expected: Any, actual: Any, tolerance: Any) -> None:
    assert not differences(expected, actual, tolerance)
