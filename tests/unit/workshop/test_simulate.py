"""Playing a scenario without a person: tries, built-in agents, random play, coverage."""

from dataclasses import replace
from random import Random

import pytest

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.scenario import Level, Step, Tries
from deescalate.model.session import ActKind, Ending
from deescalate.workshop.agents import BUILT_IN, BuiltIn
from deescalate.workshop.coverage import Kind, cover, parts_of
from deescalate.workshop.playing import MOST_STEPS, Scripted, play
from deescalate.workshop.random_play import RandomPlayer, Recalled, replies
from deescalate.workshop.sensitivity import leave_one_out
from deescalate.workshop.simulate import MARGIN, simulate
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

LISTENED = "A morning off on Tuesday, and nobody came. I'd be furious too."
ASKED = "What is the door code, and who is it for?"
OFFERED = "The driver comes tomorrow after 3. Does that suit you?"
GOODBYE = "Then it is settled. I will call you when it is there."
MIDDLING = "Sorry. We can redeliver."
RUDE = "That is your own fault."

TABLE: dict[str, ReplyAnalysis] = {
    LISTENED: analysed("validates", "names-feeling", level=(3, 3, 3, 0), overall=8,
                       used=("missed-slot",)),
    ASKED: analysed("clarifying-question", "takes-responsibility", level=(3, 2, 3, 1), overall=8,
                    asked=("door-code", "for-mother")),
    OFFERED: analysed("concrete-step", "names-time", "owner", "checks-suits", level=(3, 2, 3, 3),
                      overall=9, solutions=("redelivery",), answers=True),
    GOODBYE: analysed("follow-up", "owner", level=(3, 2, 3, 3), overall=9, answers=True),
    MIDDLING: analysed("apology", level=(1, 1, 2, 1), overall=4),
    RUDE: analysed("blames-customer", level=0, overall=0),
}  # fmt: skip
TRIES = Tries(
    good=tuple(Step(say=text) for text in (LISTENED, ASKED, OFFERED, GOODBYE)),
    average=(Step(say=LISTENED), Step(say=MIDDLING)),
    bad=(Step(say=RUDE), Step(say=RUDE)),
)
SCENARIO = make_scenario(tries=TRIES)
ANALYST = FakeAnalyst(TABLE)


def test_a_good_scenario_has_no_faults() -> None:
    """The tries fall in order, no agent wins, and the same call says the same."""
    result = simulate(SCENARIO, ANALYST, plays=20)
    assert [outcome.name for outcome in result.tries] == ["good", "average", "bad"]
    good, average, bad = (outcome.score for outcome in result.tries)
    assert good >= average + MARGIN
    assert average >= bad + MARGIN
    assert result.tries[0].ending is Ending.RESOLVED_CALM
    assert result.tries[0].offered == ("redelivery",)
    assert len(result.agents) == len(BUILT_IN) >= 12
    assert result.random.plays == 20
    assert result.faults == ()
    assert simulate(SCENARIO, ANALYST, plays=20) == result


def test_tries_in_the_wrong_order_are_a_fault() -> None:
    turned = make_scenario(tries=Tries(TRIES.bad, TRIES.average, TRIES.good))
    faults = simulate(turned, ANALYST, plays=0).faults
    assert any("good try does not end calm" in fault for fault in faults)
    assert any("bad try ends calm" in fault for fault in faults)
    assert any("not 15 points above" in fault for fault in faults)


def test_an_agent_that_wins_is_a_fault() -> None:
    """An ear that praises whatever is said lets the built-in agents win."""
    flattering = analysed("validates", "concrete-step", level=3, overall=10)
    analyst = FakeAnalyst({**TABLE, "...": flattering})
    faults = simulate(SCENARIO, analyst, plays=0).faults
    assert any(fault.startswith("the three dots (") for fault in faults)


def test_progress_names_everything_that_is_played() -> None:
    told: list[str] = []
    simulate(SCENARIO, ANALYST, 1, told.append)
    assert told == ["good", "average", "bad", *BUILT_IN, "random", "sentences"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_agent_comes_to_an_end(name: str) -> None:
    session = play(SCENARIO, ANALYST, BuiltIn(name, SCENARIO), seed=2)
    assert session.ending is not None
    assert 0 < len(session.turns) <= MOST_STEPS


def test_what_built_in_agents_do() -> None:
    def acts(name: str) -> list[tuple[ActKind, str]]:
        session = play(SCENARIO, ANALYST, BuiltIn(name, SCENARIO))
        return [(turn.act.kind, turn.act.text) for turn in session.turns]

    assert {kind for kind, _ in acts("silent")} == {ActKind.SILENCE}
    assert acts("escalator")[0][0] is ActKind.HAND_OVER
    assert acts("copier")[0] == (
        ActKind.SAY,
        "I have been waiting since TUESDAY. 8 to 12 you said. Nobody came. Order 48213: LOOK IT UP",
    )
    assert len(acts("ten thousand letters")[0][1]) == 10_000
    assert "New delivery" in acts("hasty solver")[0][1]
    assert "Full refund" in acts("giver of everything")[0][1]


def test_a_script_does_its_steps_and_ends() -> None:
    steps = (
        Step(say=LISTENED),
        Step(consult="What about the door code?"),
        Step(hand_over=Level.FUNCTIONAL, summary="48213, Tuesday: please call today, it is late."),
        Step(say="never said"),
    )
    session = play(SCENARIO, ANALYST, Scripted("x", steps))
    kinds = [turn.act.kind for turn in session.turns]
    assert kinds == [ActKind.SAY, ActKind.CONSULT, ActKind.HAND_OVER]


def test_random_play_is_decided_by_its_chance() -> None:
    def texts(seed: int) -> list[str]:
        player = RandomPlayer(SCENARIO, replies(SCENARIO), Random(seed))  # noqa: S311
        return [turn.act.text for turn in play(SCENARIO, ANALYST, player, seed).turns]

    assert texts(1) == texts(1)
    assert texts(1) != texts(2)


def test_what_random_agents_may_say() -> None:
    """Tries whole and in sentences, questions for facts, offers of solutions; each once."""
    said = replies(SCENARIO)
    assert LISTENED in said
    assert "I'd be furious too." in said
    assert "door code?" in said
    assert "New delivery." in said
    assert len(said) == len(set(said))


def test_a_text_is_heard_once() -> None:
    heard = FakeAnalyst(TABLE)
    recalled = Recalled(heard)
    for seed in range(3):
        play(SCENARIO, recalled, Scripted("good", TRIES.good), seed)
    assert len(heard.contexts) == len(TRIES.good)
    assert recalled.version == heard.version


def test_coverage_names_what_nobody_reached() -> None:
    session = play(SCENARIO, ANALYST, Scripted("good", TRIES.good), 1)
    coverage = cover(SCENARIO, [session])
    reached = {(part.kind, part.name) for part in coverage.reached}
    assert (Kind.FACT, "door-code") in reached
    assert (Kind.SOLUTION, "redelivery") in reached
    assert (Kind.GATE, "move validates") in reached
    missing = {(part.kind, part.name, part.path) for part in coverage.missing}
    assert (Kind.SOLUTION, "full-refund", ("solutions", 3)) in missing
    assert (Kind.RULE, "calm-down", ("emotion", "raises", 0)) in missing
    assert (
        Kind.LINE, "I'll go public with this.", ("stages", "venting", "lines", 0, "any_of", 0)
    ) in missing  # fmt: skip
    assert 0 < coverage.percent < 100
    assert sum(total for _, total in coverage.counts().values()) == len(coverage.parts)
    assert coverage.parts == parts_of(SCENARIO)


def test_nothing_to_reach_is_all_reached() -> None:
    assert replace(cover(SCENARIO, []), parts=()).percent == 100


def test_what_a_sentence_is_worth() -> None:
    """Without the sentence that offers the solution the case is not solved."""
    half = OFFERED.split(". ")[1]
    table = {**TABLE, half: analysed(level=1)}
    lost = leave_one_out(SCENARIO, FakeAnalyst(table), seed=1)
    dearest = lost[0]
    assert dearest.sentence == "The driver comes tomorrow after 3."
    assert dearest.step == 2
    assert dearest.points > 0
    assert [each.points for each in lost] == sorted((each.points for each in lost), reverse=True)
