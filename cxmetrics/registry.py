"""Finds the members of a folder: one file, one member, no list to keep."""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def members(package: ModuleType, constant: str, kind: type[T]) -> dict[str, T]:
    """Every `constant` of type `kind` in the modules of `package`, by module name, in file order.

    A module whose name starts with `_` is no member. A member without the constant, of another
    type, or whose `id` differs from its file's name stops the import with a sentence.
    """
    found: dict[str, T] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        member = getattr(import_module(f"{package.__name__}.{info.name}"), constant, None)
        if not isinstance(member, kind):
            raise TypeError(f"{package.__name__}/{info.name}.py needs a {constant} of type {kind.__name__}")
        if getattr(member, "id", info.name) != info.name:
            raise ValueError(
                f"{package.__name__}/{info.name}.py names its {constant} otherwise than its file"
            )
        found[info.name] = member
    return found
