"""Inputs that different files name differently."""

from typing import Any


def first(given: dict[str, Any], *names: str, **otherwise: Any) -> Any:
    """The first of these inputs that the case has."""
    found = next((given[name] for name in names if name in given), None)
    if found is None and "default" not in otherwise:
        raise KeyError(f"none of {', '.join(names)}")
    return otherwise["default"] if found is None else found
