"""What becomes of the files that come in: added to what is here, read as last time, or waiting for a yes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cxmetrics.errors import CxError
from cxmetrics.model import Dataset, Finding, Severity
from cxmetrics.reading import Table
from cxmetrics.reading import read as read_file
from cxmetrics.store import Workspace, codebooks
from cxmetrics.store.draft import Draft, already_here, draft, read_all
from cxmetrics.store.joins import Join
from cxmetrics.store.waves import Plan

Say = Callable[[str], None]


@dataclass(frozen=True)
class Done:
    """Files that were taken in without a question: to a dataset that was here, or as one of its own."""

    dataset: Dataset
    words: str
    added: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """A dataset that waits may belong to another: as its next file (`plan`), or beside its rows (`join`)."""

    draft: Draft
    dataset: Dataset
    plan: Plan | None = None
    join: Join | None = None


@dataclass
class Intake:
    """What was done, what is offered by the number of the dataset that waits, what could not be used."""

    findings: list[Finding] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    offers: dict[int, Offer] = field(default_factory=dict)
    waiting: list[Dataset] = field(default_factory=list)
    unusable: list[Draft] = field(default_factory=list)


def take_in(workspace: Workspace, files: Sequence[tuple[str, bytes]], say: Say) -> Intake:
    """Reads the files and stores what can be used; whatever cannot leaves the workspace as it was."""
    found = Intake()
    say("Reading your file …" if len(files) == 1 else f"Reading {len(files)} files …")
    contents = dict(files)
    groups, found.findings = read_all(files)
    for tables in groups:
        names = ", ".join(table.file.name for table in tables)
        new = _not_here(workspace, tables, contents, found)
        if not new:
            continue
        say(f"Recognising the columns of {names} …")
        read = draft(new)
        if read.refused and not _beside(workspace, read):
            found.findings += read.refused
            found.unusable.append(read)
            continue
        say(f"Storing {read.rows.num_rows:,} rows of {names} …")
        _place(workspace, read, found)
    return found


def place(workspace: Workspace, read: Draft) -> Intake:
    """The same for files that were read already."""
    found = Intake()
    _place(workspace, read, found)
    return found


def added(workspace: Workspace, home: Dataset, read: Draft, matches: Mapping[str, str] | None = None) -> Done:
    """Adds files to a dataset that is here; `matches` are the renamed columns a person accepted."""
    change = workspace.add(home.id, read, matches)
    names = ", ".join(file.name for file in read.files)
    known = f" {change.again:,} were here already and count once." if change.again else ""
    words = f"{names} was added to “{change.dataset.name}”: {change.rows:,} new responses.{known}"
    return Done(change.dataset, words, change.files)


def _not_here(
    workspace: Workspace, tables: Sequence[Table], contents: Mapping[str, bytes], found: Intake
) -> list[Table]:
    new = []
    rows_of_data, _ = codebooks.set_aside(tables)
    for table in rows_of_data:
        dataset = workspace.holding(table.file.sha256)
        if dataset is None:
            new.append(table)
        elif next(f for f in dataset.files if f.sha256 == table.file.sha256).taken_out:
            found.done.append(_put_back(workspace, dataset, table))
        elif other := _another_sheet(workspace, table, contents[table.file.name]):
            found.findings.append(_read_on(table, other))
            new.append(other)
        else:
            found.findings.append(already_here(table.file.name, f"“{dataset.name}”"))
    explaining = [table for table in tables if table not in rows_of_data]
    return [*new, *explaining] if new else []


def _put_back(workspace: Workspace, dataset: Dataset, table: Table) -> Done:
    sha256 = table.file.sha256
    words = f"{table.file.name} had been taken out of “{dataset.name}” and was put back."
    return Done(workspace.put_back(dataset.id, sha256), words, (sha256,))


def _another_sheet(workspace: Workspace, table: Table, data: bytes) -> Table | None:
    """The first other sheet of the file that is not here yet."""
    for sheet in table.sheets:
        try:
            other = read_file(table.file.name, data, sheet=sheet)
        except CxError:  # a sheet without answers is no sheet to read
            continue
        if workspace.holding(other.file.sha256) is None:
            return other
    return None


def _read_on(table: Table, other: Table) -> Finding:
    what = f"“{table.file.sheet}” is already here, so “{other.file.sheet}” was read."
    return Finding(Severity.NOTE, table.file.name, what, "Nothing to do. Nothing was counted twice.")


def _place(workspace: Workspace, read: Draft, found: Intake) -> None:
    names = ", ".join(file.name for file in read.files)
    home = workspace.continues(read)
    plan = workspace.plan(home.id, read) if home and home.table else None
    if home and plan and _is_plain(plan):
        done = added(workspace, home, read)
        if done.added:
            found.done.append(done)
        return
    offer = Offer(read, home, plan=plan) if home and plan else _beside(workspace, read)
    known = workspace.knows(read)
    read = workspace.remembered(read) if known else read
    staged = workspace.stage(read)
    if known and not offer and not _asks(read.findings):
        words = f"{names} was read as you confirmed last time."
        found.done.append(Done(workspace.confirm(staged.id, staged.columns), words))
        return
    found.waiting.append(staged)
    if offer:
        found.offers[staged.id] = offer


def _is_plain(plan: Plan) -> bool:
    """Whether nothing about the next file needs a person: the same columns, and no question."""
    return not (plan.renamed or plan.new or plan.absent or plan.asked)


def _asks(findings: Sequence[Finding]) -> bool:
    return any(f.severity in (Severity.ERROR, Severity.QUESTION) for f in findings)


def _beside(workspace: Workspace, read: Draft) -> Offer | None:
    """The dataset whose customers the file is about, if there is one."""
    for dataset in workspace.datasets():
        if dataset.table and (join := workspace.joinable(dataset.id, read)):
            return Offer(read, dataset, join=join)
    return None
