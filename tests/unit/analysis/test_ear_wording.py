"""Better wordings: chosen by what is missing, filled like a person would write them."""

import re

import pytest

from deescalate.model.analysis import FactCue, Formality, Speaker, Utterance
from deescalate.model.language import Language

from .conftest import Hear

FACTS = (
    FactCue("order", "48213", ("order 48213",), ("order number",), known=True),
    FactCue("mother", "mother", ("the machine for your mother",), (), known=True, must_use=True),
    FactCue("code", "7714", (), ("door code", "how does the driver get in"), known=False),
)
SAID = "Third time I'm writing! Order 48213, for my mother. Nobody came!!"
FIELD = re.compile(r"[{}]|\.\.\.|…|\bNone\b")


def test_while_venting_the_feeling_and_the_facts_come_first(hear: Hear) -> None:
    better = hear(
        "What is your address?", SAID, facts=FACTS, customer_name="Ms Keller", stage=1
    ).better
    assert better
    assert better[0].startswith("Ms Keller")
    assert "fed up" in better[0]
    assert "the machine for your mother" in better[0]
    assert "7714" not in " ".join(better)


def test_without_facts_the_customers_words_are_quoted(hear: Hear) -> None:
    better = hear("What is your address?", "The engineer left my gate open!! Again!!").better
    assert "engineer left my gate open" in better[0]


def test_in_the_last_stage_who_and_when_come_first(hear: Hear) -> None:
    turns = (
        Utterance(Speaker.CUSTOMER, "Order 48213 is missing."),
        Utterance(Speaker.AGENT, "You're right to be cross, that should not happen."),
        Utterance(Speaker.CUSTOMER, "So please sort it out."),
    )
    better = hear("We will look into it.", turns=turns, facts=FACTS, stage=3).better
    assert any(re.search(r"\b(?:today|now|minutes|five|ten)\b", text) for text in better)
    assert any(re.search(r"\bI(?:'m|'ll)\b", text) for text in better)


def test_an_open_question_is_taken_up(hear: Hear) -> None:
    better = hear("Thank you for your patience.", "Can I send it back?", stage=2).better
    assert any("Can I send it back?" in text for text in better)


def test_the_phrasebook_mends_the_worst_harm_first(hear: Hear) -> None:
    better = hear("Please calm down.", SAID, facts=FACTS, customer_name="Ms Keller", stage=1).better
    assert "listening" in better[0] or "understand" in better[0]


def test_thanks_get_a_warm_close_and_no_venting(hear: Hear) -> None:
    turns = (
        Utterance(Speaker.CUSTOMER, "It is broken!!!"),
        Utterance(Speaker.AGENT, "A new one leaves today."),
        Utterance(Speaker.CUSTOMER, "Perfect, thank you."),
    )
    better = hear("OK.", turns=turns, customer_name="Ms Keller").better
    assert len(better) == 1
    assert "furious" not in better[0]


REPLIES = (
    "", "Please calm down.", "You should have read the terms.", "We can't do that.",
    "I'll transfer you to billing.", "Someone will call you.", "Thank you for your patience.",
    "That's our policy.", "I promise it will never happen again.", "Whatever. Good luck with that.",
    "I'm sorry you feel that way.", "I understand, but those are the rules.", "Maybe tomorrow.",
    "I'll call you at noon.", "Shut up or I'll hang up.", "a", "b", "c", "d", "e",
)  # fmt: skip


@pytest.mark.parametrize("stage", [None, 1, 2, 3])
@pytest.mark.parametrize("name", ["", "Ms Keller"])
def test_english_wordings_are_never_raw(hear: Hear, stage: int | None, name: str) -> None:
    for facts in ((), FACTS):
        for said in (SAID, "hi", "Thanks, that is perfect.", "When does it come?", ""):
            for reply in REPLIES:
                better = hear(reply, said, facts=facts, stage=stage, customer_name=name).better
                assert 1 <= len(better) <= 3
                for text in better:
                    assert not FIELD.search(text), text
                    assert text[0].isupper() or not text[0].isalpha(), text
                    assert "  " not in text
                    assert ", ," not in text
                    assert " ," not in text


@pytest.mark.parametrize("stage", [1, 2, 3])
@pytest.mark.parametrize("formality", [Formality.DU, Formality.SIE])
def test_german_wordings_keep_the_form_of_address(
    hear: Hear, stage: int, formality: Formality
) -> None:
    wrong = (
        r"\b(?:Sie|Ihnen|Ihre[rnms]?)\b"
        if formality is Formality.DU
        else r"\b(?:du|dich|dir|dein\w*)\b"
    )
    replies = ("Beruhigen Sie sich.", "Das sind die Regeln.", "Leider nein.", "Gut.", "Moment.",
               "Jemand meldet sich.", "Ich verbinde Sie mit der Buchhaltung.")  # fmt: skip
    for said in ("Schon wieder!! Das dritte Mal kommt keiner!", "Danke, super.", "Wann kommt er?"):
        for reply in replies:
            better = hear(
                reply, said, language=Language.DE, formality=formality, stage=stage,
                customer_name="Jonas Weber",
            ).better  # fmt: skip
            for text in better:
                assert not FIELD.search(text), text
                said_by_agent = re.sub(r"[„“][^“”]*[“”]", "", text)
                assert not re.search(wrong, said_by_agent), text


def test_wordings_depend_on_the_reply_alone(hear: Hear) -> None:
    first = hear("OK.", SAID, facts=FACTS).better
    assert hear("OK.", SAID, facts=FACTS).better == first
