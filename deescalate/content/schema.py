"""The scenario format, version 1: which keys a file has and what each may hold.

Keys with a default may be left out. ``docs/en/reference.md`` explains each to trainers.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, WithJsonSchema

from deescalate.content.closing_schema import ClosingPart, WaitingPart
from deescalate.content.schema_types import (
    Amount,
    Conditions,
    ConditionText,
    FactId,
    Gauge,
    Id,
    OneOrMore,
    Part,
    Seconds,
    Several,
    Tension,
    Text,
    Texts,
    TimeText,
    TwoOrMore,
    word_from,
    word_of,
)
from deescalate.content.units import complaint, shown
from deescalate.model.analysis import Formality
from deescalate.model.language import Language
from deescalate.model.scenario import (
    Channel,
    CustomerEvent,
    Difficulty,
    Level,
    Stage,
    Style,
    Told,
    Verdict,
)

FORMAT: Final = 1
"""The format's version that this program reads."""

SKILLS: Final = (
    "listen",
    "validate",
    "apologise",
    "own-it",
    "calm-tone",
    "boundary",
    "gather-facts",
    "clarify",
    "explain",
    "solve",
    "confirm",
    "escalate",
    "consult",
    "stay-in-policy",
    "personalise",
    "close",
    "pace",
)
"""What a scenario can say that it trains."""

StageName = Annotated[Stage, word_of(Stage, lambda stage: stage.key)]
LevelName = Annotated[Level, word_of(Level)]


def _format(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        if value == FORMAT:
            return value
        if value > FORMAT:
            raise complaint(
                "S14", f"{value} is newer than what this program reads", "install a newer version"
            )
    raise complaint("S14", f"{shown(value)} is not a format that exists", f"write format: {FORMAT}")


class PersonaPart(Part):
    """Who the customer is."""

    name: Text
    address_as: Text
    about: Text
    style: Annotated[Style, word_of(Style)] = Style.PLAIN
    formality: Annotated[Formality, word_of(Formality)] = Formality.ANY
    typing_wpm: Annotated[int, Field(ge=5, le=300)] = 50


class FactPart(Part):
    """Something about the case that the customer knows."""

    id: FactId
    value: Text
    also: Annotated[list[Text], Several] = Field(default_factory=list)
    ask: Annotated[list[Text], Several] = Field(default_factory=list)
    says: Text
    told: Annotated[Told, word_of(Told)]
    must_use: bool = False


class GrievancePart(Part):
    """What went wrong."""

    summary: Text
    root_cause: Text
    feelings: Annotated[list[Text], Several] = Field(default_factory=list)
    facts: Annotated[list[FactPart], OneOrMore]


class StartPart(Part):
    """Where the gauges stand at the beginning."""

    tension: Gauge
    connection: Gauge


class SilencePart(Part):
    """What the agent's silence does."""

    after: Annotated[Seconds, Field(gt=0)]
    tension: Gauge
    says: Annotated[list[Text], Several] = Field(default_factory=list)


class EffectsPart(Part):
    """What one move does to this customer."""

    move: Text
    tension: Gauge
    connection: Gauge = 0
    most_times: Annotated[int, Field(ge=1, le=20)] = 2
    says: Annotated[list[Text], Several] = Field(default_factory=list)


class EmotionPart(Part):
    """The two gauges and where they matter."""

    start: StartPart
    calm_below: Gauge
    leaves_at: Gauge
    patience: Annotated[int, Field(ge=2, le=60)]
    silence: SilencePart
    lowers: Annotated[list[EffectsPart], Several] = Field(default_factory=list)
    raises: Annotated[list[EffectsPart], Several] = Field(default_factory=list)


class BurstPart(Part):
    """One message of the opening."""

    text: Text
    typing: Seconds | None = None


class LinesPart(Part):
    """What the customer may say in a band of tension."""

    tension: Tension
    any_of: Texts
    event: Annotated[CustomerEvent | None, word_of(CustomerEvent)] = None
    asks: Text | None = None


class GatePart(Part):
    """A way to another stage."""

    to: StageName
    when: Conditions
    says: Annotated[list[Text], Several] = Field(default_factory=list)


class StagePart(Part):
    """One stage of the conversation."""

    goal: Text
    lines: Annotated[list[LinesPart], OneOrMore]
    gates: Annotated[list[GatePart], Several] = Field(default_factory=list)


class VentingPart(StagePart):
    """The first stage, which begins with the customer's bursts."""

    bursts: Annotated[list[BurstPart], OneOrMore]
    finished_after: Seconds


class StagesPart(Part):
    """The three stages."""

    venting: VentingPart
    trust: StagePart
    solution: StagePart


class PolicyPart(Part):
    """What the agent may do."""

    goodwill_limit: Amount | None = None
    may_offer: Annotated[list[Text], Several]
    never: Annotated[list[Text], Several] = Field(default_factory=list)


class SolutionPart(Part):
    """Something that the agent may, or may not, offer."""

    id: Id
    title: Text
    phrases: Texts
    verdict: Annotated[Verdict, word_of(Verdict)]
    needs_facts: Annotated[list[Text], Several] = Field(default_factory=list)
    needs_consult: bool = False
    costs: Amount | None = None
    why: Text | None = None
    says: Text


class PathPart(Part):
    """One way to escalate."""

    to: Text
    right_when: Annotated[list[ConditionText], Several]
    wrong_when: Annotated[list[ConditionText], Several] = Field(default_factory=list)
    responds_within: TimeText | None = None
    deputy: Text | None = None


class AnswerPart(Part):
    """What a colleague knows about something."""

    about: Texts
    says: Text


class ConsultPart(Part):
    """The colleague who can be asked while the customer stays."""

    colleague: Text
    takes: Seconds
    answers: Annotated[list[AnswerPart], OneOrMore]
    otherwise: Text


class EscalationPart(Part):
    """The escalation plan."""

    functional: PathPart | None = None
    hierarchical: PathPart | None = None
    must_say: Annotated[list[Text], Several] = Field(default_factory=list)
    warm: Text
    cold: Text
    consult: ConsultPart | None = None


class SlaPart(Part):
    """Times that customers were promised."""

    first_reply: Annotated[Seconds, Field(gt=0)]
    next_reply: Annotated[Seconds, Field(gt=0)]
    resolve: Annotated[Seconds, Field(gt=0)]


class CannedPart(Part):
    """A prepared snippet for the reply box."""

    id: Id
    text: Text
    fields: Annotated[list[Text], Several] = Field(default_factory=list)
    bad_in: Annotated[list[StageName], Several] = Field(default_factory=list)


class CsatPart(Part):
    """The survey at the end, with comments by score."""

    question: Text
    low: Annotated[list[Text], TwoOrMore]
    middle: Annotated[list[Text], TwoOrMore]
    high: Annotated[list[Text], TwoOrMore]


class StepPart(Part):
    """A step of a try that is not a reply."""

    consult: Text | None = None
    hand_over: LevelName | None = None
    summary: Text | None = None


class SayStep(StepPart):
    """A step that is a reply; files write the text alone."""

    say: str


def _step(value: Any) -> Any:
    if isinstance(value, str):
        if not value.strip():
            raise complaint("S10", "the text is empty", "write a reply, or take the step out")
        return SayStep(say=value.strip())
    if not isinstance(value, Mapping):
        raise complaint("S13", "a step is a text, a consult or a hand_over", _STEP_HELP)
    if value.keys() <= {"consult", "hand_over", "summary"}:
        whole = {"consult"}, {"hand_over", "summary"}
        if set(value) not in whole:
            raise complaint(
                "S13", "a step is either a consult, or a hand_over with its summary", _STEP_HELP
            )
    return value


_STEP_HELP: Final = "write the reply under a bar ( | ), or consult: text, or hand_over and summary"
TryStep = Annotated[
    StepPart,
    BeforeValidator(_step),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {"consult": {"type": "string"}},
                    "required": ["consult"],
                    "additionalProperties": False,
                },
                {
                    "type": "object",
                    "properties": {
                        "hand_over": {"enum": [level.value for level in Level]},
                        "summary": {"type": "string"},
                    },
                    "required": ["hand_over", "summary"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
Script = Annotated[list[TryStep], OneOrMore]


class TriesPart(Part):
    """Three scripts that play the conversation."""

    good: Script
    average: Script
    bad: Script


class ScenarioPart(Part):
    """A whole scenario file."""

    format: Annotated[int, BeforeValidator(_format), WithJsonSchema({"const": FORMAT})]
    id: Id
    version: Annotated[int, Field(ge=1, le=100_000)]
    title: Text
    language: Annotated[Language, word_of(Language)]
    author: Text
    industry: Text
    level: Annotated[Difficulty, word_of(Difficulty)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    channel: Annotated[Channel, word_of(Channel)]
    tags: Annotated[list[Text], Several] = Field(default_factory=list)
    skills: Annotated[list[Annotated[str, word_from(SKILLS)]], OneOrMore]
    warning: Text | None = None
    brief: Text
    goal: Text
    persona: PersonaPart
    grievance: GrievancePart
    emotion: EmotionPart
    stages: StagesPart
    policy: PolicyPart
    solutions: Annotated[list[SolutionPart], OneOrMore]
    escalation: EscalationPart
    closing: ClosingPart = Field(default_factory=ClosingPart)
    waiting: WaitingPart = Field(default_factory=WaitingPart)
    sla: SlaPart
    canned: Annotated[list[CannedPart], Several] = Field(default_factory=list)
    csat: CsatPart
    debrief: Texts
    tries: TriesPart
