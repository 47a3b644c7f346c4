"""The same answers written otherwise: dates, scales, missing codes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from tests.torture import written
from tests.torture.case import Case, Outcome, case
from tests.torture.sheet import Sheet, Style, answers

SHORT = {
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
}
LONG = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
WORDS = {
    "English": "Very dissatisfied|Dissatisfied|Neutral|Satisfied|Very satisfied",
    "German": "Sehr unzufrieden|Unzufrieden|Weder noch|Zufrieden|Sehr zufrieden",
    "French": "Très insatisfait|Insatisfait|Neutre|Satisfait|Très satisfait",
    "Spanish": "Muy insatisfecho|Insatisfecho|Neutral|Satisfecho|Muy satisfecho",
    "Italian": "Molto insoddisfatto|Insoddisfatto|Neutrale|Soddisfatto|Molto soddisfatto",
    "Portuguese": "Muito insatisfeito|Insatisfeito|Neutro|Satisfeito|Muito satisfeito",
    "Dutch": "Zeer ontevreden|Ontevreden|Neutraal|Tevreden|Zeer tevreden",
    "Polish": "Bardzo niezadowolony|Niezadowolony|Neutralnie|Zadowolony|Bardzo zadowolony",
    "quality": "Very poor|Poor|Fair|Good|Very good",
    "excellent": "Poor|Fair|Good|Very good|Excellent",
    "agreement": "Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree",
    "smileys": "😡|🙁|😐|🙂|😀",
    "stars drawn": "★☆☆☆☆|★★☆☆☆|★★★☆☆|★★★★☆|★★★★★",
    "star words": "ONE|TWO|THREE|FOUR|FIVE",
    "numbered words": "1 - Very poor|2 - Poor|3 - Fair|4 - Good|5 - Very good",
    "words at the ends": "1 (Very poor)|2|3|4|5 (Very good)",
    "out of 5": "1/5|2/5|3/5|4/5|5/5",
    "stars in words": "1 star|2 stars|3 stars|4 stars|5 stars",
}


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _dates()
    yield from _scales()
    yield from _missing()
    yield from _recommend()


def _dated(
    id_: str, write: Callable[[datetime], str], expected: Outcome = Outcome.RIGHT, **more: object
) -> Case:
    early = bool(more.pop("early", False))
    given = answers(sum(map(ord, id_)), early_days=early)
    style = Style(date=write)
    return case(f"date {id_}", "f.csv", written.text, given=given, style=style, expected=expected, **more)


def _dates() -> Iterator[Case]:
    for pattern in (
        "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S.123", "%Y-%m-%dT%H:%M:%S.1234567+02:00", "%Y/%m/%d", "%Y.%m.%d",
        "%Y%m%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%d/%m/%y", "%m/%d/%y",
        "%d.%m.%y", "%d %b %Y", "%d-%b-%y", "%B %d, %Y", "%b %d, %Y, %I:%M %p", "%A, %B %d, %Y", "%Y/%m/%d %I:%M:%S %p GMT+8",
        "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S UTC", "%m/%d/%Y %H:%M EST",
    ):  # fmt: skip
        yield _dated(pattern, lambda at, p=pattern: at.strftime(p))
    yield _dated("m/d/yyyy unpadded", lambda at: f"{at.month}/{at.day}/{at.year} {at.hour}:{at:%M}")
    yield _dated("ordinal", lambda at: f"{at:%B} {_ordinal(at.day)}, {at.year}")
    for language, months in LONG.items():
        names = months.split()
        glue = {"de": "{}. {} {}", "es": "{} de {} de {}", "pt": "{} de {} de {}"}.get(language, "{} {} {}")
        yield _dated(
            f"months {language}", lambda at, g=glue, n=names: g.format(at.day, n[at.month - 1], at.year)
        )
    for language, months in SHORT.items():
        names = months.split()
        yield _dated(f"short months {language}", lambda at, n=names: f"{at.day} {n[at.month - 1]} {at.year}")
    yield _dated("Unix seconds", lambda at: str(int(at.replace(tzinfo=UTC).timestamp())))
    yield _dated("Unix milliseconds", lambda at: str(int(at.replace(tzinfo=UTC).timestamp() * 1000)))
    yield _dated("Excel serial", lambda at: f"{(at - datetime(1899, 12, 30)).total_seconds() / 86400:.5f}")
    first, last = "2025-01-01", "2025-09-01"
    for id_, pattern in (
        ("month alone", "%Y-%m"),
        ("month in words alone", "%B %Y"),
        ("month/year", "%m/%Y"),
    ):
        yield _dated(id_, lambda at, p=pattern: at.strftime(p), first=first, last=last)
    for pattern in ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y"):
        expected = Outcome.RIGHT if "." in pattern else Outcome.ASKED
        yield _dated(
            f"all days up to 12: {pattern}", lambda at, p=pattern: at.strftime(p), expected, early=True
        )


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 <= day % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _scaled(id_: str, levels: int, write: Callable[[float], str], **more: object) -> Case:
    given = answers(sum(map(ord, id_)), levels=levels)
    expected = more.pop("expected", Outcome.RIGHT)
    rename = more.pop("rename", {})
    return case(
        f"scale {id_}",
        "f.csv",
        lambda s: written.text(s.renamed(**rename)),  # type: ignore[arg-type]
        given=given,
        style=Style(rating=write),
        expected=expected,  # type: ignore[arg-type]
        **more,
    )


def _numbers(low: int, levels: int) -> Callable[[float], str]:
    return lambda part: str(low + round(part * (levels - 1)))


def _scales() -> Iterator[Case]:
    for low, high in ((1, 4), (0, 5), (1, 7), (1, 10), (0, 10), (0, 2), (1, 3)):
        levels = high - low + 1
        # five zeros below 1 to 5 are answers to some tools and blanks to others: nothing in the file tells
        expected = Outcome.ASKED if (low, high) == (0, 5) else Outcome.RIGHT
        write = _numbers(low, levels)
        yield _scaled(f"{low}-{high}", levels, write, expected=expected)
    yield _scaled("0-100", 101, lambda part: str(round(part * 100)))
    yield _scaled("half stars", 10, lambda part: f"{0.5 + 4.5 * part:g}")
    yield _scaled("decimal comma", 9, lambda part: f"{1 + 4 * part:.1f}".replace(".", ","))
    for id_, words in WORDS.items():
        five = words.split("|")
        yield _scaled(id_, 5, lambda part, w=five: w[round(4 * part)])
    yield _scaled("thumbs", 2, lambda part: "👍" if part else "👎")
    yield _scaled("good or bad", 2, lambda part: "good" if part else "bad")
    best_first = {"staff": "Friendliness of our staff (1 = excellent, 5 = poor)"}
    best_first["clean"] = "Cleanliness (1 = excellent, 5 = poor)"
    yield _scaled("1 = best by label", 5, lambda part: str(5 - round(4 * part)), rename=best_first)
    marks = {
        "staff": "Freundlichkeit (Schulnote 1-6, 1 = sehr gut)",
        "clean": "Sauberkeit (Schulnote 1-6, 1 = sehr gut)",
    }
    yield _scaled("school marks", 6, lambda part: str(6 - round(5 * part)), rename=marks)


def _missing() -> Iterator[Case]:
    for code in (
        "99",
        "-1",
        "-99",
        "999",
        "9998",
        "N/A",
        "n/a",
        "-",
        "Don't know",
        "NULL",
        "#N/A",
        "nan",
        "None",
        ".",
    ):
        yield case(f"missing {code}", "f.csv", written.text, style=Style(none=code))
    yield case("missing 0 in 1-5", "f.csv", written.text, style=Style(none="0"), nps=None)
    yield case("missing 6 in 1-5", "f.csv", lambda s: written.text(_never_used(s)), given=answers(77, n=400))


def _never_used(of: Sheet) -> Sheet:
    places = [i for i, label in enumerate(of.labels) if label in ("Friendliness of our staff", "Cleanliness")]
    rows = tuple(
        tuple("6" if i in places and not cell else cell for i, cell in enumerate(row)) for row in of.rows
    )
    return replace(of, rows=rows)


def _recommend() -> Iterator[Case]:
    def lead(score: int) -> str:
        return {0: "0 - Not at all likely", 10: "10 - Extremely likely"}.get(score, str(score))

    yield case("recommend with words at its ends", "f.csv", written.text, style=Style(recommend=lead))
    yield case(
        "recommend numbered 1-11",
        "f.csv",
        written.text,
        style=Style(recommend=lambda score: str(score + 1)),
        expected=Outcome.ASKED,
    )
    yield case(
        "recommend asked 1-10",
        "f.csv",
        lambda s: written.text(s.renamed(recommend="Would you recommend us? (1 = never, 10 = surely)")),
        nps=None,
        style=Style(recommend=lambda score: str(max(score, 1))),
        expected=Outcome.ASKED,
    )
    yield case(
        "recommend with decimals", "f.csv", written.text, style=Style(recommend=lambda score: f"{score}.0")
    )
