"""Whether several groups wait equally long, counting those still waiting."""

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from cxmetrics.model import Waits

Numbers = npt.NDArray[np.float64]


def log_rank(*groups: Waits) -> tuple[float, float] | None:
    """The log-rank chi-squared of the groups and its p value, on one degree of freedom fewer than groups.

    None where nothing can be compared: a group without anybody, or nothing happened while more
    than one group was waiting. The p value is the upper tail itself, not one minus the rest, which is
    0 for every large difference.

    Mantel 1966, Cancer Chemother. Rep. 50:163–170; Peto & Peto 1972, J. R. Stat. Soc. A 135:185–207.
    Checked against Freireich's trial (16.79, p = 4.17e-5; 19.25 and 10.75 expected) and `scipy.stats.logrank`.
    """
    if not all(group.n for group in groups):
        return None
    # Takes seconds to import, and most pages compare no waits.
    from statsmodels.duration.survfunc import survdiff

    columns = [(*_columns(group), place) for place, group in enumerate(groups)]
    times = np.concatenate([times for times, _, _ in columns])
    events = np.concatenate([events for _, events, _ in columns])
    labels = np.concatenate([np.full(len(times), place) for times, _, place in columns])
    try:
        chi2, _ = survdiff(times, events, labels)
    except np.linalg.LinAlgError:  # no variance: no event tells the groups apart
        return None
    return (float(chi2), float(chdtrc(len(groups) - 1, chi2))) if np.isfinite(chi2) else None


def expected(*groups: Waits) -> tuple[float, ...]:
    """How many events each group would have had, were all groups alike: Σ dⱼ · nᵢⱼ/nⱼ."""
    columns = [_columns(group) for group in groups]
    times, happened = np.unique(
        np.concatenate([ends[events == 1] for ends, events in columns]), return_counts=True
    )
    at_risk = np.array([len(ends) - np.searchsorted(np.sort(ends), times) for ends, _ in columns])
    return tuple((at_risk / at_risk.sum(axis=0) * happened).sum(axis=1).tolist())


def _columns(waits: Waits) -> tuple[Numbers, Numbers]:
    """How long each waited, and whether it was over then: one entry each, as the test knows no counts."""
    counts = np.array([n for _, _, n in waits.counts], dtype=int)
    ends = np.array([watched if wait is None else wait for wait, watched, _ in waits.counts], dtype=float)
    events = np.array([wait is not None for wait, _, _ in waits.counts], dtype=float)
    return np.repeat(ends, counts), np.repeat(events, counts)
