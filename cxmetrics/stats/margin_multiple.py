"""What a customer is worth if margin and retention never change: a sum without end, as one multiple.

A what-if, not a figure of the data: margin m, retention r and discount i must be per the same period.

Gupta & Lehmann 2005, “Managing Customers as Investments”, chapter 2. Checked by hand (m 100, r .8,
i .1: 266.67, and 366.67 with the first margin now).
"""


def multiple(retention: float, discount: float) -> float:
    """How many margins a customer is worth, the first of them a period from now: r/(1 + i − r).

    Σₜ (r/(1+i))ᵗ from t = 1. Raises ValueError where the sum has no end (r ≥ 1 + i).
    """
    _check(retention, discount)
    return retention / (1.0 + discount - retention)


def multiple_first_now(retention: float, discount: float) -> float:
    """The same with the first margin today: (1 + i)/(1 + i − r), which is one more."""
    _check(retention, discount)
    return (1.0 + discount) / (1.0 + discount - retention)


def value(margin: float, retention: float, discount: float) -> float:
    """What a customer is worth whose first margin comes a period from now: m·r/(1 + i − r)."""
    return margin * multiple(retention, discount)


def value_first_now(margin: float, retention: float, discount: float) -> float:
    """What a customer is worth whose first margin comes today: m(1 + i)/(1 + i − r)."""
    return margin * multiple_first_now(retention, discount)


def _check(retention: float, discount: float) -> None:
    if not 0.0 <= retention < 1.0 + discount:
        raise ValueError(f"a retention of {retention} at a discount of {discount} gives a sum without end")
