"""What became of a file: read as a user would, and held against what it holds."""

from dataclasses import dataclass
from typing import Any

from cxmetrics.errors import CxError
from cxmetrics.model import Finding, Role, Severity, Slice
from cxmetrics.reports import summary_json
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft, draft, read_strictly
from tests.torture.case import Case, Outcome
from tests.torture.sheet import Truth

TOLERANCE = 1e-4
TELLING = (Severity.ERROR, Severity.QUESTION, Severity.WARNING)


@dataclass(frozen=True)
class Verdict:
    """The outcome and what differed or was said."""

    outcome: Outcome
    why: str = ""


def judge(case: Case) -> Verdict:
    """Right where every figure is; asked where a wrong one is named in a finding; else silently wrong."""
    try:
        found = draft(read_strictly([(case.name, case.data)])).usable()
        report = _report(found)
    except CxError as error:
        return Verdict(Outcome.REFUSED, str(error))
    wrong = list(_differences(case.truth, report, found))
    telling = [f for f in found.findings if f.severity in TELLING]
    if not wrong:
        asked = case.expected is Outcome.ASKED and bool(telling)
        return Verdict(Outcome.ASKED if asked else Outcome.RIGHT, "; ".join(f.what for f in telling))
    silent = [what for what, labels in wrong if not _told(labels, telling)]
    words = "; ".join(what for what, _ in wrong)
    return Verdict(Outcome.WRONG if silent else Outcome.ASKED, words)


def _report(found: Draft) -> dict[str, Any]:
    workspace = Workspace()
    dataset = workspace.confirm(workspace.stage(found).id, found.columns)
    places = [c.name for c in dataset.columns if c.role is Role.SEGMENT and "Altona" in c.examples]
    report = summary_json.report(workspace, dataset, Slice(), segment=places[0] if places else None)
    workspace.close()
    return report


def _told(labels: tuple[str, ...], telling: list[Finding]) -> bool:
    """Whether a finding names one of these columns, or speaks of the file where none is concerned."""
    if not labels:
        return bool(telling)
    return any(label in (f.where, *f.what.split("“")) or label in f.what for f in telling for label in labels)


def _differences(truth: Truth, report: dict[str, Any], found: Draft):  # type: ignore[no-untyped-def]
    """Each figure that is not what the file holds, with the columns it comes from."""
    by_role = {role: tuple(c.label for c in found.columns if c.role is role) for role in Role}
    all_labels = tuple(c.label for c in found.columns)
    nps = next((m["value"] for m in report["metrics"] if m["id"] == "nps"), None)
    recommend = tuple(label for label in all_labels if "recom" in label.lower() or "weiteremp" in label)
    checks: list[tuple[str, Any, Any, tuple[str, ...]]] = [
        ("responses", truth.responses, report["responses"], ()),
        ("service", truth.service, _value(report, "service"), by_role[Role.RATING]),
        ("experience", truth.experience, _value(report, "experience"), by_role[Role.RATING]),
        ("first", truth.first, report["period"]["first"], by_role[Role.DATE]),
        ("last", truth.last, report["period"]["last"], by_role[Role.DATE]),
    ]
    if truth.nps is not None:
        checks.append(("nps", truth.nps, nps, recommend))
    if truth.places is not None:
        split = tuple(sorted((b["segment"], b["responses"]) for b in report["by"] if b["segment"]))
        checks.append(("places", truth.places, split, by_role[Role.SEGMENT]))
    if truth.comments is not None:
        checks.append(("comments", truth.comments, _comments(found), by_role[Role.COMMENT]))
    for name, wanted, got, labels in checks:
        if not _same(wanted, got):
            yield f"{name}: {_short(got)} instead of {_short(wanted)}", labels


def _value(report: dict[str, Any], side: str) -> float | None:
    score = report["scores"].get(side)
    return score["value"] if score else None


def _comments(found: Draft) -> frozenset[str]:
    texts: set[str] = set()
    for column in found.columns:
        if column.role is Role.COMMENT:
            texts |= {text for text in found.rows.column(column.name).to_pylist() if text}
    return frozenset(texts)


def _same(wanted: Any, got: Any) -> bool:
    if isinstance(wanted, float):
        return isinstance(got, (int, float)) and abs(wanted - got) < TOLERANCE
    return bool(wanted == got)


def _short(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)[:90]
