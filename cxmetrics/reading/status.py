"""A column of a plain table that says which rows are answers and which are tests, drafts or spam."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.format import Exclusion

_NAME = re.compile(
    r"(?i)(?:(?:response|completion|survey|submission|answer|entry|record|interview)[\s_-]*)?(?:status|state)"
    r"|(?:is[\s_-]*)?(?:finished|completed?|valid)|(?:antwort|umfrage|bearbeitungs)?-?status|zustand|estado"
    r"|(?:statut|état|stato)(?: (?:de|della|de la) (?:réponse|respuesta|risposta))?|beendet|abgeschlossen|gültig"
    r"|terminé|valide|completado|completato|finalizado|válido|valido"
)
_HELP_DESK = re.compile(
    r"(?i)\btickets?\b|\bassignee\b|\b(?:case|order|request)[ _-]?(?:id|number|no|nr)\b|bearbeiter|bestellnummer"
)
_REASONS = {
    "answered only in part, not finished": """in progress|in-progress|inprogress|partial|partially complete
        |partially completed|incomplete|not complete|not completed|not finished|unfinished|started|draft|abandoned
        |unvollständig|teilweise|in bearbeitung|in arbeit|nicht beendet|nicht abgeschlossen|abgebrochen|angefangen
        |entwurf|incomplet|incomplète|en cours|partiel|partielle|partiellement|non terminé|non terminée|brouillon
        |incompleto|incompleta|en curso|en progreso|parcial|abandonado|no terminado|borrador|in corso|parziale
        |non completato|abbandonato|bozza""",
    "a test or a preview": """test|testing|test response|preview|survey preview|survey test|testantwort|vorschau
        |probe|aperçu|essai|prueba|vista previa|prova|anteprima""",
    "marked as spam": "spam|junk|bot|fraud|fraudulent|spam-verdacht|indésirable|no deseado",
    "screened out by the survey itself": """disqualified|screened out|screenout|screen out|terminated|quota full|over quota
        |ausgeschlossen|disqualifiziert|ausgescreent|disqualifié|disqualifiée|descalificado|squalificato""",
    "deleted in the tool": "deleted|removed|trash|trashed|gelöscht|supprimé|supprimée|eliminado|borrado|eliminato|cestinato",
    "marked as not valid": "invalid|not valid|rejected|ungültig|abgelehnt|invalide|non valide|inválido|no válido|non valido",
}
_ANSWERS = """complete|completed|finished|done|submitted|valid|approved|live|ip address|response|ok|vollständig|beendet
    |abgeschlossen|fertig|gültig|abgeschickt|complet|complète|terminé|terminée|valide|validé|envoyé|completo|completa
    |completado|completada|terminado|finalizado|enviado|válido|completato|terminato|inviato|valido"""
_TRUTHS = {"true": "false", "yes": "no", "1": "0", "ja": "nein", "oui": "non", "sí": "no", "si": "no", "wahr": "falsch",
           "vrai": "faux", "y": "n", "t": "f"}  # fmt: skip
_MOST_WORDS = 12
_SAMPLE = 5000
_UNFINISHED = "answered only in part, not finished"
_INVALID = "marked as not valid"


def _words(listed: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in listed.split("|"))


_LEFT_OUT = {reason: _words(listed) for reason, listed in _REASONS.items()}
_KEPT = _words(_ANSWERS)


def exclusions(labels: tuple[str, ...], rows: pa.Table) -> tuple[tuple[Exclusion, ...], tuple[Finding, ...]]:
    """What leaves out the rows that a status column calls no answers, each with a WARNING that says so.

    Nothing is left out by a column that holds any other word, as the open and solved tickets of a help desk.
    """
    found: tuple[Exclusion, ...] = ()
    findings: tuple[Finding, ...] = ()
    if any(map(_HELP_DESK.search, labels)):
        return (), ()
    for label, column in zip(labels, rows.columns, strict=True):
        if not _NAME.fullmatch(label):
            continue
        words = _told(column)
        own = _exclusions(label, words)
        if own:
            found += own
            findings += (_warning(label, own, words),)
    return found, findings


def _told(column: pa.ChunkedArray) -> dict[str, int]:
    """The words of a column, how often each stands there; none where they are too many for a status."""
    if pc.count_distinct(column.slice(0, _SAMPLE)).as_py() > _MOST_WORDS:
        return {}
    counts = pc.value_counts(column.drop_null()).to_pylist()
    found: dict[str, int] = {}
    for one in counts:
        word = one["values"].strip().lower()
        found[word] = found.get(word, 0) + one["counts"]
    return found if len(found) <= _MOST_WORDS else {}


def _exclusions(label: str, words: dict[str, int]) -> tuple[Exclusion, ...]:
    if len(words) == 2 and (pair := next((yes for yes in words if _TRUTHS.get(yes) in words), None)):
        if re.search(r"(?i)status|state|zustand|estado|statut|état|stato", label):
            return ()
        why = _INVALID if re.search(r"(?i)val[ií]d|gültig", label) else _UNFINISHED
        return (Exclusion(label, (_TRUTHS[pair],), why),)
    left_out = {reason: tuple(words.keys() & those) for reason, those in _LEFT_OUT.items()}
    known = _KEPT.union(*_LEFT_OUT.values())
    if not words.keys() <= known or not words.keys() & _KEPT:
        return ()
    return tuple(Exclusion(label, those, reason) for reason, those in left_out.items() if those)


def _warning(label: str, found: tuple[Exclusion, ...], words: dict[str, int]) -> Finding:
    listed = ", ".join(f"“{word}” ({words[word]:,})" for one in found for word in sorted(one.values))
    what = f"Rows that this column does not call answers were left out: {listed}."
    fix = "If they are answers all the same, delete this column and add the file again."
    return Finding(Severity.WARNING, label, what, fix)
