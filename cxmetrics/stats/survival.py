"""How long it takes until something happens, counting those it has not happened to yet.

Whoever is still waiting has waited at least so long: leaving them out flatters, and so does calling
their wait over. The Kaplan-Meier curve uses what is known of each. What lies beyond the longest
follow-up is not known, and None says so.

Kaplan & Meier 1958, J. Am. Stat. Assoc. 53:457–481; Greenwood 1926; Kalbfleisch & Prentice 2002,
The Statistical Analysis of Failure Time Data, chapter 1 (the log-log limits).
"""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.model import Interval, Waits
from cxmetrics.stats import wilson
from cxmetrics.stats.normal import z

_SAME = 1e-9
"""Products of the same shares in another order differ by less."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """The share not yet reached after each of the `times` at which something happened.

    `at_risk` counts those still waiting just before each time. `se` is Greenwood's standard error,
    None where nobody is left. `until` is the longest anybody was followed, None without anybody.
    """

    times: tuple[float, ...]
    survival: tuple[float, ...]
    se: tuple[float | None, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    at_risk: tuple[int, ...]
    until: float | None
    waits: Waits
    level: float

    def at(self, t: float) -> tuple[float, Interval] | None:
        """The share not yet reached at `t` with its limits; None beyond the follow-up.

        Before the first event the share is 1 and the limits are Wilson's, all of those still
        followed at `t`. Once nobody is left it stays 0.
        """
        if self.until is None or (t > self.until and 0.0 not in self.survival[-1:]):
            return None
        step = bisect_right(self.times, t) - 1
        if step >= 0:
            return self.survival[step], Interval(self.low[step], self.high[step])
        followed = sum(n for wait, watched, n in self.waits.counts if _end(wait, watched) >= t)
        return 1.0, wilson.interval(followed, followed, self.level)

    def happened_by(self, t: float) -> tuple[float, Interval] | None:
        """The share reached by `t` with its limits, never zero wide; None beyond the follow-up."""
        still = self.at(t)
        if still is None:
            return None
        share, limits = still
        return 1.0 - share, Interval(1.0 - limits.high, 1.0 - limits.low)

    def quantile(self, p: float) -> tuple[float | None, float | None, float | None]:
        """The time by which the share `p` is reached, and its limits; None for what was not seen.

        Where the curve runs exactly at 1 − p it is the middle of that stretch, so that without
        anybody waiting the median is the ordinary one. The limits are the times between which the
        limits of the curve hold 1 − p (Brookmeyer & Crowley 1982, Biometrics 38:29–41), the lower
        one 0 where so few waited that the first event tells nothing. A value or upper limit of None
        beside a lower limit reads “at least”.
        """
        rest = 1.0 - p
        survival, high = np.asarray(self.survival), np.asarray(self.high)
        reached = self._time(np.flatnonzero(survival <= rest + _SAME)[:1])
        passed = self._time(np.flatnonzero(survival < rest - _SAME)[:1])
        value = reached if reached is None or passed is None else (reached + passed) / 2.0
        low = self._time(np.flatnonzero(np.asarray(self.low) <= rest)[:1])
        # So few that even without an event the share would not be known to lie above.
        if low is not None and wilson.interval(self.at_risk[0], self.at_risk[0], self.level).low <= rest:
            low = 0.0
        still_held = np.flatnonzero(high >= rest)[-1:]
        return value, low, self._time(still_held + 1 if still_held.size else np.zeros(1, dtype=np.intp))

    def _time(self, place: npt.NDArray[np.intp]) -> float | None:
        """The time in this place; None where there is no such place."""
        return self.times[int(place[0])] if place.size and place[0] < len(self.times) else None


def curve(waits: Waits, level: float = 0.95) -> Curve:
    """The Kaplan-Meier curve of `waits` with log-log limits; without steps when nothing happened.

    Limits S^exp(±z·se/(S·|ln S|)). Where nobody is left that formula has no value: the lower limit
    is 0 and the upper one that of the step before, times Wilson's upper limit for none of those who
    were still waiting. Without anybody waiting at the end that differs from Wilson's for 0 of n by
    less than .03 from five on, and it is honest where only one was left.

    Checked against R `survival::survfit` (Freireich's 6-MP trial, both transforms) and statsmodels.
    """
    ends = [(_end(wait, watched), wait is not None, n) for wait, watched, n in waits.counts if n]
    until = max((end for end, _, _ in ends), default=None)
    if not waits.happened:
        return Curve((), (), (), (), (), (), until, waits, level)
    # Takes seconds to import, and most pages show no curve.
    from statsmodels.duration.survfunc import SurvfuncRight

    times, events, counts = (np.asarray(column, dtype=float) for column in zip(*ends, strict=True))
    fitted = SurvfuncRight(times, events, freq_weights=counts)
    survival = np.asarray(fitted.surv_prob, dtype=float)
    at_risk, happened = np.asarray(fitted.n_risk, dtype=float), np.asarray(fitted.n_events, dtype=float)
    spread = _spread(at_risk, happened)
    low, high = _log_log(survival, spread, level)
    if survival[-1] == 0.0:
        before = high[-2] if len(high) > 1 else 1.0
        low[-1], high[-1] = 0.0, before * wilson.interval(0, at_risk[-1], level).high
    return Curve(
        tuple(fitted.surv_times.tolist()),
        tuple(survival.tolist()),
        tuple(s * r if s else None for s, r in zip(survival.tolist(), spread.tolist(), strict=True)),
        tuple(low.tolist()),
        tuple(high.tolist()),
        tuple(round(n) for n in at_risk.tolist()),
        until,
        waits,
        level,
    )


def happened_by(waits: Waits, t: float, level: float = 0.95) -> tuple[float, Interval] | None:
    """The share of `waits` over by `t`, with its limits; None beyond the follow-up."""
    return curve(waits, level).happened_by(t)


def quantile(waits: Waits, p: float, level: float = 0.95) -> tuple[float | None, float | None, float | None]:
    """The wait by which the share `p` is over, with its limits; None for what was not seen."""
    return curve(waits, level).quantile(p)


def log_limits(share: float, se: float, level: float = 0.95) -> Interval:
    """Limits of a survival share by the log transform, R's default: S·exp(±z·se/S), at most 1.

    A reference value; what is shown are the log-log limits, which never reach 1 by being cut off.
    """
    reach = z(level) * se / share
    return Interval(share * float(np.exp(-reach)), min(share * float(np.exp(reach)), 1.0))


def _end(wait: float | None, watched: float) -> float:
    """How long this one is known to have waited."""
    return watched if wait is None else wait


def _spread(at_risk: Numbers, happened: Numbers) -> Numbers:
    """Greenwood's √Σ d/(n(n − d)): the standard error as a share of the survival.

    Reckoned here because statsmodels takes Tsiatis' formula instead as soon as counts are given.
    """
    left = at_risk - happened
    # The last step leaves nobody; its own error has no value and is not used.
    terms = np.zeros_like(at_risk)
    np.divide(happened, at_risk * left, out=terms, where=left > 0)
    spread: Numbers = np.sqrt(np.cumsum(terms))
    return spread


def _log_log(survival: Numbers, spread: Numbers, level: float) -> tuple[Numbers, Numbers]:
    """The limits S^exp(±z·spread/|ln S|); 0 and 0 where nobody is left."""
    low, high = np.zeros_like(survival), np.zeros_like(survival)
    some = survival > 0.0
    reach = np.exp(z(level) * spread[some] / -np.log(survival[some]))
    low[some], high[some] = survival[some] ** reach, survival[some] ** (1.0 / reach)
    return low, high
