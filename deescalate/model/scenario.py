"""A practice conversation as values (format 1). Seconds are floats, money is in minor units."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Final

from deescalate.model.analysis import Formality
from deescalate.model.conditions import Condition
from deescalate.model.language import Language
from deescalate.model.last_words import NO_CLOSING, NO_WAITING, Closing, Waiting

FACTS_AT_ONCE: Final = 2
"""Questions that a customer answers in one reply; the others are owed."""


class Channel(StrEnum):
    """Where the conversation takes place."""

    PHONE = "phone"
    LIVE_CHAT = "live-chat"
    EMAIL = "email"
    SOCIAL = "social"
    PORTAL = "portal"


class Difficulty(StrEnum):
    """How hard the customer is to calm."""

    STARTER = "starter"
    STANDARD = "standard"
    HARD = "hard"


class Style(StrEnum):
    """How the customer speaks; a dial apart from difficulty."""

    PLAIN = "plain"
    UPSET = "upset"
    WORDY = "wordy"
    RESERVED = "reserved"
    TANGENT = "tangent"
    SARCASTIC = "sarcastic"


class Stage(IntEnum):
    """The three stages of de-escalation; files call them venting, trust and solution."""

    VENTING = 1
    TRUST = 2
    SOLUTION = 3

    @property
    def key(self) -> str:
        """The word used in scenario files."""
        return self.name.lower()


class Told(StrEnum):
    """When the customer tells a fact."""

    BURST = "burst"
    ASKED = "asked"
    LATE = "late"


class Verdict(StrEnum):
    """How well a solution fits this case."""

    BEST = "best"
    ACCEPTABLE = "acceptable"
    WEAK = "weak"
    NOT_ALLOWED = "not-allowed"


class CustomerEvent(StrEnum):
    """Something the customer did that an escalation plan may refer to."""

    ASKS_FOR_MANAGER = "asks-for-manager"
    THREATENS = "threatens"
    INSULTS = "insults"


class Level(StrEnum):
    """Whom an escalation goes to: people who know more, or people who may decide more."""

    FUNCTIONAL = "functional"
    HIERARCHICAL = "hierarchical"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount such as 30 EUR."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"


@dataclass(frozen=True, slots=True)
class Persona:
    """Who the customer is. ``typing_wpm`` sets the pauses that have no number of their own."""

    name: str
    address_as: str
    about: str
    style: Style = Style.PLAIN
    formality: Formality = Formality.ANY
    typing_wpm: int = 50


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the case. ``says`` is how the customer tells it when asked or late."""

    id: str
    value: str
    also: tuple[str, ...]
    ask: tuple[str, ...]
    says: str
    told: Told
    must_use: bool = False


@dataclass(frozen=True, slots=True)
class Grievance:
    """What went wrong and what lies behind it. ``feelings`` are words that fit the customer."""

    summary: str
    root_cause: str
    facts: tuple[Fact, ...]
    feelings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effects:
    """What a move does to the gauges here. ``tension`` and ``connection`` are the sizes of the
    change (0..100, unsigned: helping moves lower tension and raise connection, harming ones the
    reverse). ``most_times`` is how often it counts at all; ``says`` are answers to choose from.
    """

    move: str
    tension: int
    connection: int
    most_times: int = 2
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """What the agent's silence does: every ``after`` seconds tension rises by ``tension``."""

    after: float
    tension: int
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emotion:
    """Gauges at the start and where they matter (0..100); after ``patience`` replies they leave."""

    tension: int
    connection: int
    calm_below: int
    leaves_at: int
    patience: int
    silence: Silence
    lowers: tuple[Effects, ...] = ()
    raises: tuple[Effects, ...] = ()


@dataclass(frozen=True, slots=True)
class Burst:
    """One message of the opening, after ``typing`` seconds of visible typing."""

    text: str
    typing: float


@dataclass(frozen=True, slots=True)
class Band:
    """A range of tension, both ends included."""

    low: int = 0
    high: int = 100

    def __contains__(self, tension: object) -> bool:
        return isinstance(tension, int) and self.low <= tension <= self.high


@dataclass(frozen=True, slots=True)
class Lines:
    """What the customer may say in a band of tension; ``event`` is what saying it amounts to."""

    band: Band
    any_of: tuple[str, ...]
    event: CustomerEvent | None = None
    asks: str | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """The way to another stage: any of the conditions opens it. A gate to an earlier stage is a
    relapse; ``says`` is what the customer says on passing.
    """

    to: Stage
    when: tuple[Condition, ...]
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One stage of this conversation. Only venting has bursts; the customer still vents until
    ``finished_after`` seconds of quiet have passed, and a reply before that interrupts.
    """

    stage: Stage
    goal: str
    lines: tuple[Lines, ...]
    gates: tuple[Gate, ...]
    bursts: tuple[Burst, ...] = ()
    finished_after: float = 0.0


@dataclass(frozen=True, slots=True)
class Solution:
    """Something the agent may (or may not) offer."""

    id: str
    title: str
    phrases: tuple[str, ...]
    verdict: Verdict
    says: str
    needs_facts: tuple[str, ...] = ()
    needs_consult: bool = False
    costs: Money | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the agent may do. ``never`` lists promises nobody can keep."""

    goodwill_limit: Money | None
    may_offer: tuple[str, ...]
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EscalationPath:
    """Whom to hand over to, and when; no condition under ``right_when`` means never."""

    level: Level
    to: str
    right_when: tuple[Condition, ...]
    wrong_when: tuple[Condition, ...]
    responds_within: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a colleague answers to a consultation that mentions one of ``about``."""

    about: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Consult:
    """The colleague who can be asked while the customer stays with the agent."""

    colleague: str
    takes: float
    answers: tuple[Answer, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """The plan. A warm hand-over names the facts ``must_say``; ``warm``, ``cold``: the answers."""

    paths: tuple[EscalationPath, ...]
    must_say: tuple[str, ...]
    warm: str
    cold: str
    consult: Consult | None = None

    def path(self, level: Level) -> EscalationPath | None:
        """The path of one level, if the plan has it."""
        return next((path for path in self.paths if path.level is level), None)


@dataclass(frozen=True, slots=True)
class Sla:
    """Times that were promised to customers, in seconds."""

    first_reply: float
    next_reply: float
    resolve: float


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A snippet for the reply box; ``{field}`` in the text is to be filled in."""

    id: str
    text: str
    fields: tuple[str, ...]
    bad_in: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class Csat:
    """The survey at the end; comments by the score they go with."""

    question: str
    low: tuple[str, ...]
    middle: tuple[str, ...]
    high: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scripted try: a reply, a consultation or a hand-over."""

    say: str = ""
    consult: str = ""
    hand_over: Level | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Tries:
    """Three scripts that play the scenario; their scores must fall in this order."""

    good: tuple[Step, ...]
    average: tuple[Step, ...]
    bad: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One practice conversation. ``digest`` identifies the file's content."""

    id: str
    version: int
    title: str
    language: Language
    author: str
    industry: str
    difficulty: Difficulty
    minutes: int
    channel: Channel
    tags: tuple[str, ...]
    skills: tuple[str, ...]
    warning: str
    brief: str
    goal: str
    persona: Persona
    grievance: Grievance
    emotion: Emotion
    stages: tuple[StagePlan, ...]
    policy: Policy
    solutions: tuple[Solution, ...]
    escalation: Escalation
    sla: Sla
    canned: tuple[CannedReply, ...]
    csat: Csat
    debrief: tuple[str, ...]
    tries: Tries
    closing: Closing = NO_CLOSING
    waiting: Waiting = NO_WAITING
    digest: str = ""

    def plan(self, stage: Stage) -> StagePlan:
        """The plan of one stage."""
        return next(plan for plan in self.stages if plan.stage is stage)

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id.

        Raises:
            KeyError: the scenario has no such fact.
        """
        for fact in self.grievance.facts:
            if fact.id == fact_id:
                return fact
        raise KeyError(fact_id)

    def solution(self, solution_id: str) -> Solution:
        """The solution of that id.

        Raises:
            KeyError: the scenario has no such solution.
        """
        for solution in self.solutions:
            if solution.id == solution_id:
                return solution
        raise KeyError(solution_id)
