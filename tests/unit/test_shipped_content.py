"""The shipped library: broad enough, and every scenario plays as its author promises."""

import pytest

from deescalate.analysis import build_analyst
from deescalate.content.held_out import read_held_out
from deescalate.content.learning_paths import read_paths
from deescalate.content.library import Library
from deescalate.content.phrases import read_phrasebook
from deescalate.model.analysis import Analyst
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty, Level, Scenario, Stage
from deescalate.paths import content_root, phrasebook_root, scenario_roots
from deescalate.workshop.playing import CALM, Scripted, play
from deescalate.workshop.prove import prove
from deescalate.workshop.simulate import simulate

LIBRARY = Library.load(*scenario_roots())
SCENARIOS = LIBRARY.scenarios
PLAYS = 100
STATES = 300
"""Half of those that ``scenario prove`` looks at, for the time it takes."""
LEAST_PATHS = 3
LEAST_STEPS = 5
LEAST_COVERAGE = 70


@pytest.fixture(scope="module")
def analyst() -> Analyst:
    books = {language: read_phrasebook(phrasebook_root(), language) for language in Language}
    return build_analyst({language: book.moves for language, book in books.items()}, "test")


def test_no_shipped_file_is_broken() -> None:
    assert not LIBRARY.broken
    assert not [problem for file in LIBRARY.files for problem in file.problems]


def test_every_language_has_learning_paths_without_problems() -> None:
    by_id = {scenario.id: scenario for scenario in SCENARIOS}
    held_out = read_held_out(scenario_roots())
    found = read_paths([content_root() / "paths"], by_id)
    assert found.problems == ()
    for language in Language:
        paths = [path for path in found.paths if path.language is language]
        assert len(paths) >= LEAST_PATHS
        assert sum(path.start for path in paths) == 1
    for path in found.paths:
        steps = [step.scenario for step in path.steps]
        assert len(steps) == len(set(steps)) >= LEAST_STEPS
        assert all(by_id[step].language is path.language for step in steps), path.id
        assert not held_out & set(steps), path.id


def test_the_library_is_broad() -> None:
    for language in Language:
        assert sum(scenario.language is language for scenario in SCENARIOS) >= 4
    assert {scenario.channel for scenario in SCENARIOS} == set(Channel)
    assert {scenario.difficulty for scenario in SCENARIOS} == set(Difficulty)
    assert any(scenario.warning for scenario in SCENARIOS)
    hand_overs = {
        step.hand_over
        for scenario in SCENARIOS
        for step in scenario.tries.good
        if step.hand_over is not None
    }
    assert hand_overs == set(Level)
    relapses = [
        gate for scenario in SCENARIOS for plan in scenario.stages for gate in plan.gates
        if gate.to < plan.stage
    ]  # fmt: skip
    assert relapses
    assert any(
        not path.right_when or scenario.escalation.paths == ()
        for scenario in SCENARIOS
        for path in scenario.escalation.paths
    )


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_every_scenario_plays_as_promised(scenario: Scenario, analyst: Analyst) -> None:
    """The good try beats the average one and that the bad one, and nobody wins who should not."""
    result = simulate(scenario, analyst, PLAYS, sentences=False)
    assert result.faults == ()
    assert result.coverage.percent >= LEAST_COVERAGE
    good, _, bad = result.tries
    assert good.ending in CALM
    assert good.tension_after < scenario.emotion.calm_below
    assert good.stage is Stage.SOLUTION
    assert bad.ending not in CALM


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_every_scenario_is_proved(scenario: Scenario) -> None:
    proof = prove(scenario, STATES)
    assert [theorem for theorem in proof.theorems if not theorem.holds] == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_customers_vary_their_words_and_are_pleased_by_the_better_try(
    scenario: Scenario, analyst: Analyst
) -> None:
    good, average, bad = (
        play(scenario, analyst, Scripted("try", steps), seed=5)
        for steps in (scenario.tries.good, scenario.tries.average, scenario.tries.bad)
    )
    for session in (good, average, bad):
        said = [line.text for line in session.heard() if line.speaker.value == "customer"]
        assert len(said) == len(set(said))
    assert good.survey().csat > bad.survey().csat
