"""What stands below a table: totals, averages and notes, which are no answers."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.body import Body
from cxmetrics.reading.cells import is_nothing, is_value, number
from cxmetrics.reading.sums import are_sums, far_from, is_told

TOTAL = "total or average below the answers"
NOTE = "note below the answers"

_LOOKED_AT = 40
_SENTENCE = 15
_TOTALS = frozenset(
    """total|totals|grand total|subtotal|sub-total|overall total|sum|average|averages|avg|mean|median|count|base|n
    |min|max|minimum|maximum|std dev|std. dev.|standard deviation|overall average|average score|mean score
    |total responses|total average|gesamt|summe|gesamtsumme|insgesamt|durchschnitt|mittelwert|mittel|anzahl
    |gesamtergebnis|zwischensumme|schnitt|total général|total general|somme|moyenne|moyenne générale|médiane|nombre
    |promedio|media|suma|total geral|soma|média|totale|totale complessivo|somma|gemiddelde|totaal|eindtotaal|som
    |razem|suma końcowa|średnia|łącznie|celkem|součet|průměr|итого|всего|среднее|сумма|toplam|genel toplam|ortalama
    |totalt|summa|medelvärde|genomsnitt|gennemsnit|gjennomsnitt|sum total|yhteensä|keskiarvo|összesen|átlag|medie
    |ø|∅|∑|σ|mw|σύνολο|μέσος όρος|合計|総計|平均|总计|合计|总和|平均值|平均分|總計|총계|합계|평균""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
_WORDS = re.compile(
    r"""(?ix) \s* (?:
    (?:data\s|report\s|file\s|last\s)? (?:exported|generated|created|printed|downloaded|updated|prepared)\b .*
    | (?:source|note|notes|footnote|legend|key|disclaimer|filters?|copyright|confidential|powered\sby|page\s\d+) \b .*
    | (?:base\s*:?\s*)? n \s* [=:] \s* \d .*
    | (?:total\s)? (?:number\sof\s)? (?:responses|respondents|answers|records|rows) \s* [=:] .*
    | (?:quelle|hinweis|stand|erstellt|exportiert|anmerkung|fußnote|vertraulich|seite\s\d+) \b .*
    | (?:remarque|généré|exporté|créé|confidentiel) \b .*
    | (?:fuente|nota|generado|exportado|fonte|fecha\sde\sexportación) \b .*
    | (?:bron|źródło|zdroj|источник|kaynak|esportato|generato) \b .*
    | [*†‡©] \s* \S+ \s .*
    | [-=_*]{3,}
    | (?:end\sof\s(?:report|file|data|export)) .*
    )""",
    re.DOTALL,
)


def reason(cells: Sequence[str]) -> str | None:
    """Why a row at the end of a table, with little in it, is no answer; None where it may be one."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return None
    if len(filled) == 1 and _WORDS.fullmatch(filled[0]):
        return NOTE
    mostly_blank = len(filled) * 2 <= len(cells)
    return TOTAL if is_total(filled[0]) and mostly_blank else None


def without_footer(body: Body) -> Body:
    """The rows less what stands below the answers, counted, its texts kept as notes, and what was unsure.

    Blank rows between stay: they are counted with the others. Only the end is looked at, from below, up to
    the first row that is an answer.
    """
    rows = body.rows
    first = max(0, rows.num_rows - _LOOKED_AT)
    cells = body.cells(first, _LOOKED_AT)
    reasons: dict[int, str] = {}
    for index in range(len(cells) - 1, -1, -1):
        row = cells[index]
        if not any(row):
            continue
        after_blank = index > 0 and not any(cells[index - 1])
        found = _left_out(row, rows, after_blank) or _sums_up(row, rows, cells, first + index)
        if found is None:
            body = body.noted(
                *_unsure(row, rows.slice(0, first + index + 1), body.places((first + index,))[0])
            )
            break
        reasons[index] = found
    if len(cells) == rows.num_rows and not any(any(row) for i, row in enumerate(cells) if i not in reasons):
        return body
    texts = [" ".join(filter(None, cells[index])) for index in sorted(reasons) if reasons[index] == NOTE]
    totals = [index for index in sorted(reasons) if reasons[index] == TOTAL]
    body = body.without_rows((first + index for index in totals), TOTAL)
    notes = (
        first + index - sum(total < index for total in totals) for index in reasons if index not in totals
    )
    body = body.without_rows(notes, NOTE)
    return body.noted(notes=tuple(texts))


def is_total(cell: str) -> bool:
    """Whether a cell is a word that rows of totals or averages begin with."""
    return cell.strip(" :*=").casefold() in _TOTALS


def _left_out(row: Sequence[str], rows: pa.Table, after_blank: bool) -> str | None:
    """The reason where what looks like a total or a note is not what people say in that column."""
    found = reason(row) or _alone(row, after_blank)
    column = rows.column(next(place for place, cell in enumerate(row) if cell))
    if found == TOTAL:
        word = next(cell for cell in row if cell)
        return None if pc.sum(pc.equal(column, word)).as_py() > 1 else found
    return None if found == NOTE and _is_prose(column, rows.num_columns, after_blank) else found


def _is_prose(column: pa.ChunkedArray, width: int, after_blank: bool) -> bool:
    """Whether people write sentences in a column, so that one more of them is no note of the tool's."""
    if width == 1 and after_blank:
        return False
    texts = column.drop_null().slice(0, _LOOKED_AT).to_pylist()[:-1]
    return sum(len(text) > _SENTENCE and " " in text for text in texts) * 4 > len(texts)


def _alone(row: Sequence[str], after_blank: bool) -> str | None:
    filled = [cell for cell in row if cell]
    alone = after_blank and len(row) > 2 and len(filled) == 1
    return NOTE if alone and not is_value(filled[0]) and " " in filled[0] else None


def _answers(rows: pa.Table, tail: Sequence[Sequence[str]], end: int) -> pa.Table:
    """The rows up to `end` without the other totals among them; `tail` holds the cells of the last ones."""
    first = rows.num_rows - len(tail)
    above = tail[: end - first]
    while above and (not any(above[-1]) or is_total(next(cell for cell in above[-1] if cell))):
        above = above[:-1]
    return rows.slice(0, first + len(above))


def _sums_up(row: Sequence[str], rows: pa.Table, tail: Sequence[Sequence[str]], end: int) -> str | None:
    """The reason where a row called a total, or nothing at all, adds up the answers above it."""
    above = _answers(rows, tail, end)
    if not is_total(next(cell for cell in row if cell)):
        return TOTAL if are_sums(row, above) or _is_second(row, above) else None
    figures = [(place, cell) for place, cell in enumerate(row) if number(cell) is not None]
    if not figures or len(figures) + 2 < sum(map(bool, row)):
        return None
    right = sum(is_told(cell, above.column(place)) for place, cell in figures)
    return TOTAL if right * 2 > len(figures) else None


def _is_second(row: Sequence[str], above: pa.Table) -> bool:
    """Whether a row of sums or means stands right above, of which `row` is the other."""
    if above.num_rows < 2:
        return False
    last = tuple(cell or "" for cell in above.slice(above.num_rows - 1).to_pylist()[0].values())
    answers = above.slice(0, above.num_rows - 1)
    return any(last) and are_sums(last, answers) and are_sums(row, answers)


def _unsure(row: Sequence[str], rows: pa.Table, place: int) -> tuple[Finding, ...]:
    """A WARNING where the last row is called a total, or looks like one, and is not what adds up the others."""
    filled = [cell for cell in row if not is_nothing(cell)]
    if filled and is_total(filled[0]) and len(filled) > 1:
        begins = f"starts with “{filled[0]}” but does not add up the rows above"
    elif far_from(row, rows.slice(0, rows.num_rows - 1)):
        begins = "holds nothing but numbers far above all others, without a day, a name or a word"
    else:
        return ()
    what = f"The last row {begins}. It is kept as an answer."
    fix = "If it is a total or an average, delete it and add the file again."
    return (Finding(Severity.WARNING, f"row {place}", what, fix),)
