"""SQL as a value: text without any label in it, and what is bound to it."""

import re
from dataclasses import dataclass
from typing import Any

_SAFE = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True)
class Query:
    """A statement and the values of its question marks, in order."""

    sql: str
    values: tuple[Any, ...] = ()


def safe(name: str) -> str:
    """`name` itself when it is one of our own plain names; ValueError otherwise.

    The last lock on the door: whatever reaches SQL as a name passes here.
    """
    if not _SAFE.match(name):
        raise ValueError(f"{name!r} is not a safe name")
    return name
