"""What a change of the phrasebook or the scorecard does to the tries of scenarios."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deescalate.model.analysis import Analyst
from deescalate.model.scenario import Scenario
from deescalate.model.scorecard import Scorecard
from deescalate.model.session import Ending
from deescalate.practice import Session
from deescalate.workshop.playing import Scripted, play

_SEED = 1


@dataclass(frozen=True, slots=True)
class Ears:
    """Who hears and how it is weighed."""

    analyst: Analyst
    scorecard: Scorecard


@dataclass(frozen=True, slots=True)
class TryEffect:
    """One try before and after a change: score 0..100, ending, and what is newly heard or no
    longer (move, quoted words).
    """

    scenario: str
    name: str
    before: int
    after: int
    ending_before: Ending | None
    ending_after: Ending | None
    gained: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return bool(
            self.before != self.after
            or self.ending_before is not self.ending_after
            or self.gained
            or self.lost
        )


def effects(scenarios: Sequence[Scenario], before: Ears, after: Ears) -> Iterator[TryEffect]:
    """Play the three tries of each scenario with both ears."""
    for scenario in scenarios:
        tries = scenario.tries
        for name, steps in (("good", tries.good), ("average", tries.average), ("bad", tries.bad)):
            played = [
                play(scenario, ears.analyst, Scripted(name, steps), _SEED, ears.scorecard)
                for ears in (before, after)
            ]
            yield _effect(scenario, name, *played)


def _effect(scenario: Scenario, name: str, old: Session, new: Session) -> TryEffect:
    was, now = _heard(old), _heard(new)
    return TryEffect(
        scenario=scenario.id,
        name=name,
        before=old.score.overall,
        after=new.score.overall,
        ending_before=old.ending,
        ending_after=new.ending,
        gained=tuple(item for item in now if item not in was),
        lost=tuple(item for item in was if item not in now),
    )


def _heard(session: Session) -> list[tuple[str, str]]:
    """Moves and brand words with the words they were heard in."""
    return [
        item
        for turn in session.turns
        if turn.analysis is not None
        for item in (
            *((finding.move, finding.quote) for finding in turn.analysis.findings),
            *(("brand", note.quote) for note in turn.analysis.brand),
        )
    ]
