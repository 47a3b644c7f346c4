"""Numbers as text, for the SQL a reader sees."""


def number(value: float) -> str:
    """`value` as a reader would write it, without losing a digit: 4, 4.5."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
