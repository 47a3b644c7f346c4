"""Customer service against customer experience, measured on your own feedback."""

from typing import Any

__version__ = "0.1.0"
__all__ = ["open"]


def __getattr__(name: str) -> Any:
    """`open`, loaded when it is asked for, so that importing one room does not load them all."""
    if name in __all__:
        from cxmetrics import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
