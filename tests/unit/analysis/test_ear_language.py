"""Sentences, stems, typing slips and the other small things the ear knows of a language."""

import subprocess
import sys

import pytest

from deescalate.analysis.language import Reader
from deescalate.analysis.language.english import stem as english_stem
from deescalate.analysis.language.german import stem as german_stem
from deescalate.analysis.overlap import kindred, phrase_span
from deescalate.analysis.patterns import tolerant
from deescalate.model.language import Language

from .conftest import Hear


@pytest.fixture(scope="module")
def english() -> Reader:
    return Reader(Language.EN)


@pytest.fixture(scope="module")
def german() -> Reader:
    return Reader(Language.DE)


def test_sentences_end_at_line_ends_and_not_after_titles(english: Reader) -> None:
    reading = english.read("Dear Dr. Sand\nYour seat is 4C. Is that right?\n\n- 2.5 ml is fine")
    assert [sentence.text for sentence in reading.sentences] == [
        "Dear Dr. Sand",
        "Your seat is 4C.",
        "Is that right?",
        "- 2.5 ml is fine",
    ]
    assert [sentence.question for sentence in reading.sentences] == [False, False, True, False]


def test_sentences_stand_where_they_say(english: Reader) -> None:
    text = "  First one.  Second\u2019s here!\nThird"
    for sentence in english.read(text).sentences:
        piece = text[sentence.start : sentence.end]
        assert piece.replace("\u2019", "'") == sentence.text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("can i send it back", True),
        ("when does it come", True),
        ("I can send it back", False),
        ("What a mess.", False),
        ("ok so is it lost", True),
    ],
)
def test_questions_need_no_question_mark(english: Reader, text: str, question: bool) -> None:
    assert english.read(text).sentences[0].question is question


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("delivered", "delivery"),
        ("refunded", "refunds"),
        ("bought", "buy"),
        ("cancelled", "cancel"),
        ("stories", "story"),
    ],
)
def test_english_forms_share_a_stem(one: str, other: str) -> None:
    assert english_stem(one) == english_stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gewartet", "warten"),
        ("Schäden".lower(), "schaden"),
        ("lieferung", "lieferungen"),
        ("kündigung", "kuendigung"),
        ("reparieren", "repariert"),
    ],
)
def test_german_forms_share_a_stem(one: str, other: str) -> None:
    assert german_stem(one) == german_stem(other)


def test_different_matters_stay_different() -> None:
    assert english_stem("parcel") != english_stem("part")
    assert not kindred("charg", "chang", compounds=False)
    assert not kindred("48213", "48218", compounds=False)
    assert kindred("flug", "flugausfall", compounds=True)
    assert not kindred("flug", "flugausfall", compounds=False)


def test_phrases_are_found_with_words_in_between(english: Reader) -> None:
    words = english.read("I will refund you the whole delivery fee").words
    assert phrase_span(english.stems("refund the delivery fee"), words, compounds=False)
    assert phrase_span(english.stems("refund the hotel"), words, compounds=False) is None
    assert phrase_span((), words, compounds=False) is None


def test_the_last_part_of_a_compound_is_not_the_whole_of_it(german: Reader) -> None:
    """A heater is offered by "Elektroheizung", not by asking since when the Heizung is cold."""
    asked = german.read("Seit wann ist die Heizung kalt?").words
    offered = german.read("Ich bringe Ihnen eine Elektroheizung.").words
    for wanted, words, whole, heard in (
        ("Elektroheizung", asked, True, False),
        ("Elektroheizung", asked, False, True),
        ("Elektroheizung", offered, True, True),
        ("Heizung", offered, True, True),
    ):
        found = phrase_span(german.stems(wanted), words, compounds=True, whole=whole)
        assert (found is not None) is heard, (wanted, whole)


def test_numbers_mean_the_same_in_words_and_figures(english: Reader) -> None:
    assert english.stems("three") == english.stems("3")
    assert english.stems("1,900") == ("1900",)


def test_heat_rises_with_the_words(english: Reader) -> None:
    calm = english.heat(english.read("Hello, my lamp is broken, can you help?"))
    angry = english.heat(english.read("You LIARS!! This is a DISGRACE, third time nobody came!"))
    assert calm < 0.2
    assert angry > 0.8


@pytest.mark.parametrize(
    ("reply", "move"),
    [
        ("I appologise for the wrong code.", "apology"),
        ("That must be realy frustating for you.", "names-feeling"),
        ("I undrestand your concern.", "hollow-formula"),
        ("Im so sorry that wasnt on the label", "apology"),
        ("thats your own responsibilty", "blames-customer"),
    ],
)
def test_typing_slips_do_not_hide_a_move(hear: Hear, reply: str, move: str) -> None:
    analysis = hear(reply)
    assert move in analysis.moves()
    for finding in analysis.findings:
        assert finding.quote == reply[finding.start : finding.end]


def test_words_of_a_trade_are_not_mended(hear: Hear) -> None:
    for reply in ("The brother plays the cornet.", "A sherwani needs layers.", "Her lovers left."):
        assert hear(reply).moves() == ()


@pytest.mark.parametrize(
    "reply", ["Das tut mir fuer Sie sehr leid.", "Das tut mir für Sie sehr leid."]
)
def test_umlauts_may_be_written_out(hear: Hear, reply: str) -> None:
    assert "apology" in hear(reply, "Es ist kaputt.", language=Language.DE).moves()


def test_tolerance_leaves_classes_and_quantifiers_alone() -> None:
    assert tolerant(r"[ä ]x", Language.DE) == r"[ä ]x"
    assert tolerant(r"a ?b c", Language.EN) == r"a ?b +c"
    assert tolerant(r"don't", Language.EN) == r"don'?t"
    assert tolerant(r"we'll", Language.EN) == r"we'll"


def test_importing_the_room_is_cheap() -> None:
    code = (
        "import sys, deescalate.analysis;"
        "heavy = {'spacy', 'numpy', 'rapidfuzz', 'vaderSentiment'} & set(sys.modules);"
        "sys.exit(1 if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
