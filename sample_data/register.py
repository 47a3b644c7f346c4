"""`orders.csv` and `tickets.csv`: what the cash register and the help desk know about the same visits."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from numpy.random import Generator

from sample_data.stories import END, setback
from sample_data.visits import Visit

REASONS = ("Late or missing order", "Something wrong with the food", "Payment or bill", "Other")


def orders(visits: list[Visit], rng: Generator) -> Iterator[dict[str, str]]:
    """One row for each purchase; a cancelled one comes a second time with a negative amount."""
    for number, visit in enumerate(visits, start=50_001):
        amount = round(9 + rng.gamma(3, 5.5 if visit.place.delivers else 4.5), 1)
        # Who pays cash and shows no loyalty card stays unknown; who has food delivered never does.
        customer = "" if not visit.place.delivers and rng.random() < 0.12 else visit.customer
        row = {
            "Order ID": f"{number}",
            "Customer ID": customer,
            "Date": f"{visit.at:%Y-%m-%d %H:%M}",
            "Location": visit.place.location,
            "Amount": f"{amount:.2f}",
        }
        yield row
        if rng.random() < 0.013:
            yield row | {"Order ID": f"C{number}", "Amount": f"{-amount:.2f}"}


def tickets(visits: list[Visit], rng: Generator) -> Iterator[dict[str, str]]:
    """One row for each problem a customer wrote to us about."""
    number = 7_000
    for visit in visits:
        if visit.problem and rng.random() < 0.8:
            number += 1
            opened = visit.at + timedelta(minutes=int(rng.integers(5, 90)))
            yield {
                "Ticket ID": f"T{number}",
                "Opened": f"{opened:%Y-%m-%d %H:%M}",
                "First reply": _first_reply(visit, opened, rng),
                "Customer ID": visit.customer,
                "Location": visit.place.location,
                "Reason": REASONS[int(rng.choice(len(REASONS), p=_why(visit)))],
            }


def _first_reply(visit: Visit, opened: datetime, rng: Generator) -> str:
    """When a person first answered; blank where that is forgotten or still to come."""
    slower = 1 + 3 * setback(visit.place, visit.at)
    replied = opened + timedelta(minutes=1 + int(50 * slower * rng.lognormal(0, 1.1)))
    forgotten = rng.random() < 0.05
    return "" if forgotten or replied >= END else f"{replied:%Y-%m-%d %H:%M}"


def _why(visit: Visit) -> list[float]:
    return [0.6, 0.25, 0.05, 0.1] if visit.place.delivers else [0.1, 0.3, 0.4, 0.2]
