"""Random evidence for properties that must hold whatever people answer."""

from hypothesis import strategies as st

from cxmetrics.model import Histogram, Scale

SCALES = (
    Scale(1, 5),
    Scale(1, 5, reversed=True),
    Scale(1, 7),
    Scale(0, 10),
    Scale(1, 10),
    Scale(1, 6, reversed=True),
    Scale(0.5, 5, step=0.5),
    Scale(0, 1),
    Scale(1, 4),
    Scale(0, 100),
)


def histograms(scale: Scale, least: int = 1, most: int = 200) -> st.SearchStrategy[Histogram]:
    """Histograms of at least `least` answers on `scale`, up to `most` of each."""
    counts = st.dictionaries(st.sampled_from(scale.values), st.integers(0, most), min_size=1, max_size=12)
    return st.builds(Histogram.of, counts, st.integers(0, 20), st.integers(0, 20)).filter(
        lambda answers: answers.n >= least
    )


def trinomials(most: int = 10_000_000) -> st.SearchStrategy[tuple[int, int, int]]:
    """Pluses, minuses and all cases, all three of any size, none of them always positive."""
    part = st.one_of(st.integers(0, 30), st.integers(0, most // 3))
    return (
        st.tuples(part, part, part)
        .filter(lambda parts: sum(parts) > 0)
        .map(lambda parts: (parts[0], parts[1], sum(parts)))
    )
