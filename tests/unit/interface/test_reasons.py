"""Every reason is a sentence in both languages."""

import inspect
import re

import pytest

from deescalate.customer import codes as customer_codes
from deescalate.interface.condition_words import condition_words
from deescalate.interface.move_sentences import MOVE_CLAUSES
from deescalate.interface.reason_texts import REASON_TEXTS
from deescalate.interface.reasons import sentence
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.scorecard import CRITICAL_ITEMS
from deescalate.model.session import Reason
from deescalate.score import lessons

MOVE_CODES = {"helped", "harmed"}
LESSON_CODES = set(lessons.LITTLE.values())
EVERY_CODE = sorted((customer_codes.ALL | set(CRITICAL_ITEMS) | LESSON_CODES) - MOVE_CODES)
DETAILS = {
    "move": "apology",
    "fact": "48213",
    "facts": "48213, Tuesday",
    "offer": "New delivery",
    "why": "Above the limit.",
    "waited": "70",
    "sla": "45",
    "seconds": "60",
    "resolve": "600",
    "turns": "14",
    "question": "when will it come",
    "colleague": "Logistics desk",
    "to": "Duty manager",
    "condition": "move validates and tension below 60",
}


def test_the_list_of_the_customers_codes_is_whole() -> None:
    """Each constant of the module is in it."""
    source = inspect.getsource(customer_codes)
    written = re.findall(r'^[A-Z_]+: Final = "([a-z-]+)"$', source, flags=re.MULTILINE)
    assert len(written) > 30
    assert set(written) == customer_codes.ALL


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", EVERY_CODE)
def test_every_code_has_a_sentence(code: str, language: Language) -> None:
    """With its details, with or without quoted words, it is tidy."""
    assert code in REASON_TEXTS or code in MOVE_CLAUSES
    for reason in (Reason(code, "no wonder", DETAILS), Reason(code, "", DETAILS)):
        text = sentence(reason, language)
        assert text[0].isupper() or text[0] in "“„"
        assert text.endswith((".", "?", "!", "”", "“"))
        assert not re.search(r"[{}]|  |\.\.|:\.| \.", text), text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", sorted(MOVE_CODES))
@pytest.mark.parametrize("move", sorted(MOVE_KINDS))
def test_every_move_has_a_sentence(move: str, code: str, language: Language) -> None:
    """As a cause of a gauge change, with the words that caused it."""
    text = sentence(Reason(code, "ganz {genau}", {"move": move}), language)
    assert text.endswith("ganz {genau}”." if language is Language.EN else "„ganz {genau}“.")


def test_an_offer_without_a_name_is_told_by_its_words() -> None:
    """What caps a score knows the reply, not which solution was meant."""
    reason = Reason("offer-not-allowed", "I'll pay it all back")
    assert sentence(reason, Language.EN) == "You may not offer this: “I'll pay it all back”."


def test_languages_differ_and_no_text_is_used_twice() -> None:
    """A forgotten translation or a copied line would show here."""
    for texts in (MOVE_CLAUSES, REASON_TEXTS):
        for language in Language:
            said = [entry[language] for entry in texts.values()]
            assert len(said) == len(set(said))
        assert all(entry[Language.EN] != entry[Language.DE] for entry in texts.values())


@pytest.mark.parametrize(
    ("reason", "language", "text"),
    [
        (
            Reason("helped", "no wonder you are furious", {"move": "names-feeling"}),
            Language.EN,
            "You named the feeling: “no wonder you are furious”.",
        ),
        (
            Reason("helped", "kein Wunder", {"move": "names-feeling"}),
            "de",
            "Sie haben das Gefühl beim Namen genannt: „kein Wunder“.",
        ),
        (
            Reason("late-reply", "", {"waited": "70", "sla": "45"}),
            "en",
            "The customer waited 70 seconds; 45 were promised.",
        ),
        (
            Reason("gate", "", {"condition": "fact door-code known and after 2 turns"}),
            "en",
            "The customer moved on: you know “door code” and at least 2 replies in this stage.",
        ),
        (Reason("brand-new", "words"), "en", "brand-new: “words”."),
    ],
)
def test_sentences(reason: Reason, language: Language | str, text: str) -> None:
    """Sentence by sentence."""
    assert sentence(reason, language) == text


@pytest.mark.parametrize(
    ("condition", "english", "german"),
    [
        ("consulted", "you asked a colleague", "Sie haben im Haus nachgefragt"),
        (
            "not fact order-number known",
            "not yet: you know “order number”",
            "noch nicht: Sie wissen „order number“",
        ),
        (
            "move apology twice",
            "you apologised for what really happened (twice)",
            "Sie haben sich für das entschuldigt, was wirklich passiert ist (zweimal)",
        ),
        (
            "customer insults 3 times",
            "the customer became insulting (3 times)",
            "der Kunde ist beleidigend geworden (3-mal)",
        ),
        (
            "tension above 90 for 3 turns",
            "tension is above 90 for 3 replies",
            "die Anspannung liegt über 90, 3 Antworten lang",
        ),
        ("connection below 5", "connection is below 5", "die Verbindung liegt unter 5"),
        ("stage venting", "the customer is venting", "der Kunde lässt noch Dampf ab"),
        (
            "after 4 turns",
            "at least 4 replies in this stage",
            "mindestens 4 Antworten in dieser Stufe",
        ),
        ("offered best", "the best solution was offered", "die beste Lösung wurde angeboten"),
        ("offered fee-back", "“fee back” was offered", "„fee back“ wurde angeboten"),
        ("what is this", "what is this", "what is this"),
    ],
)
def test_conditions_in_plain_words(condition: str, english: str, german: str) -> None:
    """Each atom of the grammar."""
    assert condition_words(condition, Language.EN) == english
    assert condition_words(condition, Language.DE) == german
