"""What may be written after `python -m cxmetrics`."""

import argparse
from pathlib import Path

from cxmetrics.model import CUT, PERIODS, USUAL, Terms

MOST_DAYS = 100_000
DAYS = {
    "window": "days within which a second purchase counts",
    "silence": "days without a purchase after which a customer has gone",
    "target": "minutes within which a first reply is in time",
}


def parser() -> argparse.ArgumentParser:
    """The commands with what each takes."""
    whole = argparse.ArgumentParser(
        prog="python -m cxmetrics",
        description="The engine without a screen: JSON on stdout, words on stderr.",
    )
    commands = whole.add_subparsers(dest="command", required=True)
    inspect = commands.add_parser("inspect", help="what is in these files?")
    summary = commands.add_parser("summary", help="every metric, score and quadrant of these files")
    compare = commands.add_parser("compare", help="which group does better, and is it certain?")
    drivers = commands.add_parser("drivers", help="what goes with satisfaction most, and what to fix first?")
    quadrant = commands.add_parser("quadrant", help="where is service great and experience not?")
    for command in (inspect, summary, compare, drivers, quadrant):
        command.add_argument("files", nargs="+", type=Path, metavar="FILE")
        command.add_argument("--json", action="store_true", help="print JSON")
        command.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="LABEL=ROLE[:SIDE]",
            type=_well_formed,
            help="read a column otherwise, e.g. --set 'X1=rating:service'",
        )
    summary.add_argument("--by", metavar="LABEL", help="also for each value of this column")
    summary.add_argument("--every", choices=PERIODS, help="also over time")
    compare.add_argument("--by", metavar="LABEL", required=True, help="the column that tells groups apart")
    compare.add_argument("--metric", metavar="ID", help="what to compare by, e.g. nps, csat, service")
    drivers.add_argument("--outcome", metavar="LABEL", help="the question to account for")
    quadrant.add_argument(
        "--unit",
        metavar="LABEL",
        required=True,
        help="what a dot stands for: a column, or response, customer, stage, day, week, month, quarter",
    )
    quadrant.add_argument(
        "--cut", type=_cut, default=CUT, help="from which score on a side is great, 0 to 100"
    )
    for command in (summary, compare, drivers, quadrant):
        _add_terms(command)
    return whole


def terms(asked: argparse.Namespace) -> Terms:
    """The terms that were asked for."""
    return Terms(asked.level, window=asked.window, silence=asked.silence, target=asked.target)


def _add_terms(command: argparse.ArgumentParser) -> None:
    command.add_argument("--level", type=_level, default=USUAL.level, help="confidence level, 0.5 to 0.999")
    command.add_argument("--latest", action="store_true", help="each customer's latest answer only")
    command.add_argument("--weighted", action="store_true", help="answers count by their weight")
    for name, what in DAYS.items():
        command.add_argument(f"--{name}", type=_days, default=getattr(USUAL, name), help=what)


def _well_formed(text: str) -> str:
    if "=" not in text:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form LABEL=ROLE")
    return text


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {MOST_DAYS}")
    return int(text)


def _cut(text: str) -> float:
    cut = float(text)
    if not 0 <= cut <= 100:
        raise argparse.ArgumentTypeError("a cut lies between 0 and 100")
    return cut


def _level(text: str) -> float:
    level = float(text)
    if not 0.5 <= level <= 0.999:
        raise argparse.ArgumentTypeError("a confidence level lies between 0.5 and 0.999")
    return level
