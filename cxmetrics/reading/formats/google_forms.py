"""Responses of a Google form, from its sheet or as CSV: the time stamp, then one column a question.

A row of a grid has a column of its own, “Question [Row]”; several ticks stand in one cell, with “, ” or “;”
between them. Google keeps no previews, and sends only what was submitted.
"""

from cxmetrics.reading.format import Format
from cxmetrics.reading.formats._signs import in_english
from cxmetrics.reading.grid import Head

TIMESTAMP = (
    "Timestamp",
    "Zeitstempel",
    "Horodateur",
    "Marca temporal",
    "Informazioni cronologiche",
    "Carimbo de data/hora",
    "Tijdstempel",
    "Sygnatura czasowa",
    "Tidsstämpel",
    "Tidsstempel",
    "Отметка времени",
    "タイムスタンプ",
    "타임스탬프",
    "时间戳记",
    "時間戳記",
    "Zaman damgası",
)
SIGNS = ("|".join(TIMESTAMP),)


def sniff(head: Head) -> float:
    """Likely when the first column is the form's time stamp, spelt as Google does: “Timestamp”."""
    return 0.7 if head[0][0].strip() in TIMESTAMP else 0.0


def labels(head: Head) -> tuple[str, ...]:
    """The questions as they stand; the time stamp under its English name."""
    return in_english(head[0][:1], SIGNS) + head[0][1:]


FORMAT = Format(
    id="google_forms",
    name="Google Forms",
    example="""Timestamp,How was the service?,How was the food?,Please rate our place. [Cleanliness],Which of these did you use?
12/6/2018 11:57:58,5,4,5,"Wifi, Parking"
12/6/2018 12:03:11,3,4,2,Wifi
""",
    sniff=sniff,
    labels=labels,
)
