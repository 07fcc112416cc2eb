"""Sentences that are made without a translator and translated later."""

import pytest

from deescalate.interface.catalogue import translator
from deescalate.interface.phrases import phrase, said
from deescalate.model.session import Ending
from deescalate.workshop.agents import BUILT_IN
from deescalate.workshop.coverage import Kind
from deescalate.workshop.words import ENDINGS, ending_word, player_word

GERMAN, ENGLISH = translator("de"), translator("en")


def test_a_phrase_is_english_text() -> None:
    made = phrase("{n} states", n=3)
    assert made == "3 states"
    assert said(ENGLISH, made) == "3 states"
    assert said(GERMAN, made) == "3 Stände"


def test_values_are_translated_too_and_their_braces_mean_nothing() -> None:
    made = phrase("{ending} after {n} replies", ending=ENDINGS[Ending.CUSTOMER_LEFT], n=4)
    assert said(GERMAN, made) == "Kunde gegangen nach 4 Antworten"
    assert said(GERMAN, phrase("fault: {fault}", fault="{n}")) == "Fehler: {n}"


def test_other_texts_stay_as_they_are() -> None:
    assert said(GERMAN, "who plays") == "who plays"
    assert said(GERMAN, 7) == "7"
    assert player_word("nobody") == "nobody"
    assert ending_word(None) == "-"


@pytest.mark.parametrize("name", ["good", "average", "bad", *BUILT_IN, *Kind])
def test_every_player_and_kind_has_a_german_name(name: str) -> None:
    assert said(GERMAN, player_word(str(name))) != name


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_has_a_german_name(ending: Ending) -> None:
    assert ending_word(ending) == ending.value
    assert said(GERMAN, ending_word(ending)) != ending.value
