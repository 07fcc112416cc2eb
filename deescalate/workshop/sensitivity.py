"""What each sentence of the good try is worth: the try is played again without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deescalate.model.analysis import Analyst
from deescalate.model.scenario import Scenario, Step
from deescalate.workshop.edits import sentences, without
from deescalate.workshop.playing import Scripted, play


@dataclass(frozen=True, slots=True)
class Lost:
    """What is lost without one sentence of a step (counted from 0): points of the score."""

    step: int
    sentence: str
    points: int


def leave_one_out(scenario: Scenario, analyst: Analyst, seed: int) -> tuple[Lost, ...]:
    """The good try without each of its sentences in turn; the dearest sentence first."""
    steps = scenario.tries.good

    def score(played: tuple[Step, ...]) -> int:
        return play(scenario, analyst, Scripted("good", played), seed).score.overall

    whole = score(steps)
    found = [
        Lost(place, sentence, whole - score(rest)) for place, sentence, rest in _variants(steps)
    ]
    return tuple(sorted(found, key=lambda lost: -lost.points))


def _variants(steps: tuple[Step, ...]) -> Iterator[tuple[int, str, tuple[Step, ...]]]:
    for place, step in enumerate(steps):
        spans = sentences(step.say)
        if len(spans) < 2:
            continue
        for start, end in spans:
            rest = without(step.say, start, end)
            changed = (*steps[:place], replace(step, say=rest), *steps[place + 1 :])
            yield place, step.say[start:end], changed
