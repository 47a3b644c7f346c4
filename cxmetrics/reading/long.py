"""Turns one row an answer into one row a response."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxmetrics.model import Dropped, Finding, Severity
from cxmetrics.reading.cells import is_value
from cxmetrics.reading.grid import renamed
from cxmetrics.reading.labels import tidy, unique
from cxmetrics.reading.limits import MOST_COLUMNS
from cxmetrics.reading.shape import Shaped

Codes = npt.NDArray[np.int64]

FOLDED = "another answer of the same response"

_MOST_QUESTIONS = 200
_LEAST_ONCE = 0.9
_LEAST_ANSWERED = 0.4
_LEAST_RESPONSES = 2
_SAMPLE = 200
_LOOKED_AT = 5000
QUESTION_NAME = re.compile(
    r"(?i)(?:survey[\s_]?)?(?:questions?|item|field|prompt|attribute|variable|statement|frage|fragetext|merkmal"
    r"|pregunta|pergunta|domanda|vraag|pytanie|otázka|вопрос|soru|質問|设问|问题|문항|질문)"
    r"(?:[\s_.-]*(?:text|name|label|title|nr|no|code|id|wording))?"
)
ANSWER_NAME = re.compile(
    r"(?i)(?:answers?|responses?|values?|scores?|ratings?|reply|result|antwort|wert|réponse|valeur|respuesta|valor"
    r"|resposta|risposta|valore|antwoord|waarde|odpowiedź|odpověď|ответ|cevap|yanıt|回答|答案|응답|답변)"
    r"(?:[\s_.-]*(?:text|value|label|choice))?"
)


@dataclass(frozen=True)
class _Roles:
    """Which columns hold the response's id, the question and the answer; the others stay, or are left out."""

    id: int
    question: int
    answer: int
    stay: tuple[int, ...]


def in_wide_shape(name: str, labels: tuple[str, ...], rows: pa.Table) -> Shaped:
    """The rows as one a response with one column a question, where each holds one answer; else as they are.

    Recognised strictly: a column of questions, by its name or its texts, each asked about once for every
    id that repeats; one column of answers; and nothing else that changes from answer to answer, but times.
    """
    asked = _question_column(labels, rows)
    if asked is None:
        return Shaped(labels, rows)
    roles = next(
        (found for id_ in range(rows.num_columns) if (found := _roles(labels, rows, id_, asked))), None
    )
    if roles is None:
        return Shaped(labels, rows, findings=_not_folded(labels, asked))
    return _pivoted(name, labels, rows, roles)


def _question_column(labels: tuple[str, ...], rows: pa.Table) -> int | None:
    """The column that names a question in every row; that with the wording where a code stands beside it."""
    found = [
        (sum(map(len, questions)) / len(questions), -place)
        for place, (label, column) in enumerate(zip(labels, rows.columns, strict=True))
        if (questions := _questions(label, column))
    ]
    return -max(found)[1] if found else None


def _questions(label: str, column: pa.ChunkedArray) -> list[str]:
    """The distinct texts of a column, where they or its label show that they are questions; else none."""
    sample = column.slice(0, _LOOKED_AT).unique().to_pylist()
    if column.null_count or not 2 <= len(sample) <= _MOST_QUESTIONS:
        return []
    worded = sum(text.rstrip().endswith(("?", "？")) for text in sample) * 2 >= len(sample)
    if not worded and not QUESTION_NAME.fullmatch(label):
        return []
    texts: list[str] = column.unique().to_pylist()
    return texts if len(texts) <= min(_MOST_QUESTIONS, len(column) / 2) else []


def _roles(labels: tuple[str, ...], rows: pa.Table, id_: int, asked: int) -> _Roles | None:
    """The parts of the columns where `id_` is taken for the response's id; None where it cannot be that."""
    if id_ == asked or rows.column(id_).null_count or ANSWER_NAME.fullmatch(labels[id_]):
        return None
    responses, questions = _codes(rows.column(id_)), _codes(rows.column(asked))
    if not _is_once_each(responses, questions):
        return None
    others = [place for place in range(rows.num_columns) if place not in (id_, asked)]
    varying = [place for place in others if not _follows(rows.column(place), responses)]
    free = [place for place in varying if not _follows(rows.column(place), questions)]
    answers = [place for place in free if not _are_times(rows.column(place))]
    named = [place for place in answers if ANSWER_NAME.fullmatch(labels[place])]
    if len(answers) != 1 or (not named and not QUESTION_NAME.fullmatch(labels[asked])):
        return None
    times = [place for place in free if place not in answers]
    stay = tuple(place for place in others if place not in varying or place in times)
    return _Roles(id_, asked, answers[0], stay)


def _codes(column: pa.ChunkedArray) -> Codes:
    """A number for each cell, equal for equal texts, counted in the order they first appear; -1 for blank."""
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    return np.asarray(encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)


def _is_once_each(responses: Codes, questions: Codes) -> bool:
    """Whether the ids repeat, and nearly every id has each question at most once, and a fair share of all."""
    count, asked = responses.max() + 1, questions.max() + 1
    pairs = np.unique(responses * asked + questions).size
    repeats = count >= _LEAST_RESPONSES and count * 2 <= responses.size + 1
    return bool(
        repeats and pairs >= _LEAST_ONCE * responses.size and pairs >= _LEAST_ANSWERED * count * asked
    )


def _follows(column: pa.ChunkedArray, groups: Codes) -> bool:
    """Whether the cells of a group are all alike, blank ones aside."""
    cells = _codes(column)
    filled = cells >= 0
    pairs = np.unique(groups[filled] * (cells.max() + 2) + cells[filled]).size
    return pairs == np.unique(groups[filled]).size


def _are_times(column: pa.ChunkedArray) -> bool:
    cells = column.drop_null().slice(0, _SAMPLE).to_pylist()
    return bool(cells) and all(is_value(cell) and re.search(r"\d[-/.:]\d+[-/.:]\d", cell) for cell in cells)


def _pivoted(name: str, labels: tuple[str, ...], rows: pa.Table, roles: _Roles) -> Shaped:
    responses, questions = _codes(rows.column(roles.id)), _codes(rows.column(roles.question))
    texts = [tidy(text) for text in rows.column(roles.question).unique().to_pylist()]
    first = _last_row_of(np.flip(responses), responses.max() + 1, np.flip(np.arange(rows.num_rows)))
    before = [place for place in roles.stay if place < roles.question]
    kept = sorted([roles.id, *before, *(place for place in roles.stay if place > roles.question)])
    if len(kept) + len(texts) > MOST_COLUMNS:
        return Shaped(labels, rows)
    columns = [_first_filled(rows.column(place), responses, first) for place in kept]
    for question in range(len(texts)):
        asked = np.flatnonzero((questions == question) & _filled(rows.column(roles.answer)))
        source = _last_row_of(responses[asked], first.size, asked)
        columns.append(rows.column(roles.answer).take(pa.array(source, mask=source < 0)))
    wide = renamed(pa.table(columns, names=[f"c{place}" for place in range(1, len(columns) + 1)]))
    twice = rows.num_rows - int(np.unique(responses * len(texts) + questions).size)
    return Shaped(
        unique([*(labels[place] for place in kept), *texts]),
        wide,
        (Dropped(FOLDED, rows.num_rows - wide.num_rows),),
        (_note(name, labels, roles, rows.num_rows, wide.num_rows), *_twice(name, labels, roles, twice)),
    )


def _last_row_of(groups: Codes, count: int, rows: Codes) -> Codes:
    """For each group, the last of the `rows` that belong to it; -1 for none."""
    found = np.full(count, -1, dtype=np.int64)
    found[groups] = rows
    return found


def _filled(column: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    return np.asarray(column.is_valid().to_numpy())


def _first_filled(column: pa.ChunkedArray, groups: Codes, first: Codes) -> pa.ChunkedArray:
    """One cell for each group: its first that is not blank."""
    if not column.null_count:
        return column.take(pa.array(first))
    filled = np.flip(np.flatnonzero(_filled(column)))
    source = _last_row_of(groups[filled], first.size, filled)
    return column.take(pa.array(source, mask=source < 0))


def _not_folded(labels: tuple[str, ...], asked: int) -> tuple[Finding, ...]:
    """A QUESTION where the labels speak of questions and answers, but the rows do not go together."""
    answer = next((label for label in labels if ANSWER_NAME.fullmatch(label)), None)
    if answer is None or not QUESTION_NAME.fullmatch(labels[asked]):
        return ()
    what = (
        f"Each row may be one answer instead of one response: “{labels[asked]}” holds questions and “{answer}” "
        "answers. No column was found that tells which answers belong together, so the rows were kept apart."
    )
    fix = (
        "Export the answers with one row a response, or with a column that holds the number of the response."
    )
    return (Finding(Severity.QUESTION, labels[asked], what, fix),)


def _note(name: str, labels: tuple[str, ...], roles: _Roles, answers: int, responses: int) -> Finding:
    what = (
        f"Each row of this file is one answer: {answers:,} answers of {responses:,} responses. They were put "
        f"side by side, one row a response (“{labels[roles.id]}”) and one column a question "
        f"(“{labels[roles.question]}”)."
    )
    return Finding(Severity.NOTE, name, what, "Nothing to do, unless the questions below look wrong.")


def _twice(name: str, labels: tuple[str, ...], roles: _Roles, count: int) -> tuple[Finding, ...]:
    if not count:
        return ()
    what = f"Questions answered more than once in the same response (“{labels[roles.id]}”): {count:,}."
    fix = "The last answer was kept. If people could choose several, export one row a response instead."
    return (Finding(Severity.WARNING, name, what, fix),)
