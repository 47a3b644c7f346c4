"""From columns of text to roles, scales and touchpoints."""

from cxmetrics.meaning.dates.reading import day_first
from cxmetrics.meaning.labels.touchpoints import TOUCHPOINTS
from cxmetrics.meaning.recognise import Recognition, recognise
from cxmetrics.meaning.revise import revise, with_day

__all__ = ["TOUCHPOINTS", "Recognition", "day_first", "recognise", "revise", "with_day"]
