"""Hard cases must come out on the right side: substance above phrases, stance above words."""

import pytest

from deescalate.model.analysis import Flag, ReplyAnalysis, Speaker, Utterance

from .conftest import Hear

WAITED = (
    "I have been waiting since TUESDAY. 8 to 12 you said, I took the morning off.",
    "Nobody came, nobody called, and it is my mother's washing machine. When does it come?",
)
FORMULAS = (
    "Thank you for contacting us. We completely understand how frustrating this must be and we"
    " sincerely apologise for any inconvenience. Your satisfaction is our top priority."
)
PLAIN = (
    "A whole morning at the door and not even a call, and meanwhile your mother is without her"
    " machine. It's on the van now, he'll be there tomorrow between three and five, and I'll ring"
    " you at noon to say it's loaded."
)


def test_plain_words_that_do_the_job_beat_a_pile_of_stock_phrases(hear: Hear) -> None:
    plain, formulas = hear(PLAIN, *WAITED), hear(FORMULAS, *WAITED)
    assert plain.overall >= 6.5
    assert formulas.overall <= 4
    assert plain.levels.listening >= 2
    assert plain.levels.solution >= 1.9
    assert formulas.levels.empathy <= 1.3
    assert "hollow-formula" in formulas.moves()


@pytest.mark.parametrize(
    ("reply", "harm", "flag"),
    [
        ("Please calm down, Ms Keller, then we can talk.", "calm-down", Flag.PATRONISING),
        ("You really should have been at home.", "blames-customer", Flag.DEFENSIVE),
        ("Oh no, a whole morning, how terrible for you.", "sarcasm", Flag.SARCASTIC),
        ("That is our policy, I'm afraid.", "policy-shield", Flag.DEFENSIVE),
        ("Dear [Name], your order {order} is on its way.", "unfilled-template", Flag.TEMPLATE),
        ("I guarantee this will never happen again.", "impossible-promise", Flag.OVERPROMISE),
        ("Please contact the carrier directly.", "cold-transfer", Flag.COLD_TRANSFER),
        ("It's only a washing machine, other people wait longer.", "denies-feeling",
         Flag.PATRONISING),
    ],
)  # fmt: skip
def test_harm_is_heard_flagged_and_scored_low(
    hear: Hear, reply: str, harm: str, flag: Flag
) -> None:
    analysis = hear(reply, *WAITED)
    assert harm in analysis.moves()
    assert flag in analysis.flags
    assert analysis.overall < 5


@pytest.mark.parametrize(
    ("kind", "unkind"),
    [
        ("You're furious, and I see why.", "You have no reason to be furious."),
        ("I'm sorry about the missed slot.", "I'm not sorry about the missed slot."),
        ("I can refund the delivery fee today.", "I can't refund the delivery fee."),
        ("I'm sorry nobody came.", "I'm sorry nobody came, but you signed the terms."),
        ("That must have been awful, a morning wasted.", "Awful? It was only a morning."),
        ("You're right, that's too long.", "You're right, but those are the rules."),
        ("I'll stay with you until it's there.", "Someone will stay in touch with you."),
        ("Your frustration makes sense.", "Your frustration is not our problem."),
    ],
)
def test_negation_and_but_turn_kind_words_round(hear: Hear, kind: str, unkind: str) -> None:
    good, bad = hear(kind, *WAITED), hear(unkind, *WAITED)
    assert good.overall > bad.overall
    assert good.levels.empathy + good.levels.solution > bad.levels.empathy + bad.levels.solution


def test_a_kind_opening_does_not_outweigh_blame(hear: Hear) -> None:
    analysis = hear(
        "I'm so sorry, Ms Keller, that must be really frustrating, I completely get it."
        " You should have been at home though, that's your own fault.",
        *WAITED,
    )
    assert analysis.levels.tone <= 1
    assert analysis.levels.empathy <= 1
    assert analysis.overall < 3.5


def test_sympathy_taken_back_in_the_next_sentence_counts_as_taken_back(hear: Hear) -> None:
    analysis = hear("I'm sorry for the wait. However, our terms do not allow refunds.", *WAITED)
    assert "understand-but" in analysis.moves()
    assert analysis.levels.empathy <= 0.8


def test_parroting_is_not_listening(hear: Hear) -> None:
    parrot = hear("I took the morning off. Nobody came, nobody called.", *WAITED)
    own_words = hear("You gave up a morning for us, and then not even a phone call.", *WAITED)
    assert "parrots" in parrot.moves()
    assert "parrots" not in own_words.moves()
    assert own_words.levels.listening > parrot.levels.listening


def test_stuffing_earns_nothing(hear: Hear) -> None:
    one = hear("I'm sorry, that is really frustrating.", *WAITED)
    many = hear(
        "I'm so sorry. I apologise. That must be frustrating. I understand your frustration."
        " You have every right to be upset. I can imagine how you feel. Thank you for your"
        " patience. We value you. Rest assured we take this seriously.",
        *WAITED,
    )
    assert "hollow-formula" in many.moves()
    assert many.overall <= one.overall


def test_saying_the_same_again_is_a_formula(hear: Hear) -> None:
    line = "I'm going to look after your delivery personally."
    turns = (
        Utterance(Speaker.CUSTOMER, WAITED[0]),
        Utterance(Speaker.AGENT, line),
        Utterance(Speaker.CUSTOMER, "You said that. And?"),
    )
    assert "hollow-formula" in hear(line, turns=turns).moves()
    assert "hollow-formula" not in hear(line, *WAITED).moves()


def test_shouting_is_heard_but_not_the_customers_own_capitals(hear: Hear) -> None:
    assert "shouting" in hear("READ THE TERMS before you WRITE to me.", *WAITED).moves()
    assert "shouting" not in hear("Since TUESDAY, I see it.", *WAITED).moves()


def test_no_praise_for_what_is_said_about_somebody_else(hear: Hear) -> None:
    moves = hear("Our drivers are exhausted and frustrated too, you know.", *WAITED).moves()
    assert "names-feeling" not in moves


def _techniques_explained(analysis: ReplyAnalysis) -> bool:
    return all(reason.text.endswith(".") for reason in analysis.reasons)


def test_every_level_has_a_sentence_that_quotes_the_words(hear: Hear) -> None:
    analysis = hear("Please calm down. I'll call the depot at noon.", *WAITED)
    assert len(analysis.reasons) == 4
    assert _techniques_explained(analysis)
    tone = next(reason for reason in analysis.reasons if reason.technique == "tone")
    assert "calm down" in tone.text
    assert tone.level == analysis.levels.tone
    assert analysis.findings[tone.findings[0]].technique == "tone"
