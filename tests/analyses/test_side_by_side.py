"""Two groups side by side on the quadrant and by facet: every figure worked out a second time from the file itself."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from cxmetrics.analyses.comparing.compare import only
from cxmetrics.analyses.comparing.facet_groups import facet_groups
from cxmetrics.analyses.comparing.quadrant_groups import quadrant_groups
from cxmetrics.analyses.facets import COMPONENTS, PILLARS, STAGES, facets
from cxmetrics.analyses.quadrant import outcomes, units
from cxmetrics.model import Quadrant, Side, Slice
from tests.analyses.tables import real
from tests.shared import shared

FILES = {
    "fast food": ("fastfood/ffattrib.csv", "rest", "Chipotle", "Jimmy John's"),
    "lounges": ("skytrax/lounge.csv", "airline_name", "british-airways", "emirates"),
    "airport": ("sfo/2017_SFO_Customer_Survey.csv", "BAREA", "A", "G"),
}
LABELS = {STAGES: "stage", PILLARS: "pillar", COMPONENTS: "component"}


@pytest.fixture(scope="module", params=FILES, ids=FILES)
def file(request):
    path, by, first, second = FILES[request.param]
    found = real(path)
    raw = pd.read_csv(shared(f"data/{path}"), dtype=str, encoding_errors="replace")
    raw.columns = [label.strip() for label in raw.columns]
    yield found, raw, by, first, second
    found.workspace.close()


def scores(raw, columns):
    """The mean of each response on 0–100 where at least half of the columns were answered from 1 to 5."""
    answers = raw[[column.label for column in columns]].apply(pd.to_numeric, errors="coerce")
    answers = 25.0 * (answers.where(answers.isin([1, 2, 3, 4, 5])) - 1)
    return answers.mean(axis=1).where(2 * answers.notna().sum(axis=1) >= len(columns))


def interval(x, level=0.95):
    """One prior response spread over 0, 25, …, 100, and a Beta distribution with the mean and variance of the draws."""
    cells = np.array([0, 25, 50, 75, 100])
    size = len(x) + 1
    mean = (x.sum() + cells.mean()) / size
    variance = ((x**2).sum() + (cells**2).mean()) / size - mean**2
    m, v = mean / 100, variance / size / 100**2
    strength = m * (1 - m) / v - 1
    low, high = (100 * end for end in stats.beta(m * strength, (1 - m) * strength).interval(level))
    return min(low, x.mean()), max(high, x.mean())


def mover(one, other, level=0.95):
    (a, b), (c, d) = interval(one, level), interval(other, level)
    change = other.mean() - one.mean()
    down = np.hypot(other.mean() - c, b - one.mean())
    return change, change - down, change + np.hypot(d - other.mean(), one.mean() - a)


def newcombe(one, other, level=0.95):
    low, high = confint_proportions_2indep(
        int(other.sum()),
        len(other),
        int(one.sum()),
        len(one),
        compare="diff",
        method="newcomb",
        alpha=1 - level,
    )
    return 100 * (other.mean() - one.mean()), 100 * low, 100 * high


def p_of(limits, one, other):
    """The level at which the interval touches 0, from a plain search."""
    low, high = 1e-12, 1.0
    for _ in range(60):
        p = (low + high) / 2
        change, left, right = limits(one, other, 1 - p)
        low, high = (low, p) if (left > 0 or right < 0) and change else (p, high)
    return high


def agrees(told, limits, one, other):
    change, low, high = limits(one, other)
    assert (told.first.n, told.second.n) == (len(one), len(other))
    assert (told.change, told.low, told.high) == pytest.approx((change, low, high), abs=1e-6)
    if told.sure and (low > 0 or high < 0):
        assert told.p_of_many == pytest.approx(p_of(limits, one, other), rel=1e-3, abs=1e-9)
    else:
        assert told.p_of_many >= 0.05


def benjamini_hochberg(p, q=0.10 / 3):
    """Each of the three parts of the page marks at a third of one in ten, so that the page stays at that."""
    order = np.argsort(p)
    under = np.nonzero(np.sort(p) <= q * np.arange(1, len(p) + 1) / len(p))[0]
    holds = np.zeros(len(p), dtype=bool)
    holds[order[: under.max() + 1 if len(under) else 0]] = True
    return holds.tolist()


def test_the_quadrant_of_both_groups_agrees_with_the_file(file):
    (workspace, data), raw, by, first, second = (file[0].workspace, file[0].dataset), *file[1:]
    column = file[0].name(by)
    found = quadrant_groups(workspace, data, column, first, second, Slice())
    plain = {side: scores(raw, data.rated(side)).round(12) for side in (Side.SERVICE, Side.EXPERIENCE)}
    groups = [raw[by] == name for name in (first, second)]
    for pair in found.scores:
        agrees(pair.difference, mover, *(plain[pair.side][group].dropna().to_numpy() for group in groups))
    both = plain[Side.SERVICE].notna() & plain[Side.EXPERIENCE].notna()
    service, experience = (plain[side] >= 75 - 1e-9 for side in plain)
    for pair in found.shares:
        inside = (service == pair.quadrant.great_service) & (experience == pair.quadrant.great_experience)
        agrees(pair.difference, newcombe, *(inside[both & group].to_numpy(float) for group in groups))
    held = benjamini_hochberg([told.p_of_many for told in found.family])
    assert [pair.holds for pair in (*found.scores, *found.shares)] == held and len(held) == 6
    assert sum(pair.difference.change for pair in found.shares) == pytest.approx(0, abs=1e-9)


def test_every_piece_of_both_groups_agrees_with_the_file(file):
    (workspace, data), raw, by, first, second = (file[0].workspace, file[0].dataset), *file[1:]
    found = facet_groups(workspace, data, file[0].name(by), first, second, Slice())
    pieces = [piece for facet in found.facets for piece in facet.pieces]
    assert len(pieces) == found.family >= 7 and not any(facet.hidden for facet in found.facets)
    for piece in pieces:
        plain = scores(raw, piece.columns)
        both = (plain[raw[by] == name].dropna().to_numpy() for name in (first, second))
        agrees(piece.difference, mover, *both)
    held = benjamini_hochberg([piece.difference.p_of_many for piece in pieces])
    assert [piece.holds for piece in pieces] == held


def test_each_group_is_the_same_as_when_it_is_the_only_one(file):
    (workspace, data), _, by, first, second = (file[0].workspace, file[0].dataset), *file[1:]
    column = file[0].name(by)
    found = facet_groups(workspace, data, column, first, second, Slice())
    whole = quadrant_groups(workspace, data, column, first, second, Slice())
    assert whole.dots == tuple(
        dot
        for name in (first, second)
        for dot in units(workspace, data, Slice(), segment=column)
        if dot.name == name
    )
    for place, name in enumerate((first, second)):
        alone = only(Slice(), column, name)
        spread = outcomes(workspace, data, alone)
        for pair in whole.shares:
            assert (pair.difference.first, pair.difference.second)[place] == spread[pair.quadrant].share
        for facet, pair in zip(facets(workspace, data, alone), found.facets, strict=True):
            for piece, both in zip(facet.pieces, pair.pieces, strict=True):
                told = (both.difference.first, both.difference.second)[place]
                assert (told.n, told.shown) == (piece.estimate.n, piece.estimate.shown)
                assert told.value == pytest.approx(piece.estimate.value)


def test_jimmy_johns_is_faster_and_so_more_often_well_served_without_a_great_meal():
    found = real("fastfood/ffattrib.csv")
    told = quadrant_groups(
        found.workspace, found.dataset, found.name("rest"), "Chipotle", "Jimmy John's", Slice()
    )
    assert [pair.side for pair in told.scores if pair.holds] == [Side.SERVICE]
    held = {pair.quadrant: pair.difference.change for pair in told.shares if pair.holds}
    assert held == pytest.approx({Quadrant.PARADOX: 37.5, Quadrant.IMPOSSIBLE: -17.5})
    found.workspace.close()
