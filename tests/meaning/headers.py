"""Labelled headers with plausible values below them, alone and inside a small table of the same language."""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cxmetrics.model import Column
from tests.meaning.tables import AGREEMENT, SATISFACTION, Crowd, understood

LISTED = tomllib.loads(Path(__file__).with_name("headers.toml").read_text("utf-8"))
PEOPLE = 90
CROWD = Crowd(PEOPLE)
DICE = random.Random(11)

SATISFIED = {
    "en": SATISFACTION,
    "de": (
        "Sehr unzufrieden",
        "Unzufrieden",
        "Weder zufrieden noch unzufrieden",
        "Zufrieden",
        "Sehr zufrieden",
    ),
    "fr": ("Très insatisfait", "Insatisfait", "Ni satisfait ni insatisfait", "Satisfait", "Très satisfait"),
    "es": (
        "Muy insatisfecho",
        "Insatisfecho",
        "Ni satisfecho ni insatisfecho",
        "Satisfecho",
        "Muy satisfecho",
    ),
    "it": (
        "Molto insoddisfatto",
        "Insoddisfatto",
        "Né soddisfatto né insoddisfatto",
        "Soddisfatto",
        "Molto soddisfatto",
    ),
}
YES_NO = {
    "en": ("Yes", "No"),
    "de": ("Ja", "Nein"),
    "fr": ("Oui", "Non"),
    "es": ("Sí", "No"),
    "it": ("Sì", "No"),
}
WROTE = {
    "en": ("The soup was cold and the waiter slow, table", "Lovely people, will come back soon, visit"),
    "de": (
        "Die Suppe war kalt und der Kellner langsam, Tisch",
        "Sehr nette Leute, wir kommen wieder, Besuch",
    ),
    "fr": ("La soupe était froide et le serveur lent, table", "Des gens charmants, nous reviendrons, visite"),
    "es": ("La sopa estaba fría y el camarero tardó, mesa", "Gente encantadora, volveremos pronto, visita"),
    "it": ("La zuppa era fredda e il cameriere lento, tavolo", "Persone gentili, torneremo presto, visita"),
    "nl": ("De soep was koud en de ober traag, tafel", "Aardige mensen, we komen snel terug, bezoek"),
    "pt": ("A sopa estava fria e o empregado lento, mesa", "Gente simpática, vamos voltar em breve, visita"),
}
PLACES = ("Altona", "Riverside", "Centro", "Gare du Nord", "Duomo")
SISTERS = {
    "en": ("Date", "Store", "Staff friendliness", "Cleanliness", "Comments"),
    "de": ("Datum", "Filiale", "Freundlichkeit der Mitarbeiter", "Sauberkeit", "Kommentar"),
    "fr": ("Date", "Magasin", "Amabilité du personnel", "Propreté", "Commentaires"),
    "es": ("Fecha", "Tienda", "Amabilidad del personal", "Limpieza", "Comentarios"),
    "it": ("Data", "Negozio", "Cortesia del personale", "Pulizia", "Commenti"),
    "nl": ("Datum", "Vestiging", "Vriendelijkheid personeel", "Netheid", "Opmerkingen"),
    "pt": ("Data", "Loja", "Simpatia dos funcionários", "Limpeza", "Comentários"),
}

CAME = {
    "en": ("Google", "A friend or family member", "Instagram", "Walked past", "Don't remember"),
    "de": ("Google", "Freunde oder Familie", "Instagram", "Zufällig vorbeigekommen", "Weiß nicht"),
    "fr": ("Google", "Des amis", "Instagram", "En passant devant", "Je ne sais plus"),
    "es": ("Google", "Un amigo", "Instagram", "Pasando por delante", "No recuerdo"),
    "it": ("Google", "Passaparola", "Instagram", "Passando davanti", "Non ricordo"),
    "nl": ("Google", "Vrienden of familie", "Instagram", "Liep langs", "Weet niet"),
    "pt": ("Google", "Amigos", "Instagram", "Passei em frente", "Não sei"),
}
INVITED = ("Completed", "Opened", "Delivered", "Partial", "Bounced")
Make = Callable[[str], list[str]]


def numbers(low: float, high: float, form: str = "{:.0f}") -> list[str]:
    return [form.format(DICE.uniform(low, high)) for _ in range(PEOPLE)]


def each(form: Callable[[int], str]) -> list[str]:
    return [form(i) for i in range(PEOPLE)]


def by_place(language: str) -> list[str]:
    known = dict(zip(PLACES, ("4.1", "3.8", "4.6", "4.4", "3.9"), strict=True))
    return [known[place] for place in BELOW["places"](language)]


BELOW: dict[str, Make] = {
    "five": lambda _: CROWD.rate(1, 5),
    "seven": lambda _: CROWD.rate(1, 7),
    "ten": lambda _: CROWD.rate(1, 10),
    "zero_ten": lambda _: CROWD.rate(0, 10),
    "satisfied": lambda language: CROWD.say(SATISFIED[language]),
    "agree": lambda _: CROWD.say(AGREEMENT),
    "yes_no": lambda language: [YES_NO[language][mood < 0] for mood in CROWD.mood],
    "dates": lambda _: each(lambda i: f"2024-{1 + i % 12:02}-{1 + i % 28:02}"),
    "moments_after": lambda _: each(
        lambda i: f"2024-{1 + i % 12:02}-{1 + i % 28:02} {9 + i % 8:02}:{i % 60:02}" if i % 9 else ""
    ),
    "clock": lambda _: each(lambda i: f"{i % 7:02}:{i * 7 % 60:02}:{i * 11 % 60:02}"),
    "sources": lambda language: each(lambda i: CAME[language][i * i % 7 % 5]),
    "invited": lambda _: each(lambda i: INVITED[i * i % 7 % 5]),
    "repeated_ids": lambda _: each(lambda i: f"{10_400 + 7 * (i % 50)}"),
    "unique_ids": lambda _: each(lambda i: f"{7_310_042 + 13 * i}"),
    "uuids": lambda _: each(lambda i: f"{i * 2_654_435_761 % 2**32:08x}-41c8-4f0e-9a51-{i:012x}"),
    "rows": lambda _: each(lambda i: str(i + 1)),
    "texts": lambda language: each(lambda i: f"{WROTE[language][i % 2]} {i}"),
    "places": lambda _: each(lambda i: PLACES[i * i % 7 % 5]),
    "money": lambda _: numbers(8, 240, "{:.2f}"),
    "averages": by_place,
    "decimals": lambda _: numbers(-1, 1, "{:.3f}"),
    "lengths": lambda _: numbers(4, 320),
    "seconds": lambda _: numbers(20, 900),
    "counts": lambda _: each(lambda i: str(1 + i * i % 11 % 6)),
    "promoters": lambda _: [
        "Promoter" if m > 0.5 else "Detractor" if m < -0.5 else "Passive" for m in CROWD.mood
    ],
    "weights": lambda _: numbers(0.4, 2.6, "{:.4f}"),
    "ages": lambda _: numbers(18, 79),
    "years": lambda _: numbers(1948, 2005),
    "zips": lambda _: each(lambda i: str(20_095 + 11 * (i % 24))),
    "mails": lambda _: each(lambda i: f"guest{i % 60}@example.org"),
    "phones": lambda _: each(lambda i: f"+49 40 55{i:03}{i * 7 % 1000:03}"),
    "people": lambda _: each(lambda i: f"{'ABCDEFGHKLM'[i % 11]}{('na', 'eo', 'ristin', 'ob')[i % 4]}"),
    "ips": lambda _: each(lambda i: f"10.0.{i}.{i * 3 % 250}"),
    "links": lambda _: each(lambda i: f"https://example.org/review/{i}"),
}


@dataclass(frozen=True)
class Header:
    """A header, the language it is in, what stands below it and the part it plays."""

    language: str
    kind: str
    label: str
    roles: tuple[str, ...]
    side: str | None

    @property
    def held_out(self) -> bool:
        """Whether the rules were never corrected on it."""
        return int(sha256(f"{self.language}/{self.label}".encode()).hexdigest(), 16) % 3 == 0

    def right(self, column: Column) -> bool:
        """Whether `column` plays the part, and for a rating on its side."""
        side = column.side.value if column.side else None
        return column.role.value.replace(" ", "_") in self.roles and self.side in (None, side)

    def alone(self) -> Column:
        """What is understood of it as the only column."""
        return understood({self.label: BELOW[self.kind](self.language)}).columns[0]

    def among_sisters(self) -> Column:
        """What is understood of it inside a small table of the same language."""
        date, store, staff, clean, comments = SISTERS[self.language]
        table = {
            date: BELOW["dates"](self.language),
            store: BELOW["places"](self.language),
            staff: CROWD.rate(1, 5),
            clean: CROWD.rate(1, 5),
            comments: BELOW["texts"](self.language),
        }
        sisters = {
            label: cells
            for label, cells in table.items()
            if not (label == date and self.kind == "dates") and label != self.label
        }
        seen = understood({**sisters, self.label: BELOW[self.kind](self.language)})
        return seen.columns[-1]


def headers() -> Iterator[Header]:
    """Every header of the list."""
    for language, kinds in LISTED.items():
        for kind, listed in kinds.items():
            for label, part in listed.items():
                roles, _, side = part.partition(" ")
                yield Header(language, kind, label, tuple(roles.split("|")), side or None)
