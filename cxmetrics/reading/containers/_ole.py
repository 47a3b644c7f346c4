"""The streams of a file of the old Office kind: a small file system of sectors and chains ([MS-CFB])."""

import struct
from dataclasses import dataclass

from cxmetrics.reading.archive import Broken

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIZES = struct.Struct("<30xHH")
_PLACES = struct.Struct("<44xII4xIIIII")
_FIRST_FATS = slice(76, 512)
_LAST = 0xFFFFFFFA
_ENTRY = 128
_ROOT = 5


@dataclass(frozen=True)
class _Chains:
    """Sectors of one size, and which comes after which."""

    data: bytes
    first: int
    size: int
    following: list[int]

    def read(self, sector: int) -> bytes:
        """The chain that begins at `sector`; raises Broken where it runs in a circle or out of the file."""
        found: list[bytes] = []
        while sector < _LAST:
            at = self.first + sector * self.size
            if sector >= len(self.following) or at >= len(self.data) or len(found) > len(self.following):
                raise Broken("a chain of sectors leads nowhere")
            found.append(self.data[at : at + self.size])
            sector = self.following[sector]
        return b"".join(found)


def stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """The content of the first stream with one of these names; raises Broken where there is none."""
    if len(data) < _FIRST_FATS.stop:
        raise Broken("no header")
    shift, mini_shift = _SIZES.unpack_from(data)
    if not (9 <= shift <= 12 and 4 <= mini_shift <= shift):
        raise Broken("sectors of an unusual size")
    _, directory, cutoff, mini_fat, _, more_fats, _ = _PLACES.unpack_from(data)
    size = 1 << shift
    chains = _Chains(data, size, size, _fat(data, size, more_fats))
    entries = chains.read(directory)
    small = None
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[at : at + _ENTRY]
        start, length = struct.unpack_from("<II", entry, 116)
        if entry[66] == _ROOT:
            numbers = _numbers(chains.read(mini_fat)) if mini_fat < _LAST else []
            small = _Chains(chains.read(start) if numbers else b"", 0, 1 << mini_shift, numbers)
        elif _title(entry) in names:
            found = small if small is not None and length < cutoff else chains
            return found.read(start)[:length]
    raise Broken("no such stream")


def _fat(data: bytes, size: int, sector: int) -> list[int]:
    """The number of the following sector for each sector, put together from all sectors that hold them."""
    places = _numbers(data[_FIRST_FATS])
    while sector < _LAST and len(places) * size <= len(data):
        more = _numbers(data[size + sector * size : size + (sector + 1) * size])
        places += more[:-1]
        sector = more[-1] if more else _LAST
    tables = (data[size + place * size : size + (place + 1) * size] for place in places if place < _LAST)
    return [number for table in tables for number in _numbers(table)]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _title(entry: bytes) -> str:
    return entry[:64].decode("utf-16-le", errors="replace").split("\0")[0]
