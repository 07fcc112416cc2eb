"""Drills: their moments, their time, what a reply comes to, and which ones make up a round."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deescalate.history import Store
from deescalate.learning import keep_drill, outlook
from deescalate.learning.drills import (
    LONGEST,
    SHORTEST,
    Drill,
    answer,
    scenario_drills,
    weak_drills,
)
from deescalate.learning.rounds import Known, Wanted, compose, drill_round
from deescalate.model.analysis import ReplyContext, Speaker, Utterance
from deescalate.model.cards import Card, CardState, Grade
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Scenario, Stage, Step, Tries
from deescalate.model.session import Mode
from deescalate.model.skills import IN_ONE_REPLY, CardKey, Situation
from deescalate.recording import Occasion, Recorder
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
KIND = "Since Tuesday, no wonder you are angry."
DULL = "OK."
VAGUE = "I will see to it, Ms Keller. Tuesday it was."
OFFER = "I redeliver tomorrow, with code 7714."
ANALYSES = {
    KIND: analysed("names-feeling", level=3.0),
    DULL: analysed(level=(1.0, 0.5, 2.0, 0.5)),
    VAGUE: analysed(level=(3.0, 3.0, 3.0, 0.2)),
    OFFER: analysed("concrete-step", level=3.0, solutions=("redelivery",)),
}
EAR = FakeAnalyst(ANALYSES)
GOOD = Tries((Step(KIND), Step(OFFER), Step("Bye.")), (Step(DULL),), (Step(DULL),))
SCENARIO = make_scenario(tries=GOOD, skills=("validate", "listen"))


def played(
    store: Store | None, *replies: str, scenario: Scenario = SCENARIO, days: int = 0
) -> SessionRecord:
    """A finished session of these replies."""
    begun = NOW - timedelta(days=days)
    recorder = Recorder(
        scenario, EAR, Occasion(f"s{days}", "Kim", begun, 1, Mode.GUIDED, 0.0), store
    )
    session = recorder.session
    for text in replies:
        at = session.quiet_at + 5
        recorder.play(lambda now, text=text, at=at: now.reply(text, at))  # type: ignore[misc]
    recorder.play(lambda now: now.end(now.quiet_at + 5))
    return recorder.record()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.db") as opened:
        yield opened


def test_a_weak_reply_becomes_a_drill_for_what_would_have_brought_most() -> None:
    record = played(None, DULL, KIND)
    (drill,) = weak_drills(SCENARIO, record, EAR)
    assert drill.id == f"turn:{record.id}:0:validate"
    assert (drill.key, drill.technique) == (
        CardKey("validate", Situation.CHAT),
        Technique.EMPATHY,
    )
    assert (drill.own, drill.day, drill.model) == (DULL, record.started_at, "")
    said = [utterance.text for utterance in drill.context.turns]
    assert said == [burst.text for burst in SCENARIO.plan(Stage.VENTING).bursts]
    assert drill.about == SCENARIO.grievance.summary


def test_the_moment_is_what_was_said_since_the_agents_last_reply() -> None:
    record = played(None, KIND, DULL)
    (drill,) = weak_drills(SCENARIO, record, EAR)
    first, *rest = drill.moment
    assert (first.speaker, first.text) == (Speaker.AGENT, KIND)
    assert rest
    assert all(said.speaker is Speaker.CUSTOMER for said in rest)


def test_good_replies_give_no_drills() -> None:
    assert weak_drills(SCENARIO, played(None, KIND, OFFER), EAR) == ()


def test_a_scenarios_moments_are_those_of_the_skills_stage_with_the_good_answer() -> None:
    (opening,) = scenario_drills(SCENARIO, "validate", EAR)
    assert (opening.id, opening.model, opening.own) == ("scenario:machine:0:validate", KIND, "")
    later = next(scenario_drills(SCENARIO, "gather-facts", EAR))
    assert (later.stage, later.model) == (Stage.TRUST, OFFER)


def test_a_drill_about_a_solution_says_what_is_known_and_may_be_offered() -> None:
    (drill,) = weak_drills(SCENARIO, played(None, KIND, VAGUE), EAR)
    assert drill.key.skill == "solve"
    assert drill.facts == ("48213", "Tuesday")
    assert drill.offers == ("New delivery", "Fee back")
    (other,) = weak_drills(SCENARIO, played(None, DULL), EAR)
    assert (other.facts, other.offers) == ((), ())


@pytest.mark.parametrize(("words", "seconds"), [(0, 30), (20, 35), (80, 50), (500, 60)])
def test_the_time_grows_with_what_is_to_be_read(words: int, seconds: int) -> None:
    context = ReplyContext(Language.EN, (Utterance(Speaker.CUSTOMER, "word " * words),))
    drill = replace(next(scenario_drills(SCENARIO, "validate", EAR)), context=context)
    assert drill.seconds == seconds
    assert SHORTEST <= drill.seconds <= LONGEST


def test_a_reply_is_scored_on_the_drilled_technique_only() -> None:
    drill = next(scenario_drills(SCENARIO, "validate", EAR))
    done = answer(drill, DULL, EAR, 12.0)
    assert (done.score, done.seconds) == (15, 12.0)
    kept = done.result(NOW)
    assert (kept.key, kept.moment, kept.score, kept.at) == (drill.key, drill.id, 15, NOW)


# --- rounds ------------------------------------------------------------------------------


def some(name: str, skill: str = "validate", gain: float = 5.0) -> Drill:
    context = ReplyContext(Language.EN, (Utterance(Speaker.CUSTOMER, name),))
    key = CardKey(skill, Situation.CHAT)
    return Drill(f"{name}:{skill}", key, Stage.VENTING, "T", "C", context, gain=gain)


def due(skill: str) -> Card:
    state = CardState(NOW, NOW, 1.0, 5.0, Grade.AGAIN, 20, 1)
    return Card(CardKey(skill, Situation.CHAT), state, 0.5, 3, due=True)


EVERYTHING = Wanted("Kim", Language.EN, count=4)


def names(drills: tuple[Drill, ...]) -> list[str]:
    return [drill.id.rpartition(":")[0] for drill in drills]


def test_own_moments_come_first_the_due_ones_before_the_more_rewarding() -> None:
    own = (some("a", "listen", 9.0), some("b", "solve", 4.0), some("c", "own-it", 6.0))
    found = compose(own, iter([some("x")]), EVERYTHING, Known((due("solve"),)))
    assert names(found) == ["b", "a", "c", "x"]


def test_what_is_due_without_an_own_moment_takes_up_to_half_of_a_round() -> None:
    own = [some(f"own{number}", gain=9.0 - number) for number in range(3)]
    own += [some(f"mine{number}", "own-it", gain=1.0) for number in range(3)]
    fill = [some("x", "solve"), some("y", "close"), some("z", "explain"), some("w", "listen")]
    known = Known(tuple(due(skill) for skill in ("solve", "close", "explain", "own-it")))
    assert names(compose(own, iter(fill), EVERYTHING, known)) == ["mine0", "mine1", "x", "y"]
    nothing_own = Known((due("solve"), due("close")))
    assert names(compose(own, iter(fill), EVERYTHING, nothing_own)) == ["x", "y", "own0", "own1"]
    passed = replace(nothing_own, drilled={"x:solve": ("2026-03-01", 80)})
    assert names(compose(own, iter(fill), EVERYTHING, passed)) == ["y", "own0", "own1", "mine0"]
    about_one = replace(EVERYTHING, skill="validate")
    assert names(compose(own[:3], iter(fill), about_one, nothing_own))[:3] == [
        "own0", "own1", "own2",
    ]  # fmt: skip


def test_a_moment_comes_once_and_a_card_twice_at_most() -> None:
    own = (some("a"), some("a", "listen"), some("b"), some("c"))
    fill = iter([some("x", "solve"), some("y", "solve"), some("z", "solve")])
    found = compose(own, fill, EVERYTHING, Known())
    assert names(found) == ["a", "b", "x", "y"]
    one_skill = compose(own, iter(()), replace(EVERYTHING, skill="validate"), Known())
    assert names(one_skill) == ["a", "b", "c"]


def test_what_was_answered_well_comes_only_when_nothing_else_is_left() -> None:
    own = (some("a"), some("b", "listen"))
    known = Known(drilled={"a:validate": ("2026-03-01", 75), "b:listen": ("2026-03-02", 74)})
    assert names(compose(own, iter(()), EVERYTHING, known)) == ["b"]
    all_passed = Known(drilled={"a:validate": ("2026-03-01", 90)})
    assert names(compose((some("a"),), iter(()), EVERYTHING, all_passed)) == ["a"]


def test_a_conversation_played_again_does_not_bring_its_opening_twice() -> None:
    first, second = some("a"), replace(some("a"), id="b:validate")
    found = compose((first, second, some("c")), iter(()), EVERYTHING, Known())
    assert names(found) == ["a", "c"]
    drilled = Known(drilled={"b:validate": ("2026-03-02", 40)})
    found = compose((first, second, some("c")), iter(()), EVERYTHING, drilled)
    assert names(found) == ["c", "b"], "it was drilled already, in the other session"
    passed = Known(drilled={"b:validate": ("2026-03-02", 80)})
    assert names(compose((first, second, some("c")), iter(()), EVERYTHING, passed)) == ["c"]


def test_a_round_has_ten_drills_at_most() -> None:
    many = [some(f"m{number}") for number in range(30)]
    wanted = Wanted("Kim", Language.EN, "validate", 50)
    assert len(compose(many, iter(()), wanted, Known())) == 10


def test_a_round_without_a_history_comes_from_scenarios() -> None:
    scenarios = [
        replace(SCENARIO, id=f"case-{number}", title=f"Case {number}") for number in range(3)
    ]
    found = drill_round(None, scenarios, EAR, Wanted("Kim", Language.EN, "validate"), NOW)
    assert [drill.id for drill in found] == [
        f"scenario:case-{number}:0:validate" for number in range(3)
    ]
    assert drill_round(None, (), EAR, Wanted("Kim", Language.EN), NOW) == ()


@pytest.mark.parametrize("skill", sorted(IN_ONE_REPLY))
def test_every_skill_can_be_asked_for(skill: str) -> None:
    found = drill_round(None, (SCENARIO,), EAR, Wanted("Kim", Language.EN, skill), NOW)
    assert {drill.key.skill for drill in found} <= {skill}


def test_a_technique_can_be_asked_for() -> None:
    wanted = Wanted("Kim", Language.EN, "empathy")
    found = drill_round(None, (SCENARIO,), EAR, wanted, NOW)
    assert found
    assert {drill.technique for drill in found} == {Technique.EMPATHY}


def test_a_round_with_a_history_begins_with_the_own_weak_moments(store: Store) -> None:
    played(store, DULL, KIND, days=2)
    changed = replace(SCENARIO, id="other", digest="new")
    played(store, DULL, scenario=replace(changed, digest="old"), days=1)
    found = drill_round(store, (SCENARIO, changed), EAR, Wanted("Kim", Language.DE), NOW)
    assert found[0].id == "turn:s2:0:validate"
    assert not any(drill.id.startswith("turn:s1") for drill in found), "that case has changed"
    assert len(found) > 1


def test_a_drill_moves_its_card_and_is_not_the_first_again(store: Store) -> None:
    played(store, DULL, KIND, days=2)
    wanted = Wanted("Kim", Language.EN, "validate")
    (first, *_) = drill_round(store, (SCENARIO,), EAR, wanted, NOW)
    keep_drill(store, "Kim", answer(first, KIND, EAR, 30.0).result(NOW))
    (card,) = (
        card for card in outlook(store, "Kim", (SCENARIO,), NOW, 3).cards if card.key == first.key
    )
    assert (card.state.grade, card.state.last, card.due) == (Grade.GOOD, NOW, False)
    again = drill_round(store, (SCENARIO,), EAR, wanted, NOW + timedelta(hours=1))
    assert first.id not in {drill.id for drill in again}
