"""Drills: one moment of a conversation, one reply. Pure apart from the analyst.

A drill comes from the learner's own weak replies or from a scenario. Own ones need the scenario as
it was played, since the customer's case belongs to the moment. Later moments of a scenario are
those of its good try, whose next reply is shown afterwards as one good answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING, Final

from deescalate.model.analysis import Speaker
from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import ActKind
from deescalate.model.skills import SITUATION_OF, STAGE_OF, TECHNIQUE_OF, CardKey, skill_for
from deescalate.practice import Session
from deescalate.practice.what_if import Past
from deescalate.score.grades import drill_score
from deescalate.score.lessons import expected_gain
from deescalate.workshop.playing import perform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from deescalate.history.cards import DrillResult
    from deescalate.model.analysis import Analyst, ReplyAnalysis, ReplyContext, Utterance
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario

WEAK: Final = 1.5
"""Level below which a technique came short."""
LEAST_GAIN: Final = 3.0
"""Points of the whole score that doing it clearly would have brought, at least."""

SHORTEST: Final = 30
LONGEST: Final = 60
WORDS_A_SECOND: Final = 4.0
"""How fast a customer's lines are read."""
MOST_LINES: Final = 4
"""Latest lines of the customer that make up the moment."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One moment to answer.

    ``id`` names the moment for good. ``key`` is the card that it counts for. ``customer`` and
    ``title`` say who speaks and from which conversation. ``own`` is what the learner wrote then, on
    ``day`` (ISO 8601), ``model`` a good answer from the scenario; each "" if there is none.
    ``about`` is what went wrong, as the customer sees it; ``facts`` what the customer has told and
    ``offers`` what the agent may offer, where a solution is what matters. ``gain`` is what a clear
    reply would have brought, in points of the whole score.
    """

    id: str
    key: CardKey
    stage: Stage
    title: str
    customer: str
    context: ReplyContext
    about: str = ""
    facts: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    own: str = ""
    day: str = ""
    model: str = ""
    gain: float = 0.0

    @property
    def technique(self) -> Technique:
        """The technique that is trained."""
        return TECHNIQUE_OF[self.key.skill]

    @property
    def moment(self) -> tuple[Utterance, ...]:
        """What there is to answer: the customer's latest lines, and the agent's before them."""
        turns = self.context.turns
        start = len(turns)
        while start and turns[start - 1].speaker is not Speaker.AGENT:
            start -= 1
        answered = turns[max(start - 1, 0) : start]
        return (*answered, *turns[start:][-MOST_LINES:])

    @property
    def seconds(self) -> int:
        """A fair time for it: 30 seconds and the time to read the moment, 60 at most."""
        words = sum(len(said.text.split()) for said in self.moment)
        fair = SHORTEST + words / WORDS_A_SECOND
        return min(5 * round(fair / 5), LONGEST)


@dataclass(frozen=True, slots=True)
class Answered:
    """A drill with a reply: what the ear heard, and the score 0..100 for the drilled technique."""

    drill: Drill
    text: str
    analysis: ReplyAnalysis
    score: int
    seconds: float

    def result(self, at: datetime) -> DrillResult:
        """What is kept of it, without any text; ``at`` is aware."""
        from deescalate.history.cards import DrillResult  # noqa: PLC0415 - with the database

        drill = self.drill
        return DrillResult(at.astimezone(UTC), drill.key, drill.id, self.score, self.seconds)


def answer(drill: Drill, text: str, analyst: Analyst, seconds: float) -> Answered:
    """Hear a reply to a drill."""
    analysis = analyst.analyse(text, drill.context)
    return Answered(drill, text, analysis, drill_score(analysis, drill.technique), seconds)


def weak_drills(scenario: Scenario, record: SessionRecord, analyst: Analyst) -> tuple[Drill, ...]:
    """The moments of a session in which a technique came short: one a reply, for the technique
    that would have brought most, the most rewarding first.

    The scenario must be the one that was played.
    """
    past = Past(scenario, record.seed, record.turns)
    found = []
    for place, turn in enumerate(record.turns):
        heard = turn.analysis if turn.act.kind is ActKind.SAY else None
        if heard is None:
            continue
        gains = [
            (expected_gain(turn, heard, technique), technique)
            for technique in Technique
            if heard.levels.of(technique) < WEAK
        ]
        gain, technique = max(gains, key=lambda pair: pair[0], default=(0.0, None))
        if technique is None or gain < LEAST_GAIN:
            continue
        skill = skill_for(technique, turn.stage, scenario.skills)
        found.append(
            replace(
                _drill(f"turn:{record.id}:{place}", skill, past.session_before(analyst, place)),
                own=turn.act.text,
                day=record.started_at,
                gain=gain,
            )
        )
    return tuple(sorted(found, key=lambda drill: -drill.gain))


def scenario_drills(scenario: Scenario, skill: str, analyst: Analyst) -> Iterator[Drill]:
    """The moments of a scenario in which a skill matters most, in the order of its good try.

    The opening costs nothing; every later moment costs the analysis of the replies before it.
    """
    session = Session(scenario, analyst, seed=0)
    for step in scenario.tries.good:
        if session.ending is not None or session.state.stage > STAGE_OF[skill]:
            return
        if step.say and session.state.stage is STAGE_OF[skill]:
            drill = _drill(f"scenario:{scenario.id}:{len(session.turns)}", skill, session)
            yield replace(drill, model=step.say)
        perform(session, step)


def _drill(place: str, skill: str, session: Session) -> Drill:
    """The moment at which a session stands."""
    scenario, context = session.scenario, session.context()
    solving = TECHNIQUE_OF[skill] is Technique.SOLUTION
    allowed = scenario.policy.may_offer if solving else ()
    return Drill(
        id=f"{place}:{skill}",
        key=CardKey(skill, SITUATION_OF[scenario.channel]),
        stage=session.state.stage,
        title=scenario.title,
        customer=scenario.persona.name,
        context=context,
        about=scenario.grievance.summary,
        facts=tuple(fact.value for fact in context.facts if fact.known and solving),
        offers=tuple(scenario.solution(name).title for name in allowed),
    )
