"""The parts of the metric guide."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from cxmetrics.analyses.checks.check import Checked
from cxmetrics.analyses.definition import define
from cxmetrics.analyses.guiding.diagnostics import Diagnosis, diagnoses
from cxmetrics.analyses.guiding.guide import SCORES, Presence, counted, estimates
from cxmetrics.analyses.headline import headlines
from cxmetrics.analyses.terms import in_words
from cxmetrics.charts import figures
from cxmetrics.model import Behaviour, Column, Estimate, Family, Metric, Scale, Side
from cxmetrics.ui import guide_asked, guide_diagnosis, guide_statements
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

EXAMPLE_SCALE = Scale(1, 5)
ALL = "guide_all"
BELOW = "open it below"
SCORES_TITLE = "The two scores and the quadrant"
Found = Mapping[str, tuple[tuple[Column, Estimate], ...]]
Verdicts = dict[str, Checked | None]


def terms(view: View) -> None:
    """The choices that are on and not the usual ones; nothing without any."""
    if chosen := in_words(view.part):
        st.caption(plain(f"Worked out here with: {'; '.join(chosen)}.", 400))


def everything() -> bool:
    """Whether every statement is to be put to the data at once, and not only those of what is opened."""
    return st.toggle(
        "Put every statement to my data now",
        key=ALL,
        persist_state="session",
        help="Otherwise those of a metric are worked out when you open it below.",
    )


def overview(found: dict[Family, tuple[Presence, ...]], verdicts: dict[Family, Verdicts]) -> None:
    """A row a metric: what it measures, whether it is here, and what is to be believed of it."""
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "Metric": presence.metric.name,
                    "In your data": _here(presence),
                    "What is said of it": _believed(presence, verdicts.get(family)),
                    "Measures": str(presence.metric.measures),
                    "Covers": str(presence.metric.scope),
                }
                for family, metrics in found.items()
                for presence in metrics
            ]
        ),
        hide_index=True,
        key="guide_overview",
        height="content",
        alt="The metrics, which of them this data has, and how many of the statements about each hold on it",
    )


def family(view: View, family: Family, metrics: tuple[Presence, ...], wanted: bool) -> Verdicts | None:
    """One family: each of its metrics in full, when opened; the verdicts where they were worked out."""
    part = st.expander(
        f"**{family}** · {_note(metrics)}", key=f"guide_{family.name.lower()}", on_change="rerun"
    )
    if not (wanted or part.open):
        return None
    ids = [id_ for presence in metrics for id_ in presence.ids]
    verdicts = guide_statements.checks(view, ids)
    if part.open:
        with part:
            found = view.answer(estimates, family)
            works = view.answer(diagnoses, view.answer(headlines))
            if family is Family.RESPONSE_RATE:
                guide_asked.draw(view)
            for presence in metrics:
                _metric(view, presence, found.get(presence.metric.id, ()), verdicts, works)
    return verdicts


def scores(view: View) -> None:
    """What is said of the two scores, the quadrant and what matters, when opened."""
    part = st.expander(f"**{SCORES_TITLE}**", key="guide_scores", on_change="rerun")
    if not part.open:
        return
    with part:
        ids = [statement.id for statement in SCORES if statement.id]
        found = guide_statements.checks(view, ids)
        guide_statements.listed("What to keep in mind", SCORES, found)
        works = view.answer(diagnoses, view.answer(headlines))
        for side in (Side.SERVICE, Side.EXPERIENCE):
            if told := works.get(str(side)):
                st.subheader(told.name)
                _works(view, told, works)


def _metric(
    view: View,
    presence: Presence,
    found: tuple[tuple[Column, Estimate], ...],
    verdicts: Verdicts,
    works: dict[str, Diagnosis],
) -> None:
    metric = presence.metric
    st.subheader(metric.name)
    measure = next(iter(presence.found), None)
    st.text(define(view.dataset, measure, view.part).text if measure else metric.definition)
    st.markdown(f"**It asks:** {plain(metric.asks, 400)}")
    lower = "" if metric.higher_is_better else " The lower, the better."
    st.markdown(f"**It measures** {metric.measures}, over {metric.scope}.{lower}")
    _in_your_data(presence, found)
    guide_statements.both_sides(metric.pros, metric.cons, verdicts)
    for one in presence.found:
        if told := works.get(one.id):
            _works(view, told, works)
    st.markdown("**Do not use it** when")
    st.markdown("\n".join(f"- {plain(text, 400)}" for text in metric.not_when))
    _how(view, presence)


def _works(view: View, told: Diagnosis, works: dict[str, Diagnosis]) -> None:
    names = {id_: one.name for id_, one in works.items()}
    guide_diagnosis.draw(told, names, view.part.terms.level)
    if next(one for one in works.values() if one.measure.column == told.measure.column) is told:
        guide_diagnosis.related(told, names)


def _in_your_data(presence: Presence, found: tuple[tuple[Column, Estimate], ...]) -> None:
    for column, estimate in found:
        st.markdown(
            f"**In your data:** {figures.value(estimate)} "
            f"({figures.in_full(estimate)}), from “{plain(column.label, 90)}”."
        )
    if not found:
        lead = "Not in your data." if presence.told else f"Not computed yet. {guide_statements.UNREAD}"
        st.markdown(f"**{lead}** It needs: {plain(presence.metric.needs, 400)}")


def _how(view: View, presence: Presence) -> None:
    metric = presence.metric
    st.markdown("**How it is computed**")
    st.latex(metric.formula)
    if presence.told:
        measure = next(iter(presence.found), None)
        sql = define(view.dataset, measure, view.part).sql if measure else _sql(metric, view)
        st.code(sql, language="sql", wrap_lines=True)
        stands = "Score stands for the answers to the question." if "score" in sql else _rows(sql)
        st.caption(
            f"{stands} Copy it: it runs on any database. Sources: {plain('; '.join(metric.sources), 600)}"
        )
    else:
        st.caption(f"Sources: {plain('; '.join(metric.sources), 600)}")


def _sql(metric: Metric, view: View) -> str:
    """The definition as SQL where this data does not have the metric."""
    if metric.calculation:
        return metric.calculation.sql(metric.examples[0].scale if metric.examples else EXAMPLE_SCALE)
    return metric.observed.sql(view.part.terms) if metric.observed else ""


def _rows(sql: str) -> str:
    return "Waits holds a row for each wait." if "waits" in sql else "Customers holds a row for each of them."


def _note(metrics: tuple[Presence, ...]) -> str:
    answers = max((presence.answers for presence in metrics), default=0)
    if answers:
        return f"{answers:,} {_who(metrics)}"
    return "not in your data" if any(presence.told for presence in metrics) else "not computed yet"


def _here(presence: Presence) -> str:
    if presence.found:
        return f"yes, {presence.answers:,} {_who((presence,))}"
    return "no" if presence.told else "not computed yet"


def _who(metrics: tuple[Presence, ...]) -> str:
    """What the answers of these are: answers, customers, requests."""
    first = next((measure for presence in metrics for measure in presence.found), None)
    if first is None or first.behaviour is None:
        return "answers"
    return "requests" if first.behaviour is Behaviour.REPLY else "customers"


def _believed(presence: Presence, verdicts: Verdicts | None) -> str:
    """How many of the statements hold; where none was put to the data yet, how to."""
    if not presence.told:
        return "needs comments that are read"
    if not presence.ids:
        return "nothing to be checked"
    if verdicts is None:
        return BELOW
    told = counted(verdicts[id_] for id_ in presence.ids)
    return guide_statements.counts(told) or "not part of this version"
