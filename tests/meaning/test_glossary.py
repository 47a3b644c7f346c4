"""Labels of other languages are said in English; English ones stay as they are."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.meaning.labels.glossary import ENGLISH, LANGUAGES
from cxmetrics.meaning.labels.words import asked, said, spoken, words
from tests.meaning.headers import LISTED

LABELS = tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))
ENGLISH_LABELS = [*(label for group in LABELS.values() for label in group)]
ENGLISH_LABELS += [label for kind in LISTED["en"].values() for label in kind]
ENGLISH_LABELS += [
    "CES",
    "CES score",
    "Data quality",
    "Personal attention",
    "Camera",
    "Art",
    "Content",
    "Met my needs",
]


@pytest.mark.parametrize("label", ENGLISH_LABELS)
def test_an_english_label_stays_as_it_is(label: str) -> None:
    assert [word for word, own in said(label) if word != own] == []


@pytest.mark.parametrize(
    ("label", "english"),
    [
        ("Freundlichkeit des Personals", "friendliness staff"),
        ("Personalfreundlichkeit", "staff friendliness"),
        ("Personal", "staff"),
        ("Kundennummer", "customer number"),
        ("Bestelldatum", "order date"),
        ("Rapport qualité-prix", "value"),
        ("Qualité de l'accueil", "quality greeting"),
        ("Qualité de l’accueil", "quality greeting"),
        ("Service client", "service client"),
        ("Atención al cliente", "customer service"),
        ("ATENCION AL CLIENTE", "customer service"),
        ("Tempi di attesa", "time wait"),
        ("Data", "date"),
        ("Klantnummer", "customer number"),
        ("Prazo de entrega", "time delivery"),
    ],
)
def test_a_label_of_another_language_is_said_in_english(label: str, english: str) -> None:
    assert " ".join(words(label)) == english


def test_a_label_keeps_its_own_words_too() -> None:
    assert spoken("Lieferzeit") == {"delivery", "time", "lieferzeit"}


@pytest.mark.parametrize(
    ("label", "left"),
    [
        (
            "Auf einer Skala von 0 bis 10: Wie freundlich war das Personal?",
            "Wie freundlich war das Personal?",
        ),
        ("Sur une échelle de 1 à 5, comment jugez-vous l'accueil ?", "comment jugez-vous l'accueil ?"),
        ("En una escala del 1 al 5, ¿cómo fue el trato?", "cómo fue el trato?"),
        ("Su una scala da 1 a 10, quanto è soddisfatto?", "quanto è soddisfatto?"),
        ("Trato (1 a 5)", "Trato"),
    ],
)
def test_what_explains_the_scale_is_left_out_in_other_languages(label: str, left: str) -> None:
    assert asked(label).strip() == left


def test_a_word_means_one_thing_in_a_language() -> None:
    table = tomllib.loads(
        Path(__file__).parents[2].joinpath("cxmetrics/meaning/labels/glossary.toml").read_text("utf-8")
    )
    for language in LANGUAGES:
        listed = [word for words in table[language.id]["words"].values() for word in words]
        assert sorted({word for word in listed if listed.count(word) > 1}) == []


def test_what_the_rules_look_for_is_english() -> None:
    for language in LANGUAGES:
        assert {word for meaning in language.meanings.values() for word in meaning.split()} <= ENGLISH


@given(st.text(max_size=80))
def test_any_label_has_words_or_none(label: str) -> None:
    assert all(word and own for word, own in said(label))


@pytest.mark.parametrize("label", ["lieferzeit" * 50_000, "die lieferzeit " * 50_000])
def test_a_label_of_any_length_is_quick(label: str) -> None:
    assert words(label)
