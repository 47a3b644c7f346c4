"""Damaged, mixed and random files, from a seed."""

import random
from collections.abc import Iterator

from tests.torture.all_cases import CASES

LONGEST = 60_000
TELLING = (
    b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"{", b"[", b"]",
    b"<", b"1e999", b"-0", b"NaN", b"\xf0\x9f\x98\x80", b"9" * 400, b"2024-02-30", b"=cmd|' /C calc'!A0", b"PAR1",
)  # fmt: skip


def files(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """`count` names and contents; the same for the same seed."""
    chance = random.Random(seed)
    seeds = [(case.name, case.data[:LONGEST]) for case in CASES if case.data]
    for _ in range(count):
        name, data = chance.choice(seeds)
        act = chance.choice((_flipped, _cut, _spliced, _sprinkled, _repeated, _noise, _renamed))
        yield act(chance, name, data, seeds)


Seeds = list[tuple[str, bytes]]
File = tuple[str, bytes]


def _flipped(chance: random.Random, name: str, data: bytes, _seeds: Seeds) -> File:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return name, bytes(changed)


def _cut(chance: random.Random, name: str, data: bytes, _seeds: Seeds) -> File:
    first, last = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return name, data[first:last] if chance.random() < 0.5 else data[:first] + data[last:]


def _spliced(chance: random.Random, name: str, data: bytes, seeds: Seeds) -> File:
    other = chance.choice(seeds)[1]
    at = chance.randrange(len(data) + 1)
    return name, data[:at] + other[chance.randrange(len(other)) :] + data[at:]


def _sprinkled(chance: random.Random, name: str, data: bytes, _seeds: Seeds) -> File:
    for _ in range(chance.choice((1, 5, 50))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(TELLING) + data[at:]
    return name, data


def _repeated(chance: random.Random, name: str, data: bytes, _seeds: Seeds) -> File:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return name, b"\n".join(lines[: chance.randrange(len(lines) + 1)] * chance.choice((1, 3)))


def _noise(chance: random.Random, name: str, _data: bytes, _seeds: Seeds) -> File:
    alphabet = chance.choice((bytes(range(256)), b'0123456789,;"\n ', "aé😀,;\n".encode(), b'[]{}:,"1\n'))
    return name, bytes(chance.choices(alphabet, k=chance.randrange(3000)))


def _renamed(chance: random.Random, _name: str, data: bytes, seeds: Seeds) -> File:
    return chance.choice(seeds)[0], data
