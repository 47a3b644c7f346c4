"""Many comparisons at once: p-values adjusted for how many there are.

The family is everything the reader sees side by side. Benjamini–Hochberg suits a table somebody looks
through: of the differences it names, at most the share `q` is expected to be nothing. Holm suits the
one result that will be announced: the chance that any of those named is nothing stays under `level`.

Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289–300; Holm 1979, Scand. J. Stat. 6:65–70. Checked
against the fifteen p-values of Benjamini & Hochberg, section 3.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Q = 0.10


@dataclass(frozen=True)
class Adjusted:
    """The p-values after adjustment, and which of the comparisons hold, in the order given."""

    p: tuple[float, ...]
    holds: tuple[bool, ...]

    @property
    def held(self) -> int:
        """How many hold."""
        return sum(self.holds)


def benjamini_hochberg(p: Sequence[float], q: float = Q) -> Adjusted:
    """Which comparisons hold when at most the share `q` of those named may be false."""
    return _adjusted(p, q, "fdr_bh")


def holm(p: Sequence[float], level: float = 0.05) -> Adjusted:
    """Which comparisons hold when the chance of naming a single false one is to stay under `level`."""
    return _adjusted(p, level, "holm")


def bonferroni(p: Sequence[float], level: float = 0.05) -> Adjusted:
    """The same promise as Holm's, for which it is always the weaker tool: a reference value."""
    return _adjusted(p, level, "bonferroni")


def _adjusted(p: Sequence[float], alpha: float, method: str) -> Adjusted:
    if not all(0.0 <= value <= 1.0 for value in p):
        raise ValueError("a p-value lies between 0 and 1")
    if not len(p):
        return Adjusted((), ())
    # Importing it takes seconds, and most pages compare nothing.
    from statsmodels.stats.multitest import multipletests

    holds, adjusted, *_ = multipletests(list(p), alpha=alpha, method=method)
    return Adjusted(tuple(float(value) for value in adjusted), tuple(bool(value) for value in holds))
