"""One practice session: the clock, the turns, interruption, hand-over and outcome.

All times are seconds of the practice clock (see ``model.session``). The session never looks at a
clock itself; whoever drives it says when something happens. Times that run backwards are taken as
the latest time known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deescalate import customer, score
from deescalate.errors import SessionError
from deescalate.model.analysis import (
    Analyst,
    FactCue,
    ReplyContext,
    SolutionCue,
    Speaker,
    Utterance,
)
from deescalate.model.moves import Technique
from deescalate.model.scenario import Fact, Level, Scenario, Stage, Verdict
from deescalate.model.score import Score
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.model.session import (
    ActKind,
    AgentAct,
    CustomerState,
    Ending,
    Line,
    LineKind,
    Mode,
    Survey,
    Turn,
)
from deescalate.practice.hints import Hint, faded, hints

CUSTOMER_HEARS = frozenset({ActKind.SAY, ActKind.HAND_OVER})
"""Acts whose text the customer reads; a question to a colleague is not for them."""


class Session:
    """A conversation between an agent who types and a simulated customer.

    Lines of a reaction appear at their ``at``. A line whose time had not come when the agent acted
    again was not said; the next reaction holds it again with its new time.
    """

    def __init__(
        self,
        scenario: Scenario,
        analyst: Analyst,
        seed: int = 0,
        mode: Mode = Mode.GUIDED,
        *,
        scorecard: Scorecard = HOUSE,
    ) -> None:
        self.scenario = scenario
        self.analyst = analyst
        self.seed = seed
        self.mode = mode
        self.scorecard = scorecard
        self._state, self._opening = customer.opening(scenario, seed)
        self._turns: list[Turn] = []
        self._now = 0.0
        self._hints_used = 0
        self._hints_in_turn = 0
        self._nudges: Mapping[Technique, int] = {}

    @property
    def opening(self) -> tuple[Line, ...]:
        """The customer's first messages."""
        return self._opening

    @property
    def state(self) -> CustomerState:
        """The customer after the latest turn."""
        return self._state

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Everything the agent did so far, with what followed from it."""
        return tuple(self._turns)

    @property
    def ending(self) -> Ending | None:
        """How the session ended, or None while it goes on."""
        return self._turns[-1].reaction.ending if self._turns else None

    @property
    def score(self) -> Score:
        """The score so far."""
        return self._turns[-1].score if self._turns else Score(0)

    @property
    def now(self) -> float:
        """The latest time known."""
        return self._now

    @property
    def hints_used(self) -> int:
        """How many hints were asked for."""
        return self._hints_used

    @property
    def pending(self) -> tuple[Line, ...]:
        """The lines of the latest reaction (at first the opening), said or still to be said."""
        return self._turns[-1].reaction.lines if self._turns else self._opening

    @property
    def quiet_at(self) -> float:
        """When the customer has said everything; while venting, the pause after it included."""
        return max(self._finished_at(), self._last_line_at())

    def deadline(self) -> float:
        """Until when the next reply was promised."""
        return self._waiting_since() + self._sla()

    def next_tick_at(self) -> float:
        """When the agent's silence will be noticed next; infinite after the end."""
        if self.ending is not None:
            return float("inf")
        return self.quiet_at + self.scenario.emotion.silence.after

    def reply(self, text: str, at: float) -> Turn:
        """Say something to the customer.

        Raises:
            SessionError: the session is over, or there is no text.
        """
        self._require_text(text, "Write a reply first.")
        return self._act(AgentAct(ActKind.SAY, self._moment(at), text))

    def consult(self, text: str, at: float) -> Turn:
        """Ask a colleague while the customer waits.

        Raises:
            SessionError: the session is over, there is no text, or nobody can be asked.
        """
        self._require_text(text, "Write what you want to ask first.")
        if self.scenario.escalation.consult is None:
            raise SessionError("There is no colleague to ask in this scenario.")
        return self._act(AgentAct(ActKind.CONSULT, self._moment(at), text))

    def hand_over(self, level: Level, summary: str, at: float) -> Turn:
        """Hand the customer over with a summary.

        Raises:
            SessionError: the session is over, there is no summary, or nobody of that level.
        """
        self._require_text(summary, "Write a summary for the hand-over first.")
        if self.scenario.escalation.path(level) is None:
            raise SessionError(f"This scenario has nobody for a {level} hand-over.")
        return self._act(AgentAct(ActKind.HAND_OVER, self._moment(at), summary, level))

    def end(self, at: float) -> Turn:
        """End the conversation.

        Raises:
            SessionError: the session is over.
        """
        self._require_open()
        return self._act(AgentAct(ActKind.END, self._moment(at)))

    def tick(self, at: float) -> Turn | None:
        """Let time pass; the turn of a silence if one is due by ``at``, else None.

        One silence at a time: after a long pause call it again until it returns None.
        """
        if self.ending is not None or at < self.next_tick_at():
            self._now = max(self._now, at)
            return None
        return self._act(AgentAct(ActKind.SILENCE, self.next_tick_at()))

    def fade_hints(self, nudges: Mapping[Technique, int]) -> None:
        """Let so many nudges come before a hint of each technique (see ``hints``)."""
        self._nudges = nudges

    def hint(self) -> Hint:
        """A hint for the next reply; counted unless it is a nudge. Asked again before the reply,
        the next best one.

        Raises:
            SessionError: the session is over.
        """
        self._require_open()
        options = faded(hints(self.scenario, self._state), self._nudges, self.scenario.language)
        hint = options[self._hints_in_turn % len(options)]
        self._hints_used += not hint.nudge
        self._hints_in_turn += 1
        return hint

    def heard(self, at: float | None = None) -> tuple[Line, ...]:
        """What the customer and colleagues have said by ``at`` (default: everything)."""
        until = float("inf") if at is None else at
        return tuple(line for block in self._blocks(until) for line in block)

    def facts_heard(self) -> tuple[Fact, ...]:
        """The facts that the customer has told by now."""
        late = {line.fact for line in self.pending if line.at > self._now and line.fact}
        told = set(self._state.facts_told) - late
        return tuple(fact for fact in self.scenario.grievance.facts if fact.id in told)

    def context(self, at: float | None = None) -> ReplyContext:
        """Everything the ear should know about a reply sent at ``at`` (default: when quiet)."""
        moment = self.quiet_at if at is None else at
        known = set(self._state.facts_told)
        known -= {line.fact for line in self.pending if line.at > moment and line.fact}
        scenario = self.scenario
        return ReplyContext(
            language=scenario.language,
            turns=self._utterances(moment),
            facts=tuple(
                FactCue(fact.id, fact.value, fact.also, fact.ask, fact.id in known, fact.must_use)
                for fact in scenario.grievance.facts
            ),
            solutions=tuple(
                SolutionCue(
                    item.id, item.title, item.phrases, item.verdict is not Verdict.NOT_ALLOWED
                )
                for item in scenario.solutions
            ),
            customer_name=scenario.persona.address_as,
            formality=scenario.persona.formality,
            stage=int(self._state.stage),
            interrupts=moment < self._finished_at(),
            impossible=scenario.policy.never,
        )

    def survey(self) -> Survey:
        """The customer's answer to the survey.

        Raises:
            SessionError: the session is still going on.
        """
        if self.ending is None:
            raise SessionError("The survey comes when the conversation is over.")
        return customer.survey(self.scenario, self.seed, self._turns)

    def resume(self, turns: Sequence[Turn], hints_used: int = 0) -> None:
        """Take over turns that were played before.

        Raises:
            SessionError: the session has turns of its own already.
        """
        if self._turns:
            raise SessionError("Only a fresh session can take over earlier turns.")
        self._turns = list(turns)
        self._hints_used = hints_used
        if self._turns:
            self._state = self._turns[-1].reaction.state
            self._now = self._turns[-1].act.at

    def _act(self, act: AgentAct) -> Turn:
        analysis = None
        if act.kind is ActKind.SAY:
            analysis = self.analyst.analyse(act.text, self.context(act.at))
        timing = self._timing(act)
        before = self._state
        reaction = customer.react(self.scenario, self.seed, before, act, analysis, timing)
        draft = Turn(
            index=len(self._turns),
            act=act,
            stage=before.stage,
            tension_before=before.tension,
            connection_before=before.connection,
            reaction=reaction,
            score=Score(0),
            analysis=analysis,
            waited=round(timing.waited, 2),
            sla=timing.sla,
            interrupted=timing.interrupted,
        )
        turn = replace(draft, score=score.update(self.scenario, self._turns, draft, self.scorecard))
        self._turns.append(turn)
        self._state = reaction.state
        self._now = act.at
        self._hints_in_turn = 0
        return turn

    def _timing(self, act: AgentAct) -> customer.Timing:
        unsaid = tuple(
            line for line in self.pending if line.at > act.at and line.kind is not LineKind.SILENCE
        )
        speaks = act.kind in CUSTOMER_HEARS
        return customer.Timing(
            at=act.at,
            waited=max(act.at - self._waiting_since(), 0.0),
            sla=self._sla(),
            previous=self._turns[-1].act.at if self._turns else 0.0,
            interrupted=speaks and act.at < self._finished_at(),
            unsaid=unsaid,
        )

    def _sla(self) -> float:
        replied = any(turn.act.kind in CUSTOMER_HEARS for turn in self._turns)
        sla = self.scenario.sla
        return sla.next_reply if replied else sla.first_reply

    def _last_line_at(self) -> float:
        moment = self._turns[-1].act.at if self._turns else 0.0
        return max((line.at for line in self.pending), default=moment)

    def _finished_at(self) -> float:
        """When the customer has finished; an act before interrupts.

        Calling out into a silence is no speech that could be interrupted, and a customer who waits
        for a colleague is not venting.
        """
        block = self._answered_block()
        spoken = [line.at for line in block if line.speaker is Speaker.CUSTOMER]
        if not spoken:
            return 0.0
        vents = self._state.stage is Stage.VENTING and block[-1].speaker is Speaker.CUSTOMER
        pause = self.scenario.plan(Stage.VENTING).finished_after if vents else 0.0
        return max(spoken) + pause

    def _answered_block(self) -> tuple[Line, ...]:
        """The customer's latest lines that are not calls into a silence."""
        for turn in reversed(self._turns):
            if turn.act.kind is not ActKind.SILENCE:
                return turn.reaction.lines
        return self._opening

    def _waiting_since(self) -> float:
        """When the last thing was said that the agent has not reacted to."""
        return max((line.at for line in self._answered_block()), default=0.0)

    def _blocks(self, until: float) -> list[tuple[Line, ...]]:
        """Opening and reactions, each cut off where the agent acted next."""
        blocks = [self._opening, *(turn.reaction.lines for turn in self._turns)]
        cuts = [*(turn.act.at for turn in self._turns), until]
        return [
            tuple(line for line in block if line.at <= min(cut, until))
            for block, cut in zip(blocks, cuts, strict=True)
        ]

    def _utterances(self, until: float) -> tuple[Utterance, ...]:
        blocks = self._blocks(until)
        spoken = [Utterance(line.speaker, line.text) for line in blocks[0]]
        for turn, block in zip(self._turns, blocks[1:], strict=True):
            if turn.act.kind in CUSTOMER_HEARS:
                spoken.append(Utterance(Speaker.AGENT, turn.act.text))
            spoken.extend(Utterance(line.speaker, line.text) for line in block)
        return tuple(spoken)

    def _moment(self, at: float) -> float:
        return max(at, self._now)

    def _require_open(self) -> None:
        if self.ending is not None:
            raise SessionError("This conversation is over.")

    def _require_text(self, text: str, message: str) -> None:
        self._require_open()
        if not text.strip():
            raise SessionError(message)


def replay(  # noqa: PLR0913, PLR0917 - what a stored session consists of
    scenario: Scenario,
    analyst: Analyst,
    seed: int,
    mode: Mode,
    turns: Sequence[Turn],
    hints_used: int = 0,
    *,
    scorecard: Scorecard = HOUSE,
) -> Session:
    """The session that played ``turns``, ready to go on; nothing is analysed again."""
    session = Session(scenario, analyst, seed, mode, scorecard=scorecard)
    session.resume(turns, hints_used)
    return session
