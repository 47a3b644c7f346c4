"""Customer service against customer experience, measured on your own feedback."""

__version__ = "0.1.0"
