"""What only the context shows: facts, questions, stage, interruption, solutions, address."""

import pytest

from deescalate.model.analysis import (
    FactCue,
    Formality,
    ReplyContext,
    SolutionCue,
    Speaker,
    Utterance,
)
from deescalate.model.language import Language

from .conftest import Hear

ORDER = FactCue("order", "48213", ("order 48213",), ("order number", "reference"), known=True)
SLOT = FactCue("slot", "Tuesday", (), ("which day", "delivery slot"), known=True)
MOTHER = FactCue("mother", "mother", ("her mum",), ("who is it for",), known=True, must_use=True)
CODE = FactCue("code", "7714", (), ("door code", "how does the driver get in"))
FACTS = (ORDER, SLOT, MOTHER, CODE)
NEW_DATE = SolutionCue("new-date", "New delivery", ("redeliver", "new delivery", "new slot"))
FULL_REFUND = SolutionCue("refund", "Full refund", ("full refund", "money back"), allowed=False)
SAID = "Order 48213 was due on Tuesday. It is for my mother. Nobody came!"


@pytest.mark.parametrize(
    ("reply", "used"),
    [
        ("I have 48213 open here.", {"order"}),
        ("I have 48 213 open here.", set()),
        ("Order #48213, due on Tuesday, is in the depot.", {"order", "slot"}),
        ("Your mum needs it, I understand.", {"mother"}),
        ("Due on Tusday, I see it.", {"slot"}),
        ("Order 48219 is in the depot.", set()),
        ("Was it for your mothers flat?", {"mother"}),
    ],
)
def test_facts_are_heard_by_value_other_wording_and_despite_typing_slips(
    hear: Hear, reply: str, used: set[str]
) -> None:
    assert set(hear(reply, SAID, facts=FACTS).facts_used) == used


def test_asking_for_a_known_fact_harms_and_for_an_unknown_one_does_not(hear: Hear) -> None:
    known = hear("Could you give me the order number?", SAID, facts=FACTS)
    unknown = hear("Is there a door code the driver needs?", SAID, facts=FACTS)
    assert known.facts_asked == ("order",)
    assert [f.subject for f in known.findings if f.move == "asks-known"] == ["order"]
    assert unknown.facts_asked == ("code",)
    assert "asks-known" not in unknown.moves()
    assert unknown.levels.listening > known.levels.listening


def test_confirming_a_known_fact_is_not_asking_for_it(hear: Hear) -> None:
    reply = "Your order number is 48213, is that right?"
    assert "asks-known" not in hear(reply, SAID, facts=FACTS).moves()


@pytest.mark.parametrize(
    ("reply", "answers"),
    [
        ("On Thursday between 8 and 10.", True),
        ("Thank you for your patience.", False),
        ("We have a spring sale in our shop.", False),
    ],
)
def test_the_last_question_is_answered_or_not(hear: Hear, reply: str, answers: bool) -> None:
    analysis = hear(reply, SAID, "When will it come?")
    assert analysis.answers is answers
    assert ("ignores-question" in analysis.moves()) is not answers
    assert ("answers-question" in analysis.moves()) is answers


def test_without_a_question_there_is_nothing_to_answer(hear: Hear) -> None:
    assert hear("I'm looking at it now.", SAID).answers is None


def test_a_rhetorical_question_is_no_question(hear: Hear) -> None:
    assert hear("You have every right to be angry.", "Are you kidding me?").answers is None


def test_questions_before_the_last_reply_are_over(hear: Hear) -> None:
    turns = (
        Utterance(Speaker.CUSTOMER, "When will it come?"),
        Utterance(Speaker.AGENT, "On Thursday."),
        Utterance(Speaker.CUSTOMER, "Fine."),
    )
    assert hear("Good, then until Thursday.", turns=turns).answers is None


def test_solving_in_stage_one_before_any_validation_is_too_early(hear: Hear) -> None:
    early = hear("We can redeliver on Friday.", SAID, stage=1, solutions=(NEW_DATE,))
    heard_first = hear(
        "Nobody came, and you have every right to be angry. We can redeliver on Friday.",
        SAID,
        stage=1,
        solutions=(NEW_DATE,),
    )
    later = hear("We can redeliver on Friday.", SAID, stage=2, solutions=(NEW_DATE,))
    assert "too-early" in early.moves()
    assert "too-early" not in heard_first.moves()
    assert "too-early" not in later.moves()
    assert early.solutions == heard_first.solutions == ("new-date",)
    assert early.levels.solution < later.levels.solution


def test_an_earlier_validation_opens_the_way(hear: Hear) -> None:
    turns = (
        Utterance(Speaker.CUSTOMER, SAID),
        Utterance(Speaker.AGENT, "You have every right to be angry, that should not happen."),
        Utterance(Speaker.CUSTOMER, "Yes. It should not."),
    )
    assert "too-early" not in hear("I've booked Friday for you.", turns=turns, stage=1).moves()


def test_the_stage_is_guessed_from_a_bare_transcript(hear: Hear) -> None:
    furious = "You LIARS!! Third time nobody came, this is a disgrace!"
    assert "too-early" in hear("What is your order number?", furious).moves()
    assert "too-early" not in hear("What is your order number?", "hi, where is my lamp").moves()


def test_interruption_comes_from_the_clock(hear: Hear) -> None:
    interrupting = hear("I'm listening.", SAID, interrupts=True)
    assert "interrupts" in interrupting.moves()
    assert interrupting.levels.listening <= 1
    assert "interrupts" not in hear("I'm listening.", SAID).moves()


def test_a_solution_that_is_not_allowed_is_an_overpromise(hear: Hear) -> None:
    analysis = hear(
        "You get a full refund today.", SAID, stage=3, solutions=(NEW_DATE, FULL_REFUND)
    )
    assert analysis.solutions == ("refund",)
    promise = [f for f in analysis.findings if f.move == "impossible-promise"]
    assert promise[0].subject == "refund"
    refused = hear("I can't give you a full refund.", SAID, stage=3, solutions=(FULL_REFUND,))
    assert refused.solutions == ()


def test_what_nobody_may_promise_is_recognised(hear: Hear) -> None:
    analysis = hear(
        "We will also pay compensation for wages.", SAID, impossible=("compensation for wages",)
    )
    assert "impossible-promise" in analysis.moves()


def test_warm_hand_over_is_not_cold(hear: Hear) -> None:
    warm = hear(
        "I'm passing this to Ruth in logistics, she has read everything you wrote, so you don't"
        " have to explain it again.",
        SAID,
    )
    cold = hear("I'll transfer you to logistics.", SAID)
    assert "warm-handover" in warm.moves()
    assert "cold-transfer" not in warm.moves()
    assert "cold-transfer" in cold.moves()
    assert warm.overall > cold.overall


def test_a_wrong_name_is_noticed_and_the_right_one_is_personal(hear: Hear) -> None:
    assert "personal" in hear("Ms Keller, I see it.", SAID, customer_name="Ms Keller").moves()
    wrong = hear("Dear Mr Brown, I see it.", SAID, customer_name="Ms Keller")
    assert "wrong-address" in wrong.moves()


@pytest.mark.parametrize(
    ("reply", "formality", "wrong"),
    [
        ("Schick mir bitte deine Nummer.", Formality.SIE, True),
        ("Schicken Sie mir bitte Ihre Nummer.", Formality.SIE, False),
        ("Können Sie mir Ihre Nummer schicken?", Formality.DU, True),
        ("Magst du mir deine Nummer schicken?", Formality.DU, False),
        ("Ich habe es hier vor mir.", Formality.SIE, False),
    ],
)
def test_german_form_of_address(hear: Hear, reply: str, formality: Formality, wrong: bool) -> None:
    analysis = hear(reply, "Mein Paket fehlt.", language=Language.DE, formality=formality)
    assert ("wrong-address" in analysis.moves()) is wrong


def test_telling_again_what_was_tried_is_not_help(hear: Hear) -> None:
    said = "The router was restarted twice already, that is not it."
    tried = hear("Please restart the router.", said)
    assert "asks-known" in tried.moves()
    assert "concrete-step" not in tried.moves()
    assert hear("Please restart the router.", "The router blinks.").overall > tried.overall


def test_without_facts_the_customers_own_words_count(hear: Hear) -> None:
    said = "The heater in room 412 rattles all night and my baby can't sleep."
    taken_up = hear("With a baby in 412 and that rattling you must be exhausted.", said)
    generic = hear("That must be exhausting.", said)
    assert taken_up.levels.listening > generic.levels.listening + 0.3
    assert taken_up.levels.empathy > generic.levels.empathy


def test_german_compounds_count_as_taken_up(hear: Hear) -> None:
    said = "Mein Flug nach Lissabon ist ausgefallen und ich sitze fest."
    analysis = hear("Der Flugausfall nach Lissabon steht hier.", said, language=Language.DE)
    assert "restates-fact" in analysis.moves()


def test_context_of_a_finding_is_exact(hear: Hear) -> None:
    reply = "  Ms Keller\u2019s order: I\u2019m sorry about the missed slot \U0001f600, truly."
    analysis = hear(reply, SAID, facts=FACTS, customer_name="Ms Keller")
    assert analysis.findings
    for finding in analysis.findings:
        assert finding.quote == reply[finding.start : finding.end]
        assert 0 <= finding.start <= finding.end <= len(reply)
    apology = next(f for f in analysis.findings if f.move == "apology")
    assert apology.quote.startswith("I\u2019m sorry")


def test_bare_context_needs_no_turns(hear: Hear) -> None:
    assert hear("I'll call you at noon.").overall > 0
    assert ReplyContext(Language.EN).turns == ()
