"""How a list of orders marks what was cancelled."""

MARK = "C"
"""Stands before the number of a cancelled order in many tills ("C536379")."""
LEAST_PLAIN = 0.9


def is_marked(with_mark: int, with_digit: int, all_lines: int) -> bool:
    """Whether order numbers that start with the mark are cancellations.

    They are where nearly all other numbers start with a digit and are the greater part. In a shop that
    calls all its orders C-something the letter says nothing.
    """
    others = all_lines - with_mark
    return 0 < with_mark < with_digit and with_digit >= LEAST_PLAIN * others
