"""`feedback.csv`: what customers answered, as a survey tool exports it."""

from collections.abc import Iterator
from datetime import timedelta

from numpy.random import Generator

from sample_data.comments import comment
from sample_data.stories import CHECKOUT, DELIVERY, EXPERIENCE, PAUSE, SERVICE, WEBSITE
from sample_data.visits import Visit

OVERALL = "Overall, how satisfied were you?"
RECOMMEND = "How likely are you to recommend us to a friend? (0-10)"
EASY = "How easy was it to get what you came for? (1-7)"
RECOMMENDED = "Have you recommended us to someone?"
ANSWER_CHANCE, PAUSED_CHANCE = 0.46, 0.1
MESSY = ("0", "6", "-99", "N/A")


def rows(visits: list[Visit], rng: Generator, words: Generator) -> Iterator[dict[str, object]]:
    """One row for each visit after which the customer answered; `words` chooses the comments."""
    number = 20_000
    for visit in visits:
        paused = PAUSE[0] <= visit.at < PAUSE[1]
        if rng.random() < (PAUSED_CHANCE if paused else ANSWER_CHANCE):
            number += 1
            answers = _who(f"R{number}", visit, rng) | _ratings(visit, rng) | _overall(visit, rng)
            yield answers | {"Comment": comment(visit, words)}


def _who(response: str, visit: Visit, rng: Generator) -> dict[str, object]:
    at = visit.at + timedelta(minutes=int(rng.integers(20, 120)))
    return {
        "Response ID": response,
        "Date": f"{at:%Y-%m-%d %H:%M}",
        "Customer ID": _unless(0.04, visit.customer, rng),
        "Location": visit.place.location,
        "Delivery zone": visit.place.zone,
        "Channel": visit.channel,
        "Order type": visit.order,
    }


def _ratings(visit: Visit, rng: Generator) -> dict[str, object]:
    """The 1–5 ratings; those that were not asked stay blank."""
    answers: dict[str, object] = {}
    for item in (*SERVICE, *EXPERIENCE):
        draw = rng.random()
        if item not in visit.felt or draw < 0.055:
            answers[item] = ""
        elif draw > 0.995:
            answers[item] = MESSY[int(rng.integers(len(MESSY)))]
        else:
            answers[item] = _on(visit.felt[item], 1, 5)
    return answers


def _overall(visit: Visit, rng: Generator) -> dict[str, object]:
    """The questions about the visit as a whole, and how long a first reply took."""
    felt = visit.satisfaction
    effort = min(visit.felt[item] for item in (CHECKOUT, DELIVERY, WEBSITE) if item in visit.felt)
    easy = 1 + 6 * ((effort + felt) / 2 - 1) / 4
    told = 0.42 + 0.2 * visit.leaning
    return {
        OVERALL: _unless(0.03, _on(felt + rng.normal(0, 0.35), 1, 5), rng),
        RECOMMEND: _unless(0.06, _on(9.0 + 3.4 * (felt - 4.3) + rng.normal(0, 1.1), 0, 10), rng),
        EASY: _unless(0.1, _on(easy + rng.normal(0, 0.7), 1, 7), rng),
        RECOMMENDED: _unless(0.12, "Yes" if rng.random() < told else "No", rng),
        "First reply (minutes)": _first_reply(visit, rng),
    }


def _first_reply(visit: Visit, rng: Generator) -> object:
    """Minutes until somebody answered a question asked from afar; blank where nobody did."""
    if visit.channel == "In person" or rng.random() < 0.5:
        return ""
    minutes = max(1, round(rng.lognormal(1.2 if visit.channel == "Phone" else 3.2, 0.8)))
    return _unless(0.1, minutes, rng)


def _on(value: float, low: int, high: int) -> int:
    """The nearest answer that was offered."""
    return min(high, max(low, round(value)))


def _unless(chance: float, answer: object, rng: Generator) -> object:
    """The answer, or with this chance none."""
    return "" if rng.random() < chance else answer
