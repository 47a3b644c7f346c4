"""Which tool a file was exported from."""

from cxmetrics.reading import formats
from cxmetrics.reading.format import Format
from cxmetrics.reading.grid import Head
from cxmetrics.registry import members

FORMATS = members(formats, "FORMAT", Format)


def recognise(head: Head) -> Format:
    """The format that finds itself most likely."""
    return max(FORMATS.values(), key=lambda format: format.sniff(head))
