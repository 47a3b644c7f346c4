"""Which of a column's highest numbers stand apart from the scale: 8 and 9 behind 1 to 5, 12 behind 0 to 10."""

from collections.abc import Callable, Mapping

from cxmetrics.meaning.scales.missing import Verdict

Test = Callable[[float, float, float], Verdict]
TOPS = (5.0, 7.0, 10.0)
MOST_CODES = 3
MOST_CODED = 0.5
LEAST_OFFERED = 3
WIDEST_GAP = 10
RARE, ONE_OR_TWO = 0.02, 2
LEAST_CLEAR = 15


def untested(_code: float, _low: float, _high: float) -> Verdict:
    """The verdict where nothing else was asked to compare with."""
    return Verdict.OPEN


def behind(values: Mapping[float, int], test: Test) -> tuple[float, frozenset[float], bool] | None:
    """The scale's top, the codes behind it and whether that is sure; None where no code stands apart.

    A gap parts the codes from the answers, or the people who gave them fall back toward the mean on
    everything else they answered. Numbers that go on surely are answers.
    """
    for top in TOPS:
        above = frozenset(value for value in values if value > top)
        if not above or not _few(values, above, top):
            continue
        verdicts = {test(code, 1.0, top) for code in above}
        if Verdict.ANSWER in verdicts:
            continue
        if verdicts == {Verdict.CODE}:
            return top, above, True
        if min(above) > top + 1 or (top == TOPS[-1] and max(above) > top + 1):
            return top, above, False
    return None


def _few(values: Mapping[float, int], above: frozenset[float], top: float) -> bool:
    offered = [value for value in values if 1 <= value <= top]
    coded = sum(values[value] for value in above)
    near = max(above) <= top + WIDEST_GAP
    return (
        near
        and len(above) <= MOST_CODES
        and len(offered) >= LEAST_OFFERED
        and top in values
        and coded < MOST_CODED * sum(values.values())
    )


def without_slips(values: Mapping[float, int]) -> Mapping[float, int]:
    """The values without one or two far above a usual scale that many answered on: a 55 among 1 to 5 is a slip."""
    total = sum(values.values())
    few = max(RARE * total, ONE_OR_TWO if total >= LEAST_CLEAR else 0)
    for top in TOPS:
        above = [value for value in values if value > top]
        alone = above and len(above) <= 2 and min(above) > top + 1
        inside = {value: n for value, n in values.items() if value <= top}
        if alone and len(inside) >= LEAST_OFFERED and sum(values[value] for value in above) <= few:
            return inside
    return values
