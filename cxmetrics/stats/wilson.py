"""The interval of a proportion."""

from math import sqrt

from cxmetrics.model import Interval
from cxmetrics.stats.normal import z


def interval(part: float, whole: float, level: float = 0.95) -> Interval:
    """Wilson score interval of part/whole, on 0–1; the whole range when there is nothing to count.

    (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = part/whole and n = whole.

    Never zero wide and never off the range, so that “0 of 20” is 0–16 % and not “0 % ± 0”. Takes
    fractions too: weighted answers come with an effective number instead of a whole one.

    Wilson 1927, J. Am. Stat. Assoc. 22:209–212; Newcombe 1998, Stat. Med. 17:857–872, method 3.
    Checked against `scipy.stats.binomtest(...).proportion_ci(method="wilson")` and Newcombe's table I.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is not a part of {whole}")
    if whole == 0:
        return Interval(0.0, 1.0)
    share = part / whole
    spread = z(level) ** 2 / whole
    centre = share + spread / 2.0
    reach = sqrt(share * (1.0 - share) * spread + spread**2 / 4.0)
    # At the ends of the range the limit is the end itself; rounding would leave it a hair inside.
    low = 0.0 if part == 0 else (centre - reach) / (1.0 + spread)
    high = 1.0 if part == whole else (centre + reach) / (1.0 + spread)
    return Interval(low, high)
