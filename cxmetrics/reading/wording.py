"""Common words by which a text shows its language, whatever its accents were read as."""

import re
import unicodedata

_WORDS = {
    "western": """und der das von mit nicht ist sehr gut schlecht zufrieden datum frage antwort bewertung freundlichkeit
        qualitat essen sauberkeit kommentar haupt uber wie ja nein le la les et du de une est tres
        pas bien avec pour visite accueil proprete commentaire satisfait plutot frequence satisfaction prenom
        nom qualite delai region el los las y en con muy bueno malo fecha servicio comida limpieza atencion
        calidad opinion comentario ano espanol os nao muito bom ruim sim servico atendimento
        satisfacao avaliacao limpeza il lo gli che molto buono servizio cibo pulizia qualita citta cortesia velocita
        het een en van niet zeer goed slecht datum och att det ar inte mycket dalig nojd og ikke meget god tilfreds
        ja hyva erittain huono vad""",
    "central": """w na jest sie nie z bardzo dobry dobra zle ocena obsluga jakosc komentarz czystosc zadowolony tak srednio
        je velmi dobry spatny spokojenost hodnoceni cistota pratelsky obsluha ano ne datum komentar kvalita es az
        nagyon jo rossz igen nem elegedett kiszolgalas tisztasag minoseg megjegyzes foarte bun multumit curatenie
        calitate serviciu ja zelo dober zadovoljen ocena osebje cistoca kakovost vrlo dobar""",
    "turkish": """bir cok iyi kotu evet hayir tarih hizmet temizlik memnun memnunum hizli degil sube yorum puan guler yuzlu
        kalite personel""",
    "baltic": """ir loti labi slikti ja ne datums apkalposana tiriba kvalitate apmierinats komentars ir labai gerai blogai taip
        aptarnavimas svara kokybe patenkintas ja vaga hea halb kuupaev teenindus puhtus kvaliteet rahul""",
    "cyrillic": """и в во не на с по что как это да нет очень хорошо плохо дата отзыв оценка обслуживание чистота доволен
        качество комментарий еда персонал вежливость спасибо все було дуже добре погано ні так веома добро лоше""",
    "greek": """και το η ο οι τα να με σε για δεν πολυ καλα κακα ναι οχι ημερομηνια εξυπηρετηση φαγητο καθαριοτητα σχολια
        ικανοποιημενος βαθμολογια ποιοτητα""",
    "hebrew": """של את לא כן על עם טוב טובה מאוד רע תאריך שירות אוכל ניקיון נקיון הערות דירוג צוות איכות מחיר מרוצה""",
}
_LANGUAGES = {
    "cp1252": "western",
    "mac_roman": "western",
    "iso8859_15": "western",
    "cp850": "western",
    "cp1250": "central",
    "iso8859_2": "central",
    "mac_latin2": "central",
    "cp852": "central",
    "cp1254": "turkish",
    "cp1257": "baltic",
    "cp1251": "cyrillic",
    "koi8_r": "cyrillic",
    "iso8859_5": "cyrillic",
    "mac_cyrillic": "cyrillic",
    "cp866": "cyrillic",
    "cp1255": "hebrew",
    "cp1253": "greek",
    "iso8859_7": "greek",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


def _bare(text: str) -> str:
    """The text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text).replace("ı", "i").lower()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


_KNOWN = {languages: frozenset(_bare(listed).split()) for languages, listed in _WORDS.items()}


def words(text: str, encoding: str) -> int | None:
    """How many different common words of the languages written in `encoding` a text holds; None where none are known."""
    known = _KNOWN.get(_LANGUAGES.get(encoding, ""))
    if known is None:
        return None
    return len(known.intersection(_WORD.findall(_bare(text[:_SAMPLE]))))
