"""Any table with one row of headers."""

from cxmetrics.reading.format import Format
from cxmetrics.reading.grid import Head


def sniff(head: Head) -> float:  # noqa: ARG001 - what no other format claims is plain
    """The same small likelihood for everything."""
    return 0.1


FORMAT = Format(
    id="plain",
    name="Plain table",
    example="""date,location,staff friendliness,food,comment
2024-03-09,North,5,4,Quick and warm
2024-03-10,South,2,4,"Cold, and late"
""",
    sniff=sniff,
)
