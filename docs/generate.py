"""Writes the pages of this folder that say what the code says: `python -m docs.generate`.

`PAGES` names each page and the function that writes it; a test compares them with the files.
"""

import inspect
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from cxmetrics.errors import CxError
from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.meaning.recognise import ROLES
from cxmetrics.metrics import METRICS
from cxmetrics.model import Example, Family, Metric, Role, Severity, Side, Touchpoint
from cxmetrics.reading import CONTAINERS, FORMATS
from cxmetrics.reading.format import Format

FOLDER = Path(__file__).parent
NOTICE = "<!-- Written by `python -m docs.generate`: change the code it reads, not this page. -->"
TOUCHPOINT = "| touchpoint | pillar | shaped by | stage | control | words |\n|---|---|---|---|---|---|"


def metrics() -> str:
    """Every metric by family: what it asks, how it is computed, what speaks for and against it."""
    computed = sum(metric.calculation is not None for metric in METRICS.values())
    by_family = [metric for family in Family for metric in METRICS.values() if metric.family is family]
    return _page(
        "Metrics",
        f"The {len(METRICS)} metrics cxmetrics knows. {computed} are computed today; the others are described, with "
        "what they need, and not computed yet. No single one suffices: read several side by side.",
        "Where a metric shows SQL, `score` stands for the answers to the question. It is the same definition once "
        "more, to read and to paste elsewhere; a test holds it against the calculation. How the intervals are made "
        "is told in [decision 6](decisions/0006-one-prior-response-and-score-intervals.md).",
        *map(_metric, by_family),
    )


def formats() -> str:
    """The kinds of file, and the survey tools whose exports are known by their first rows."""
    kinds = [f"- {one.name}: {_list(f'.{ending}' for ending in one.endings)}" for one in CONTAINERS.values()]
    return _page(
        "Formats",
        "First the kind of file is told, by its first bytes and its ending. These can be read:",
        "\n".join(kinds),
        "Then the tool it came from is told by its first rows. What no other format claims is a plain table.",
        *map(_format, FORMATS.values()),
    )


def roles() -> str:
    """The parts a column can play, and how each is told."""
    return _page(
        "Roles",
        "What a column of a file can be. Each role says how strongly a column looks like it; the strongest is "
        "proposed with its reason. You can correct it on the Data page, or with `--set` on the command line.",
        *map(_role, Role),
    )


def touchpoints() -> str:
    """What ratings can be about, by side, with the words that point to each."""
    parts = []
    for side in Side:
        if found := [touchpoint for touchpoint in TOUCHPOINTS.values() if touchpoint.side is side]:
            parts += [f"## {str(side).capitalize()}", "\n".join([TOUCHPOINT, *map(_row, found)])]
    return _page(
        "Touchpoints",
        "What a rating is about decides its side: **service** is how people treated the customer, **experience** "
        "everything else they met. The words are those looked for in a column's label, in the singular and without "
        "“of”, “the” and the like; the longest phrase wins.",
        *parts,
    )


def errors() -> str:
    """The errors a person can act on, and the findings about a file."""
    kinds: list[type[CxError]] = [CxError, *CxError.__subclasses__()]
    return _page(
        "Errors and findings",
        "Every error says what happened, why, and what to do. On the screen it stands in place of the figures; the "
        "command line prints it and ends with 1; in Python it is an exception with `what`, `why` and `fix`.",
        *(f"## {kind.__name__}\n\n{inspect.getdoc(kind)}" for kind in kinds),
        "## Findings",
        "What is wrong inside a file is not an exception but a list of findings, shown together: where, what, and "
        f"what to do. Each is one of {_list(f'`{severity}`' for severity in Severity)}. {_words(Severity)}",
    )


def _metric(metric: Metric) -> str:
    better = "higher" if metric.higher_is_better else "lower"
    blocks = [
        f"## {metric.name}",
        f"`{metric.id}` · {metric.family} · in {metric.unit}, {better} is better · measures {metric.measures}, "
        f"over {metric.scope}",
        f"*{metric.asks}*",
        metric.definition,
        f"$$ {metric.formula} $$",
        f"**Needs:** {metric.needs}" + ("" if metric.calculation else " **Not computed yet.**"),
    ]
    if metric.calculation:
        scale = metric.examples[0].scale
        asked = _list(f"[{role}](roles.md#{role})" for role in metric.calculation.roles)
        blocks += [f"**Computed from** columns read as {asked}. On {scale}:"]
        blocks += [f"```sql\n{metric.calculation.sql(scale)}\n```", *map(_example, metric.examples)]
    return "\n\n".join(
        [
            *blocks,
            _bullets("For it", (statement.text for statement in metric.pros)),
            _bullets("Against it", (statement.text for statement in metric.cons)),
            _bullets("Do not use it when", metric.not_when),
            _bullets("Sources", metric.sources),
        ]
    )


def _example(example: Example) -> str:
    counts = ", ".join(f"{n} × {score:g}" for score, n in example.counts)
    return f"Example, on {example.scale}: {counts} gives **{example.value:g}** ({example.source})."


def _format(format: Format) -> str:
    left_out = [
        f"{column} is {_either(values)}: {exclusion.reason}"
        for exclusion in format.exclusions
        for column, values in exclusion.told_by
    ]
    cleared = [f"{one.column}: {_either(one.values)}" for one in format.stand_ins]
    blocks = [
        f"## {format.name}",
        f"`{format.id}` · {_file_words(format.sniff)}",
        f"How it is told: {_words(format.sniff)}",
        f"```csv\n{format.example}```",
    ]
    if left_out:
        blocks.append(_bullets("Rows left out, and counted", left_out))
    if cleared:
        blocks.append(_bullets("Cells read as blank", cleared))
    return "\n\n".join(blocks)


def _either(values: Iterable[str]) -> str:
    return " or ".join(value or "blank" for value in values)


def _role(role: Role) -> str:
    told = ROLES[role.name.lower()].evidence
    blocks = [f"## {role}", _file_words(told), f"How it is told: {_words(told)}"]
    used = [
        f"[{metric.name}](metrics.md#{_anchor(metric.name)})"
        for metric in METRICS.values()
        if metric.calculation and role in metric.calculation.roles
    ]
    return "\n\n".join([*blocks, f"Metrics computed from it: {_list(used)}."] if used else blocks)


def _row(touchpoint: Touchpoint) -> str:
    told = (touchpoint.pillar, touchpoint.component, touchpoint.stage, touchpoint.control)
    return f"| {touchpoint.name} | {' | '.join(told)} | {_list(touchpoint.words)} |"


def _file_words(function: Callable[..., object]) -> str:
    return inspect.getdoc(sys.modules[function.__module__]) or ""


def _words(member: object) -> str:
    return " ".join((inspect.getdoc(member) or "").split())


def _anchor(heading: str) -> str:
    kept = (letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return "".join(kept).replace(" ", "-")


def _bullets(title: str, items: Iterable[str]) -> str:
    return "\n".join([f"**{title}**", "", *(f"- {item}" for item in items)])


def _list(items: Iterable[str]) -> str:
    return ", ".join(items)


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([NOTICE, f"# {title}", *parts]) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "metrics.md": metrics,
    "formats.md": formats,
    "roles.md": roles,
    "touchpoints.md": touchpoints,
    "errors.md": errors,
}

if __name__ == "__main__":
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8", newline="\n")
