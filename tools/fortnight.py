"""A new hire's first fortnight, played by script: ``python -m tools.fortnight --lang de``.

The learner practises what the program suggests, answers with the scenarios' own tries (bad and
average ones first, average and good ones later, a relapse on day 9), rates themselves too high at
first, drills when something is due, pauses at a weekend and misses a day. The check conversations
are played on day 1 and day 14. Sessions, analysis and history are the real ones; clock and chance
are given in. What the program says on some evenings is printed, for people to read whether it is
true, useful and not the same every day; ``--pictures FOLDER`` photographs the screens of the last.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deescalate.cli import wiring
from deescalate.history import Store, new_id
from deescalate.learning import keep_drill, pause_until
from deescalate.learning.drills import answer
from deescalate.learning.rounds import Wanted, drill_round
from deescalate.model.held_out import open_to_practice
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.ratings import MOST_LEVEL, SelfRating
from deescalate.model.session import Mode
from deescalate.model.skills import IN_ONE_REPLY, CardKey
from deescalate.recording import Occasion, Recorder
from deescalate.settings import AUTO_PATH, Settings
from deescalate.tui.home_past import Past, read_past
from deescalate.tui.suggestion import Suggestion, suggest_from
from deescalate.workshop.playing import perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deescalate.content.library import Library
    from deescalate.learning.drills import Drill
    from deescalate.model.analysis import Analyst
    from deescalate.model.cards import Card
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario, Step
    from deescalate.model.session import Turn
    from deescalate.practice import Session

LEARNER: Final = "Kim"
FIRST_DAY: Final = datetime(2026, 10, 7, 8, tzinfo=UTC)
"""A Wednesday: the first weekend is days 4 and 5, the second days 11 and 12."""
LAST_DAY: Final = 14
BAD, AVERAGE, GOOD = "bad", "average", "good"
CHECKS: Final = {1: (BAD, BAD, AVERAGE), LAST_DAY: (AVERAGE, GOOD, GOOD)}
"""How the check conversations go."""
PRACTICE: Final[Mapping[int, tuple[str, ...]]] = {
    1: (BAD, AVERAGE),
    2: (BAD, AVERAGE),
    3: (AVERAGE, BAD, AVERAGE),
    6: (AVERAGE, AVERAGE),
    7: (AVERAGE, GOOD),
    9: (BAD, AVERAGE),
    10: (GOOD, AVERAGE),
    13: (GOOD, GOOD),
    14: (GOOD,),
}
"""How the suggested conversations go, by day; on other days nobody practises."""
PAUSED: Final = {3: 2}
"""On the evening of this day the goal is paused for the two days of the weekend."""
RELAPSE: Final = 9
SLIP: Final = {GOOD: AVERAGE, AVERAGE: BAD, BAD: BAD}
"""Now and then a reply is one of the try below."""
SLIPS: Final = 0.2
DRILLS: Final = 3
TOO_HIGH: Final = 1.4
"""Levels by which the learner overrates themselves on day 1; by day 14 it is none."""
UNEVEN: Final = 0.2
"""Spread of the own ratings, in levels."""
HINTED: Final = 2
"""Until this day the learner asks for a hint in every conversation."""
APART: Final = timedelta(minutes=35)
TOLD: Final = (1, 3, 7, 10, 14)
"""Evenings on which the program is asked what it says."""


@dataclass(frozen=True, slots=True)
class Played:
    """One conversation or drill of the fortnight: ``what`` is how the learner meant to play it,
    ``due`` what home called due before a round of drills.
    """

    day: int
    what: str
    scenario: str
    score: int
    suggestion: Suggestion | None = None
    drill: Drill | None = None
    due: tuple[CardKey, ...] = ()


@dataclass
class Fortnight:
    """The learner and what the program is made of. ``now`` is the virtual time."""

    library: Library
    analyst: Analyst
    store: Store
    held_out: frozenset[str]
    language: Language
    seed: int = 20261007
    now: datetime = FIRST_DAY
    played: list[Played] = field(default_factory=list)
    practice: Mapping[int, Sequence[str]] = field(default_factory=lambda: PRACTICE)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)  # noqa: S311 - a script, no secret

    def days(self) -> Iterator[int]:
        """Play day after day; yields the number of each day in its evening."""
        for day in range(1, LAST_DAY + 1):
            self.now = FIRST_DAY + timedelta(days=day - 1)
            self._day(day)
            yield day

    def _day(self, day: int) -> None:
        checks = self._held_out_here() if day in CHECKS else ()
        if day == 1:
            self._checks(day, checks)
        for kind in self.practice.get(day, ()):
            found = self.suggestion()
            if found is None:
                raise LookupError("nothing is suggested")
            record = self._talk(found.scenario, kind, Mode.GUIDED, day)
            overall = record.score.overall if record.score is not None else 0
            self.played.append(Played(day, kind, record.scenario_id, overall, found))
        if day in self.practice:
            self._drills(day)
        if day == LAST_DAY:
            self._checks(day, checks)
        if day in PAUSED:
            tomorrow = self.now.date() + timedelta(days=1)
            last = self.now.date() + timedelta(days=PAUSED[day])
            pause_until(self.store, LEARNER, tomorrow, last)

    def _held_out_here(self) -> tuple[Scenario, ...]:
        return tuple(
            each
            for each in self.library.scenarios
            if each.id in self.held_out and each.language is self.language
        )

    def _checks(self, day: int, scenarios: Sequence[Scenario]) -> None:
        for scenario, kind in zip(scenarios, CHECKS[day], strict=False):
            record = self._talk(scenario, kind, Mode.EXAM, day)
            overall = record.score.overall if record.score is not None else 0
            self.played.append(Played(day, f"check, {kind}", scenario.id, overall))

    # --- one conversation ----------------------------------------------------------------

    def _talk(self, scenario: Scenario, kind: str, mode: Mode, day: int) -> SessionRecord:
        occasion = Occasion(
            id=new_id(self.now, self._chance.randbytes(10)),
            learner=LEARNER,
            started_at=self.now,
            seed=self._chance.randrange(2**31),
            mode=mode,
            pace=1.0,
        )
        recorder = Recorder(scenario, self.analyst, occasion, self.store)
        if mode is Mode.GUIDED and day <= HINTED:
            recorder.session.hint()
        steps = iter(self._script(scenario, kind, slips=mode is Mode.GUIDED))
        while recorder.session.ending is None:
            step = next(steps, None)
            recorder.play(partial(_performed, step=step))
        recorder.rate_self(self._own_view(recorder.record(), day))
        self.now += APART
        return recorder.record()

    def _script(self, scenario: Scenario, kind: str, *, slips: bool) -> Iterator[Step]:
        meant, below = tries_of(scenario, kind), tries_of(scenario, SLIP[kind])
        for place, step in enumerate(meant):
            slip = slips and place < len(below) and self._chance.random() < SLIPS
            yield below[place] if slip and step.say and below[place].say else step

    def _own_view(self, record: SessionRecord, day: int) -> SelfRating:
        """Too high at first, truer later, never quite even."""
        off = TOO_HIGH * (LAST_DAY - day) / (LAST_DAY - 1)
        scores = record.score.techniques if record.score is not None else {}
        levels = {}
        for technique in Technique:
            if technique.value in scores:
                felt = scores[technique.value] / 100 * MOST_LEVEL + off
                level = round(felt + self._chance.gauss(0, UNEVEN))
                levels[technique.value] = float(min(max(level, 0), MOST_LEVEL))
        return SelfRating(levels)

    # --- drills --------------------------------------------------------------------------

    def round_of_drills(self) -> tuple[Drill, ...]:
        """The drills that ``deescalate drill`` would give now."""
        scenarios = open_to_practice(self.library.scenarios, self.held_out)
        wanted = Wanted(LEARNER, self.language, "", DRILLS)
        return drill_round(self.store, scenarios, self.analyst, wanted, self.now)

    def _drills(self, day: int) -> None:
        due = tuple(card.key for card in self.due())
        for drill in self.round_of_drills() if due else ():
            text = self._drill_reply(drill, day)
            done = answer(drill, text, self.analyst, 40.0)
            keep_drill(self.store, LEARNER, done.result(self.now))
            self.now += timedelta(minutes=1)
            self.played.append(Played(day, "drill", drill.title, done.score, drill=drill, due=due))

    def _drill_reply(self, drill: Drill, day: int) -> str:
        """The model's words more and more often, else what an average agent would write."""
        scenario = next(each for each in self.library.scenarios if each.title == drill.title)
        place = int(drill.id.split(":")[2])
        able = day != RELAPSE and self._chance.random() < day / LAST_DAY
        said = [step.say for step in tries_of(scenario, GOOD if able else AVERAGE) if step.say]
        return drill.model if able and drill.model else said[min(place, len(said) - 1)]

    # --- what the program says -----------------------------------------------------------

    def past(self) -> Past:
        """What home knows now."""
        scenarios = open_to_practice(self.library.scenarios, self.held_out)
        return read_past(self.store, LEARNER, scenarios, self.now, Settings().goal)

    def due(self) -> tuple[Card, ...]:
        """What home says is due for drills."""
        cards = self.past().outlook.due
        return tuple(card for card in cards if card.key.skill in IN_ONE_REPLY)

    def suggestion(self) -> Suggestion | None:
        """What the program would have the learner practise now."""
        return suggest_from(self.library, self.past(), self.language, AUTO_PATH, self.held_out)


def _performed(session: Session, step: Step | None) -> Turn:
    perform(session, step)
    return session.turns[-1]


def tries_of(scenario: Scenario, kind: str) -> tuple[Step, ...]:
    """The steps of one of a scenario's own tries."""
    return {BAD: scenario.tries.bad, AVERAGE: scenario.tries.average, GOOD: scenario.tries.good}[
        kind
    ]


def main() -> None:
    """Play, and print the story."""
    from tools.fortnight_pictures import KEPT, photograph  # noqa: PLC0415 - they need this module
    from tools.fortnight_story import Storyteller, day_line  # noqa: PLC0415

    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--lang", choices=[each.value for each in Language], default="en")
    options.add_argument("--home", type=Path, help="folder for the history; it stays")
    options.add_argument(
        "--pictures",
        type=Path,
        nargs="?",
        const=KEPT,
        help="photograph the last evening, all into a folder or those of the README",
    )
    chosen = options.parse_args()
    language = Language(chosen.lang)
    with tempfile.TemporaryDirectory() as made:
        os.environ["DEESCALATE_HOME"] = str(chosen.home or made)
        with wiring.open_history() as store:
            fortnight = Fortnight(
                wiring.load_library(),
                wiring.load_analyst(language),
                store,
                wiring.load_held_out(),
                language,
            )
            teller = Storyteller(fortnight)
            for day in fortnight.days():
                print(day_line(fortnight, day), flush=True)  # noqa: T201 - what it is for
                if day in TOLD:
                    asyncio.run(teller.listen(day))
            print(teller.story())  # noqa: T201
            if chosen.pictures:
                chosen.pictures.mkdir(parents=True, exist_ok=True)
                asyncio.run(photograph(teller, chosen.pictures))


if __name__ == "__main__":
    main()
