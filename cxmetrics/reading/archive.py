"""The parts of a packed file, unpacked piece by piece and never to more than they say."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from cxmetrics.errors import NotReadable
from cxmetrics.reading.limits import check_size, check_unpacked

_PIECE = 1024**2
_MOST_PARTS = 20_000
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_LINK = 0o120000
_KIND = 0o170000


class Broken(Exception):
    """A part that is damaged, or does not hold what it says."""


def names(data: bytes) -> frozenset[str]:
    """The names of the parts; none where it is no archive, or a broken one."""
    return frozenset(part.filename for part in _directory(data))


def parts(name: str, data: bytes) -> list[zipfile.ZipInfo]:
    """What the archive holds, folders left out; raises Broken, and NotReadable where it is a trap."""
    found = _directory(data)
    if not found or not all(part.filename for part in found):
        raise Broken("no directory")
    if len(found) > _MOST_PARTS:
        raise _refusal(name, f"It holds {len(found):,} files.")
    for part in found:
        if _leads_astray(part):
            raise _refusal(name, f"“{part.filename}” in it points to a place outside of it.")
    check_unpacked(name, sum(part.file_size for part in found))
    _check_apart(found)
    return [part for part in found if not part.is_dir()]


def is_encrypted(part: zipfile.ZipInfo) -> bool:
    """Whether the part needs a password."""
    return bool(part.flag_bits & _ENCRYPTED)


def unpacked(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of a part in pieces of at most a megabyte; raises Broken as soon as it is not what it says."""
    packed = _packed(data, part)
    pieces = _inflated(packed) if part.compress_type == zipfile.ZIP_DEFLATED else _sliced(packed)
    size = check = 0
    for piece in pieces:
        size += len(piece)
        if size > part.file_size:
            raise Broken(f"{part.filename} is larger than it says")
        check = zlib.crc32(piece, check)
        yield piece
    if size != part.file_size or check != part.CRC:
        raise Broken(f"{part.filename} is damaged")


def ungzipped(name: str, data: bytes) -> bytes:
    """What a gzip file holds; raises Broken, and NotReadable as soon as it is too much."""
    found, size = [], 0
    while data:
        inflate = zlib.decompressobj(wbits=31)
        for piece in _inflated(data, inflate):
            size += len(piece)
            check_size(name, size or 1)
            found.append(piece)
        data = inflate.unused_data.lstrip(b"\0")
    return b"".join(found)


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        ValueError,
        struct.error,
        EOFError,
        NotImplementedError,
    ):
        return []


def _leads_astray(part: zipfile.ZipInfo) -> bool:
    places = part.orig_filename.replace("\\", "/").split("/")
    absolute = places[0] == "" or places[0].endswith(":")
    return absolute or ".." in places or (part.external_attr >> 16) & _KIND == _LINK


def _check_apart(found: list[zipfile.ZipInfo]) -> None:
    """No two parts may share bytes: that is how a few kilobytes unpack to terabytes."""
    end = 0
    for part in sorted(found, key=lambda part: part.header_offset):
        if part.header_offset < end:
            raise Broken("parts overlap")
        end = part.header_offset + _LOCAL_HEADER.size + part.compress_size


def _packed(data: bytes, part: zipfile.ZipInfo) -> bytes:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or is_encrypted(part):
        raise Broken(f"{part.filename} is packed in an unusual way")
    header = data[part.header_offset : part.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise Broken(f"{part.filename} is damaged")
    _, name, extra = _LOCAL_HEADER.unpack(header)
    start = part.header_offset + _LOCAL_HEADER.size + name + extra
    return data[start : start + part.compress_size]


def _sliced(packed: bytes) -> Iterator[bytes]:
    return (packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE))


def _inflated(packed: bytes, inflate: "zlib._Decompress | None" = None) -> Iterator[bytes]:
    inflate = inflate or zlib.decompressobj(wbits=-15)
    try:
        while not inflate.eof:
            piece = inflate.decompress(packed, _PIECE)
            packed = inflate.unconsumed_tail
            if not piece and not packed and not inflate.eof:
                raise Broken("the end is missing")
            yield piece
    except zlib.error as error:
        raise Broken(str(error)) from error


def _refusal(name: str, why: str) -> NotReadable:
    return NotReadable(
        f"“{name}” is a packed file that was not opened.",
        why=why,
        fix="Unpack it yourself if you trust it, and add the file with the answers.",
    )
