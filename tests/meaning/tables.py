"""Tables to recognise: from columns written in a test, and from real files."""

import random
from collections.abc import Mapping, Sequence

import pyarrow as pa

from cxmetrics.meaning import Recognition, recognise
from cxmetrics.model import Column, Finding, Severity
from cxmetrics.reading import read
from tests.shared import shared

SATISFACTION = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
PEOPLE = 240


def table(columns: Mapping[str, Sequence[str | None]]) -> tuple[tuple[str, ...], pa.Table]:
    labels = tuple(columns)
    return labels, pa.table(
        {f"c{i + 1}": pa.array(columns[label], pa.string()) for i, label in enumerate(labels)}
    )


def understood(columns: Mapping[str, Sequence[str | None]]) -> Recognition:
    return recognise(*table(columns))


def alone(label: str, values: Sequence[str | None]) -> Column:
    return understood({label: values}).columns[0]


def real(path: str) -> tuple[dict[str, Column], tuple[Finding, ...], pa.Table]:
    file = shared(f"data/{path}")
    found = read(file.name, file.read_bytes())
    seen = recognise(found.labels, found.rows)
    return {column.label: column for column in seen.columns}, seen.findings, found.rows


def errors(findings: Sequence[Finding]) -> list[str]:
    return [f.what for f in findings if f.severity is Severity.ERROR]


def questions(findings: Sequence[Finding], where: str) -> list[str]:
    return [f.what for f in findings if f.severity is Severity.QUESTION and f.where == where]


def scores(column: Column, rows: pa.Table) -> list[float]:
    """The valid answers of a scored column, as an import would code them."""
    codes = dict(column.codes)
    texts = (text.strip() for text in rows.column(column.name).to_pylist() if text is not None)
    values = [codes[t] if t in codes else float(t) for t in texts if t not in column.missing]
    return [value for value in values if column.scale and column.scale.holds(value)]


class Crowd:
    """People whose answers hang together: happy ones score high everywhere."""

    def __init__(self, people: int = PEOPLE, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.mood = [self.random.gauss(0, 1) for _ in range(people)]

    def rate(self, low: int, high: int) -> list[str]:
        middle, step = (low + high) / 2, (high - low) / 4
        drawn = (middle + step * (mood + self.random.gauss(0, 0.6)) for mood in self.mood)
        return [str(min(high, max(low, round(value)))) for value in drawn]

    def say(self, answers: Sequence[str]) -> list[str]:
        return [answers[int(code) - 1] for code in self.rate(1, len(answers))]

    def any_of(self, *values: str) -> list[str]:
        return [self.random.choice(values) for _ in self.mood]

    def spoiled(self, answers: Sequence[str], code: str, share: float = 0.15) -> list[str]:
        return [code if self.random.random() < share else answer for answer in answers]
