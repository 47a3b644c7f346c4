"""Bytes of a file in, a clean table and its findings out."""

from cxmetrics.reading import allocator
from cxmetrics.reading.file import read
from cxmetrics.reading.kind import CONTAINERS
from cxmetrics.reading.limits import LARGEST_FILE, MOST_COLUMNS, check_size
from cxmetrics.reading.recognition import FORMATS
from cxmetrics.reading.table import Table

allocator.choose()

__all__ = ["CONTAINERS", "FORMATS", "LARGEST_FILE", "MOST_COLUMNS", "Table", "check_size", "read"]
