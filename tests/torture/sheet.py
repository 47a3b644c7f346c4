"""The sheet all files are made from, and its figures by plain arithmetic."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import mean

DATE, PLACE, RECOMMEND = "Date", "Location", "How likely are you to recommend us to a friend?"
STAFF, CLEAN, OVERALL = "Friendliness of our staff", "Cleanliness", "Overall satisfaction"
COMMENT = "Anything else you would like to tell us?"
LABELS = (DATE, PLACE, RECOMMEND, STAFF, CLEAN, OVERALL, COMMENT)
COMMENTS = (
    "Très bien, déjà vu mieux à Zürich",
    "Slow, but “friendly” staff – we’ll be back",
    "La señora fue muy amable; volveré mañana",
    "Gut, aber zu laut. Größere Tische wären schön",
    "",
)
PLACES = ("Altona", "Bergedorf", "Harburg")


@dataclass(frozen=True)
class Answer:
    """One response; ratings are places on the scale from 0 (worst) to 1 (best), None where not given."""

    day: datetime
    place: str
    recommend: int | None
    staff: float | None
    clean: float | None
    overall: float | None
    comment: str


@dataclass(frozen=True)
class Truth:
    """What a file holds: counted by hand, in plain Python."""

    responses: int
    nps: float | None
    service: float | None
    experience: float | None
    first: str | None
    last: str | None
    places: tuple[tuple[str, int], ...] | None
    comments: frozenset[str] | None = None


def answers(
    seed: int,
    n: int = 80,
    levels: int = 5,
    *,
    early_days: bool = False,
    comments: Sequence[str] = COMMENTS,
) -> tuple[Answer, ...]:
    """Responses on a scale of `levels`: service and experience go along with a mood they share."""
    chance = random.Random(seed)
    day = datetime(2025, 1, 2, 9, 30)

    def rated(mood: float) -> float | None:
        if chance.random() < 0.06:
            return None
        return min(max(round((mood + chance.gauss(0, 0.17)) * (levels - 1)), 0), levels - 1) / (levels - 1)

    found = []
    for i in range(n):
        mood = min(max(chance.gauss(0.68, 0.22), 0), 1)
        when = day.replace(month=1 + i % 9, day=1 + chance.randrange(12 if early_days else 28))
        found.append(
            Answer(
                when + timedelta(minutes=chance.randrange(600)),
                PLACES[i * i % 3],
                None
                if chance.random() < 0.05
                else min(max(round(mood * 10 + chance.gauss(0.8, 1.4)), 0), 10),
                rated(mood),
                rated(mood - 0.1),
                rated(mood),
                f"{comments[i % len(comments)]} ({i})" if comments[i % len(comments)] else "",
            )
        )
    return tuple(found)


def truth(given: Sequence[Answer]) -> Truth:
    """The figures of these answers."""
    recommend = [a.recommend for a in given if a.recommend is not None]
    promoters, detractors = (sum(r >= 9 for r in recommend), sum(r <= 6 for r in recommend))
    return Truth(
        responses=len(given),
        nps=100 * (promoters - detractors) / len(recommend),
        service=_of_100(a.staff for a in given),
        experience=_of_100(a.clean for a in given),
        first=min(a.day for a in given).date().isoformat(),
        last=max(a.day for a in given).date().isoformat(),
        places=tuple(sorted(Counter(a.place for a in given).items())),
        comments=frozenset(a.comment for a in given if a.comment),
    )


def _of_100(given: Iterable[float | None]) -> float:
    return 100 * mean(value for value in given if value is not None)


@dataclass(frozen=True)
class Style:
    """How the cells are written: dates, answers on a scale, and what stands for no answer."""

    date: Callable[[datetime], str] = lambda at: at.strftime("%Y-%m-%d")
    rating: Callable[[float], str] = lambda part: str(round(1 + 4 * part))
    recommend: Callable[[int], str] = str
    none: str = ""


@dataclass(frozen=True)
class Sheet:
    """Names and cells."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def renamed(self, **labels: str) -> "Sheet":
        """With other names: `renamed(staff="…")`."""
        old = {"date": DATE, "place": PLACE, "recommend": RECOMMEND, "staff": STAFF}
        old |= {"clean": CLEAN, "overall": OVERALL, "comment": COMMENT}
        new = {old[key]: label for key, label in labels.items()}
        return replace(self, labels=tuple(new.get(label, label) for label in self.labels))

    def without(self, *labels: str) -> "Sheet":
        """Without some columns."""
        kept = [i for i, label in enumerate(self.labels) if label not in labels]
        return Sheet(
            tuple(self.labels[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in self.rows)
        )

    def beside(self, label: str, cells: Sequence[str], *, first: bool = False) -> "Sheet":
        """With one more column, on the right or in front."""
        if first:
            rows = tuple((cell, *row) for row, cell in zip(self.rows, cells, strict=True))
            return Sheet((label, *self.labels), rows)
        rows = tuple((*row, cell) for row, cell in zip(self.rows, cells, strict=True))
        return Sheet((*self.labels, label), rows)


def sheet(given: Sequence[Answer], style: Style = Style()) -> Sheet:
    """The answers, written in a style."""

    def rated(part: float | None) -> str:
        return style.none if part is None else style.rating(part)

    rows = tuple(
        (
            style.date(a.day),
            a.place,
            style.none if a.recommend is None else style.recommend(a.recommend),
            rated(a.staff),
            rated(a.clean),
            rated(a.overall),
            a.comment,
        )
        for a in given
    )
    return Sheet(LABELS, rows)
