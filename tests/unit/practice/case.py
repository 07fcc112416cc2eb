"""A small case and an analyst who says what the test wants: shared by the tests of three rooms."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from deescalate.model.analysis import Finding, Flag, Levels, ReplyAnalysis, ReplyContext
from deescalate.model.conditions import Atom, Condition, Subject
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.scenario import (
    Answer,
    Band,
    Burst,
    Channel,
    Consult,
    Csat,
    CustomerEvent,
    Difficulty,
    Effects,
    Emotion,
    Escalation,
    EscalationPath,
    Fact,
    Gate,
    Grievance,
    Level,
    Lines,
    Money,
    Persona,
    Policy,
    Scenario,
    Silence,
    Sla,
    Solution,
    Stage,
    StagePlan,
    Step,
    Told,
    Tries,
    Verdict,
)


def condition(text: str, *atoms: Atom) -> Condition:
    """A condition of these atoms."""
    return Condition(atoms, text)


MOVE = Subject.MOVE
VALIDATED = condition("move validates", Atom(MOVE, "validates"))
NAMED = condition("move names-feeling", Atom(MOVE, "names-feeling"))
FACTS_KNOWN = condition(
    "fact door-code known and fact for-mother known",
    Atom(Subject.FACT_KNOWN, "door-code"),
    Atom(Subject.FACT_KNOWN, "for-mother"),
)
FOUR_CALMER_TURNS = condition(
    "after 4 turns and tension below 60",
    Atom(Subject.AFTER_TURNS, number=4),
    Atom(Subject.TENSION, number=60, above=False),
)
BLAMED = condition("move blames-customer", Atom(MOVE, "blames-customer"))

FACTS = (
    Fact("order-number", "48213", (), ("order number",), "It's 48213. Again.", Told.BURST),
    Fact("missed-slot", "Tuesday", (), ("which day",), "Tuesday, 8 to 12!", Told.BURST, True),
    Fact("for-mother", "mother", (), ("who is it for",), "It's for my mother.", Told.ASKED, True),
    Fact("door-code", "7714", (), ("door code",), "The code is 7714.", Told.ASKED, True),
    Fact("after-three", "after 3", (), ("which time",), "Any day after 3.", Told.LATE),
)

SOLUTIONS = (
    Solution(
        "redelivery",
        "New delivery",
        ("redeliver",),
        Verdict.BEST,
        "Tomorrow after 3. Good.",
        needs_facts=("door-code",),
    ),
    Solution("fee-back", "Fee back", ("fee back",), Verdict.ACCEPTABLE, "That's fair."),
    Solution("call-back", "Call back", ("call you",), Verdict.WEAK, "They said that on Wednesday."),
    Solution(
        "full-refund",
        "Full refund",
        ("full refund",),
        Verdict.NOT_ALLOWED,
        "Really? You can do that?",
        why="Above the limit.",
    ),
)

STAGES = (
    StagePlan(
        Stage.VENTING,
        "Let her finish.",
        (
            Lines(
                Band(86, 100),
                ("I'll go public with this.",),
                event=CustomerEvent.THREATENS,
            ),
            Lines(
                Band(71, 100),
                ("I want your manager.", "Get me somebody in charge."),
                event=CustomerEvent.ASKS_FOR_MANAGER,
            ),
            Lines(Band(), ("So? What happens now?", "I've heard sorry twice.", "And now?")),
        ),
        (Gate(Stage.TRUST, (VALIDATED, NAMED), ("All right. You seem to listen.",)),),
        bursts=(
            Burst("I have been waiting since TUESDAY.", 2.0),
            Burst("8 to 12 you said. Nobody came.", 3.0),
            Burst("Order 48213: LOOK IT UP", 2.0),
        ),
        finished_after=4.0,
    ),
    StagePlan(
        Stage.TRUST,
        "Find the cause.",
        (
            Lines(Band(61, 100), ("What do you need that I haven't said?",)),
            Lines(Band(), ("When will it come?",), asks="when will it come"),
            Lines(Band(), ("OK. Ask me.", "Yes. Go on.")),
        ),
        (
            Gate(Stage.SOLUTION, (FACTS_KNOWN, FOUR_CALMER_TURNS), ("So what can you do?",)),
            Gate(Stage.VENTING, (BLAMED,), ("Are you serious?",)),
        ),
    ),
    StagePlan(
        Stage.SOLUTION,
        "Offer and check.",
        (
            Lines(Band(61, 100), ("Why should I believe that?",)),
            Lines(Band(), ("Which day, exactly?", "And who does that?")),
        ),
        (),
    ),
)

ESCALATION = Escalation(
    paths=(
        EscalationPath(
            Level.FUNCTIONAL,
            "Logistics desk",
            (
                condition(
                    "consulted and fact door-code known",
                    Atom(Subject.CONSULTED),
                    Atom(Subject.FACT_KNOWN, "door-code"),
                ),
            ),
            (condition("stage venting", Atom(Subject.STAGE, "venting")),),
            "15m",
        ),
        EscalationPath(
            Level.HIERARCHICAL,
            "Duty manager",
            (
                condition(
                    "customer asks-for-manager twice",
                    Atom(Subject.EVENT, "asks-for-manager", number=2),
                ),
            ),
            (),
        ),
    ),
    must_say=("order-number", "missed-slot"),
    warm="Good, so they know it already.",
    cold="So I start all over again?",
    consult=Consult(
        "Logistics desk",
        40.0,
        (Answer(("door code", "label"), "The label has no code."),),
        "What exactly do you need to know?",
    ),
)


def make_scenario(**changes: object) -> Scenario:
    """The case of the washing machine, with some fields changed."""
    scenario = Scenario(
        id="machine",
        version=1,
        title="The machine",
        language=Language.EN,
        author="Team",
        industry="appliances",
        difficulty=Difficulty.STANDARD,
        minutes=8,
        channel=Channel.LIVE_CHAT,
        tags=(),
        skills=("listen",),
        warning="",
        brief="You are on chat.",
        goal="A new delivery.",
        persona=Persona("Maria Keller", "Ms Keller", "54"),
        grievance=Grievance("No machine.", "Wrong code.", FACTS, ("let down",)),
        emotion=Emotion(
            tension=72,
            connection=15,
            calm_below=35,
            leaves_at=97,
            patience=14,
            silence=Silence(60.0, 5, ("Hello?", "Are you still there?")),
            raises=(Effects("calm-down", 18, 10, says=("Do NOT tell me to calm down.",)),),
        ),
        stages=STAGES,
        policy=Policy(Money(Decimal(30), "EUR"), ("redelivery", "fee-back"), ("free machine",)),
        solutions=SOLUTIONS,
        escalation=ESCALATION,
        sla=Sla(45.0, 90.0, 600.0),
        canned=(),
        csat=Csat("How was it?", ("Bad.", "Never again."), ("So so.", "OK."), ("Good!", "Thanks!")),
        debrief=("She had given the number.",),
        tries=Tries((Step("a"),), (Step("b"),), (Step("c"),)),
        digest="d1",
    )
    return replace(scenario, **changes)  # type: ignore[arg-type]


def finding(move: str, quote: str = "", *, confidence: float = 1.0, subject: str = "") -> Finding:
    """A finding of one move with the technique and effect that it has."""
    kind = MOVE_KINDS[move]
    text = quote or move
    return Finding(
        move, kind.technique, kind.effect, 0, len(text), text, "", "", confidence, subject or None
    )


def analysed(
    *moves: str,
    level: float | tuple[float, float, float, float] = 1.0,
    overall: float | None = None,
    used: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    solutions: tuple[str, ...] = (),
    answers: bool | None = None,
    flags: tuple[Flag, ...] = (),
    better: tuple[str, ...] = (),
) -> ReplyAnalysis:
    """An analysis with these findings; ``overall`` follows from the levels unless given."""
    values = level if isinstance(level, tuple) else (level,) * 4
    return ReplyAnalysis(
        findings=tuple(finding(move) for move in moves),
        levels=Levels(*values),
        overall=sum(values) / 12 * 10 if overall is None else overall,
        facts_used=used,
        facts_asked=asked,
        solutions=solutions,
        answers=answers,
        flags=flags,
        better=better,
    )


@dataclass
class FakeAnalyst:
    """Answers from a table of replies; an unknown reply is middling and shows nothing."""

    table: Mapping[str, ReplyAnalysis] = field(default_factory=dict)
    contexts: list[ReplyContext] = field(default_factory=list)
    version: str = "fake"

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        """The analysis that the table holds."""
        self.contexts.append(context)
        return self.table.get(reply, analysed())
