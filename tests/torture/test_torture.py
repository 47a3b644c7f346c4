"""Nothing is silently wrong, and nearly everything is right."""

import pytest

from tests.torture.all_cases import CASES
from tests.torture.case import Outcome
from tests.torture.verdict import judge

LEAST_FILES = 80


def test_there_are_enough_files():
    assert len(CASES) >= LEAST_FILES
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_file_is_read_as_it_should_be(case):
    found = judge(case)
    assert found.outcome is not Outcome.WRONG, found.why
    assert found.outcome is case.expected, found.why
