"""What the customer says: to the point, in time, never twice."""

from dataclasses import replace

import pytest

from deescalate.customer import Timing, opening
from deescalate.customer.house import ENGLISH, GERMAN, house_lines
from deescalate.customer.pacing import reading_time, schedule, typing_time
from deescalate.customer.replying import as_question
from deescalate.model.analysis import Formality, Speaker
from deescalate.model.language import Language
from deescalate.model.scenario import Band, Channel, Effects, Lines, Stage, Style
from deescalate.model.session import CustomerState, Line, LineKind
from tests.unit.customer.reacting import SCENARIO, burst, kinds, notes, say, state, texts
from tests.unit.practice.case import STAGES, analysed, make_scenario

PLAIN = analysed(level=1.2)


def test_the_opening_is_the_bursts_and_their_facts_are_told() -> None:
    """Timed from 0, each after its typing."""
    first, lines = opening(SCENARIO, 1)
    assert [line.kind for line in lines] == [LineKind.BURST] * 3
    assert set(first.facts_told) == {"order-number", "missed-slot"}
    assert all(line.text in first.said for line in lines)


def test_a_line_of_the_stage_and_band() -> None:
    """High tension takes the group for it, with what it amounts to."""
    furious = say(PLAIN, state(tension=90))
    assert texts(furious) == ["I'll go public with this."]
    assert furious.state.events == {"threatens": 1}
    calmer = say(PLAIN, state(tension=60))
    assert set(texts(calmer)) <= {"So? What happens now?", "I've heard sorry twice.", "And now?"}


def test_the_next_group_when_all_is_said() -> None:
    """First the band's lines, then the wider one's, then the house's, and none twice."""
    reaction = say(PLAIN, state(tension=90))
    heard = [*texts(reaction)]
    for number in range(6):
        before = replace(reaction.state, tension=88)
        reaction = say(PLAIN, before, text=f"Reply number {number}.")
        heard += texts(reaction)
    assert heard[:1] == ["I'll go public with this."]
    assert set(heard[1:3]) == {"I want your manager.", "Get me somebody in charge."}
    assert len(set(heard)) == len(heard)
    assert heard[-1] in ENGLISH["going-on-venting"]


def test_when_everything_is_said_the_customer_still_answers() -> None:
    """Even the house's lines run out one day."""
    said = tuple(text for plan in SCENARIO.stages for group in plan.lines for text in group.any_of)
    exhausted = state(said=(*said, *ENGLISH["going-on-venting"]))
    assert len(texts(say(PLAIN, exhausted))) == 1


def test_the_seed_decides_between_variants() -> None:
    """Same seed, same words; over many seeds, different ones."""
    spoken = [texts(say(PLAIN, state(tension=60), seed=seed))[0] for seed in range(20)]
    again = [texts(say(PLAIN, state(tension=60), seed=seed))[0] for seed in range(20)]
    assert spoken == again
    assert len(set(spoken)) > 1


def test_asked_facts_are_told_two_at_a_time() -> None:
    """A list of questions gets the first two answers."""
    reaction = say(
        analysed(asked=("for-mother", "door-code", "after-three")), state(Stage.TRUST, tension=55)
    )
    assert [line.fact for line in reaction.lines if line.kind is LineKind.FACT] == [
        "for-mother",
        "door-code",
    ]
    assert "after-three" not in reaction.state.facts_told


THREE = analysed(asked=("for-mother", "door-code", "after-three"))
TRUSTING = state(Stage.SOLUTION, tension=55)


def test_what_was_asked_too_is_not_lost() -> None:
    """The customer says that there was more, and tells it with the next reply."""
    first = say(THREE, TRUSTING)
    assert texts(first)[-1] in house_lines(SCENARIO, "one-at-a-time")
    assert first.state.owed == ("after-three",)
    assert "asked-much" in notes(first)
    second = say(PLAIN, first.state, text="Of course, take your time.")
    assert texts(second)[0] in house_lines(SCENARIO, "owed")
    assert second.lines[1].fact == "after-three"
    assert second.state.owed == ()
    assert "after-three" in second.state.facts_told


def test_two_questions_need_no_remark() -> None:
    reaction = say(analysed(asked=("for-mother", "door-code")), TRUSTING)
    assert [line.kind for line in reaction.lines] == [LineKind.FACT] * 2
    assert reaction.state.owed == ()
    assert "asked-much" not in notes(reaction)


def test_what_is_owed_waits_for_a_reply_that_does_no_harm() -> None:
    first = say(THREE, TRUSTING)
    hurt = say(analysed("impatience"), first.state, text="Hurry up.")
    assert "after-three" not in hurt.state.facts_told
    assert hurt.state.owed == ("after-three",)
    asked_again = say(analysed(asked=("after-three",)), first.state, text="After three?")
    assert asked_again.lines[0].fact == "after-three"
    assert asked_again.state.owed == ()


def test_a_known_fact_asked_again_is_told_annoyed_once() -> None:
    """In the fact's own words, then in the house's."""
    first = say(analysed(asked=("order-number",)))
    assert texts(first)[0] == "It's 48213. Again."
    assert kinds(first)[0] is LineKind.TRIGGER
    second = say(analysed(asked=("order-number",)), first.state, text="And the number again?")
    assert texts(second)[0] in ENGLISH["asks-known"]


def test_late_facts_come_out_when_calm() -> None:
    """Not before stage 2, not while tense, not right after harm."""
    calm = state(Stage.TRUST, tension=30)
    assert "Any day after 3." in texts(say(PLAIN, calm))
    assert "Any day after 3." not in texts(say(PLAIN, state(Stage.TRUST, tension=50)))
    assert "Any day after 3." not in texts(say(analysed("impatience"), calm))


def test_a_trigger_gets_its_own_retort_then_the_houses() -> None:
    """The scenario's words first."""
    first = say(analysed("calm-down"))
    assert texts(first)[0] == "Do NOT tell me to calm down."
    second = say(analysed("calm-down"), first.state, text="Please do calm down now, will you.")
    assert texts(second)[0] in ENGLISH["calm-down"]


def test_the_worst_harm_gets_the_retort() -> None:
    """One retort only."""
    reaction = say(analysed("vague-promise", "insult"), state(tension=40))
    assert [text for text in texts(reaction) if text in ENGLISH["insult"]]
    assert kinds(reaction).count(LineKind.TRIGGER) == 1


@pytest.mark.parametrize(("style", "throws_back"), [(Style.SARCASTIC, True), (Style.PLAIN, False)])
def test_sarcastic_customers_throw_everything_back(style: Style, throws_back: bool) -> None:
    """Others let a set phrase pass."""
    scenario = make_scenario(persona=replace(SCENARIO.persona, style=style))
    reaction = say(analysed("hollow-formula"), scenario=scenario)
    assert (LineKind.TRIGGER in kinds(reaction)) is throws_back


ASKED = state(Stage.TRUST, tension=50, open_question="when will it come")


def test_an_ignored_question_is_asked_again_sharper_and_then_dropped() -> None:
    """Twice, then the customer gives up."""
    ignoring = analysed(answers=False, level=1.2)
    first = say(ignoring, ASKED)
    again = [text for text in texts(first) if "When will it come?" in text]
    assert len(again) == 1
    assert first.state.asked_again == 1
    second = say(ignoring, first.state, text="Something else.")
    sharper = [template.split("{")[0] for template in ENGLISH["asks-again-sharper"]]
    assert any(text.startswith(tuple(sharper)) for text in texts(second))
    third = say(ignoring, second.state, text="A third thing.")
    assert third.state.open_question == ""
    assert [note.code for note in third.notes].count("question-dropped") == 1


def test_an_answered_question_is_closed() -> None:
    """And not asked again."""
    reaction = say(analysed(answers=True, level=1.5), ASKED)
    assert LineKind.ASK_AGAIN not in kinds(reaction)
    assert reaction.state.open_question != "when will it come" or "When will it come?" in texts(
        reaction
    )


def test_a_line_can_put_a_question() -> None:
    """What it asks stands open afterwards."""
    asking = Lines(Band(), ("When will it come?",), asks="when will it come")
    plans = (STAGES[0], replace(STAGES[1], lines=(asking,)), STAGES[2])
    reaction = say(PLAIN, state(Stage.TRUST, tension=50), scenario=make_scenario(stages=plans))
    assert reaction.state.open_question == "when will it come"


def test_an_interruption_gets_a_retort_and_the_rest_is_said_afterwards() -> None:
    """In this order, with new times."""
    unsaid = (burst("8 to 12 you said.", 5.6), burst("LOOK IT UP", 8.2))
    timing = Timing(at=3.0, interrupted=True, unsaid=unsaid)
    reaction = say(PLAIN, timing=timing)
    assert texts(reaction)[0] in ENGLISH["interrupts"]
    assert texts(reaction)[1:3] == ["8 to 12 you said.", "LOOK IT UP"]
    assert [line.at for line in reaction.lines] == sorted(line.at for line in reaction.lines)
    assert reaction.lines[0].at > 3.0


def test_own_retort_to_an_interruption() -> None:
    """The scenario's words replace the house's."""
    own = (Effects("interrupts", 9, 5, says=("I was SPEAKING.",)),)
    scenario = make_scenario(emotion=replace(SCENARIO.emotion, raises=own))
    reaction = say(PLAIN, scenario=scenario, timing=Timing(at=3.0, interrupted=True))
    assert texts(reaction)[0] == "I was SPEAKING."


def test_patience_is_announced_before_it_ends() -> None:
    """Two replies before, unless the customer is calm."""
    reaction = say(PLAIN, state(turns=11))
    assert [text for text in texts(reaction) if text in house_lines(SCENARIO, "patience")]
    earlier = texts(say(PLAIN, state(turns=8)))
    assert not [text for text in earlier if text in house_lines(SCENARIO, "patience")]


def test_no_reaction_has_more_than_three_messages() -> None:
    """Even if everything happens at once."""
    busy = analysed(
        "calm-down", asked=("for-mother", "door-code"), answers=False, solutions=("call-back",)
    )
    before = state(Stage.TRUST, tension=30, open_question="when", turns=11)
    assert len(say(busy, before).lines) == 3


def test_typing_follows_speed_style_and_channel() -> None:
    """Between 0.8 and 12 seconds; on the phone at the speed of speech."""
    text = "x" * 100
    slow = make_scenario(persona=replace(SCENARIO.persona, style=Style.RESERVED))
    fast = make_scenario(persona=replace(SCENARIO.persona, style=Style.UPSET, typing_wpm=60))
    phone = make_scenario(channel=Channel.PHONE)
    assert typing_time(phone, text) < typing_time(SCENARIO, text)
    assert typing_time(fast, "y" * 20) < typing_time(slow, "y" * 20)
    assert typing_time(SCENARIO, "") == 0.8
    assert typing_time(SCENARIO, "x" * 100_000) == 12.0


def test_reading_time_is_bounded() -> None:
    """A wall of text is not read longer than five seconds."""
    assert reading_time("Hi") < reading_time("word " * 12) < reading_time("word " * 9999) == 5.0


def test_a_colleagues_answer_keeps_its_own_time() -> None:
    """The customer's messages do not wait for it, nor it for them."""
    answer = Line(Speaker.COLLEAGUE, "No code.", 60.0, 0.0, LineKind.ANSWER)
    placed = schedule([answer, burst("Well?", 0.0)], 10.0)
    assert [(line.text, line.at) for line in placed] == [("Well?", 12.0), ("No code.", 60.0)]


@pytest.mark.parametrize(
    ("words", "question"),
    [("when will it come", "When will it come?"), ("wann?", "Wann?"), ("", "?")],
)
def test_questions_in_plain_words_become_sentences(words: str, question: str) -> None:
    """As they are repeated."""
    assert as_question(words) == question


def test_house_lines_exist_in_both_languages_and_forms() -> None:
    """The same kinds everywhere; German customers say Sie or du as the scenario says."""
    assert set(ENGLISH) == set(GERMAN)
    for key, lines in ENGLISH.items():
        assert bool(lines) is bool(GERMAN[key]), key
    german = make_scenario(language=Language.DE)
    du = replace(german, persona=replace(german.persona, formality=Formality.DU))
    assert "Sind Sie noch da?" in house_lines(german, "silence")
    assert "Bist du noch da?" in house_lines(du, "silence")
    for key in ("interrupts", "insult"):
        formal, familiar = house_lines(german, key), house_lines(du, key)
        assert len(formal) == len(familiar)
        assert formal != familiar


def test_state_is_never_changed_in_place() -> None:
    """Reacting leaves the state before as it was."""
    before = state(move_counts={"apology": 1})
    copy = replace(before, move_counts=dict(before.move_counts))
    say(analysed("apology", "calm-down"), before)
    assert before == copy
    assert isinstance(before, CustomerState)
