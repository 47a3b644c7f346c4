"""Which question speaks for the whole visit?"""

from cxmetrics.model import Column, Dataset, Role


def overall_question(dataset: Dataset) -> Column | None:
    """The overall grade, else satisfaction, else the question about recommending; None without any."""
    return next((c for role in (Role.OVERALL, Role.CSAT, Role.NPS) for c in dataset.by_role(role)), None)
