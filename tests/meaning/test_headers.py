"""How many headers of a labelled list get their role, and that none gets a wrong one for sure."""

import sys
from collections.abc import Callable

import pytest

from cxmetrics.model import Column
from tests.meaning.headers import LISTED, Header, headers

SURE = 0.9
LEAST_HEADERS = 220
LEAST_LANGUAGES = 5
LEAST_RIGHT = 0.95
LEAST_SURE = 0.5
WAYS: dict[str, Callable[[Header], Column]] = {"alone": Header.alone, "among sisters": Header.among_sisters}
Read = list[tuple[Header, Column]]


@pytest.fixture(scope="module", params=WAYS)
def read(request: pytest.FixtureRequest) -> Read:
    return [(header, WAYS[request.param](header)) for header in headers()]


def part(read: Read, held_out: bool) -> Read:
    return [(header, column) for header, column in read if header.held_out is held_out]


def told(read: Read) -> str:
    sure = [(header, column) for header, column in read if column.confidence >= SURE]
    right = sum(header.right(column) for header, column in read)
    surely = sum(header.right(column) for header, column in sure)
    return f"{right}/{len(read)} right; of {len(sure)} sure ones {surely}"


def test_the_list_is_long_enough_and_a_third_of_it_is_kept_aside() -> None:
    listed = list(headers())
    assert len(listed) >= LEAST_HEADERS
    assert len(LISTED) >= LEAST_LANGUAGES
    assert 0.25 < sum(header.held_out for header in listed) / len(listed) < 0.42


@pytest.mark.parametrize("held_out", [False, True], ids=["developed on", "held out"])
def test_no_header_gets_a_wrong_role_or_side_for_sure(read: Read, held_out: bool) -> None:
    some = part(read, held_out)
    wrong = [
        (h.label, c.role.value, c.confidence) for h, c in some if c.confidence >= SURE and not h.right(c)
    ]
    assert wrong == [], told(some)


@pytest.mark.parametrize("held_out", [False, True], ids=["developed on", "held out"])
def test_nearly_every_header_gets_its_role(read: Read, held_out: bool) -> None:
    some = part(read, held_out)
    sys.stdout.write(f"{told(some)}\n")
    assert sum(header.right(column) for header, column in some) >= LEAST_RIGHT * len(some)


@pytest.mark.parametrize("held_out", [False, True], ids=["developed on", "held out"])
def test_caution_is_no_excuse(read: Read, held_out: bool) -> None:
    some = part(read, held_out)
    assert sum(column.confidence >= SURE for _, column in some) >= LEAST_SURE * len(some)
