"""What the picture of the quadrant shows, as tables."""

import pandas as pd

from cxmetrics.analyses.quadrant import Density, Unit
from cxmetrics.charts import figures
from cxmetrics.charts.dots import place_in_words
from cxmetrics.model import Quadrant


def dots(units: tuple[Unit, ...], names: tuple[str, ...]) -> pd.DataFrame:
    """A row a dot: where it lies and how probable each outcome is."""
    chances = {
        f"Chance of {q.title}": [
            f"{100 * dot.placement.probability(q):.0f} %" if dot.placement else figures.DASH for dot in units
        ]
        for q in Quadrant
    }
    return pd.DataFrame(
        {
            "Group": list(names),
            "Outcome": ["too few answers" if dot.hidden else place_in_words(dot) for dot in units],
            "Service": [figures.value(dot.service) for dot in units],
            "Service likely": [figures.between(dot.service) for dot in units],
            "Experience": [figures.value(dot.experience) for dot in units],
            "Experience likely": [figures.between(dot.experience) for dot in units],
            "Responses": [dot.n for dot in units],
            **chances,
        }
    )


def crowd(found: Density, who: str) -> pd.DataFrame:
    """A row a place, the fullest first; `who` are counted."""
    reach = "from" if found.step else ""
    return pd.DataFrame(
        [(x, y, n) for x, y, n in sorted(found.cells, key=lambda cell: -cell[2])],
        columns=[f"Service {reach}".strip(), f"Experience {reach}".strip(), who.capitalize()],
    )
