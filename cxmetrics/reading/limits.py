"""How large a file may be, refused before it is parsed."""

from cxmetrics.errors import NotReadable

LARGEST_FILE = 200 * 1024**2
LARGEST_UNPACKED = 1024**3
MOST_COLUMNS = 299
MOST_CELLS = 30_000_000
LONGEST_CELL = 2 * 1024**2


def check_size(name: str, size: int) -> None:
    """Refuse a file of `size` bytes that is empty or larger than `LARGEST_FILE`; needs no bytes yet."""
    if size == 0:
        raise NotReadable(
            f"“{name}” is empty.",
            why="The file holds not a single character.",
            fix="Export it again from the tool it came from, and check that it opens there.",
        )
    if size > LARGEST_FILE:
        raise NotReadable(
            f"“{name}” is too large: {size / 1024**2:,.0f} MB.",
            why=f"Files of up to {LARGEST_FILE // 1024**2} MB can be read.",
            fix="Export a shorter period, or leave out columns you do not need.",
        )


def check_unpacked(name: str, size: int) -> None:
    """Refuse a packed file that would unpack to more than `LARGEST_UNPACKED` bytes."""
    if size > LARGEST_UNPACKED:
        raise NotReadable(
            f"“{name}” unpacks to {size / 1024**3:,.1f} GB.",
            why="That is far more than a spreadsheet of answers needs, so it was not opened.",
            fix="Copy the answers into a new workbook, or save the sheet as CSV.",
        )


def check_values(name: str, count: int) -> None:
    """Refuse a file that holds more than `MOST_CELLS` values, however they are arranged."""
    if count > MOST_CELLS:
        raise NotReadable(
            f"“{name}” holds {count:,} values.",
            why=f"Tables of up to {MOST_CELLS // 10**6} million cells can be read.",
            fix="Export a shorter period, or leave out columns you do not need.",
        )


def check_held(name: str, size: int) -> None:
    """Refuse a table whose cells would come to more than `LARGEST_UNPACKED` bytes of text."""
    if size > LARGEST_UNPACKED:
        raise NotReadable(
            f"“{name}” holds too much text.",
            why=f"Its cells come to more than {LARGEST_UNPACKED // 1024**3} GB, because long texts are repeated in them.",
            fix="Leave out the columns with the long texts, or export a shorter period.",
        )


def check_cell(name: str, size: int) -> None:
    """Refuse a single cell of more than `LONGEST_CELL` bytes."""
    if size > LONGEST_CELL:
        raise NotReadable(
            f"“{name}” has a cell with more than {LONGEST_CELL // 1024**2} MB of text.",
            why="No answer is that long, so the file was not opened.",
            fix="Look for the very long cell in the program the file came from, shorten it, and save it again.",
        )


def check_columns(name: str, count: int) -> None:
    """Refuse a table wider than `MOST_COLUMNS`."""
    if count > MOST_COLUMNS:
        raise NotReadable(
            f"“{name}” has {count} columns.",
            why=f"Tables of up to {MOST_COLUMNS} columns can be read.",
            fix="Delete the columns you do not need and save it again. If answers run across the sheet, "
            "turn it so that each answer is one row.",
        )


def check_area(name: str, rows: int, columns: int) -> None:
    """Refuse a sheet whose used part spans more than `MOST_CELLS`, filled or not."""
    if rows * columns > MOST_CELLS:
        raise NotReadable(
            f"“{name}” has a sheet that reaches down to row {rows:,} and across {columns:,} columns.",
            why=f"That is more than {MOST_CELLS // 10**6} million cells; usually a stray mark stands far "
            "below or beside the answers.",
            fix="In Excel press Ctrl+End to find it, delete those rows and columns, and save it again.",
        )
