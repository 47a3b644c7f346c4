"""Cells of text become dates and amounts: the table holds what Python reads, for every way of writing."""

from datetime import date, datetime, timedelta

import duckdb
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxmetrics.meaning.dates import notation
from cxmetrics.meaning.dates import reading as dates
from cxmetrics.meaning.numbers import amounts
from cxmetrics.model import Column, Dataset, Role
from cxmetrics.store import cells, typed, unread

TODAY = date(2024, 12, 1)
CONNECTION = duckdb.connect()
LONG = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Mo Di Mi Do Fr Sa So",
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "ma di wo do vr za zo",
}
STYLES = [
    "{at:%Y-%m-%d}", "{at:%Y-%m-%dT%H:%M:%S}Z", "{at:%Y-%m-%d %H:%M}", "{at:%Y-%m-%dT%H:%M:%S}.1234567+02:00",
    "{at:%Y-%m-%d %H:%M:%S},125", "{at:%Y/%m/%d %I:%M:%S %p} GMT+8", "{at:%Y%m%d}", "{at.day}/{at.month}/{at.year}",
    "{at:%m/%d/%Y %I:%M %p}", "{at:%d.%m.%y}", "{at:%d.%m.%Y %H:%M} Uhr", "{at:%d-%m-%y %H:%M:%S}",
    "{at:%m/%d/%Y} {hour}:{at:%M} {half}.m.", "{at:%d/%m/%Y, %H:%M:%S} EST", "{at:%Y-%m-%d %H:%M:%S} Europe/London",
    "{at:%d/%m/%Y %H.%M.%S}", "{at:%d.%m.%Y}, {at:%H.%M} Uhr",
]  # fmt: skip
NAMED = [
    "{at.day}. {month} {at.year}", "{at.day} {month} {at.year} {at:%H:%M}", "{at.day} de {month} de {at.year}",
    "{month} {at.day}, {at.year}", "{weekday}, {at.day} {month} {at.year}", "{at.day}-{short}-{at:%y}",
    "{at.day} {short} {at.year}", "{short} {at.day} {at.year}", "{at.year}-{short}-{at.day}",
    "Reviewed in Germany on {at.day} {month} {at.year}", "Rezension aus Deutschland vom {at.day}. {month} {at.year}",
]  # fmt: skip
DAYS = st.datetimes(datetime(1990, 1, 1), datetime(2025, 12, 31)).map(lambda at: at.replace(microsecond=0))


def cast(texts: list[str], formats: tuple[str, ...], today: date = TODAY) -> list[datetime | None]:
    sql, bound = cells.day(Column("c1", "Date", Role.DATE, date_formats=formats), today)
    return column(texts, sql, bound)


def column(texts: list[str], sql: str, bound: list[object]) -> list:
    rows = CONNECTION.execute(f"SELECT {sql} FROM (SELECT UNNEST(?) AS c1)", [*bound, texts]).fetchall()
    return [value for (value,) in rows]


def agree(texts: list[str], written: list[datetime], label: str = "Date") -> None:
    found = dates.read(dict.fromkeys(texts, 1), TODAY, label)
    assert found is not None, texts
    formats = found.formats
    theirs = cast(texts, formats)
    assert theirs == [notation.read(text, formats, TODAY) for text in texts], (texts, formats)
    days = [at.date() for at in theirs if at]
    assert (min(days), max(days)) == (found.first, found.last)
    if not found.ambiguous:
        assert days == [at.date() for at in written], (texts, formats)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(STYLES), st.lists(DAYS, min_size=1, max_size=6))
def test_dates_in_figures_are_cast_as_they_were_written(style: str, moments: list[datetime]) -> None:
    moments = [*moments, datetime(2023, 12, 31, 23, 59, 59)]
    texts = [style.format(at=at, hour=at.hour % 12 or 12, half="ap"[at.hour > 11]) for at in moments]
    agree(texts, moments)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMED), st.sampled_from(sorted(LONG)), st.lists(DAYS, min_size=1, max_size=5))
def test_dates_in_words_are_cast_as_they_were_written(
    style: str, language: str, moments: list[datetime]
) -> None:
    texts = [
        style.format(
            at=at,
            month=LONG[language].split()[at.month - 1],
            short=SHORT[language].split()[at.month - 1],
            weekday=WEEKDAYS[language].split()[at.weekday()],
        )
        for at in moments
    ]
    agree(texts, moments)


@settings(max_examples=30, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=5))
def test_counted_moments_are_cast_as_they_were_written(moments: list[datetime]) -> None:
    since = [(at - datetime(1970, 1, 1)).total_seconds() for at in moments]
    agree([f"{s:.0f}" for s in since], moments, "created_at")
    agree([f"{1000 * s + 250:.0f}" for s in since], moments, "Submit millis since epoch")
    days = [(at - datetime(1899, 12, 30)) / timedelta(days=1) for at in moments]
    agree([f"{day:.9f}" for day in days], moments, "Date")


@pytest.mark.parametrize(
    ("text", "formats", "day"),
    [
        ("Mar-24", ("words:M%m %y",), datetime(2024, 3, 1)),
        ("Q3 2024", ("words:M%m %Y",), datetime(2024, 7, 1)),
        ("2024Q1", ("words:%Y M%m",), datetime(2024, 1, 1)),
        ("2024-W07", ("%G-W%V",), datetime(2024, 2, 12)),
        ("07_2015", ("%m_%Y",), datetime(2015, 7, 1)),
        ("Wed Aug 27 13:08:45 +0000 2008", ("words:M%m %d %Y %H:%M:%S",), datetime(2008, 8, 27, 13, 8, 45)),
        ("24-03-31", ("%y-%m-%d",), datetime(2024, 3, 31)),
    ],
)
def test_months_quarters_and_weeks_stand_for_their_first_day(
    text: str, formats: tuple[str, ...], day: datetime
) -> None:
    found = dates.read({text: 3}, TODAY)
    assert found and found.formats == formats
    assert cast([text], formats) == [day] == [notation.read(text, formats, TODAY)]


@pytest.mark.parametrize(
    "text", ["25/2/21", "0001-01-01", "9999-12-31", "31/02/2024", "2/26/2024", "", "nan", "x"]
)
def test_what_is_no_date_of_the_column_stays_blank(text: str) -> None:
    formats = ("%d/%m/%Y", "%Y-%m-%d", "excel", "words:%d M%m %Y")
    assert cast([text], formats) == [None] == [notation.read(text, formats, TODAY)]


def test_a_year_of_two_digits_is_never_far_in_the_future() -> None:
    assert cast(["31/12/25", "31/12/26", "31/12/69"], ("%d/%m/%y",)) == [
        datetime(2025, 12, 31), datetime(1926, 12, 31), datetime(1969, 12, 31)
    ]  # fmt: skip


def amount_cast(texts: list[str], *, decimal_comma: bool) -> list[float | None]:
    sql, bound = cells.amount(Column("c1", "Amount", Role.REVENUE, decimal_comma=decimal_comma))
    return column(texts, sql, bound)


SIGNS = ["{}", "{} €", "€ {}", "${}", "-{}", "({})", "{}-", "USD {}", "{}%", "CHF {}", "{} kr", "−{}"]
GAPS = ["", ",", " ", "\u00a0", "\u202f", "'", "."]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SIGNS), st.sampled_from(GAPS), st.booleans(), st.integers(10_000, 99_999_999))
@example("({})", ".", True, 123_456_789)
def test_amounts_are_cast_as_they_were_written(sign: str, gap: str, comma: bool, cents: int) -> None:
    if gap == (mark := "," if comma else "."):
        gap = ""
    whole = f"{cents // 100:,}".replace(",", gap)
    text = sign.format(f"{whole}{mark}{cents % 100:02}")
    value = cents / 100 * (-1 if {"-", "(", "−"} & set(sign) else 1)
    assert amounts.writing({text: 1}) == amounts.Writing(comma)
    assert amount_cast([text], decimal_comma=comma) == [value] == [amounts.amount(text, decimal_comma=comma)]


def test_the_column_decides_what_a_single_mark_means() -> None:
    texts = ["1.234", "1,234", "12", "4.5", "4,5", "1.234.567"]
    assert amount_cast(texts, decimal_comma=False) == [1.234, 1234, 12, 4.5, 4.5, 1234567]
    assert amount_cast(texts, decimal_comma=True) == [1234, 1.234, 12, 4.5, 4.5, 1234567]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789.,-+()% €$eE'x", max_size=9), st.booleans())
def test_any_text_is_cast_as_python_reads_it(text: str, comma: bool) -> None:
    theirs = amount_cast([text], decimal_comma=comma)
    plain = float(text) if text.strip() == text and _plain(text, comma) else None
    ours = plain if plain is not None else amounts.amount(text, decimal_comma=comma)
    assert theirs == [ours]


def _plain(text: str, comma: bool) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return not (comma and "." in text)


def test_cells_that_were_not_read_are_counted_over_every_row() -> None:
    columns = (
        Column("c1", "Date", Role.DATE, date_formats=("%d/%m/%Y",)),
        Column("c2", "Shop", Role.SEGMENT),
        Column("c3", "Paid", Role.REVENUE, decimal_comma=True),
    )
    dataset = Dataset(1, "x", datetime(2024, 1, 1), (), columns, ())
    rows = [("1/2/2024", "a", "1.234"), ("2/26/2024", "b", "soon"), (None, None, None), ("x", "c", " ")]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE raw_1 (row_no INT, c1 TEXT, c2 TEXT, c3 TEXT)")
        connection.executemany(
            "INSERT INTO raw_1 VALUES (?, ?, ?, ?)", [[i, *row] for i, row in enumerate(rows)]
        )
        build = typed.create("responses_1_1", "raw_1", dataset)
        connection.execute(build.sql, list(build.values))
        counted = connection.execute("SELECT COUNT(c1), COUNT(c3) FROM responses_1_1").fetchone()
        cells = pa.table({name: [row[i] for row in rows] for i, name in enumerate(("c1", "c2", "c3"))})
        noted = unread.findings(cells, columns, counted, ())
        assert [(f.where, f.what[:6]) for f in noted] == [("Date", "2 cell"), ("Paid", "2 cell")]
        read = connection.execute("SELECT response, c3 FROM responses_1_1 WHERE c3 IS NOT NULL").fetchall()
        assert read == [(0, 1234.0)]
