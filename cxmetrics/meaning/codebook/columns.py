"""Which columns of a code list hold the names, the questions, the codes and their wordings."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from cxmetrics.meaning.labels.words import words
from cxmetrics.meaning.scales.anchors import listed

_NAME = ("variable", "variable name", "var", "var name", "varname", "field", "field name", "fieldname", "column",
         "column name", "question id", "question code", "question name", "qid", "variablenname", "feld", "spalte",
         "champ", "campo")  # fmt: skip
_PERHAPS_NAME = ("name", "item", "code", "id")
_QUESTION = ("question", "question text", "question description", "description", "variable label", "label", "text",
             "wording", "question wording", "definition", "beschreibung", "frage", "fragetext", "descripción",
             "pregunta", "libellé", "question label", "item text", "full question", "meaning")  # fmt: skip
_VALUE = (
    "value",
    "code",
    "answer code",
    "option code",
    "response code",
    "value code",
    "answer value",
    "wert",
)
_WORDING = ("value label", "valuelabel", "answer", "answer text", "answer label", "option", "option text", "response",
            "response text", "category", "code label", "meaning", "label", "value description", "wertelabel",
            "code description")  # fmt: skip
_CODES = ("values", "codes", "value labels", "responses", "response options", "answers", "options", "coding", "scale",
          "allowed values", "categories", "choices", "answer options", "permitted values", "werte", "values labels",
          "value", "notes")  # fmt: skip
_OF_PEOPLE = (
    "respondent",
    "customer",
    "date",
    "timestamp",
    "email",
    "user",
    "response id",
    "submitted",
    "created",
)
MOST_COLUMNS = 10
LONGEST_NAME = 40
LEAST_NAMES = 0.9
LEAST_CODED = 0.3


@dataclass(frozen=True)
class Places:
    """The position of each part in the table, None where it has none."""

    name: int
    question: int | None
    value: int | None
    wording: int | None
    codes: int | None

    @property
    def order(self) -> tuple[int | None, ...]:
        """Name, question, code, wording, and the cell that counts up all codes."""
        return self.name, self.question, self.value, self.wording, self.codes


def places(labels: Sequence[str], rows: pa.Table) -> Places | None:
    """Where the parts of a code list stand, None where the table is none."""
    if not 2 <= len(labels) <= MOST_COLUMNS or not len(rows):
        return None
    heads = [" ".join(words(label)) for label in labels]
    if any(set(phrase.split()) <= set(head.split()) for head in heads for phrase in _OF_PEOPLE):
        return None
    taken: list[int] = []
    codes = _codes(heads, rows)
    name = _first(heads, _NAME, [codes])
    sure = name is not None
    value = _first(heads, _VALUE, [codes, name])
    name = name if sure else _first(heads, _PERHAPS_NAME, [codes, value])
    taken = [place for place in (codes, name, value) if place is not None]
    question = _first(heads, _QUESTION, taken)
    wording = _first(heads, _WORDING, [*taken, question]) if value is not None else None
    if value is not None and wording is None and question is not None and codes is None:
        question, wording = None, question
    if wording is None and value is None and question is not None and codes is None:
        wording = question + 1 if question + 1 < len(labels) and question + 1 not in taken else None
    if name is None or not _are_names(rows, name):
        return None
    coded = codes is not None or (value is not None and wording is not None)
    if not coded and not (sure and question is not None):
        return None
    found = Places(name, question, value, wording, codes)
    return found if _says_each_once(rows, found) else None


def _first(heads: Sequence[str], wanted: Sequence[str], taken: Sequence[int | None]) -> int | None:
    free = {head: i for i, head in reversed(list(enumerate(heads))) if i not in taken}
    return next((free[word] for word in wanted if word in free), None)


def _codes(heads: Sequence[str], rows: pa.Table) -> int | None:
    for i, head in enumerate(heads):
        if head in _CODES:
            cells = [text for text in rows.column(i).to_pylist() if text]
            if cells and sum(bool(listed(text).words) for text in cells) >= LEAST_CODED * len(cells):
                return i
    return None


def _are_names(rows: pa.Table, place: int) -> bool:
    names = [text for text in rows.column(place).to_pylist() if text]
    short = sum(len(name) <= LONGEST_NAME and not name.replace(".", "").isdigit() for name in names)
    return bool(names) and short >= LEAST_NAMES * len(names)


def _says_each_once(rows: pa.Table, where: Places) -> bool:
    """A code list says each thing once; answers to questions, one a row, come back."""
    parts = [place for place in where.order if place is not None]
    lines = list(zip(*(rows.column(place).to_pylist() for place in parts), strict=True))
    named = [line for line in lines if line[0]]
    return len(set(named)) >= LEAST_NAMES * len(named)
