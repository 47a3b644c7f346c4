"""Refuses a text whose lines are longer than any answer, before it is split into cells."""

from cxmetrics.errors import NotReadable

LONGEST_LINE = 2 * 1024**2


def check_lines(name: str, data: bytes) -> None:
    """Refuse a line of more than `LONGEST_LINE` bytes: splitting it would take more memory than there is."""
    start = 0
    while len(data) - start > LONGEST_LINE:
        reach = start + LONGEST_LINE + 1
        end = max(data.rfind(b"\n", start, reach), data.rfind(b"\r", start, reach))
        if end < 0:
            raise _refusal(name, data.count(b"\n", 0, start) + 1)
        start = end + 1


def _refusal(name: str, line: int) -> NotReadable:
    return NotReadable(
        f"“{name}” has a line of more than {LONGEST_LINE // 1024**2} million letters (line {line:,}).",
        why="That is longer than any answer; perhaps a picture or another file was pasted into a cell.",
        fix="Shorten or empty that cell and save the file again.",
    )
