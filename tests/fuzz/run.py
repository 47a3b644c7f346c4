"""Reads one file after the other and notes what must not happen: a traceback, a long wait."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from cxmetrics.errors import CxError
from cxmetrics.reading import read
from cxmetrics.store.draft import draft

LONGEST_WAIT = 5.0


@dataclass
class Tally:
    """How many files were read and refused, and what went wrong, with the number of the file."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


def run(files: Iterable[tuple[str, bytes]]) -> Tally:
    """Every file through reading and recognising."""
    tally = Tally()
    for number, (name, data) in enumerate(files):
        start = time.perf_counter()
        try:
            table = read(name, data)
            assert table.file.rows == table.file.kept + sum(d.count for d in table.file.dropped)
            draft([table])
            tally.read += 1
        except CxError as error:
            assert error.what
            assert error.fix
            tally.refused += 1
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            tally.faults.append(f"file {number} ({name}): {type(error).__name__}: {str(error)[:200]}")
        took = time.perf_counter() - start
        tally.slowest = max(tally.slowest, took)
        if took > LONGEST_WAIT:
            tally.faults.append(f"file {number} ({name}): {took:.1f} s")
    return tally
