"""Why nothing may be said of what goes with an outcome."""

from collections import Counter

import numpy as np

from cxmetrics.analyses.drivers.left_out import Kept
from cxmetrics.analyses.drivers.outcome import Outcome
from cxmetrics.analyses.grounds.sentence import listed
from cxmetrics.stats import permutation
from cxmetrics.stats.driver_shares import LEAST_ROWS, LEAST_ROWS_EACH, enough

WORKED_OUT = 0.98


def nothing_to_fit(chosen: Kept, outcome: Outcome, n: int) -> str:
    """Why nothing can be computed from the answers of `n` people; nothing where something can."""
    if not chosen.items and not chosen.left_out:
        return f"No question rates a single part of the visit, so that nothing can be set against {outcome.name}."
    if not chosen.items and n < LEAST_ROWS:
        who = "Nobody" if not n else f"Only {n:,} {'person' if n == 1 else 'people'}"
        return f"{who} answered {outcome.name} and any of the ratings; at least {LEAST_ROWS} are needed."
    if np.ptp(chosen.values[:, 0]) == 0:
        return f"Everybody gave the same answer to {outcome.name}: there is nothing to account for."
    if chosen.items:
        return ""
    # `n` people gave ratings, so all of these were left out.
    reasons = Counter(str(left.why) for left in chosen.left_out)
    if len(reasons) == 1:
        return f"None of the ratings can be set against {outcome.name}. Of each holds: {next(iter(reasons))}."
    told = [f"{why} ({many} of them)" for why, many in reasons.most_common()]
    return f"None of the ratings can be set against {outcome.name}: {listed(told)}."


def nothing_to_name(
    outcome: Outcome,
    *,
    ratings: int,
    groups: int,
    rows: int,
    by_customer: bool,
    forced: bool,
    r2: float,
    adjusted_r2: float | None,
    p: float,
) -> str:
    """Why no rating may be named, of `ratings` with `groups` different answers; nothing where some may."""
    name = outcome.name
    if ratings == 1:
        return f"Only one rating can be set against {name}, so that nothing can be compared."
    if groups == 1:
        return "All ratings get nearly the same answers, so that nothing can be compared."
    if not enough(rows, groups):
        needed = max(LEAST_ROWS, LEAST_ROWS_EACH * groups)
        again = ", what the same people say again not counted" if by_customer else ""
        return (
            f"Too few answers: two of the {groups} ratings share only {rows:,}{again}; {needed:,} are needed to tell so "
            "many apart."
        )
    if forced:
        return (
            f"Ratings that go together have gaps in different places, so that which of them goes with {name} cannot be told: "
            "choose a group in which all were asked, or leave out a rating that sums up others, on the Data page."
        )
    if r2 > WORKED_OUT:
        return f"{name} follows from the ratings almost exactly: it was worked out from them, and tells nothing of its own."
    if p > permutation.ALPHA:
        return f"No rating goes with {name} by more than chance would make one of {groups} do ({spelled(p)})."
    if adjusted_r2 is None or adjusted_r2 <= 0:
        return f"All {ratings} ratings together go with {name} no more than as many made up by chance would."
    return ""


def spelled(p: float) -> str:
    """A p in words."""
    return f"p = {p:.3f}"
