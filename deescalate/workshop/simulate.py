"""``scenario simulate``: does a scenario play as its author promises, whoever plays it?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Final

from deescalate.interface.phrases import Phrase, phrase
from deescalate.model.analysis import Analyst
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.session import Ending
from deescalate.practice import Session
from deescalate.workshop.agents import BUILT_IN, BuiltIn
from deescalate.workshop.coverage import Coverage, cover
from deescalate.workshop.playing import CALM, Scripted, play
from deescalate.workshop.random_play import RandomPlayer, Recalled, replies
from deescalate.workshop.sensitivity import Lost, leave_one_out
from deescalate.workshop.words import ending_word, player_word

MARGIN: Final = 15
"""Points of the score by which good must beat average, and average bad."""

SEEDS: Final = (1, 2, 3)
"""Every try must hold with each of these."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one player fared: score 0..100 (the lowest over the seeds for a try, the highest for a
    built-in agent) and what became of the customer in that conversation.
    """

    name: str
    score: int
    ending: Ending | None
    tension_before: int
    tension_after: int
    stage: Stage
    turns: int
    offered: tuple[str, ...]

    @classmethod
    def of(cls, name: str, session: Session) -> "Outcome":
        """The outcome of a conversation; None as the ending of one that goes on."""
        state = session.state
        return cls(
            name=name,
            score=session.score.overall,
            ending=session.ending,
            tension_before=session.scenario.emotion.tension,
            tension_after=state.tension,
            stage=state.stage,
            turns=len(session.turns),
            offered=state.offered,
        )


@dataclass(frozen=True, slots=True)
class RandomOutcome:
    """What random play came to: how many conversations, how they ended, their scores."""

    plays: int
    left: int
    calm: int
    median_score: float
    best_score: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """Everything that was played, and the faults that were found (empty if all is well)."""

    tries: tuple[Outcome, ...]
    agents: tuple[Outcome, ...]
    random: RandomOutcome
    coverage: Coverage
    lost: tuple[Lost, ...]
    faults: tuple[Phrase, ...]


def simulate(
    scenario: Scenario,
    analyst: Analyst,
    plays: int = 500,
    progress: Callable[[str], None] = lambda _what: None,
    *,
    sentences: bool = True,
) -> Simulation:
    """Play a scenario's tries, the built-in agents and ``plays`` random conversations; with
    ``sentences`` also the good try without each of its sentences, which takes longest.

    ``progress`` is told what is being played. The same scenario and analyst give the same result.
    """
    scripts = (
        ("good", scenario.tries.good),
        ("average", scenario.tries.average),
        ("bad", scenario.tries.bad),
    )
    sessions: list[Session] = []
    tries: list[Outcome] = []
    for name, steps in scripts:
        progress(name)
        played = [play(scenario, analyst, Scripted(name, steps), seed) for seed in SEEDS]
        sessions += played
        tries.append(_extreme(name, played, min if name == "good" else max))
    agents: list[Outcome] = []
    for name in BUILT_IN:
        progress(name)
        session = play(scenario, analyst, BuiltIn(name, scenario), SEEDS[0])
        sessions.append(session)
        agents.append(Outcome.of(name, session))
    progress("random")
    chance = _random_play(scenario, Recalled(analyst), plays)
    sessions += chance
    lost: tuple[Lost, ...] = ()
    if sentences:
        progress("sentences")
        lost = leave_one_out(scenario, analyst, SEEDS[0])
    outcome = _random_outcome(chance)
    return Simulation(
        tries=tuple(tries),
        agents=tuple(agents),
        random=outcome,
        coverage=cover(scenario, sessions),
        lost=lost,
        faults=tuple(_faults(tries, agents, outcome)),
    )


def _extreme(name: str, played: Sequence[Session], choose: Callable[..., Session]) -> Outcome:
    return Outcome.of(name, choose(played, key=lambda session: session.score.overall))


def _random_play(scenario: Scenario, analyst: Analyst, plays: int) -> list[Session]:
    texts = replies(scenario)
    return [
        play(scenario, analyst, RandomPlayer(scenario, texts, Random(seed)), seed)  # noqa: S311
        for seed in range(plays)
    ]


def _random_outcome(sessions: Sequence[Session]) -> RandomOutcome:
    scores = [session.score.overall for session in sessions] or [0]
    return RandomOutcome(
        plays=len(sessions),
        left=sum(session.ending is Ending.CUSTOMER_LEFT for session in sessions),
        calm=sum(session.ending in CALM for session in sessions),
        median_score=median(scores),
        best_score=max(scores),
    )


def _faults(
    tries: Sequence[Outcome], agents: Sequence[Outcome], chance: RandomOutcome
) -> list[Phrase]:
    good, average, bad = tries
    found: list[Phrase] = []
    if good.ending not in CALM:
        ending = ending_word(good.ending)
        found.append(phrase("the good try does not end calm: {ending}", ending=ending))
    if good.ending is Ending.RESOLVED_CALM and good.stage is not Stage.SOLUTION:
        found.append(phrase("the good try ends in stage {stage}", stage=good.stage.key))
    if bad.ending in CALM:
        ending = ending_word(bad.ending)
        found.append(phrase("the bad try ends calm: {ending}", ending=ending))
    found += [
        phrase(
            "the {better} try ({more}) is not {margin} points above the {worse} one ({less})",
            better=player_word(better.name),
            more=better.score,
            margin=MARGIN,
            worse=player_word(worse.name),
            less=worse.score,
        )
        for better, worse in ((good, average), (average, bad))
        if better.score < worse.score + MARGIN
    ]
    found += [
        phrase(
            "the {agent} ({score}) does better than the average try ({average})",
            agent=player_word(agent.name),
            score=agent.score,
            average=average.score,
        )
        for agent in agents
        if agent.score > average.score
    ]
    if chance.plays and chance.median_score >= good.score:
        found.append(
            phrase(
                "random play ({score}) does as well as the good try ({good})",
                score=f"{chance.median_score:.0f}",
                good=good.score,
            )
        )
    return found
