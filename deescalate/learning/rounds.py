"""Rounds of drills: which moments, in which order.

Own weak moments come first, since they are what this learner needs: those whose card is due before
the others, then by what a clear reply would have brought. A moment that was answered well (silver)
does not come again, one that was drilled comes after those that were not. What is due and has no
own moment takes up to half of a round about everything: whoever is told that something is due must
find it here. What is lacking is filled up from scenarios, those that were played first, since a
drill tells something of how they go on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from deescalate.errors import HistoryError
from deescalate.learning.drills import WEAK, scenario_drills, weak_drills
from deescalate.learning.outlook import outlook
from deescalate.model.scenario import Difficulty
from deescalate.model.skills import IN_ONE_REPLY, SITUATION_OF, TECHNIQUE_OF

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from deescalate.history import Store
    from deescalate.learning.drills import Drill
    from deescalate.model.analysis import Analyst, Utterance
    from deescalate.model.cards import Card
    from deescalate.model.language import Language
    from deescalate.model.scenario import Scenario
    from deescalate.model.skills import Situation

    Moment = tuple[str, tuple[Utterance, ...]]

USUAL: Final = 5
MOST: Final = 10
PASSED: Final = 75
"""Score from which a moment counts as answered well."""
MOST_OF_A_CARD: Final = 2
"""Drills of one card in a round about everything."""
BASICS: Final = ("validate", "listen", "calm-tone", "own-it", "gather-facts", "solve")
"""What is drilled when nothing else says what to."""
MOST_READ: Final = 12
"""Sessions that are read for their weak moments."""
LEVELS: Final = tuple(Difficulty)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a round is to be about: a skill, a technique's name, or "" for what needs it most.

    ``learner`` says whose it is, ``language`` which conversations; ``count`` is how many drills at
    most, 1..10.
    """

    learner: str
    language: Language
    skill: str = ""
    count: int = USUAL

    def fits(self, skill: str) -> bool:
        """Whether a drill of this skill belongs into the round."""
        return self.skill in {"", skill, TECHNIQUE_OF[skill].value}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the learner: cards, the least certain first; moments that were drilled (when
    last, best score); ids of scenarios that were played; the language of the latest conversation.
    """

    cards: Sequence[Card] = ()
    drilled: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    played: Collection[str] = ()
    language: Language | None = None

    def when(self, drill: Drill) -> str:
        """When a moment was drilled last (ISO 8601), "" if never."""
        return self.drilled.get(drill.id, ("", 0))[0]

    def passed(self, drill: Drill) -> bool:
        """Whether a moment was answered well already."""
        return self.drilled.get(drill.id, ("", 0))[1] >= PASSED


def drill_round(
    store: Store | None,
    scenarios: Sequence[Scenario],
    analyst: Analyst,
    wanted: Wanted,
    now: datetime,
) -> tuple[Drill, ...]:
    """A round of drills, at least one if there is any scenario of the language. Slow (seconds):
    called in a worker.

    Args:
        store: the history; without one all moments come from scenarios.
        scenarios: those that may be practised.
        analyst: the ear.
        wanted: what the round is to be about; with a history, its latest language goes first.
        now: an aware time, for what is due.

    Raises:
        HistoryError: the history cannot be read.
    """
    known = Known()
    own: tuple[Drill, ...] = ()
    if store is not None:
        known = known_of(store, wanted.learner, scenarios, now)
        wanted = replace(wanted, language=known.language or wanted.language)
        own = own_drills(store, scenarios, analyst, wanted)
    here = [each for each in scenarios if each.language is wanted.language]
    return compose(own, fillers(here or scenarios, analyst, wanted, known), wanted, known)


def known_of(store: Store, learner: str, scenarios: Sequence[Scenario], now: datetime) -> Known:
    """What the history knows of a learner."""
    from deescalate.history import Filter  # noqa: PLC0415 - with the database
    from deescalate.history.cards import drilled  # noqa: PLC0415

    latest = store.sessions(Filter(learner=learner, finished=True), limit=1)
    return Known(
        outlook(store, learner, scenarios, now, 0).cards,
        drilled(store.connection, learner),
        frozenset(store.bests(learner)),
        latest[0].language if latest else None,
    )


def own_drills(
    store: Store, scenarios: Sequence[Scenario], analyst: Analyst, wanted: Wanted
) -> tuple[Drill, ...]:
    """The weak moments of the latest sessions whose scenarios are as they were played."""
    from deescalate.history.weak_turns import weak_turns  # noqa: PLC0415 - with the database

    by_id = {scenario.id: scenario for scenario in scenarios}
    found: list[Drill] = []
    for session_id in list(weak_turns(store.connection, wanted.learner, WEAK))[:MOST_READ]:
        try:
            record = store.load(session_id)
        except HistoryError:
            continue  # one session that cannot be read does not keep the others from being used
        scenario = by_id.get(record.scenario_id)
        if scenario is None or scenario.language is not wanted.language:
            continue
        if scenario.digest == record.scenario_digest:
            found += weak_drills(scenario, record, analyst)
    return tuple(drill for drill in found if wanted.fits(drill.key.skill))


def compose(
    own: Sequence[Drill], fill: Iterator[Drill], wanted: Wanted, known: Known
) -> tuple[Drill, ...]:
    """The round: own moments in order of need, then others. No moment comes twice, not even one of
    two sessions in which the customer said the same; a round about everything has each card twice
    at most, and what was passed comes only if nothing else is left.
    """
    count = min(max(wanted.count, 1), MOST)
    due = {card.key: place for place, card in enumerate(known.cards) if card.due}

    def need(drill: Drill) -> tuple[str, int, float]:
        return known.when(drill), due.get(drill.key, len(due)), -drill.gain

    mine = sorted(_once(own, known), key=need)
    first = [drill for drill in mine if drill.key in due and not known.when(drill)]
    fresh = list(islice(fill, 2 * count)) if due and not wanted.skill else []
    covered = {drill.key for drill in first}
    owed = [
        drill
        for drill in fresh
        if drill.key in due and drill.key not in covered and not known.passed(drill)
    ]

    chosen: dict[Moment, Drill] = {}
    later: list[Drill] = []
    for drill in chain(first, owed[: count // 2], mine, fresh, islice(fill, 3 * count)):
        if drill in chosen.values():
            continue
        same = sum(other.key == drill.key for other in chosen.values())
        if known.passed(drill) or (not wanted.skill and same >= MOST_OF_A_CARD):
            later.append(drill)
        else:
            chosen.setdefault(moment_of(drill), drill)
        if len(chosen) == count:
            break
    for drill in sorted(later, key=known.passed):
        if len(chosen) < count and not (chosen and known.passed(drill)):
            chosen.setdefault(moment_of(drill), drill)
    return tuple(chosen.values())


def moment_of(drill: Drill) -> Moment:
    """What there is to answer, whatever skill is trained: whose conversation, and what was said."""
    return drill.title, drill.moment


def _once(own: Sequence[Drill], known: Known) -> tuple[Drill, ...]:
    """One drill for each moment and skill: whoever plays a conversation again meets its opening
    again. The one that was passed stands for the others, else the one that was drilled last.
    """
    alike: dict[tuple[Moment, str], list[Drill]] = {}
    for drill in own:
        alike.setdefault((moment_of(drill), drill.key.skill), []).append(drill)
    return tuple(
        max(drills, key=lambda drill: (known.passed(drill), known.when(drill)))
        for drills in alike.values()
    )


def fillers(
    scenarios: Sequence[Scenario], analyst: Analyst, wanted: Wanted, known: Known
) -> Iterator[Drill]:
    """Moments of scenarios, one of each wanted skill in turn, as many as there are."""
    keys = list(_wanted_keys(wanted, known))
    sources = [_moments(scenarios, analyst, skill, situation, known) for skill, situation in keys]
    while sources:
        for source in tuple(sources):
            drill = next(source, None)
            if drill is None:
                sources.remove(source)
            else:
                yield drill


def _wanted_keys(wanted: Wanted, known: Known) -> Iterator[tuple[str, Situation | None]]:
    """Skills with the kind of situation that is preferred, each skill once."""
    if wanted.skill in TECHNIQUE_OF:
        first = next((card for card in known.cards if card.key.skill == wanted.skill), None)
        yield wanted.skill, first.key.situation if first is not None and first.due else None
        return
    due = [card.key for card in known.cards if card.due and card.key.skill in IN_ONE_REPLY]
    fitting = [key for key in due if wanted.fits(key.skill)]
    basic = [skill for skill in (*BASICS, *sorted(IN_ONE_REPLY)) if wanted.fits(skill)]
    seen: set[str] = set()
    for key in fitting:
        if key.skill not in seen:
            seen.add(key.skill)
            yield key.skill, key.situation
    for skill in basic[: len(BASICS)]:
        if skill not in seen:
            seen.add(skill)
            yield skill, None


def _moments(
    scenarios: Sequence[Scenario],
    analyst: Analyst,
    skill: str,
    situation: Situation | None,
    known: Known,
) -> Iterator[Drill]:
    """The moments for one skill: the first of every scenario, those that list the skill before the
    others, then the rest of them.
    """

    def order(scenario: Scenario) -> tuple[bool, bool, bool, int, str]:
        return (
            skill not in scenario.skills,
            situation is not None and SITUATION_OF[scenario.channel] is not situation,
            scenario.id not in known.played,
            LEVELS.index(scenario.difficulty),
            scenario.id,
        )

    sources = [
        scenario_drills(scenario, skill, analyst) for scenario in sorted(scenarios, key=order)
    ]
    for source in sources:
        yield from islice(source, 1)
    for source in sources:
        yield from source
