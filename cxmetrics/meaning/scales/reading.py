"""One way to read a column of numbers as answers on a scale."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxmetrics.model import Scale


@dataclass(frozen=True)
class Reading:
    """The scale offered and the values on it that mean "no answer".

    `other` is another way to read the same values where nothing decides. `named` when a label, an answer or
    a code list states the scale, `asked` when direction or ends rest on a guess that a person should
    confirm: the question in words. `directed` when wordings say which end is the good one, `falling` whether
    they run from much to little.
    """

    scale: Scale
    codes: frozenset[float] = frozenset()
    other: "Reading | None" = None
    named: bool = False
    asked: str | None = None
    directed: bool = False
    falling: bool | None = None

    def __str__(self) -> str:
        if not self.codes:
            return str(self.scale)
        codes = " and ".join(f"{code:g}" for code in sorted(self.codes))
        return f"{self.scale}, with {codes} for “not answered”"

    def average(self, values: Mapping[float, int]) -> float | None:
        """What the answers come to on average, read this way; None without any."""
        kept = {v: n for v, n in values.items() if v not in self.codes and self.scale.holds(v)}
        total = sum(kept.values())
        return sum(v * n for v, n in kept.items()) / total if total else None
