"""One file and what it must be read as."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from tests.torture.sheet import Answer, Sheet, Style, Truth, answers, sheet, truth


class Outcome(StrEnum):
    """What became of a file."""

    RIGHT = "right"
    ASKED = "asked"
    REFUSED = "refused"
    WRONG = "silently wrong"


@dataclass(frozen=True)
class Case:
    """A file; `truth` is what it holds, `asked` whether no reader could know without asking."""

    id: str
    name: str
    data: bytes
    truth: Truth
    expected: Outcome = Outcome.RIGHT


def case(
    id_: str,
    name: str,
    write: Callable[[Sheet], str | bytes],
    *,
    given: tuple[Answer, ...] | None = None,
    style: Style = Style(),  # noqa: B008 - frozen
    encoding: str = "utf-8",
    expected: Outcome = Outcome.RIGHT,
    **known: object,
) -> Case:
    """The case of these answers in this style; `known` overrides what can be known of them."""
    given = given or answers(sum(map(ord, id_)))
    data = write(sheet(given, style))
    if isinstance(data, str):
        data = data.encode(encoding)
    return Case(id_, name, data, replace(truth(given), **known), expected)  # type: ignore[arg-type]
