"""The engine without a screen: JSON on stdout, words on stderr.

Exit 0 done, 1 refused with a reason and a fix, 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, cast

from cxmetrics.analyses.comparing.ranking import usual
from cxmetrics.analyses.measure import find
from cxmetrics.analyses.terms import slice_of
from cxmetrics.arguments import parser, terms
from cxmetrics.errors import CxError, NotEnoughData, Unexpected, UnknownName
from cxmetrics.model import Column, Dataset, Display, Kind, Role, Side, Slice
from cxmetrics.reports import compare_json, drivers_json, inspect_json, quadrant_json, summary_json
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft, draft, open_strictly

ORDERS = {"day-first": True, "month-first": False}
MARKS = {"decimal-comma": True, "decimal-point": False}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    asked = parser().parse_args(arguments)
    try:
        found = draft(open_strictly(asked.files))
        for setting in asked.set:
            label, changes = _setting(setting)
            found = found.corrected(label, changes)
        if asked.command == "inspect":
            return _inspect(found, as_json=asked.json)
        if asked.command == "compare":
            return _compare(found, asked)
        if asked.command == "drivers":
            return _drivers(found, asked)
        if asked.command == "quadrant":
            return _quadrant(found, asked)
        return _summary(found, asked)
    except CxError as error:
        _say(error.what, error.why, error.fix)
        return 1


def _setting(text: str) -> tuple[str, dict[str, Any]]:
    """`LABEL=role`, then `:side`, `:touchpoint`, `:day-first`, `:decimal-comma` or their opposites; a label may hold = signs."""
    label, _, wanted = text.rpartition("=")
    role, _, about = wanted.strip().partition(":")
    if role not in list(Role):
        raise UnknownName.of("role", role, [str(known) for known in Role])
    changes: dict[str, Any] = {"role": Role(role)}
    if about in list(Side):
        changes["side"] = Side(about)
    elif about in ORDERS:
        changes["day_first"] = ORDERS[about]
    elif about in MARKS:
        changes["decimal_comma"] = MARKS[about]
    elif about:
        changes["touchpoint"] = about
    return label, changes


def _inspect(found: Draft, *, as_json: bool) -> int:
    report = inspect_json.report(found)
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for column in report["columns"]:
            print(f"{column['label']}: {column['role']}, {column['side'] or '–'}. {column['because']}")
    for finding in found.findings:
        _say(f"{finding.severity}: {finding.where}: {finding.what}", finding.fix)
    return 1 if found.refused else 0


def _summary(found: Draft, asked: argparse.Namespace) -> int:
    if asked.by:
        found = _split_by(found, asked.by)
    workspace, dataset, part = _loaded(found, asked)
    segment = found.column(asked.by).name if asked.by else None
    report = summary_json.report(workspace, dataset, part, segment=segment, every=asked.every)
    if asked.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for metric in report["metrics"]:
            print(f"{metric['id']} {metric['column']}: {_words(metric)}")
        for name, figure in (report["orders"] or {}).items():
            if isinstance(figure, int | float | str):
                print(f"{name.replace('_', ' ')}: {figure}")
        for side, score in report["scores"].items() if found.kind is Kind.RESPONSES else ():
            print(f"{side} score: {_words(score) if score else 'cannot tell from your data'}")
    if asked.every and not dataset.first:
        _say(
            "warning: There is no trend, for no column is read as a date.", "Name one with --set LABEL=date."
        )
    for finding in report["findings"]:
        _say(f"{finding['severity']}: {finding['where']}: {finding['what']}", finding["fix"])
    return 0


def _compare(found: Draft, asked: argparse.Namespace) -> int:
    found = _split_by(found, asked.by)
    workspace, dataset, part = _loaded(found, asked)
    measure = find(dataset, asked.metric) if asked.metric else usual(dataset)
    report = compare_json.report(workspace, dataset, measure, found.column(asked.by), part)
    if asked.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return 0
    for group in report["groups"]:
        rank = group["rank"]
        place = f", place {rank['best']} to {rank['worst']} of {report['ranked']}" if rank else ""
        print(f"{group['segment']}: {_words(group)}{place}")
    return 0


def _drivers(found: Draft, asked: argparse.Namespace) -> int:
    workspace, dataset, part = _loaded(found, asked)
    report = drivers_json.report(workspace, dataset, part, asked.outcome)
    if asked.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return 0
    print(report["because"])
    for driver in report["drivers"] if report["named"] else ():
        print(_driver_words(driver))
    for left in report.get("left_out", ()):
        print(f"{left['column']}: left out, {left['why']}")
    if report["sentence"]:
        print(report["sentence"])
    return 0


def _driver_words(driver: dict[str, Any]) -> str:
    share = " to ".join(f"{100 * driver['adjusted_share'][end]:.0f}" for end in ("low", "high"))
    notes = [
        *(() if driver["certain"] else ("not certain",)),
        *(("the better it is rated, the lower the outcome",) if driver["r"] < 0 else ()),
        *(("points the other way once all others are held equal",) if driver["suppressed"] else ()),
    ]
    return f"{driver['column']}: {share} %" + (f" ({'; '.join(notes)})" if notes else "")


def _quadrant(found: Draft, asked: argparse.Namespace) -> int:
    kind = quadrant_json.kind_of(found.columns, asked.unit)
    if kind is None:
        found = _split_by(found, asked.unit)
    workspace, dataset, part = _loaded(found, asked)
    unit = kind or found.column(asked.unit)
    report = quadrant_json.report(workspace, dataset, unit, part, cut=asked.cut)
    if asked.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return 0
    for dot in report["units"]:
        lies = dot["placed"] or " or ".join(dot["possible"]) or "hidden"
        print(
            f"{dot['name']}: service {_words(dot['service'])}, experience {_words(dot['experience'])}: {lies}"
        )
    for claim in report["claims"]:
        print(f"{claim['said']} {claim['verdict'].capitalize()}. {claim['because']}")
    return 0


def _loaded(found: Draft, asked: argparse.Namespace) -> tuple[Workspace, Dataset, Slice]:
    """The draft in a workspace of its own, and the slice that was asked for."""
    workspace = Workspace()
    dataset = workspace.confirm(workspace.stage(found.usable()).id, found.columns)
    part = slice_of(dataset, latest=asked.latest, weighted=asked.weighted, terms=terms(asked))
    return workspace, dataset, part


def _split_by(found: Draft, label: str) -> Draft:
    """The draft with the column called `label` as a segment."""
    column: Column = found.column(label)
    if column.role in (Role.SEGMENT, Role.CUSTOMER):
        return found
    if column.role is Role.IGNORE:
        return found.corrected(label, {"role": Role.SEGMENT})
    raise NotEnoughData(
        f"Responses cannot be split by “{column.label}”.",
        why=f"It was read as {column.role}, which is not a group.",
        fix=f"Choose another column, or add --set '{column.label}=segment'.",
    )


def _words(figure: dict[str, Any]) -> str:
    if figure["shown"] == Display.HIDDEN:
        return f"hidden, only {figure['n']} answers"
    low, high = ("unknown" if end is None else f"{end:.2f}" for end in (figure["low"], figure["high"]))
    likely = f"{low} to {high}"
    if figure["shown"] == Display.INTERVAL or figure["value"] is None:
        return f"{likely} (n {figure['n']}: too few for a single figure)"
    return f"{figure['value']:.2f} ({likely}, n {figure['n']})"


def _say(*parts: str) -> None:
    print(" ".join(part for part in parts if part), file=sys.stderr)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # JSON is UTF-8 on every system, also where the terminal's own encoding knows no emoji.
        cast(TextIOWrapper, stream).reconfigure(encoding="utf-8")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output stopped early (“| head”): nothing is wrong, and nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback reaches a script
        fault = Unexpected.of(error)
        _say(fault.what, fault.why, fault.fix)
        code = 1
    sys.exit(code)
