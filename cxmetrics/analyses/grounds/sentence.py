"""How figures are spelled in the sentence of a check."""

from collections.abc import Callable, Sequence

from cxmetrics.model import Interval, Ratio
from cxmetrics.stats import wilson

LEAST = 30
"""Nothing is said of a statement on fewer: it cannot be told."""
_FEW_NAMED = 3


def percent(share: float) -> str:
    """A share of 1 in per cent: whole ones, and one decimal under ten where it says more."""
    return f"{number(100.0 * share)} %"


def points(difference: float) -> str:
    """A difference of shares of 1, in points of a hundred."""
    return f"{number(100.0 * difference)} points"


def number(figure: float) -> str:
    """A figure as short as it may be: whole from ten on, else with one decimal; never a minus before 0."""
    text = f"{figure:,.0f}" if abs(figure) >= 9.95 else f"{figure:.1f}".removesuffix(".0")
    return "0" if not text.strip("-0.") else text.replace("-", "−")


def correlation(r: float) -> str:
    """A correlation with two decimals and no 0 before them; never a minus before 0."""
    text = f"{r:.2f}"
    return "0" if not text.strip("-0.") else text.replace("0.", ".", 1).replace("-", "−")


def likely(limits: Interval, spelled: Callable[[float], str] = number, unit: str = "") -> str:
    """The range: “likely 55 to 70 %”."""
    return f"likely {spelled(limits.low)} to {spelled(limits.high)}{unit}"


def share_of(found: Ratio, level: float, of: str) -> str:
    """“62 % (120 of 195 customers, likely 55 to 68 %)”, the range by Wilson; `of` names those counted."""
    limits = wilson.interval(found.part, found.whole, level)
    in_points = Interval(100.0 * limits.low, 100.0 * limits.high)
    share = found.part / found.whole if found.whole else 0.0
    return f"{percent(share)} ({found.part:,.0f} of {found.whole:,.0f} {of}, {likely(in_points, unit=' %')})"


def listed(names: Sequence[str], most: int = _FEW_NAMED) -> str:
    """“a, b and c”, or “a, b, c and 4 more”."""
    shown, rest = list(names[:most]), len(names) - most
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
