"""Tables in which answers have already been added up, even where their columns read like answers."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.labels.vocabulary import asks_to_recommend, speaks_of_rating, speaks_of_satisfaction
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.roles.figure import counts_answers
from cxmetrics.model import Role

Chosen = Mapping[str, tuple[Role, Evidence]]
LEAST_SIGNS = 2
LEAST_ROWS = 6
LEAST_FRACTIONS = 0.5
MOST_CELLS = 2


def is_added_up(profiles: Sequence[Profile], chosen: Chosen, rows: pa.Table) -> bool:
    """Whether a table with scores holds one row for a group rather than one for an answer.

    Two of three signs say so: a count of answers stands beside the scores; a score is a fraction, a per
    cent or below zero, as only averages and balances are; the rows are a grid, one for each group and
    period. A customer, or what somebody wrote, is in no such table.
    """
    roles = {role for role, _ in chosen.values()}
    if roles & {Role.CUSTOMER, Role.COMMENT} or rows.num_rows < LEAST_ROWS:
        return False
    signs = any(counts_answers(p) for p in profiles) + any(_averaged(p) for p in profiles)
    return signs >= LEAST_SIGNS or (signs > 0 and _is_grid(profiles, chosen, rows))


def scores(profile: Profile) -> bool:
    """Whether the label speaks of what people were asked."""
    return asks_to_recommend(profile) or speaks_of_rating(profile) or speaks_of_satisfaction(profile)


def _averaged(profile: Profile) -> bool:
    if not profile.is_numeric or not scores(profile) or not profile.values:
        return False
    if any(number.percent for number in profile.numbers.values()):
        return True
    if asks_to_recommend(profile) and (min(profile.values) < 0 or max(profile.values) > 11):
        return True
    odd = sum(n for value, n in profile.values.items() if not (2 * value).is_integer())
    return odd >= LEAST_FRACTIONS * sum(profile.values.values())


def _is_grid(profiles: Sequence[Profile], chosen: Chosen, rows: pa.Table) -> bool:
    keys = [p for p in profiles if chosen[p.name][0] in (Role.DATE, Role.SEGMENT)]
    if not any(chosen[p.name][0] is Role.SEGMENT for p in keys) or any(
        p.dates and p.dates.timed for p in keys
    ):
        return False
    cells = 1
    for key in keys:
        cells *= max(key.distinct, 1)
        if cells > MOST_CELLS * rows.num_rows:
            return False
    return bool(rows.group_by([p.name for p in keys]).aggregate([]).num_rows == rows.num_rows)
