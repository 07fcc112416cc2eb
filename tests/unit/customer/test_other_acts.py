"""Silence, consultation, hand-over, ending; the survey afterwards."""

from dataclasses import replace

import pytest

from deescalate.customer import Timing, react, survey
from deescalate.customer.mentions import contains, likeness, names_fact, touches
from deescalate.model.analysis import Speaker
from deescalate.model.language import Language
from deescalate.model.scenario import Fact, Level, Scenario, Stage, Told
from deescalate.model.session import (
    ActKind,
    AgentAct,
    CustomerState,
    Ending,
    Gauge,
    LineKind,
    Reaction,
    Turn,
)
from deescalate.practice import Session
from tests.unit.customer.reacting import SCENARIO, moved, notes, state, tension, texts
from tests.unit.practice.case import ESCALATION, FakeAnalyst, make_scenario

WARM = (
    "Order 48213 for Ms Keller: nobody came in the Tuesday slot. The desk corrects the label and"
    " calls her today."
)


def do(
    kind: ActKind,
    before: CustomerState,
    text: str = "",
    level: Level | None = None,
    *,
    scenario: Scenario = SCENARIO,
    at: float = 100.0,
) -> Reaction:
    timing = Timing(at=at, waited=5.0, sla=90.0, previous=50.0)
    return react(scenario, 1, before, AgentAct(kind, at, text, level), None, timing)


def test_silence_raises_tension_and_says_something() -> None:
    """By exactly what the scenario says, with its words first."""
    reaction = do(ActKind.SILENCE, state())
    assert tension(reaction, "silence") == 5
    assert texts(reaction)[0] in SCENARIO.emotion.silence.says
    assert reaction.state.silences == 1


def test_nobody_waits_for_ever() -> None:
    """Six silences in a row, or enough tension, and the customer is gone."""
    calm = state(Stage.TRUST, tension=10, silences=5)
    assert do(ActKind.SILENCE, calm).ending is Ending.CUSTOMER_LEFT
    assert do(ActKind.SILENCE, state(tension=93)).ending is Ending.CUSTOMER_LEFT
    content = replace(calm, accepted="fee-back")
    assert do(ActKind.SILENCE, content).ending is Ending.RESOLVED_CALM


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Is there a door code on the label?", True),
        ("What does it say about door codes?", True),
        ("Any idea?", False),
    ],
)
def test_a_colleague_answers_what_is_asked(question: str, answered: bool) -> None:
    """After its time, while the customer waits; a question about nothing is asked back."""
    reaction = do(ActKind.CONSULT, state(Stage.TRUST), question)
    answer = reaction.lines[-1]
    assert answer.speaker is Speaker.COLLEAGUE
    assert answer.at == 140.0
    assert (answer.text == "The label has no code.") is answered
    assert reaction.state.consulted is answered
    assert reaction.ending is None


def test_consulting_costs_less_than_a_needless_hand_over_and_more_each_time() -> None:
    """Waiting has a price too."""
    first = do(ActKind.CONSULT, state(Stage.TRUST), "door code")
    second = do(ActKind.CONSULT, first.state, "door code")
    needless = do(ActKind.HAND_OVER, state(Stage.TRUST), WARM, Level.HIERARCHICAL)
    assert 0 < tension(first) < tension(second) < tension(needless, "handed-over-needlessly")


READY = state(Stage.TRUST, consulted=True, facts_told=("order-number", "missed-slot", "door-code"))


@pytest.mark.parametrize(
    ("before", "level", "ending", "note"),
    [
        (READY, Level.FUNCTIONAL, Ending.HANDED_OVER_RIGHTLY, "hand-over-right"),
        (READY, Level.HIERARCHICAL, Ending.HANDED_OVER_WRONGLY, "hand-over-unfounded"),
        (
            replace(READY, stage=Stage.VENTING),
            Level.FUNCTIONAL,
            Ending.HANDED_OVER_WRONGLY,
            "hand-over-wrong",
        ),
        (
            state(events={"asks-for-manager": 2}),
            Level.HIERARCHICAL,
            Ending.HANDED_OVER_RIGHTLY,
            "hand-over-right",
        ),
    ],
)
def test_the_plan_decides_whether_a_hand_over_is_right(
    before: CustomerState, level: Level, ending: Ending, note: str
) -> None:
    """Right conditions met, no wrong one."""
    reaction = do(ActKind.HAND_OVER, before, WARM, level)
    assert reaction.ending is ending
    assert note in notes(reaction)


@pytest.mark.parametrize(
    ("summary", "warm"),
    [
        (WARM, True),
        ("Customer 48213, Tuesday. Over to you.", False),
        ("Please take over, the customer is angry and wants somebody else to help.", False),
        ("48 213, missed on Tuesday; the Logistics desk takes over and calls her back.", True),
        ("x", False),
    ],
)
def test_the_summary_decides_whether_it_is_warm(summary: str, warm: bool) -> None:
    """Facts, who takes over, what happens; a bare transfer is cold."""
    reaction = do(ActKind.HAND_OVER, READY, summary, Level.FUNCTIONAL)
    assert reaction.hand_over_warm is warm
    assert texts(reaction) == [ESCALATION.warm if warm else ESCALATION.cold]
    assert (moved(reaction, Gauge.CONNECTION) > 0) is warm


def test_a_german_summary_is_understood() -> None:
    """Next steps in German words."""
    german = make_scenario(language=Language.DE)
    text = "Auftrag 48213, Termin Tuesday verpasst; die Logistik ruft Frau Keller heute an."
    assert do(ActKind.HAND_OVER, READY, text, Level.FUNCTIONAL, scenario=german).hand_over_warm


def test_what_a_summary_lacks_is_noted() -> None:
    """By the facts' values."""
    reaction = do(ActKind.HAND_OVER, READY, "Please call her.", Level.FUNCTIONAL)
    lacking = [note for note in reaction.notes if note.code == "summary-lacks"]
    assert lacking[0].details["facts"] == "48213, Tuesday"


@pytest.mark.parametrize(
    ("before", "ending"),
    [
        (state(), Ending.AGENT_GAVE_UP),
        (state(Stage.SOLUTION, tension=20, accepted="fee-back"), Ending.RESOLVED_CALM),
        (state(Stage.SOLUTION, tension=60, accepted="fee-back"), Ending.RESOLVED_COLD),
        (state(Stage.SOLUTION, tension=70, on_table="fee-back"), Ending.RESOLVED_COLD),
        (state(Stage.SOLUTION, tension=80, on_table="fee-back"), Ending.AGENT_GAVE_UP),
        (state(Stage.SOLUTION, tension=20, on_table="redelivery"), Ending.AGENT_GAVE_UP),
    ],
)
def test_how_the_agents_ending_counts(before: CustomerState, ending: Ending) -> None:
    """By what was accepted or offered, and by how calm the customer is."""
    reaction = do(ActKind.END, before)
    assert reaction.ending is ending
    assert reaction.lines[-1].kind is LineKind.CLOSING
    assert (tension(reaction) > 0) is (ending is Ending.AGENT_GAVE_UP)


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Order 48213 is open", "48213", True),
        ("Order 48 213 is open", "48213", True),
        ("Order 482134 is open", "48213", False),
        ("on TUESDAY, I see", "Tuesday", True),
        ("nothing", "", False),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, phrase: str, found: bool) -> None:
    """Whatever case, punctuation or grouping of digits."""
    assert contains(text, phrase) is found


def test_other_wordings_and_other_forms() -> None:
    """A fact by any of its wordings; a subject by any form of its words."""
    fact = Fact("m", "mother", ("her mum",), (), "", Told.ASKED)
    assert names_fact("So it is for her mum.", fact)
    assert not names_fact("So it is for her.", fact)
    assert touches("What about the labels and codes?", "label code")
    assert not touches("What about the label?", "label code")
    assert likeness("the same words", "the same words!") == 1.0
    assert likeness("", "words") == 0.0


def ended(ending: Ending, state_after: CustomerState, *, warm: bool | None = None) -> list[Turn]:
    session = Session(SCENARIO, FakeAnalyst(), 1)
    turn = session.end(30.0)
    reaction = replace(turn.reaction, state=state_after, ending=ending, hand_over_warm=warm)
    return [replace(turn, reaction=reaction)]


HAPPY = state(Stage.SOLUTION, tension=10, connection=80)


@pytest.mark.parametrize(
    ("ending", "after", "warm", "csat"),
    [
        (Ending.RESOLVED_CALM, HAPPY, None, 5),
        (Ending.RESOLVED_CALM, replace(HAPPY, connection=20, late_replies=3), None, 4),
        (Ending.HANDED_OVER_RIGHTLY, HAPPY, True, 4),
        (Ending.HANDED_OVER_RIGHTLY, HAPPY, False, 3),
        (Ending.RESOLVED_COLD, replace(HAPPY, tension=60, connection=30), None, 2),
        (Ending.HANDED_OVER_WRONGLY, replace(HAPPY, tension=80, connection=5), False, 1),
        (Ending.CUSTOMER_LEFT, replace(HAPPY, tension=100, connection=0), None, 1),
    ],
)
def test_survey_follows_what_happened(
    ending: Ending, after: CustomerState, warm: bool | None, csat: int
) -> None:
    """Ending first, then connection, tension and how it was done; the comment fits."""
    answer = survey(SCENARIO, 1, ended(ending, after, warm=warm))
    assert answer.csat == csat
    comments = {1: "low", 2: "low", 3: "middle", 4: "high", 5: "high"}
    assert answer.comment in getattr(SCENARIO.csat, comments[csat])


def test_no_survey_before_the_end() -> None:
    """It needs an ending."""
    with pytest.raises(ValueError, match="not ended"):
        survey(SCENARIO, 1, [])
