"""What a comparison says, in sentences."""

from collections.abc import Iterable

from cxmetrics.analyses.comparing.compare import Customers
from cxmetrics.analyses.comparing.difference import EVEN, MINUTES, Difference, Verdict
from cxmetrics.charts import figures
from cxmetrics.charts.apart import finer, shown, size, sizes
from cxmetrics.model import Display
from cxmetrics.stats.multiplicity import Q

Names = tuple[str, str]
NO_CAUSE = "A difference goes together with its group or its time; it does not say why."
ROUGH = "With so few answers only this range can be told, and no verdict."


def sentence(found: Difference, names: Names) -> str:
    """The second of `names` set against the first: by how much it is higher, or that this cannot be told."""
    if found.hidden:
        return (
            f"{names[0]} and {names[1]} cannot be compared: in one of them too few people answered to show "
            "anything without pointing at someone."
        )
    if found.verdict is Verdict.AT_ODDS:
        return _at_odds(found, names)
    if found.low is None or found.high is None or found.change is None:
        return _without_range(found, names)
    if found.verdict is Verdict.CLOSE:
        return f"Too close to tell: {names[1]} could be {_either_way(found)}."
    if not found.sure:
        return f"{names[1]} could be {sizes(*_ends(found), found.unit)} {_direction(found)}. {ROUGH}"
    more = finer(found)
    return (
        f"{names[1]} is {_direction(found)} by {size(found.change, found.unit, finer=more)}{_worth(found)}; "
        f"it could be {sizes(*_ends(found), found.unit, unitless=True, finer=more)}."
    )


def noticeable(found: Difference) -> str:
    """How large a difference these answers would mostly have shown; nothing where that is not known."""
    if found.noticeable is None:
        return ""
    return (
        f"With {found.first.n:,} and {found.second.n:,} answers you would mostly notice a true difference of about "
        f"{size(found.noticeable, found.unit)}; a smaller one can go unnoticed."
    )


def by_ranks(found: Difference, names: Names) -> str:
    """How often an answer of one group beats one of the other; nothing where there are no ratings."""
    if found.index is None:
        return ""
    low, high = 100 * found.index.interval.low, 100 * found.index.interval.high
    better = "better" if found.higher_is_better else "higher"
    return (
        f"Take one answer from each by chance: that of {names[1]} is the {better} one about "
        f"{100 * found.index.value:.0f} times in 100 (likely {low:.0f} to {high:.0f}; a tie counts half)."
    )


def rule(found: Difference) -> str:
    """By which rule one is called higher."""
    first, second = _direction(found, -1), _direction(found, 1)
    said = (
        f"One is called {first} or {second} only where the range of the difference leaves out 0. The range "
        f"holds the true difference in {100 * found.level:g} of 100 cases."
    )
    if found.unit == MINUTES:
        return (
            f"{said} For waits, a test of all of them from the shortest to the longest must agree (log-rank)."
        )
    return said if found.index is None else f"{said} Averages and ranks must not point to opposite sides."


def family(many: int, second: str) -> str:
    """What the marks on the page mean, and how many differences were looked at."""
    return (
        f"▲ {second} is higher, ▼ lower, and the difference holds although {many} are looked at below: of all marked on "
        f"this page, at most {100 * Q:.0f} in 100 are expected to be chance. Faint ones are too close to tell."
    )


def nothing(names: Names, where: str, family: Iterable[Difference]) -> str:
    """That no difference is certain, and whether that is for want of answers."""
    if not any(found.sure for found in family):
        return (
            f"Too few answers to call any difference between {names[0]} and {names[1]} certain: the ranges are all "
            "that can be told."
        )
    return f"{names[0]} and {names[1]} differ {where} by more than chance explains."


def left(rest: int, many: int) -> str:
    """How many of all that were looked at are too close to tell; nothing where none is."""
    return f" {rest} of {many} {'is' if rest == 1 else 'are'} too close to tell." if rest else ""


def same_people(customers: Customers | None, names: Names) -> str:
    """That the two groups are the same people, mostly or in part; nothing where they are not."""
    if customers is None or not customers.partly_the_same:
        return ""
    mostly = customers.mostly_the_same
    return (
        f"{'Mostly' if mostly else 'Partly'} the same people: {customers.both:,} of the {customers.second:,} customers "
        f"of {names[1]} are in {names[0]} too. The range is worked out as if they were different people, which they "
        f"are not, so take it as {'rough' if mostly else 'a little rough'}. It would take each person’s own change to "
        "tell for sure."
    )


def _at_odds(found: Difference, names: Names) -> str:
    higher, lower = _direction(found, 1), _direction(found, -1)
    begun = "Two ways to compare do not agree, so neither is called"
    if found.index is None:
        return (
            f"{begun} {lower}: all waits of {names[0]} and {names[1]} taken together say one thing, this figure of "
            f"them another. By this figure {names[1]} could be {_either_way(found)}."
        )
    more_often = names[1] if found.index.value > EVEN else names[0]
    return (
        f"{begun} {higher}: by the average {names[1]} is {_direction(found)} by "
        f"{size(found.change or 0.0, found.unit, finer=finer(found))}, but answer against answer {more_often} more often has the {higher} one."
    )


def _without_range(found: Difference, names: Names) -> str:
    """What is left to say where one of the two figures has no upper end."""
    if found.verdict is Verdict.UNKNOWN:
        return (
            f"This cannot be told from your data: how far {names[0]} and {names[1]} are apart is not known."
        )
    return (
        f"{names[1]} is {_direction(found)}, taken over all waits; by how much cannot be told, because too "
        "many are still open."
    )


def _either_way(found: Difference) -> str:
    """“4 lower or 11 higher”, or “3 to 21 faster” where both ends lie on one side."""
    low, high = found.low or 0.0, found.high or 0.0
    if low >= 0 or high <= 0:
        return f"{sizes(*_ends(found), found.unit)} {_direction(found, 1 if low >= 0 else -1)}"
    lower, higher = (size(end, found.unit, unitless=found.unit != MINUTES) for end in (low, high))
    return f"{lower} {_direction(found, -1)} or {higher} {_direction(found, 1)}"


def _ends(found: Difference) -> tuple[float, float]:
    """Both limits as distances, the smaller one first."""
    low, high = sorted((abs(found.low or 0.0), abs(found.high or 0.0)))
    return low, high


def _direction(found: Difference, sign: float | None = None) -> str:
    """Higher or lower; of waits, slower or faster."""
    if sign is None:
        sign = 1 if found.verdict is Verdict.HIGHER else -1
        if found.verdict is Verdict.AT_ODDS:
            sign = found.change or 0.0
    if found.unit == MINUTES:
        return "slower" if sign > 0 else "faster"
    return "higher" if sign > 0 else "lower"


def _worth(found: Difference) -> str:
    """Whether that is good news, where more is not better and the words do not say so."""
    if found.higher_is_better or found.unit == MINUTES:
        return ""
    return ", which is worse" if found.verdict is Verdict.HIGHER else ", which is better"


def one(name: str, found: Difference, place: int) -> str:
    """One of the two groups with its figure, range and number of answers."""
    estimate = (found.first, found.second)[place]
    if estimate.shown is Display.VALUE:
        return f"{name}: {shown(estimate, finer(found))}, {figures.in_full(estimate)}"
    return f"{name}: {figures.in_full(estimate)}"
