"""The same cells in other files: encodings, separators, what stands above and below, workbooks."""

import csv
import gzip
from collections.abc import Iterator

from tests.torture import written
from tests.torture.case import Case, case
from tests.torture.sheet import PLACE, Sheet, answers, sheet

LETTERS = {
    "utf-8-sig": ("Très bien", "Größere Tische", "señora amable"),
    "utf-16": ("Très bien 😀", "Größere Tische 👍", "日本語も大丈夫"),
    "utf-16-le": ("Très bien 😀", "Größere Tische", "señora amable"),
    "utf-32": ("Très bien", "Größere Tische", "señora amable"),
    "cp1252": ("Très bien, déjà vu", "Größere Tische wären schön", "It’s “fine” – really", "10 € zu viel"),
    "latin-1": ("Très bien, déjà vu", "Größere Tische wären schön", "La señora fue muy amable mañana"),
    "mac_roman": ("Très bien, déjà goûté à l’été", "Größere Tische wären schön für uns", "La señora mañana"),
    "cp1250": (
        "Obsługa była bardzo miła, dziękuję",
        "Jídlo bylo skvělé, příště přijdu znovu",
        "Żurek świetny",
    ),
    "iso8859_2": ("Obsługa była bardzo miła, dziękuję", "Jídlo bylo skvělé, příště přijdu", "Żurek świetny"),
    "cp1251": ("Персонал был очень вежлив", "Еда остыла, пока ждали счёт", "Придём ещё раз обязательно"),
    "cp932": ("スタッフがとても親切でした", "料理が冷めていた。残念です", "また来ます、ありがとう"),
    "cp949": ("직원들이 정말 친절했어요", "음식이 식어서 아쉬웠습니다", "다음에 또 올게요"),
    "gb18030": ("服务员非常热情，谢谢", "菜有点凉，等了很久", "下次还会再来"),
    "big5": ("服務人員非常親切，謝謝", "餐點有點冷，等了很久", "下次還會再來"),
    "cp1253": ("Το προσωπικό ήταν πολύ ευγενικό", "Το φαγητό ήταν κρύο, περιμέναμε πολύ", "Θα ξανάρθουμε"),
    "cp1254": ("Çalışanlar çok güler yüzlüydü, teşekkürler", "Yemek soğuktu, uzun süre bekledik", "Şahane"),
}


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _encodings()
    yield from _texts()
    yield from _around()
    yield from _workbooks()
    yield from _other_containers()


def _encodings() -> Iterator[Case]:
    for encoding, words in LETTERS.items():
        given = answers(len(encoding), comments=(*words, ""))
        yield case(f"encoding {encoding}", "f.csv", written.text, given=given, encoding=encoding)


def _texts() -> Iterator[Case]:
    for name, separator in (("semicolon", ";"), ("tab", "\t"), ("pipe", "|")):
        yield case(f"separator {name}", "f.csv", lambda s, c=separator: written.text(s, separator=c))
    for name, newline in (("CR", "\r"), ("CRLF", "\r\n")):
        yield case(f"line ends {name}", "f.csv", lambda s, c=newline: written.text(s, newline=c))
    yield case("all quoted", "f.csv", lambda s: written.text(s, quoting=csv.QUOTE_ALL))
    yield case("every line in quotes", "f.csv", written.wrapped)
    yield case("sep= line", "f.csv", lambda s: written.text(s, separator=";", above="sep=;\n"))
    lines = answers(5, comments=("First line\nsecond line, with “quotes”", 'She said "great"', ""))
    yield case("line breaks in cells", "f.csv", written.text, given=lines)
    yield case("separator at every line's end", "f.csv", lambda s: written.text(s).replace("\n", ",\n"))
    yield case("spaces around cells", "f.csv", lambda s: written.text(_padded(s)))
    yield case("a .txt of tabs", "f.txt", lambda s: written.text(s, separator="\t"))


def _padded(of: Sheet) -> Sheet:
    rows = tuple(tuple(f"  {cell} " for cell in row) for row in of.rows)
    return Sheet(tuple(f" {label} " for label in of.labels), rows)


def _around() -> Iterator[Case]:
    title = "Guest survey 2025\nExported on 3 October 2025\n\n"
    yield case("title above", "f.csv", lambda s: written.text(s, above=title))
    full = 'Guest survey 2025,,,,,,\n,,,,,,\n"Period: all",,,,,,\n'
    yield case("title above, padded with separators", "f.csv", lambda s: written.text(s, above=full))
    yield case(
        "blank lines above and below", "f.csv", lambda s: written.text(s, above="\n\n", below="\n\n\n")
    )
    yield case(
        "blank lines between", "f.csv", lambda s: written.text(s).replace("\n2025-03", "\n,,,,,,\n2025-03", 1)
    )
    yield case("total below", "f.csv", lambda s: written.text(s, below=_totals(s, "Total")))
    yield case("average below", "f.csv", lambda s: written.text(s, below=_averages(s)))
    yield case("note below", "f.csv", lambda s: written.text(s, below="\nExported from SurveyTool,,,,,,\n"))
    yield case("note below without separators", "f.csv", lambda s: written.text(s, below="\nn = 80\n"))
    yield case("two rows of names", "f.csv", lambda s: written.text(s, heads=_two_rows(s)))
    yield case(
        "blank name", "f.csv", lambda s: written.text(s.beside("", [str(i) for i in range(80)], first=True))
    )
    double = sheet(answers(3)).rows
    yield case(
        "name twice",
        "f.csv",
        lambda s: written.text(s.beside(PLACE, [row[1] for row in double])),
        given=answers(3),
    )


def _totals(of: Sheet, word: str) -> str:
    sums = [sum(int(row[i]) for row in of.rows if row[i]) for i in range(2, 6)]
    return f"{word},,{','.join(map(str, sums))},\n"


def _averages(of: Sheet) -> str:
    parts = []
    for i in range(2, 6):
        given = [int(row[i]) for row in of.rows if row[i]]
        parts.append(f"{sum(given) / len(given):.2f}")
    return f"Average,,{','.join(parts)},\n"


def _two_rows(of: Sheet) -> list[list[str]]:
    groups = ["", "", "", "Your visit", "", "", ""]
    return [groups, list(of.labels)]


def _workbooks() -> Iterator[Case]:
    def book(id_: str, write, **more) -> Case:  # type: ignore[no-untyped-def]
        return case(id_, more.pop("name", "f.xlsx"), write, **more)

    yield book("workbook", lambda s: written.workbook({"Data": written.typed(s)}))
    days = answers(11)
    yield book(
        "workbook with real dates",
        lambda s: written.workbook({"Data": written.typed(s, [a.day for a in days])}, day="dd.mm.yyyy hh:mm"),
        given=days,
    )
    for pattern in ("m/d/yy", "d-mmm-yy", "yyyy/mm/dd"):
        yield book(
            f"workbook with dates shown as {pattern}",
            lambda s, p=pattern: written.workbook({"D": written.typed(s, [a.day for a in days])}, day=p),
            given=days,
        )
    notes = [["About this file"], ["Made by the front office"], *[[f"Note {i}"] for i in range(120)]]
    yield book(
        "workbook, notes first",
        lambda s: written.workbook({"Read me": notes, "Responses": written.typed(s)}),
    )
    summary = [["Location", "Average"], *[[f"Shop {i}", 4.1 + i / 100] for i in range(100)]]
    yield book(
        "workbook with a summary sheet longer than the data",
        lambda s: written.workbook({"Summary": summary, "Responses": written.typed(s)}),
    )
    old = [["Date", "Location", "Score"], *[["2019-01-01", "Old", 1] for _ in range(300)]]
    yield book(
        "workbook with a hidden sheet",
        lambda s: written.workbook({"Old": old, "Responses": written.typed(s)}, hidden=["Old"]),
    )
    yield book(
        "workbook, title and blank rows above",
        lambda s: written.workbook({"Data": [["Guest survey"], ["Autumn 2025"], [], *written.typed(s)]}),
    )
    yield book(
        "workbook, merged names above",
        lambda s: written.workbook(
            {"Data": [[], *written.typed(s)]},
            merged=[(0, 3, 5, "Please rate your visit")],
        ),
    )
    yield book(
        "workbook, total below", lambda s: written.workbook({"Data": [*written.typed(s), _total_row(s)]})
    )
    yield book("OpenDocument", lambda s: written.open_document([s.labels, *s.rows]), name="f.ods")
    yield book("text of numbers in a workbook", lambda s: written.workbook({"Data": [s.labels, *s.rows]}))


def _total_row(of: Sheet) -> list[object]:
    return ["Total", "", *(sum(int(row[i]) for row in of.rows if row[i]) for i in range(2, 6))]


def _other_containers() -> Iterator[Case]:
    yield case("JSON array", "f.json", written.as_json)
    yield case("JSON lines", "f.jsonl", written.as_json_lines)
    yield case("JSON lines called .json", "f.json", written.as_json_lines)
    yield case("JSON inside an object", "f.json", lambda s: b'{"results": ' + written.as_json(s) + b"}")
    yield case("Parquet", "f.parquet", written.as_parquet)
    yield case("ZIP of a CSV", "f.zip", lambda s: written.zipped(f__csv=written.text(s).encode()))
    yield case(
        "ZIP with other things in it",
        "f.zip",
        lambda s: written.zipped(
            README__txt=b"Hello", data__csv=written.text(s).encode(), a__png=b"\x89PNG1234"
        ),
    )
    yield case("gzip", "f.csv.gz", lambda s: gzip.compress(written.text(s).encode()))
