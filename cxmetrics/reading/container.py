"""What a container is: one way of writing rows of cells into a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from cxmetrics.reading.grid import Grid


@dataclass(frozen=True)
class Container:
    """A kind of file that holds rows of cells.

    `claims` knows it by its name and content; `endings` are what the names of such files end in.
    `read` takes name, content and the sheet asked for, None for the one with the most rows.
    """

    id: str
    name: str
    endings: tuple[str, ...]
    claims: Callable[[str, bytes], bool]
    read: Callable[[str, bytes, str | None], Grid]


def ending(name: str) -> str:
    """The ending of a file's name in small letters, without the dot."""
    return PurePath(name).suffix.lower().lstrip(".")
