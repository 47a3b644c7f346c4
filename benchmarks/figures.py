"""A small table of figures, each with its ratio to a floor and the goal beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, against what, and what was aimed at. `unit` is s, ms or MB."""

    what: str
    value: float
    unit: str
    floor: str = ""
    ratio: float | None = None
    goal: str = ""


def against(what: str, value: float, unit: str, floor: str, floor_value: float, goal: str = "") -> Figure:
    """The figure with its ratio to `floor_value`."""
    return Figure(what, value, unit, floor, value / floor_value, goal)


def show(title: str, figures: list[Figure]) -> None:
    """Prints the figures as a Markdown table."""
    print(f"\n### {title}\n\n| what | median | ratio | against | goal |\n|---|---|---|---|---|")
    for figure in figures:
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        print(f"| {figure.what} | {_value(figure)} | {ratio} | {figure.floor} | {figure.goal} |", flush=True)


def _value(figure: Figure) -> str:
    digits = {"s": 2, "ms": 1, "MB": 0}[figure.unit]
    return f"{figure.value:,.{digits}f} {figure.unit}"
