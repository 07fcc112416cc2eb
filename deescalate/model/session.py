"""A session as values: what the agent does, how the customer reacts, what is kept.

All times are seconds of the practice clock: 0 when the customer starts to type, standing still
while the session is paused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from deescalate.model.analysis import ReplyAnalysis, Speaker
from deescalate.model.scenario import CustomerEvent, Level, Stage
from deescalate.model.score import Score


class Mode(StrEnum):
    """Guided shows coaching after every reply, exam only in the debrief."""

    GUIDED = "guided"
    EXAM = "exam"


class Gauge(StrEnum):
    """The two gauges: tension (cortisol) and connection (oxytocin), both 0..100."""

    TENSION = "tension"
    CONNECTION = "connection"


class ActKind(StrEnum):
    """What the agent did. SILENCE is the absence of an act, noticed by the clock."""

    SAY = "say"
    CONSULT = "consult"
    HAND_OVER = "hand-over"
    END = "end"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class AgentAct:
    """One act of the agent. ``text`` is the reply, the question to the colleague or the
    hand-over's summary; ``level`` only for a hand-over.
    """

    kind: ActKind
    at: float
    text: str = ""
    level: Level | None = None


class LineKind(StrEnum):
    """Why a line is said."""

    BURST = "burst"
    REPLY = "reply"
    FACT = "fact"
    ASK_AGAIN = "ask-again"
    TRIGGER = "trigger"
    SILENCE = "silence"
    GATE = "gate"
    SOLUTION = "solution"
    ANSWER = "answer"
    NOTICE = "notice"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Line:
    """A message to the agent. It appears at ``at`` after ``typing`` seconds of visible typing."""

    speaker: Speaker
    text: str
    at: float
    typing: float
    kind: LineKind
    fact: str | None = None
    event: CustomerEvent | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something happened: a stable code, the words that caused it and what the code needs to
    be put into a sentence (see ``interface.reasons``).
    """

    code: str
    quote: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GaugeChange:
    """One movement of one gauge. ``amount`` is signed."""

    gauge: Gauge
    amount: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class StageChange:
    """The customer passed a gate. ``relapse`` if the new stage is the earlier one."""

    before: Stage
    after: Stage
    reason: Reason

    @property
    def relapse(self) -> bool:
        """Whether the customer fell back."""
        return self.after < self.before


class Ending(StrEnum):
    """How a session ended."""

    RESOLVED_CALM = "resolved-calm"
    RESOLVED_COLD = "resolved-cold"
    HANDED_OVER_RIGHTLY = "handed-over-rightly"
    HANDED_OVER_WRONGLY = "handed-over-wrongly"
    CUSTOMER_LEFT = "customer-left"
    AGENT_GAVE_UP = "agent-gave-up"


@dataclass(frozen=True, slots=True)
class CustomerState:
    """Everything the simulated customer carries from turn to turn.

    ``on_table`` is an offer that the customer has heard and not yet accepted; ``accepted_turn``
    the number of replies at which ``accepted`` was. ``silences`` counts silences in a row,
    ``asked_again`` how often the open question has been repeated; ``agent_said`` holds the
    agent's replies in a form that is easy to compare; ``owed`` are facts that were asked for
    together with others and not told yet.
    """

    tension: int
    connection: int
    stage: Stage
    turns: int = 0
    turns_in_stage: int = 0
    facts_told: tuple[str, ...] = ()
    facts_used: tuple[str, ...] = ()
    move_counts: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[str, int] = field(default_factory=dict)
    offered: tuple[str, ...] = ()
    consulted: bool = False
    open_question: str = ""
    said: tuple[str, ...] = ()
    tension_history: tuple[int, ...] = ()
    connection_history: tuple[int, ...] = ()
    relapses: int = 0
    late_replies: int = 0
    interruptions: int = 0
    accepted: str = ""
    accepted_turn: int = 0
    on_table: str = ""
    silences: int = 0
    consults: int = 0
    asked_again: int = 0
    agent_said: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reaction:
    """What one act did to the customer. ``hand_over_warm`` only after a hand-over."""

    state: CustomerState
    changes: tuple[GaugeChange, ...]
    lines: tuple[Line, ...]
    stage_change: StageChange | None = None
    ending: Ending | None = None
    hand_over_warm: bool | None = None
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One act with everything that followed from it. ``waited`` is the time since the customer's
    last line, in seconds; ``sla`` the time promised for it.
    """

    index: int
    act: AgentAct
    stage: Stage
    tension_before: int
    connection_before: int
    reaction: Reaction
    score: Score
    analysis: ReplyAnalysis | None = None
    waited: float = 0.0
    sla: float = 0.0
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """Simulated customer satisfaction: 1..5 and a comment that fits what happened."""

    csat: int
    comment: str


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the agent notes after a session."""

    trigger: str = ""
    next_time: str = ""
