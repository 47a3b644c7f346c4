"""Pieces of the SQL a reader sees."""


def number(value: float) -> str:
    """`value` as a reader would write it, without losing a digit: 4, 4.5."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def answers(weight: str | None) -> str:
    """How many answered, or what their weights come to; NULL where nobody did."""
    counted = "COUNT(score)" if weight is None else f"SUM(CASE WHEN score IS NOT NULL THEN {weight} END)"
    return f"NULLIF({counted}, 0)"
