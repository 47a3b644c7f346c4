"""From columns of text to roles, scales and touchpoints."""

from cxmetrics.meaning.recognise import Recognition, recognise
from cxmetrics.meaning.revise import revise
from cxmetrics.meaning.touchpoints import TOUCHPOINTS

__all__ = ["TOUCHPOINTS", "Recognition", "recognise", "revise"]
