"""Responses of a Microsoft form, as the workbook it is opened in.

Names of the first columns are known in English, German, French and Spanish. In a form that asks for no
login every Email is “anonymous”. A quiz adds “Total points”, “Points - …” and “Feedback - …” columns.
"""

from cxmetrics.reading.format import Format, StandIn
from cxmetrics.reading.formats._signs import in_english, likelihood
from cxmetrics.reading.grid import Head

SIGNS = (
    "ID",
    "Start time|Startzeit|Heure de début|Hora de inicio",
    "Completion time|Fertigstellungszeit|Heure de fin|Hora de finalización",
    "Email|E-Mail|Adresse de messagerie|Adresse de courriel|Correo electrónico",
    "Name|Nom|Nombre",
)
CHANGED = "Last modified time|Heure de la dernière modification"
SURE = SIGNS[1:3]
ANONYMOUS = ("anonymous", "anonym", "anonyme", "anónimo")


def sniff(head: Head) -> float:
    """By the number, the two times, the e-mail and the name every form's workbook begins with."""
    return likelihood(head, SIGNS, SURE)


def labels(head: Head) -> tuple[str, ...]:
    """The questions as they stand; the first columns under their English names."""
    return in_english(head[0], (*SIGNS, CHANGED))


FORMAT = Format(
    id="microsoft_forms",
    name="Microsoft Forms",
    example="""ID,Start time,Completion time,Email,Name,Last modified time,How friendly was our staff?,How clean was the shop?,Anything else?
1,2024-03-09 10:01:12,2024-03-09 10:03:40,anonymous,,,5,4,Quick and warm
2,2024-03-09 11:17:05,2024-03-09 11:18:31,anonymous,,,2,4,
""",
    sniff=sniff,
    signs=SIGNS,
    labels=labels,
    stand_ins=(StandIn("Email", ANONYMOUS), StandIn("Name", ANONYMOUS)),
)
