"""Every metric the product knows, one file each: its definition, its calculation, what speaks for and against it.

A new file with a `METRIC` joins by being here. What several share starts with an underscore.
"""

import sys

from cxmetrics.model import Metric
from cxmetrics.registry import members

METRICS: dict[str, Metric] = members(sys.modules[__name__], "METRIC", Metric)

__all__ = ["METRICS"]
