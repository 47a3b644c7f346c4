"""What those who did not answer leave open."""

from cxmetrics.model import Interval, Ratio


def nonresponse(share: float, rate: float) -> Interval:
    """Where the share among all asked lies, when `rate` of them answered and `share` of those said yes.

    From r·p, nobody else would have, to r·p + (1 − r), everybody else would. This is no interval of
    chance and more answers from the same people do not narrow it: at a rate of 20 % a share of 90 % is
    compatible with 18–98 %.

    Manski 1989, J. Hum. Resour. 24:343–360.
    """
    if not (0.0 <= share <= 1.0 and 0.0 <= rate <= 1.0):
        raise ValueError(f"shares lie between 0 and 1, not at {share} and {rate}")
    return Interval(rate * share, rate * share + (1.0 - rate))


def response_rate(
    complete: int,
    partial: int = 0,
    refused: int = 0,
    not_contacted: int = 0,
    other: int = 0,
    unknown_household: int = 0,
    unknown_other: int = 0,
) -> tuple[Ratio, Ratio]:
    """AAPOR's response rates 1 and 2: complete answers, and complete or partial ones, of all asked.

    RR1 = I/((I + P) + (R + NC + O) + (UH + UO)); RR2 has I + P on top. Both count everybody of
    whom nothing is known as one who could have answered, so the true rate is no lower.

    AAPOR, Standard Definitions, 2023.
    """
    asked = complete + partial + refused + not_contacted + other + unknown_household + unknown_other
    return Ratio(complete, asked), Ratio(complete + partial, asked)
