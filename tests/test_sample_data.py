"""The sample says what its README promises, computed from the files with nothing but arithmetic."""

import csv
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import combinations
from math import sqrt
from pathlib import Path
from statistics import correlation, fmean, median, stdev

from cxmetrics.model import Role, Severity
from cxmetrics.store.draft import draft, open_strictly
from sample_data.generate import FOLDER, generate
from sample_data.stories import EXPERIENCE, SERVICE
from sample_data.survey import RECOMMEND, RECOMMENDED

Row = dict[str, str]
FILES = ("feedback.csv", "orders.csv", "tickets.csv")
GREAT = 75


@cache
def rows(file: str) -> list[Row]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def where(**wanted: str) -> list[Row]:
    """The responses that have these values; `Delivery_zone` stands for “Delivery zone”."""
    asked = {name.replace("_", " "): value for name, value in wanted.items()}
    return [row for row in rows("feedback.csv") if all(row[name] == value for name, value in asked.items())]


def month(name: str, *, other: bool = False) -> list[Row]:
    return [row for row in rows("feedback.csv") if row["Date"].startswith(name) != other]


def rating(row: Row, item: str) -> float | None:
    return 25.0 * (int(row[item]) - 1) if row[item] in set("12345") else None


def score(row: Row, items: tuple[str, ...]) -> float | None:
    given = [value for item in items if (value := rating(row, item)) is not None]
    return fmean(given) if 2 * len(given) >= len(items) else None


service, experience = partial(score, items=SERVICE), partial(score, items=EXPERIENCE)


def promoter(row: Row) -> float | None:
    """100, 0 or −100, so that the mean is the NPS."""
    if not row[RECOMMEND]:
        return None
    answer = int(row[RECOMMEND])
    return 100.0 * ((answer >= 9) - (answer <= 6))


def told(row: Row) -> float | None:
    return {"Yes": 100.0, "No": 0.0}.get(row[RECOMMENDED])


def on(item: str) -> Callable[[Row], float | None]:
    return lambda row: rating(row, item)


def values(responses: Iterable[Row], of: Callable[[Row], float | None]) -> list[float]:
    return [value for row in responses if (value := of(row)) is not None]


def mean(responses: Iterable[Row], of: Callable[[Row], float | None]) -> float:
    return fmean(values(responses, of))


def z(first: list[float], second: list[float]) -> float:
    """The difference of two means in standard errors."""
    error = sqrt(stdev(first) ** 2 / len(first) + stdev(second) ** 2 / len(second))
    return (fmean(first) - fmean(second)) / error


def test_the_generator_writes_the_same_bytes(tmp_path: Path) -> None:
    generate(tmp_path)
    for file in FILES:
        assert (tmp_path / file).read_bytes() == (FOLDER / file).read_bytes(), file


def test_another_seed_writes_other_bytes(tmp_path: Path) -> None:
    generate(tmp_path, seed=0)
    assert all((tmp_path / file).read_bytes() != (FOLDER / file).read_bytes() for file in FILES)


def test_it_says_that_it_is_fictional() -> None:
    assert "Fictional data: Nonna's" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_column() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for file in FILES for name in rows(file)[0] if name not in readme] == []


def test_there_is_as_much_as_promised_and_nobody_to_recognise() -> None:
    assert 3_800 <= len(rows("feedback.csv")) <= 4_200
    assert 8_500 <= len(rows("orders.csv")) <= 9_500
    assert 550 <= len(rows("tickets.csv")) <= 650
    dates = [row["Date"] for row in rows("feedback.csv")]
    assert (min(dates)[:7], max(dates)[:7]) == ("2024-07", "2025-12")
    assert not any(re.search(r"@|https?:|\d{5}", row["Comment"]) for row in rows("feedback.csv"))


def test_nearly_every_response_has_both_scores_and_nps_is_middling() -> None:
    both = [service(row) is not None and experience(row) is not None for row in rows("feedback.csv")]
    assert fmean(both) >= 0.9
    assert 25 <= mean(rows("feedback.csv"), promoter) <= 45


def test_messy_codes_are_there_and_rare() -> None:
    given = [row[item] for row in rows("feedback.csv") for item in (*SERVICE, *EXPERIENCE) if row[item]]
    messy = [answer for answer in given if answer not in set("12345")]
    assert set(messy) == {"0", "6", "-99", "N/A"}
    assert len(messy) / len(given) < 0.01


def test_fewer_than_half_comment_and_in_their_own_ways() -> None:
    comments = [row["Comment"] for row in rows("feedback.csv") if row["Comment"]]
    assert 0.4 < len(comments) / len(rows("feedback.csv")) < 0.5
    assert len(set(comments)) > 800
    text = "".join(comments)
    assert all(sign in text for sign in (",", '"', "\n", "🍕", "riquísima", "Tutto"))


def test_weekends_are_busier_and_volumes_grow() -> None:
    days = [datetime.fromisoformat(row["Date"]) for row in rows("orders.csv")]
    assert sum(day.weekday() >= 4 for day in days) > 0.6 * len(days)
    first, last = (sum(day.year == year and day.month > 6 for day in days) for year in (2024, 2025))
    assert 1.1 < last / first < 1.6


def test_ratings_of_one_response_go_together() -> None:
    found = []
    for one, other in combinations((*SERVICE, *EXPERIENCE), 2):
        answers = [(rating(row, one), rating(row, other)) for row in rows("feedback.csv")]
        pairs = [(x, y) for x, y in answers if x is not None and y is not None]
        if len(pairs) >= 50:
            found.append(correlation(*zip(*pairs, strict=True)))
    assert 0.4 <= fmean(found) <= 0.6


def test_same_courier_another_pizza() -> None:
    north, south = where(Delivery_zone="North"), where(Delivery_zone="South")
    assert mean(north, service) >= 80 and mean(south, service) >= 80
    for of in (service, on("Friendliness of our staff")):
        assert abs(z(values(north, of), values(south, of))) < 1.5
    assert mean(north, experience) >= 78 and mean(south, experience) <= 55
    assert mean(north, promoter) - mean(south, promoter) > 60


def test_the_till_that_spoils_it() -> None:
    market, harbour = where(Location="Market Square"), where(Location="Harbour Street")
    assert mean(market, service) >= 80 and mean(market, experience) < 70
    lowest, next_lowest = sorted(
        (mean(market, on(item)), item) for item in (*SERVICE, *EXPERIENCE) if values(market, on(item))
    )[:2]
    assert lowest[1] == "Checkout" and next_lowest[0] - lowest[0] > 20
    assert z(values(harbour, promoter), values(market, promoter)) > 5


def test_the_ideal() -> None:
    harbour = where(Location="Harbour Street")
    assert mean(harbour, service) >= 80 and mean(harbour, experience) >= 80


def test_only_noise() -> None:
    december, rest = values(month("2024-12"), promoter), values(month("2024-12", other=True), promoter)
    assert len(december) < 100
    assert fmean(december) < fmean(rest) - 5
    assert abs(z(december, rest)) < 1.3
    assert fmean(december) + 1.96 * stdev(december) / sqrt(len(december)) > fmean(rest) + 5


def test_a_real_fall() -> None:
    march, rest = month("2025-03"), month("2025-03", other=True)
    assert z(values(march, promoter), values(rest, promoter)) < -4
    at_harbour = [row for row in march if row["Location"] == "Harbour Street"]
    assert mean(at_harbour, service) < 65 and mean(at_harbour, experience) < 70
    elsewhere = [[row for row in part if row["Location"] != "Harbour Street"] for part in (march, rest)]
    assert abs(z(*(values(part, promoter) for part in elsewhere))) < 2
    fallen, *recovering = (mean(month(f"2025-0{number}"), promoter) for number in (3, 4, 5))
    assert fallen < recovering[0] < recovering[1]


def test_virtually_impossible() -> None:
    scores = [(service(row), experience(row)) for row in rows("feedback.csv")]
    both = [(s, x) for s, x in scores if s is not None and x is not None]
    assert 0.02 <= fmean(s < GREAT <= x for s, x in both) <= 0.04


def test_happier_customers_come_back_sooner() -> None:
    bought: dict[str, list[datetime]] = {}
    for order in rows("orders.csv"):
        if order["Customer ID"] and float(order["Amount"]) > 0:
            bought.setdefault(order["Customer ID"], []).append(datetime.fromisoformat(order["Date"]))
    again: dict[float | None, list[float]] = {}
    for row in rows("feedback.csv"):
        at = datetime.fromisoformat(row["Date"])
        if row["Customer ID"] and at < datetime(2025, 11, 16):
            soon = any(at < day < at + timedelta(days=45) for day in bought.get(row["Customer ID"], []))
            again.setdefault(promoter(row), []).append(float(soon))
    assert z(again[100], again[-100]) > 5


def test_what_was_asked_in_march_waits() -> None:
    def waited(in_march: bool) -> float:
        return median(
            (
                datetime.fromisoformat(row["First reply"]) - datetime.fromisoformat(row["Opened"])
            ).total_seconds()
            for row in rows("tickets.csv")
            if row["Location"] == "Harbour Street"
            and row["First reply"]
            and row["Opened"].startswith("2025-03") == in_march
        )

    assert waited(True) > 2 * waited(False)
    assert 0.02 < fmean(not row["First reply"] for row in rows("tickets.csv")) < 0.1


def test_too_few_to_say() -> None:
    assert 5 <= len(where(Channel="App")) < 30


def test_no_difference() -> None:
    dine_in, takeaway = (values(where(Order_type=order), promoter) for order in ("Dine in", "Takeaway"))
    assert abs(z(dine_in, takeaway)) < 1


def test_what_does_not_move() -> None:
    march, rest = month("2025-03"), month("2025-03", other=True)
    for of in (on("Choice on the menu"), told):
        assert abs(z(values(march, of), values(rest, of))) < 1.5
    places = [where(Location="Harbour Street"), where(Location="Market Square"), where(Location="Delivery")]
    menu = [mean(place, on("Choice on the menu")) for place in places]
    assert max(menu) - min(menu) < 3


def test_a_cancellation_repeats_its_order() -> None:
    amounts = {row["Order ID"]: float(row["Amount"]) for row in rows("orders.csv")}
    cancelled = {name: amount for name, amount in amounts.items() if name.startswith("C")}
    assert 50 < len(cancelled) < 200
    assert all(amounts[name[1:]] == -amount for name, amount in cancelled.items())
    assert all(amount > 0 for name, amount in amounts.items() if name not in cancelled)


def test_nothing_of_it_is_left_aside_and_nothing_asked():
    found = draft(open_strictly([FOLDER / "feedback.csv"]))
    left = [column.label for column in found.columns if column.role is Role.IGNORE]
    assert left == []
    assert not [finding for finding in found.findings if finding.severity is Severity.QUESTION]
