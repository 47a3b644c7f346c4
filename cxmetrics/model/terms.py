"""On which terms figures are worked out, where the field disagrees."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Terms:
    """The choices a reader may make; they travel with every figure, chart, link and export.

    `level` is how sure every interval is. `satisfaction` is the id of the metric that speaks for
    satisfaction: `csat`, `csat_top` or `csat_mean`. A second purchase within `window` days makes a
    customer a returning one, and one silent for more than `silence` days has gone. A first reply is in
    time within `target` minutes.
    """

    level: float = 0.95
    satisfaction: str = "csat"
    window: int = 90
    silence: int = 180
    target: int = 60


USUAL = Terms()
"""The terms of figures nobody chose otherwise for."""
