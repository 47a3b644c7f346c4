"""Undoes what programs wrap around separated text: a line that names the separator, lines put in quotes."""

import csv

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.dialect import SEPARATORS, detect

_LONGEST_NAMING = 16
_SAMPLE = 64 * 1024
_MOSTLY = 0.9


def named_separator(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The text with a first line such as “sep=;” left blank, and the separators to try: that one, or all."""
    line = data[:_LONGEST_NAMING].splitlines(keepends=True)[:1]
    named = line[0].decode(errors="ignore").strip("\r\n\"' ") if line else ""
    if not named.lower().startswith("sep=") or named[4:] not in (*SEPARATORS, "\\t", ""):
        bare = line[0].strip(b'\r\n"') if line else b""
        if bare.lower() != b"sep=\t":
            return data, SEPARATORS
        named = "sep=\t"
    rest = data[len(line[0]) :]
    separator = named[4:].replace("\\t", "\t")
    return b"\n" + rest, (separator,) if separator else SEPARATORS


def unwrapped(name: str, data: bytes, separators: tuple[str, ...]) -> tuple[bytes, tuple[Finding, ...]]:
    """The text without the quotes that enclose each line as a whole, with a NOTE; else the text as it is."""
    sample = data[:_SAMPLE]
    if b'"' not in sample or not _is_wrapped(sample.decode(errors="ignore"), len(data) > _SAMPLE, separators):
        return data, ()
    bare = "".join(f"{line}\n" for line in _bare_lines(data.decode())).encode()
    what = (
        "Every line of this file is in quotation marks as a whole. They were taken off to find the columns."
    )
    return bare, (Finding(Severity.NOTE, name, what, "Nothing to do, unless the columns look wrong."),)


def _is_wrapped(sample: str, cut: bool, separators: tuple[str, ...]) -> bool:
    """Whether most lines are one quoted cell, and what is in them has columns that agree."""
    lines = sample.splitlines(keepends=True)
    whole = lines[:-1] if cut and len(lines) > 1 else lines
    if any(_has_columns(whole, separator) for separator in separators if separator != ","):
        return False
    rows = [row for row in csv.reader(whole) if row]
    enclosed = sum(line.lstrip().startswith('"') for line in whole)
    alone = [row[0] for row in rows if len(row) == 1]
    if len(alone) < 2 or len(alone) < _MOSTLY * (len(rows) - 1) or enclosed < _MOSTLY * (len(alone) - 1):
        return False
    bare = "".join(f"{line}\n" for line in _bare_lines("".join(whole))).encode()
    inner = detect(bare, separators)
    counts = [
        len(row) for row in csv.reader(bare.decode().splitlines(keepends=True), delimiter=inner.separator)
    ]
    agree = counts.count(inner.width) >= _MOSTLY * len([count for count in counts if count])
    return inner.width > 1 and not inner.above and agree


def _has_columns(lines: list[str], separator: str) -> bool:
    """Whether the lines as they stand have several cells: “;” between quotes separates, a comma may be in a name."""
    counts = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
    return bool(counts) and counts[0] > 1 and counts.count(counts[0]) >= _MOSTLY * len(counts)


def _bare_lines(text: str) -> list[str]:
    lines: list[str] = []
    reader = csv.reader(text.splitlines(keepends=True))
    for row in reader:
        lines.append(row[0] if len(row) == 1 else ",".join(map(_quoted, row)))
    return lines


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell
