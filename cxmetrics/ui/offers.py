"""What a file that waits could be besides a dataset of its own, one click away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from cxmetrics.errors import CxError
from cxmetrics.model import Dataset
from cxmetrics.reading import read
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft, draft
from cxmetrics.store.joins import Join
from cxmetrics.ui import corrections, told
from cxmetrics.ui.filters import show_results
from cxmetrics.ui.intake import Done, Intake, Offer, added, place
from cxmetrics.ui.plain import plain

KEPT = "_offers"


@dataclass
class _Kept:
    """What this session remembers of the files that wait: offers and contents, and what cannot be used yet."""

    offers: dict[int, Offer] = field(default_factory=dict)
    contents: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    unusable: list[Draft] = field(default_factory=list)


def keep(found: Intake, files: Sequence[tuple[str, bytes]]) -> None:
    """Remembers what is offered, and the content of single files, so that another sheet can be read."""
    kept = _kept()
    kept.offers |= found.offers
    kept.unusable = list(found.unusable)
    by_name = dict(files)
    for dataset in found.waiting:
        if len(dataset.files) == 1 and dataset.files[0].name in by_name:
            kept.contents[dataset.id] = (dataset.files[0].name, by_name[dataset.files[0].name])


def forget(dataset: Dataset) -> None:
    """Drops what was remembered of a dataset that waits no more."""
    kept = _kept()
    kept.offers.pop(dataset.id, None)
    kept.contents.pop(dataset.id, None)


def is_offered(dataset: Dataset) -> bool:
    """Whether a dataset that waits may belong to another."""
    return dataset.id in _kept().offers


def draw(workspace: Workspace, dataset: Dataset) -> None:
    """The next file of something here, facts about customers that are here, or another sheet."""
    offer = _kept().offers.get(dataset.id)
    if offer and offer.plan:
        _next_file(workspace, dataset, offer)
    elif offer and offer.join:
        _beside(workspace, dataset, offer)
    _sheets(workspace, dataset)


def correct_by_hand(workspace: Workspace) -> None:
    """Files in which no answer was found: whoever knows better can say which columns hold them."""
    kept = _kept()
    for number, unusable in enumerate(kept.unusable):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(f"Does “{unusable.name}” hold answers all the same?")
            if st.button("Say what its columns are", key=f"by_hand_{number}"):
                kept.unusable.remove(unusable)
                workspace.stage(unusable)
                st.rerun()


def _next_file(workspace: Workspace, dataset: Dataset, offer: Offer) -> None:
    plan = offer.plan
    assert plan is not None
    home = offer.dataset
    with st.container(border=True, key=f"offer_{dataset.id}"):
        st.subheader(f"Is this the next file of “{plain(home.name)}”?")
        st.text(f"{len(plan.same)} columns are the same.")
        accepted = {}
        for place_, match in enumerate(plan.renamed):
            words = f"“{match.other}” is what was called “{match.own}”. {match.why}"
            if st.checkbox(plain(words, 300), value=True, key=f"renamed_{dataset.id}_{place_}"):
                accepted[match.other] = match.own
        renamed = {label for match in plan.renamed for label in (match.own, match.other)}
        _list("New in this file", tuple(label for label in plan.new if label not in renamed))
        _list("Not in this file", tuple(label for label in plan.absent if label not in renamed))
        told.tell_all([f for f in plan.findings if f.where not in renamed], key=f"plan_{dataset.id}")
        if st.button("Yes, add it to these", type="primary", key=f"add_to_{dataset.id}"):
            _settle(
                workspace,
                dataset,
                lambda: added(workspace, home, _corrected(offer.draft, dataset), accepted),
            )


def _beside(workspace: Workspace, dataset: Dataset, offer: Offer) -> None:
    join, home = offer.join, offer.dataset
    assert join is not None
    with st.container(border=True, key=f"offer_{dataset.id}"):
        st.subheader(f"Is this about the same people as “{plain(home.name)}”?")
        st.text(
            f"“{join.own}” there and “{join.other}” here agree for {join.matched:,} of "
            f"{join.matched + join.unmatched:,} responses. {join.why}"
        )
        if st.button("Yes, put its columns beside the answers", type="primary", key=f"join_{dataset.id}"):
            _settle(
                workspace,
                dataset,
                lambda: _joined(workspace, home, _corrected(offer.draft, dataset), join),
            )


def _joined(workspace: Workspace, home: Dataset, found: Draft, join: Join) -> Done:
    changed = workspace.join(home.id, found, join.own, join.other)
    words = f"The columns of {found.name} stand beside the answers of “{home.name}” now."
    return Done(changed, words, tuple(file.sha256 for file in found.files))


def _corrected(found: Draft, dataset: Dataset) -> Draft:
    """The draft with the corrections made while it waited."""
    return replace(found, columns=corrections.columns_of(dataset))


def _settle(workspace: Workspace, waiting: Dataset, act: Callable[[], Done]) -> None:
    try:
        done = act()
    except CxError as error:
        st.error(plain(str(error), 900))
        return
    workspace.remove(waiting.id)
    forget(waiting)
    told.remember([], [done])
    show_results(workspace, done.dataset)


def _sheets(workspace: Workspace, dataset: Dataset) -> None:
    if dataset.id not in _kept().contents or len(dataset.files) != 1:
        return
    name, data = _kept().contents[dataset.id]
    others = st.session_state.setdefault(f"_sheets_{dataset.id}", None)
    if others is None:
        others = read(name, data, sheet=dataset.files[0].sheet).sheets
        st.session_state[f"_sheets_{dataset.id}"] = others
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"sheets_{dataset.id}"):
        st.text(f"Read from “{dataset.files[0].sheet}”. Read instead:")
        for number, sheet in enumerate(others):
            if st.button(plain(sheet), key=f"sheet_{dataset.id}_{number}"):
                _read_instead(workspace, dataset, sheet)


def _read_instead(workspace: Workspace, dataset: Dataset, sheet: str) -> None:
    name, data = _kept().contents[dataset.id]
    try:
        found = place(workspace, draft([read(name, data, sheet=sheet)]).usable())
    except CxError as error:
        st.error(plain(str(error), 900))
        return
    workspace.remove(dataset.id)
    forget(dataset)
    told.remember(found.findings, found.done)
    keep(found, [(name, data)])
    st.rerun()


def _list(title: str, labels: tuple[str, ...]) -> None:
    if labels:
        st.text(f"{title}: {', '.join(labels[:12])}{' …' if len(labels) > 12 else ''}")


def _kept() -> _Kept:
    kept: _Kept = st.session_state.setdefault(KEPT, _Kept())
    return kept
