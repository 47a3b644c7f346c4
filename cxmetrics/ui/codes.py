"""The codes that mean "no answer", as one line to read and to edit."""

import csv


def written(codes: tuple[str, ...]) -> str:
    """The codes between commas; one that holds a comma or a quote stands in quotes."""
    return ", ".join(_quoted(code) if set(code) & {",", '"'} else code for code in codes)


def parsed(line: str) -> tuple[str, ...]:
    """The codes of a line as `written` gives it, or as a person types it."""
    codes = next(csv.reader([line], skipinitialspace=True), [])
    return tuple(code.strip() for code in codes if code.strip())


def _quoted(code: str) -> str:
    return '"' + code.replace('"', '""') + '"'
