"""The same answers in other shapes, as tools export them, and tables that are no answers at all."""

import csv
import io
from collections.abc import Iterator, Sequence

from tests.torture import written
from tests.torture.case import Case, Outcome, case
from tests.torture.sheet import CLEAN, COMMENT, DATE, OVERALL, PLACE, RECOMMEND, STAFF, Sheet, answers

QUESTIONS = (RECOMMEND, STAFF, CLEAN, OVERALL, COMMENT)


def cases() -> Iterator[Case]:
    """All of them."""
    yield case("one row an answer", "f.csv", _long)
    yield case("two rows of one answer each", "f.csv", lambda s: written.text(_multi(s)))
    yield case("qualtrics", "f.csv", _qualtrics)
    yield case("surveymonkey", "f.csv", _surveymonkey)
    yield case("microsoft forms", "f.xlsx", _microsoft, places=None)
    yield case("typeform", "f.csv", _typeform, places=None)
    yield case("limesurvey", "f.csv", _limesurvey, places=None)
    yield case("kobo", "f.csv", _kobo, places=None)
    yield case("google forms", "f.csv", _google)
    yield case("german names", "f.csv", lambda s: written.text(_german(s), separator=";"))
    yield case("french names", "f.csv", lambda s: written.text(_french(s), separator=";"))
    yield from _no_answers()
    yield from _traps()


def _rows(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _long(of: Sheet) -> str:
    rows = [["Response ID", DATE, PLACE, "Question", "Answer"]]
    for i, row in enumerate(of.rows, 1):
        cells = dict(zip(of.labels, row, strict=True))
        rows += [[f"R{i:04}", cells[DATE], cells[PLACE], q, cells[q]] for q in QUESTIONS if cells[q]]
    return _rows(rows)


def _multi(of: Sheet) -> Sheet:
    used = ("Wifi, Parking", "Wifi", "Pool, Wifi", "", "Parking", "Parking, Pool")
    return of.beside("What did you use?", [used[i % 6] for i in range(len(of.rows))])


def _with(of: Sheet, front: Sequence[str], cells: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Names and rows without the date, after some of the tool's own columns; `{}` holds the date, `#` the number."""
    rest = of.without(DATE)
    rows = [
        [cell.replace("{}", row[0]).replace("#", str(i)) for cell in cells] + list(bare)
        for i, (row, bare) in enumerate(zip(of.rows, rest.rows, strict=True), 1)
    ]
    return [*front, *rest.labels], rows


def _qualtrics(of: Sheet) -> str:
    front = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]
    good = ["{} 10:00:00", "{} 10:05:00", "IP Address", "100", "True", "{} 10:05:00", "R_#"]
    names, rows = _with(of, front, good)
    codes = front + [f"Q{i}" for i in range(1, len(names) - len(front) + 1)]
    ids = [
        f'{{"ImportId":"{code}"}}' if i < 7 else f'{{"ImportId":"QID{i}"}}' for i, code in enumerate(codes)
    ]
    preview, partial = [*rows[0]], [*rows[1]]
    preview[2], partial[4], partial[3] = "Survey Preview", "False", "40"
    return _rows([codes, names, ids, preview, *rows, partial])


def _surveymonkey(of: Sheet) -> str:
    front = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    names, rows = _with(of, front, ["11890#", "77", "{} 10:00:00", "{} 10:05:00", "10.0.0.1"])
    second = [""] * 5 + ["Response", "", STAFF, CLEAN, OVERALL, "Open-Ended Response"]
    first = [*front, PLACE, RECOMMEND, "Please rate your visit", "", "", COMMENT]
    assert len(first) == len(second) == len(names)
    return _rows([first, second, *rows])


def _microsoft(of: Sheet) -> bytes:
    front = ["ID", "Start time", "Completion time", "Email", "Name"]
    names, rows = _with(of, front, ["#", "{} 10:00:00", "{} 10:05:00", "anonymous", ""])
    return written.workbook({"Form1": written.typed(Sheet(tuple(names), tuple(map(tuple, rows))))})


def _typeform(of: Sheet) -> str:
    names, rows = _with(of, ["#"], ["a1b2c3d#"])
    tail = [
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
        "Tags",
    ]
    done = [
        [*row, "completed", f"{of.rows[i][0]} 10:00:00", "", f"{of.rows[i][0]} 10:05:00", "ab12", ""]
        for i, row in enumerate(rows)
    ]
    begun = [*rows[0], "started", "2025-05-05 10:00:00", "", "", "ab12", ""]
    return _rows([[*names, *tail], *done, begun])


def _limesurvey(of: Sheet) -> str:
    front = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    names, rows = _with(of, front, ["#", "{} 10:05:00", "3", "en", "123456#"])
    begun = ["900", "", "1", "en", "99", *rows[0][5:]]
    return _rows([names, *rows, begun])


def _kobo(of: Sheet) -> str:
    names, rows = _with(of, [], [])
    tail = ["_id", "_uuid", "_submission_time", "_validation_status"]
    grouped = [f"visit/{name}" for name in names]
    done = [[*r, str(i), f"uuid-{i}", f"{of.rows[i][0]}T10:00:00", ""] for i, r in enumerate(rows)]
    return _rows([[*grouped, *tail], *done]).replace(",", ",")


def _google(of: Sheet) -> str:
    rows = [[f"{row[0].replace('-', '/')} 2:05:11 PM GMT+2", *row[1:]] for row in of.rows]
    return _rows([["Timestamp", *of.labels[1:]], *rows])


def _german(of: Sheet) -> Sheet:
    return of.renamed(
        date="Datum",
        place="Filiale",
        recommend="Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
        staff="Freundlichkeit des Personals",
        clean="Sauberkeit",
        overall="Gesamtzufriedenheit",
        comment="Was möchten Sie uns noch sagen?",
    )


def _french(of: Sheet) -> Sheet:
    return of.renamed(
        date="Date",
        place="Magasin",
        recommend="Quelle est la probabilité que vous nous recommandiez à un ami ?",
        staff="Amabilité du personnel",
        clean="Propreté",
        overall="Satisfaction globale",
        comment="Commentaires",
    )


def _no_answers() -> Iterator[Case]:
    def no(id_: str, name: str, data: str | bytes) -> Case:
        return case(id_, name, lambda _: data, expected=Outcome.REFUSED)

    yield no("an empty file", "f.csv", "")
    yield no("a letter", "f.txt", "Dear team,\n\nthe food was cold, and nobody came.\nKind regards\nJ.\n")
    yield no("names alone", "f.csv", "Date,Location,Rating\n")
    yield no("a picture", "f.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    yield no("half a workbook", "f.xlsx", written.workbook({"D": [["a"], [1]]})[:900])
    yield no("half a JSON", "f.json", '[{"rating": 4}, {"rating": ')
    yield no(
        "numbers nobody gave",
        "f.csv",
        _rows([["id", "lat", "lon"], *[[str(i), f"{i / 7:.4f}", f"{i / 9:.4f}"] for i in range(60)]]),
    )
    yield no("a web page", "f.xls", "<html><table><tr><td>Rating</td></tr><tr><td>5</td></tr></table></html>")


def _traps() -> Iterator[Case]:
    given = answers(4, n=120)

    def beside(id_: str, label: str, cells: Sequence[str]) -> Case:
        return case(f"beside: {id_}", "f.csv", lambda s: written.text(s.beside(label, cells)), given=given)

    numbers = [str(i + 1) for i in range(120)]
    average = {"Altona": "4.1", "Bergedorf": "3.7", "Harburg": "4.4"}
    yield case(
        "beside: row numbers",
        "f.csv",
        lambda s: written.text(s.beside("No.", numbers, first=True)),
        given=given,
    )
    yield beside("place average", "Average rating of this location", [average[a.place] for a in given])
    yield beside("sentiment", "sentiment_score", [f"{(i % 21 - 10) / 10}" for i in range(120)])
    yield beside("text length", "comment length", [str(len(a.comment)) for a in given])
    yield beside(
        "importance", "How important is friendly staff to you?", [str(1 + i % 5) for i in range(120)]
    )
    yield beside("minutes", "Delivery delay (min)", [str(i % 6) for i in range(120)])
    yield beside("weight", "weight", [f"{0.5 + i % 7 / 7:.3f}" for i in range(120)])
    yield beside("NPS group", "NPS group", [_nps_group(a.recommend) for a in given])
    yield beside("satisfied flag", "Satisfied_flag", [str(int((a.overall or 0) >= 0.75)) for a in given])
    yield beside("postcode", "ZIP", [str(10000 + i % 37) for i in range(120)])
    yield beside("age", "Age", [str(18 + i % 50) for i in range(120)])
    yield beside("visits", "Number of visits", [str(1 + i % 5) for i in range(120)])


def _nps_group(score: int | None) -> str:
    if score is None:
        return ""
    return "Promoter" if score >= 9 else "Passive" if score >= 7 else "Detractor"
