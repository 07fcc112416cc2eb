"""Proofs over a scenario, and scenarios that break each of them."""

from dataclasses import replace

from deescalate.customer import opening
from deescalate.model.conditions import Atom, Subject
from deescalate.model.scenario import Effects, Gate, Scenario, Stage, StagePlan
from deescalate.model.session import ActKind, Ending
from deescalate.workshop.faultless import next_act
from deescalate.workshop.graph import mermaid
from deescalate.workshop.ideal import END, harms_of, silence
from deescalate.workshop.prove import Proof, Theorem, prove, script
from tests.unit.practice.case import STAGES, condition, make_scenario

STATES = 150


def theorem(proof: Proof, words: str) -> Theorem:
    return next(each for each in proof.theorems if words in each.name)


def with_gates(stage: Stage, *gates: Gate) -> tuple[StagePlan, ...]:
    return tuple(
        replace(plan, gates=gates) if plan.stage is stage else plan for plan in STAGES
    )  # fmt: skip


def impossible(number: int = 1) -> tuple[Atom, ...]:
    return (Atom(Subject.FACT_KNOWN, f"nobody-{number}"),)


def test_a_sound_scenario_is_proved() -> None:
    proof = prove(make_scenario(), STATES)
    assert proof.holds, [each for each in proof.theorems if not each.holds]
    assert {Ending.RESOLVED_CALM, Ending.CUSTOMER_LEFT} <= proof.endings
    assert ("venting", "move validates") in proof.gates
    assert prove(make_scenario(), STATES) == proof


def test_a_stage_behind_a_gate_that_never_opens() -> None:
    """House rules still let a calm customer go on, so only the patience of the tense is tried."""
    shut = condition("never", *impossible())
    scenario = make_scenario(
        stages=with_gates(Stage.TRUST, Gate(Stage.SOLUTION, (shut,), ())),
        solutions=(),
    )
    proof = prove(scenario, STATES)
    assert not theorem(proof, "stage solution").holds
    assert not proof.holds


def test_an_impatient_customer_leaves_a_faultless_agent() -> None:
    emotion = replace(make_scenario().emotion, patience=1)
    fails = theorem(prove(make_scenario(emotion=emotion), STATES), "within 1 replies")
    assert not fails.holds
    assert fails.counterexample
    assert fails.detail.startswith("customer-left")


def test_a_right_hand_over_that_cannot_come() -> None:
    escalation = make_scenario().escalation
    never = replace(escalation.paths[0], right_when=(condition("never", *impossible()),))
    scenario = make_scenario(escalation=replace(escalation, paths=(never,)))
    assert not theorem(prove(scenario, STATES), "right hand-over").holds


def test_a_counterexample_can_be_played() -> None:
    emotion = replace(make_scenario().emotion, patience=1)
    fails = theorem(prove(make_scenario(emotion=emotion), STATES), "within 1 replies")
    steps = script(fails.counterexample)
    assert steps.splitlines()[0].strip().startswith("# ")
    assert "    - |" in steps


def test_harms_are_the_scenarios_and_the_houses() -> None:
    emotion = replace(make_scenario().emotion, raises=(Effects("parrots", 5, 5),))
    harms = harms_of(make_scenario(emotion=emotion))
    assert harms[0] == "parrots"
    assert "blames-customer" in harms
    assert len(set(harms)) == len(harms)


def test_a_faultless_agent_feels_before_it_asks() -> None:
    scenario: Scenario = make_scenario()
    state, _ = opening(scenario, 1)
    first = next_act(scenario, state)
    assert first.analysis is not None
    assert "validates" in first.analysis.moves()
    assert not first.analysis.facts_asked
    calmer = replace(state, turns=1, consulted=True, tension=40)
    second = next_act(scenario, calmer)
    assert second.analysis is not None
    assert second.analysis.facts_asked == ("for-mother", "door-code")


def test_acts_of_every_kind() -> None:
    assert silence().act(3.0).kind is ActKind.SILENCE
    assert END.act(3.0).kind is ActKind.END


def test_the_map() -> None:
    drawn = mermaid(make_scenario())
    lines = [line.strip() for line in drawn.splitlines()]
    assert lines[0] == "flowchart LR"
    assert 'venting -->|"move validates or move names-feeling"| trust' in lines
    assert 'trust -.->|"move blames-customer"| venting' in lines
    assert any("Duty manager" in line for line in lines)


def test_a_map_quotes_what_mermaid_would_read() -> None:
    escalation = make_scenario().escalation
    named = replace(escalation.paths[0], to='The "A|B" <desk>')
    drawn = mermaid(make_scenario(escalation=replace(escalation, paths=(named,))))
    assert '"The #quot;A#124;B#quot; #lt;desk#gt;"' in drawn
