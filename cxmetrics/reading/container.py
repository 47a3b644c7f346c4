"""What a container is: one way of writing rows of cells into a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from cxmetrics.reading.grid import Grid

_OPENING = 4096


@dataclass(frozen=True)
class Container:
    """A kind of file that holds rows of cells.

    `claims` knows it by its name and content; `endings` are what the names of such files end in.
    `read` takes name, content and the sheet asked for, None for the one that looks most like the data.
    """

    id: str
    name: str
    endings: tuple[str, ...]
    claims: Callable[[str, bytes], bool]
    read: Callable[[str, bytes, str | None], Grid]


def ending(name: str) -> str:
    """The ending of a file's name in small letters, without the dot."""
    return PurePath(name).suffix.lower().lstrip(".")


def opening(data: bytes) -> bytes:
    """The first characters of a text, without byte-order mark and white space; of UTF-16 its Latin half."""
    start = data[:_OPENING]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:2]:
        start = start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()
