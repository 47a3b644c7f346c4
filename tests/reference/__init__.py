"""The product's answers to published reference cases: one file per family of topics.

Each file has `TOPICS`, a function per topic from a case's input to results by name. A new file
joins by being here; what several share starts with an underscore, tests with `test_`.
"""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any

Adapter = Callable[[dict[str, Any]], dict[str, Any]]


def topics() -> dict[str, Adapter]:
    """Every topic that has an adapter, with it."""
    found: dict[str, Adapter] = {}
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith(("_", "test_")):
            for topic, adapter in import_module(f"{__name__}.{info.name}").TOPICS.items():
                assert topic not in found, f"two files answer “{topic}”"
                found[topic] = adapter
    return found
