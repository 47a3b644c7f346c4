"""What does the response rate say about the other figures here?"""

from dataclasses import dataclass, replace
from math import sqrt

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.asked import answered, invitations, of
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.segment import in_words, segments_of
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import LEAST_SHOWN, Column, Histogram, Key, Ratio
from cxmetrics.stats import bounds
from cxmetrics.stats.multiplicity import Q, benjamini_hochberg
from cxmetrics.store.fetch import histograms

APART = 0.20
MOST_GROUPS = 12
NO_NUMBER = (
    "Nobody knows here how many were asked. Give their number in the guide, or use a list of invitations that says "
    "who answered."
)
NO_LIST = (
    "This takes a list of everybody who was asked, with a column that says who answered and one or more that tell "
    "them apart, such as the shop."
)


@dataclass(frozen=True)
class Profile:
    """A known field of everybody asked: how far the mix of those who answered is from it, and by chance or not.

    `apart` is the largest difference in the share of one group, in standard deviations; `group` has it.
    """

    column: Column
    group: str | None
    apart: float
    p: float


def _rate(asked: Asked) -> Answer:
    """How many answered, by group where there is one, and what the silent ones leave open."""
    found = answered(asked.workspace, asked.dataset, asked.part)
    if found is None:
        return cannot(NO_NUMBER)
    if found.n < LEAST:
        return cannot(f"Only {found.n} were asked; {LEAST} are needed.")
    open_range = bounds.nonresponse(0.5, found.part / found.whole)
    told = (
        f"{sentence.share_of(found, asked.part.terms.level, 'asked')} answered{_by_group(asked)}. A share of 50 % "
        f"among them could be {sentence.percent(open_range.low)} to {sentence.percent(open_range.high)} of everybody "
        "asked, if those who did not answer all thought the same."
    )
    return Answer(Verdict.SHOWN, told)


def _by_group(asked: Asked) -> str:
    """The lowest and the highest rate of the first field with groups large enough."""
    for column in segments_of(asked.dataset):
        rates = {name: part for name, part in _groups(asked, column).items() if part.n >= LEAST}
        if len(rates) < 2:
            continue
        ranked = sorted(rates, key=lambda name: (rates[name].part / rates[name].whole, name or ""))
        ends = [
            f"{sentence.percent(rates[n].part / rates[n].whole)} ({in_words(n)})"
            for n in (ranked[0], ranked[-1])
        ]
        return f", by “{column.label}” from {ends[0]} to {ends[1]}"
    return ""


def _bias(asked: Asked) -> Answer:
    """Whether those who answered differ from all who were asked in what is known of both."""
    if invitations(asked.dataset) is None:
        return cannot(NO_LIST)
    everybody = answered(asked.workspace, asked.dataset, asked.part)
    if everybody is None or everybody.n < LEAST or everybody.part < LEAST_SHOWN:
        return cannot(f"Too few were asked or answered to compare them; {LEAST} are needed.")
    profiles = [p for column in segments_of(asked.dataset) if (p := _profile(column, _groups(asked, column)))]
    if not profiles:
        return cannot(NO_LIST)
    holds = benjamini_hochberg([profile.p for profile in profiles]).holds
    sure = [profile for profile, held in zip(profiles, holds, strict=True) if held and profile.apart > APART]
    most = max(sure or profiles, key=lambda profile: profile.apart)
    told = (
        f"Of {len(profiles)} known fields “{most.column.label}” differs most: the share of {in_words(most.group)} among "
        f"the {everybody.part:,.0f} who answered is {sentence.number(most.apart)} standard deviations from that among "
        f"all {everybody.whole:,.0f} asked (p {_p(most.p)})."
    )
    if sure:
        return Answer(Verdict.HOLDS, told)
    if most.apart > APART:
        return Answer(Verdict.CANNOT_TELL, f"{told} With so few, chance alone may do that.")
    return Answer(Verdict.FAILS, f"{told} What is not in the list may still differ.")


def _groups(asked: Asked, column: Column) -> dict[str | None, Ratio]:
    """Those who answered of those asked, of each group that may be shown."""
    question = invitations(asked.dataset)
    if question is None:
        return {}
    part = replace(asked.part, weight=None)
    found = histograms(asked.workspace, asked.dataset, question.name, part, segment=column.name)
    unsafe = unsafe_groups({key: answers.n for key, answers in found.items()})
    return {key.segment: of(answers) for key, answers in found.items() if _kept(key, answers, unsafe)}


def _kept(key: Key, answers: Histogram, unsafe: set[Key]) -> bool:
    return key not in unsafe and answers.n >= LEAST_SHOWN


def _profile(column: Column, groups: dict[str | None, Ratio]) -> Profile | None:
    """None where there are no two groups, too many of them, or all or none answered."""
    asked = sum(group.whole for group in groups.values())
    said_yes = sum(group.part for group in groups.values())
    if not 2 <= len(groups) <= MOST_GROUPS or not 0 < said_yes < asked:
        return None
    # It takes a second to import, and only this check asks.
    from scipy.stats import chi2_contingency

    table = [[group.part for group in groups.values()], [g.whole - g.part for g in groups.values()]]
    apart = {name: _apart(group.part / said_yes, group.whole / asked) for name, group in groups.items()}
    most = max(apart, key=lambda name: (apart[name], name or ""))
    return Profile(column, most, apart[most], float(chi2_contingency(table, correction=False).pvalue))


def _apart(among_answers: float, among_asked: float) -> float:
    """The standardised difference of two shares (Austin 2009, Commun. Stat. Simul. Comput. 38:1228–1234)."""
    spread = (among_answers * (1.0 - among_answers) + among_asked * (1.0 - among_asked)) / 2.0
    return abs(among_answers - among_asked) / sqrt(spread) if spread else 0.0


def _p(p: float) -> str:
    return "under .001" if p < 0.001 else f"{p:.3f}".removeprefix("0")


CHECKS = (
    Check(
        "PC42",
        "Shown without a verdict: the share of those asked who answered, the groups with the lowest and the highest, "
        "and what those who kept silent leave open.",
        _rate,
    ),
    Check(
        "PC43",
        f"Holds when those who answered differ from all who were asked by more than {APART:g} standard deviations in "
        "the share of some group, and not by chance (chi-square, "
        f"adjusted for the number of fields so that at most {sentence.percent(Q)} of those named are false).",
        _bias,
    ),
)
