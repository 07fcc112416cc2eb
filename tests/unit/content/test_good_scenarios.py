"""A file with every key to the scenario it describes."""

from decimal import Decimal
from pathlib import Path

import pytest

from deescalate.content.build import typing_time
from deescalate.content.scenarios import read_scenario, read_scenario_text
from deescalate.model.analysis import Formality
from deescalate.model.conditions import Atom, Subject
from deescalate.model.language import Language
from deescalate.model.scenario import (
    Band,
    Burst,
    Channel,
    CustomerEvent,
    Difficulty,
    Effects,
    Level,
    Lines,
    Money,
    Scenario,
    Sla,
    Stage,
    Step,
    Style,
    Told,
    Verdict,
)

GOOD = Path(__file__).parents[2] / "data" / "scenarios" / "good"
HALL = GOOD / "en" / "double-booked-hall.yaml"
CAKE = GOOD / "de" / "torte-ohne-namen.yaml"


@pytest.fixture(scope="module")
def hall() -> Scenario:
    scenario = read_scenario(HALL).scenario
    assert scenario is not None
    return scenario


@pytest.fixture(scope="module")
def cake() -> Scenario:
    scenario = read_scenario(CAKE).scenario
    assert scenario is not None
    return scenario


@pytest.mark.parametrize("file", [HALL, CAKE])
def test_good_files_have_no_problems(file: Path) -> None:
    assert read_scenario(file).problems == ()


def test_head(hall: Scenario) -> None:
    assert (hall.id, hall.version, hall.title) == ("double-booked-hall", 2, "Two choirs, one hall")
    assert (hall.language, hall.difficulty) == (Language.EN, Difficulty.STANDARD)
    assert (hall.channel, hall.minutes) == (Channel.LIVE_CHAT, 6)
    assert hall.warning == "The customer threatens with a bad review."
    assert hall.brief.splitlines()[1] == "You may move a booking and refund up to 60 EUR."
    assert (hall.persona.style, hall.persona.typing_wpm) == (Style.SARCASTIC, 60)


def test_facts(hall: Scenario) -> None:
    booking = hall.fact("booking")
    assert booking.value == "HB-204"
    assert booking.ask == ("booking number", "reference")
    assert booking.must_use
    assert [fact.told for fact in hall.grievance.facts] == [Told.BURST, Told.ASKED, Told.LATE]


def test_emotion(hall: Scenario) -> None:
    emotion = hall.emotion
    assert (emotion.tension, emotion.connection) == (70, 20)
    assert (emotion.silence.after, emotion.silence.tension) == (50, 4)
    assert emotion.lowers == (Effects("names-feeling", 12, 8, 2),)
    assert [len(effects.says) for effects in emotion.raises] == [2]


def test_stages(hall: Scenario) -> None:
    venting, trust, solution = hall.stages
    assert [plan.stage for plan in hall.stages] == list(Stage)
    assert venting.bursts[1] == Burst("Booking HB-204, paid in March. We are all outside.", 2.5)
    assert venting.finished_after == 4
    assert venting.lines[0] == Lines(
        Band(89, 100), ("My review will be an aria.",), CustomerEvent.THREATENS
    )
    assert venting.lines[2].asks == "what happens now"
    assert [(gate.to, len(gate.when)) for gate in trust.gates] == [
        (Stage.SOLUTION, 2),
        (Stage.VENTING, 2),
    ]
    assert trust.gates[0].when[1].atoms == (
        Atom(Subject.AFTER_TURNS, number=4),
        Atom(Subject.TENSION, number=60, above=False),
    )
    assert solution.gates[0].says == ("Someone, somewhere, some time. I see.",)


def test_policy_and_solutions(hall: Scenario) -> None:
    assert hall.policy.goodwill_limit == Money(Decimal(60), "EUR")
    assert hall.policy.never == ("free hall for a year",)
    best = hall.solution("small-hall")
    assert (best.verdict, best.needs_facts, best.needs_consult) == (
        Verdict.BEST,
        ("singers",),
        True,
    )
    assert hall.solution("evening-free").costs == Money(Decimal("55.50"), "EUR")
    assert hall.solution("throw-out").why == "They have booked as well."


def test_escalation(hall: Scenario) -> None:
    functional = hall.escalation.path(Level.FUNCTIONAL)
    assert functional is not None
    assert (functional.to, functional.responds_within) == ("Caretaker", "10m")
    assert functional.wrong_when[0].atoms == (Atom(Subject.FACT_KNOWN, "booking", negated=True),)
    assert hall.escalation.must_say == ("booking", "singers")
    assert hall.escalation.consult is not None
    assert hall.escalation.consult.takes == 30
    assert hall.escalation.consult.answers[0].about == ("small hall", "key")


def test_the_rest(hall: Scenario) -> None:
    assert hall.sla == Sla(45, 90, 600)
    assert hall.canned[0].bad_in == (Stage.VENTING,)
    assert len(hall.csat.low) == len(hall.debrief) == 2
    assert hall.tries.good[2] == Step(
        consult="Is the small hall free for thirty people, and who has the key?"
    )
    assert hall.tries.average[2] == Step(
        hand_over=Level.FUNCTIONAL, summary="Booking HB-204, thirty singers locked out."
    )
    assert hall.tries.bad[0] == Step(say="Please calm down.")


def test_fields_that_need_no_listing_are_fields_as_well(hall: Scenario) -> None:
    assert hall.canned[0].fields == ("room", "time", "customer", "booking")


def test_keys_that_may_be_left_out(cake: Scenario) -> None:
    assert cake.escalation.paths == ()
    assert cake.escalation.consult is None
    assert cake.policy.goodwill_limit is None
    assert not any((cake.canned, cake.tags, cake.emotion.raises, cake.stages[2].gates))
    assert cake.warning == ""
    assert cake.persona.style is Style.PLAIN
    assert cake.persona.formality is Formality.SIE


def test_nobody_sees_an_email_being_typed(cake: Scenario) -> None:
    assert [burst.typing for burst in cake.stages[0].bursts] == [0.0]


def test_typing_takes_as_long_as_the_customer_is_fast(hall: Scenario) -> None:
    text = hall.stages[0].bursts[0].text
    assert hall.stages[0].bursts[0].typing == typing_time(text, 60, Channel.LIVE_CHAT) == 11.0
    assert typing_time("x" * 50, 60, Channel.PHONE) == 10.0
    assert typing_time("x", 60, Channel.LIVE_CHAT) == 1.0
    assert typing_time("x" * 9_000, 60, Channel.LIVE_CHAT) == 15.0


def test_the_digest_changes_with_the_file(hall: Scenario) -> None:
    content = HALL.read_bytes()
    again = read_scenario_text(content, "double-booked-hall.yaml").scenario
    other = read_scenario_text(content + b"# note\n", "double-booked-hall.yaml").scenario
    assert again == hall
    assert other is not None
    assert other.digest != hall.digest


def test_texts_lose_the_blanks_around_them() -> None:
    content = HALL.read_text(encoding="utf-8").replace("Where do we go?", "Where do we go?  \n\n")
    scenario = read_scenario_text(content.encode(), "double-booked-hall.yaml").scenario
    assert scenario is not None
    assert scenario.stages[2].lines[0].any_of[0] == "Where do we go?"


def test_windows_line_ends_change_nothing_but_the_digest(hall: Scenario) -> None:
    content = HALL.read_bytes().replace(b"\n", b"\r\n")
    scenario = read_scenario_text(content, "double-booked-hall.yaml").scenario
    assert scenario is not None
    assert scenario.stages == hall.stages
