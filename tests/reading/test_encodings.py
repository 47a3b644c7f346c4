"""Letters come back right from every encoding in real use, or it is said how they were read."""

import pytest

from cxmetrics.model import Severity
from cxmetrics.reading import read
from cxmetrics.reading.encoding import decode
from cxmetrics.reading.letters import LANGUAGES, fit

SHEETS = {
    "german": (
        "Datum;Filiale;Note;Kommentar",
        (
            "Das Essen war für uns schön, die Bedienung ließ zu wünschen übrig",
            "Größe der Portion völlig in Ordnung",
            "Leider zu spät geliefert, Gruß aus Köln",
            "Sehr freundlich, gerne wieder",
            "Alles gut",
        ),
        "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp1252 latin-1 iso8859_15 mac_roman cp850",
    ),
    "french": (
        "Date;Magasin;Note;Commentaire",
        (
            "Le café était déjà froid, mais le service très bon",
            "Très déçu par l'accueil",
            "Personnel agréable, à recommander",
            "Ça fait trois semaines, où est passée ma commande ?",
            "Rien à redire",
        ),
        "utf-8 utf-16 cp1252 latin-1 iso8859_15 mac_roman cp850",
    ),
    "spanish": (
        "Fecha;Tienda;Nota;Comentario",
        (
            "La atención fue “excelente”, volveré mañana",
            "¿Por qué tardó tanto? ¡Increíble!",
            "Muy buena relación calidad–precio",
            "El niño quedó contento",
            "Todo bien",
        ),
        "utf-8 utf-16 cp1252 mac_roman",
    ),
    "portuguese": (
        "Data;Loja;Nota;Comentário",
        (
            "O atendimento foi ótimo, mas a comida estava fria",
            "Não gostei da demora",
            "Preço justo e boa localização",
            "Pessoal simpático, voltarei amanhã",
            "Tudo bem",
        ),
        "utf-8 cp1252 latin-1 mac_roman",
    ),
    "swedish": (
        "Datum;Butik;Betyg;Kommentar",
        (
            "Servicen var bra men maten var kall på kvällen",
            "Trevlig personal, går gärna tillbaka",
            "Lång väntan för öl",
            "Allt var bra",
            "Också dyrt",
        ),
        "utf-8 cp1252 latin-1 mac_roman",
    ),
    "english": (
        "Date;Branch;Score;Comment",
        (
            "It’s good — “really” good",
            "Nice café",
            "Don’t like the £5 charge",
            "Waited 20 minutes…",
            "Fine",
        ),
        "utf-8 utf-16 cp1252 mac_roman",
    ),
    "polish": (
        "Data;Sklep;Ocena;Komentarz",
        (
            "Obsługa była świetna, ale jedzenie zimne i źle podane",
            "Bardzo długo czekałem na zamówienie",
            "Wszystko w porządku, dziękuję",
            "Proszę poprawić jakość",
            "Miła obsługa, żadnych uwag",
        ),
        "utf-8 utf-16 cp1250 iso8859_2",
    ),
    "czech": (
        "Datum;Pobočka;Známka;Komentář",
        (
            "Obsluha byla příjemná, ale jídlo studené",
            "Čekali jsme příliš dlouho",
            "Všechno v pořádku, děkujeme",
            "Žádné výhrady",
            "Skvělý zážitek, určitě přijdeme znovu",
        ),
        "utf-8 utf-16 cp1250 iso8859_2",
    ),
    "hungarian": (
        "Dátum;Üzlet;Pont;Megjegyzés",
        (
            "A kiszolgálás kiváló volt, de az étel hideg",
            "Túl sokat vártunk, őszintén szólva",
            "Köszönjük, minden rendben volt",
            "Kedves személyzet",
            "Többet nem jövök, tűrhetetlen",
        ),
        "utf-8 cp1250 iso8859_2",
    ),
    "russian": (
        "Дата;Магазин;Оценка;Комментарий",
        (
            "Обслуживание было отличным, но еда холодная",
            "Очень долго ждали заказ",
            "Спасибо, всё понравилось",
            "Персонал вежливый",
            "Больше не приду",
        ),
        "utf-8 utf-16 cp1251 koi8_r mac_cyrillic iso8859_5 cp866",
    ),
    "greek": (
        "Ημερομηνία;Κατάστημα;Βαθμός;Σχόλιο",
        (
            "Η εξυπηρέτηση ήταν εξαιρετική αλλά το φαγητό κρύο",
            "Περιμέναμε πάρα πολύ",
            "Όλα καλά, ευχαριστούμε",
            "Πολύ ευγενικό προσωπικό",
            "Δεν θα ξαναέρθω",
        ),
        "utf-8 utf-16 cp1253 iso8859_7",
    ),
    "turkish": (
        "Tarih;Mağaza;Puan;Yorum",
        (
            "Hizmet çok iyiydi ama yemek soğuktu",
            "Çok bekledik, sipariş geç geldi",
            "Teşekkürler, her şey güzeldi",
            "Personel güler yüzlü ve ilgiliydi",
            "Bir daha gelmeyeceğim, ışıklar kötüydü",
        ),
        "utf-8 utf-16 cp1254 iso8859_9",
    ),
    "korean": (
        "날짜;매장;점수;의견",
        (
            "서비스는 좋았지만 음식이 차가웠습니다",
            "너무 오래 기다렸어요",
            "모두 좋았습니다 감사합니다",
            "직원이 친절했어요",
            "다시는 안 갈 거예요",
        ),
        "utf-8 utf-16 cp949 euc_kr",
    ),
    "japanese": (
        "日付;店舗;評価;コメント",
        (
            "サービスは良かったが料理は冷たかった",
            "待ち時間が長すぎました",
            "とても満足しています。ありがとうございます",
            "スタッフが親切でした",
            "もう行きません",
        ),
        "utf-8 utf-16 cp932 shift_jis euc_jp",
    ),
    "simplified chinese": (
        "日期;门店;评分;评论",
        ("服务很好，但是食物是冷的", "等了太久才上菜", "非常满意，谢谢", "员工很友好", "下次不会再来了"),
        "utf-8 utf-16 gb18030 gbk gb2312",
    ),
    "traditional chinese": (
        "日期;門市;評分;評論",
        ("服務很好，但是食物是冷的", "等了太久才上菜", "非常滿意，謝謝", "員工很友善", "下次不會再來了"),
        "utf-8 utf-16 big5",
    ),
}
WRITTEN = [
    (language, encoding) for language, (_, _, encodings) in SHEETS.items() for encoding in encodings.split()
]


def lines(language: str, rows: int) -> list[str]:
    names, comments, _ = SHEETS[language]
    cells = (f"2024-03-{1 + i % 28:02};Nord;{1 + i % 5};{comments[i % len(comments)]}" for i in range(rows))
    return [names, *cells]


@pytest.mark.parametrize("rows", [5, 300])
@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_letters_come_back(language: str, encoding: str, rows: int) -> None:
    names, *answers = lines(language, rows)
    found = read("t.csv", "\r\n".join([names, *answers, ""]).encode(encoding))
    assert found.labels == tuple(names.split(";"))
    assert found.rows.column("c4").to_pylist() == [answer.split(";")[3] for answer in answers]


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_one_answer_comes_back_or_a_warning_shows_the_other_reading(language: str, encoding: str) -> None:
    names, answer = lines(language, 1)
    found = read("t.csv", f"{names}\n{answer}\n".encode(encoding))
    right = found.rows.column("c4").to_pylist() == [answer.split(";")[3]]
    told = any("could also be" in f.what and f.severity is Severity.WARNING for f in found.findings)
    assert right or told
    if not encoding.startswith("utf"):
        assert any("does not say how its letters are stored" in finding.what for finding in found.findings)


@pytest.mark.parametrize(("language", "encoding"), [("korean", "cp949"), ("japanese", "cp932")])
def test_letters_that_tell_the_language_leave_no_doubt(language: str, encoding: str) -> None:
    found = read("t.csv", "\n".join(lines(language, 20)).encode(encoding))
    assert not [finding for finding in found.findings if finding.severity is Severity.WARNING]


def test_emoji_in_utf_16_come_back() -> None:
    found = read("t.csv", "score,comment\n5,Great 😀👍\n1,bad 😡\n".encode("utf-16"))
    assert found.rows.column("c2").to_pylist() == ["Great 😀👍", "bad 😡"]


def test_letters_that_two_encodings_explain_alike_are_shown_both_ways() -> None:
    found = read("t.csv", "score;comment\n5;mañana\n4;ok\n".encode("cp1252"))
    (warning,) = [finding for finding in found.findings if finding.severity is Severity.WARNING]
    assert found.rows.column("c2")[0].as_py() == "mañana"
    assert "“mañana” or “mańana”" in warning.what


def test_stray_null_characters_are_left_out_and_counted() -> None:
    found = read("t.csv", b"score,comment\n5,go\0od\n" + b"4,nothing to complain about at all\n" * 5)
    assert found.rows.column("c2")[0].as_py() == "good"
    assert any("code 0" in finding.what and "1." in finding.what for finding in found.findings)


def test_no_letters_fit_a_text_without_any() -> None:
    assert all(fit("plain", encoding) == 0.0 for encoding in LANGUAGES)


@pytest.mark.parametrize(
    "text",
    [
        "Date de visite;Accueil;Propreté\n6 janvier 2026;4;4\n",
        "Fréquence de visite;Tranche d'âge\nsouvent;2\n",
        "Délai;Région\n3;Février\n",
        "Qualität;Freundlichkeit\n4;5\n",
        "Año;Opinión\n2026;muy buena\n",
    ],
)
def test_no_reading_is_offered_that_no_word_speaks_for(text: str) -> None:
    found = decode("t.csv", text.encode("cp1252"))
    assert found.data.decode() == text and found.encoding == "cp1252"
    assert not [finding for finding in found.findings if finding.severity is Severity.WARNING]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1254", "Temizlik;güler yüzlü;şube\n5;4;3\n"),
        ("cp1255", "תאריך;שירות;הערות\n06/01/2026;3;לא טוב\n"),
        ("cp1257", "Ļoti apmierināts;Apkalpošana;Tīrība\n5;4;3\n"),
    ],
)
def test_words_tell_what_letters_leave_open(encoding: str, text: str) -> None:
    assert decode("t.csv", text.encode(encoding)).data.decode() == text
