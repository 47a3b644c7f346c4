"""The purchases of the published CD retailer, in weeks since its first day."""

from datetime import date

from cxmetrics.stats.purchase_history import Purchases
from tests.shared import shared

CALIBRATED = 272 / 7
END = 545 / 7


def purchases(file):
    """Customer ids and times of every purchase in that file."""
    rows = [line.split() for line in shared(f"data/cdnow/{file}").read_text("ascii").splitlines()]
    # The sample has its own customer number beside the one of the whole file.
    rows = [(row[0], row[-3]) for row in rows if row and row[0].isdigit()]
    return [row[0] for row in rows], [_week(row[1]) for row in rows]


def calibration():
    """Histories of the published sample over its first 39 weeks."""
    return Purchases.of(*purchases("CDNOW_sample.txt")).histories(CALIBRATED)


def repeat_spend():
    """Repeat purchases and mean amount of those in the sample who bought again in the first 39 weeks."""
    lines = shared("data/cdnow/CDNOW_sample.txt").read_text("ascii").splitlines()
    days = {}
    for row in (line.split() for line in lines if line.strip()):
        if _week(row[-3]) <= CALIBRATED:
            customer = days.setdefault(row[0], {})
            customer[row[-3]] = customer.get(row[-3], 0.0) + float(row[-1])
    again = [[days[c][d] for d in sorted(days[c])[1:]] for c in days if len(days[c]) > 1]
    return [len(amounts) for amounts in again], [sum(amounts) / len(amounts) for amounts in again]


def _week(day):
    return (date(int(day[:4]), int(day[4:6]), int(day[6:])) - date(1997, 1, 1)).days / 7
