"""Whether a value made from JSON is what its class says it is, all the way down."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from math import isfinite
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def check(value: Any) -> None:
    """Raises ValueError for a frozen value one of whose fields is not of its declared type."""
    hints = get_type_hints(type(value))
    for field in fields(value):
        if not _is(getattr(value, field.name), hints[field.name]):
            raise ValueError(f"{field.name} is not what it should be")


def _is(value: Any, declared: Any) -> bool:
    if isinstance(declared, UnionType):
        return any(_is(value, one) for one in get_args(declared))
    if get_origin(declared) is tuple:
        return isinstance(value, tuple) and _are(value, get_args(declared))
    if declared is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if declared is int and isinstance(value, bool):
        return False
    if declared is None or declared is NoneType:
        return value is None
    if not isinstance(value, declared):
        return False
    if is_dataclass(value):
        check(value)
    return True


def _are(values: Iterable[Any], declared: tuple[Any, ...]) -> bool:
    held = tuple(values)
    if len(declared) == 2 and declared[1] is Ellipsis:
        return all(_is(one, declared[0]) for one in held)
    return len(held) == len(declared) and all(map(_is, held, declared))
