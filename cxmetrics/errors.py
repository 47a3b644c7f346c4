"""What can go wrong, as one small tree.

    CxError
    ├── NotReadable      a file could not be opened: no table of responses, or no workspace
    ├── NotRecognised    a table, but nothing in it looks like customer feedback
    ├── NotEnoughData    the question needs data this dataset does not have
    ├── ColumnsDiffer    several files were given as one dataset, and their columns differ
    ├── UnknownName      a column, metric, role or period that does not exist here
    ├── StoreBusy        another program holds the workspace file
    └── Unexpected       a fault of the program itself

What is wrong *inside* a file is not an exception: see `cxmetrics.model.Finding`.
"""


class CxError(Exception):
    """An error a person can act on: what happened, why, and what to do."""

    def __init__(self, what: str, *, why: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.why, self.fix = what, why, fix

    def __str__(self) -> str:
        return " ".join((self.what, self.why, self.fix))


class NotReadable(CxError):
    """A file could not be opened: no table of responses, or no workspace."""


class NotRecognised(CxError):
    """A table, but nothing in it looks like customer feedback."""


class NotEnoughData(CxError):
    """The question needs data this dataset does not have."""


class ColumnsDiffer(CxError):
    """Several files were given as one dataset, and their columns differ."""


class UnknownName(CxError):
    """A column, metric, role or period that does not exist here."""

    @classmethod
    def of(cls, kind: str, name: str, known: list[str]) -> "UnknownName":
        """The error for `name`, listing what is `known` instead."""
        shown = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
        return cls(
            f"There is no {kind} called “{name}”.",
            why=f"This data has: {shown or 'none'}.",
            fix=f"Use one of these names for the {kind}.",
        )


class StoreBusy(CxError):
    """Another program holds the workspace file."""


class Unexpected(CxError):
    """A fault of the program itself."""

    @classmethod
    def of(cls, error: Exception) -> "Unexpected":
        """The error in words, with the name of what happened for whoever mends it."""
        return cls(
            "Something went wrong inside cxmetrics. Your data is as it was.",
            why=f"{type(error).__name__}: {error}",
            fix="Try again. If it happens again, report these words together with what you did.",
        )
