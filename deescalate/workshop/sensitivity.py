"""What each sentence of the good try is worth: the try is played again without it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from deescalate.model.analysis import Analyst
from deescalate.model.scenario import Scenario, Step
from deescalate.workshop.playing import Scripted, play

_SENTENCE: Final = re.compile(r"[^.!?]*[.!?]+[\"'”“)]*\s*|[^.!?]+$")


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
        pieces = [match.group() for match in _SENTENCE.finditer(step.say)]
        if len(pieces) < 2:
            continue
        for number, piece in enumerate(pieces):
            rest = "".join(pieces[:number] + pieces[number + 1 :]).strip()
            if rest and piece.strip():
                changed = (*steps[:place], replace(step, say=rest), *steps[place + 1 :])
                yield place, piece.strip(), changed
