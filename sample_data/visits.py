"""Customers, when they came and how it felt: what everything else in the sample is read off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from numpy.random import Generator

from sample_data.stories import (
    APP_OPENS,
    ATMOSPHERE,
    CLEAN,
    DELIVERY,
    END,
    EXPERIENCE,
    FIRST,
    PACKAGING,
    PLACES,
    SERVICE,
    SOLVED,
    UNTOUCHED,
    WEBSITE,
    Place,
    setback,
)

CUSTOMERS = 1_400
DAYS = (END - FIRST).days


@dataclass(frozen=True)
class Visit:
    """One occasion: who, where, when and how each part of it felt, from 1 to 5 before rounding."""

    customer: str
    leaning: float
    place: Place
    at: datetime
    channel: str
    order: str
    felt: Mapping[str, float]
    problem: bool

    @property
    def satisfaction(self) -> float:
        """How the visit felt as a whole; experience counts three times as much as service."""
        service = fmean(self.felt[item] for item in SERVICE if item in self.felt)
        experience = fmean(self.felt[item] for item in EXPERIENCE if item in self.felt)
        return 0.25 * service + 0.75 * experience


def visits(rng: Generator) -> list[Visit]:
    """Every visit of every customer, in order of time."""
    made = [visit for number in range(CUSTOMERS) for visit in _of_one(f"N{10_001 + number}", rng)]
    return sorted(made, key=lambda visit: (visit.at, visit.customer))


def _of_one(customer: str, rng: Generator) -> Iterator[Visit]:
    """The visits of one customer: the happier with a visit, the sooner the next and the likelier at all."""
    place = PLACES[rng.choice(len(PLACES), p=[place.part for place in PLACES])]
    leaning = rng.normal(0, 0.3)
    known_already = rng.random() < 0.45
    day = rng.exponential(52) if known_already else rng.uniform(0, DAYS)
    while (at := _opening_hours(int(day), rng)) < END:
        visit = _visit(customer, leaning, place, at, rng)
        yield visit
        if rng.random() < 0.035 * 1.5 ** (4.3 - visit.satisfaction):
            return
        day += 2 + rng.exponential(52 * 1.6 ** (4.2 - visit.satisfaction))


def _opening_hours(day: int, rng: Generator) -> datetime:
    """A time on that day or, as often happens, on the next Friday to Sunday."""
    date = FIRST + timedelta(days=day)
    if date.weekday() < 4 and rng.random() < 0.4:
        date += timedelta(days=4 + int(rng.integers(3)) - date.weekday())
    return date + timedelta(minutes=int(rng.triangular(690, 1140, 1305)))


def _visit(customer: str, leaning: float, place: Place, at: datetime, rng: Generator) -> Visit:
    order = "Delivery" if place.delivers else str(rng.choice(["Dine in", "Takeaway"], p=[0.55, 0.45]))
    channel = _channel(order, at, rng)
    problem = bool(rng.random() < place.problems)
    felt = _felt(place, at, leaning, _asked(place, channel, problem), rng)
    return Visit(customer, leaning, place, at, channel, order, felt, problem)


def _channel(order: str, at: datetime, rng: Generator) -> str:
    """How the order was placed; who eats in orders in person."""
    draw = rng.random()
    if order == "Dine in":
        return "In person"
    if at >= APP_OPENS and draw < 0.22:
        return "App"
    if order == "Takeaway" and draw < 0.45:
        return "In person"
    return "Phone" if draw < 0.65 else "Website"


def _asked(place: Place, channel: str, problem: bool) -> list[str]:
    """The questions that make sense after such a visit."""
    only_if = {
        SOLVED: problem,
        CLEAN: not place.delivers,
        ATMOSPHERE: not place.delivers,
        DELIVERY: place.delivers,
        PACKAGING: place.delivers,
        WEBSITE: channel in ("Website", "App"),
    }
    return [item for item in (*SERVICE, *EXPERIENCE) if only_if.get(item, True)]


def _felt(place: Place, at: datetime, leaning: float, asked: list[str], rng: Generator) -> dict[str, float]:
    """Each asked item: the level of the place, the mood of the day, now and then rough staff, and chance."""
    mood = leaning + rng.normal(0, 0.4)
    rough = rng.random() < 0.09
    felt = {}
    for item in asked:
        short = 0.0 if item in UNTOUCHED else setback(place, at)
        spoilt = (1.9 if item in SERVICE else 1.2) if rough else 0.0
        felt[item] = place.level(item) + mood - short - spoilt + rng.normal(0, 0.5)
    return felt
