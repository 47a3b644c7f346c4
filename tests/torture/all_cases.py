"""Every file of the set."""

from tests.torture import layouts, shapes, styles

CASES = (*layouts.cases(), *styles.cases(), *shapes.cases())
