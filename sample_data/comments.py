"""What customers write: what stood out of the visit, in the words of `phrases`."""

from numpy.random import Generator

from sample_data.phrases import BAD, GOOD, JOINS, OTHER_LANGUAGES, PARTINGS, SHORT
from sample_data.visits import Visit


def comment(visit: Visit, rng: Generator) -> str:
    """A comment on what stood out, or nothing: fewer than half write one."""
    if rng.random() > 0.45:
        return ""
    happy = visit.satisfaction >= 3.9
    kind = rng.random()
    if kind < 0.08:
        return _one(SHORT[happy], rng)
    if kind < 0.12:
        return _one(OTHER_LANGUAGES[happy], rng)
    return _sentence(visit, happy, rng)


def _sentence(visit: Visit, happy: bool, rng: Generator) -> str:
    """The best or worst part of the visit, often a second one, now and then a parting word."""
    parts = sorted(visit.felt, key=lambda item: abs(visit.felt[item] - 4.0), reverse=True)
    said = [_phrase(visit, item, rng) for item in parts[: 1 + int(rng.random() < 0.55)]]
    text = _one(JOINS, rng).join(said)
    ending = _one(PARTINGS[happy], rng) if rng.random() < 0.25 else ""
    return (text[0].upper() + text[1:] + (". " + ending if ending else "")).strip()


def _phrase(visit: Visit, item: str, rng: Generator) -> str:
    return _one((GOOD if visit.felt[item] >= 3.7 else BAD)[item], rng)


def _one(phrases: tuple[str, ...], rng: Generator) -> str:
    return phrases[int(rng.integers(len(phrases)))]
