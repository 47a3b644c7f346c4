"""What one row of a table is."""

from enum import StrEnum


class Kind(StrEnum):
    """What one row of a dataset stands for, which decides what can be asked of it."""

    RESPONSES = "responses"
    """One person's feedback about one occasion."""
    ORDERS = "orders"
    """One purchase, or one line of it: customer, date, amount."""
    CUSTOMERS = "customers"
    """One customer: what is known of them, perhaps whether they left."""
    REQUESTS = "requests"
    """One request for help: when it came in, and when it was first answered."""
    FIGURES = "figures"
    """Answers already added up to percentages or averages; nobody's single answer is in it."""

    @property
    def rows(self) -> str:
        """What its rows are called."""
        return "rows" if self is Kind.ORDERS else self.value
