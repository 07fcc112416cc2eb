"""Sessions to keep."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from deescalate.history import new_id
from deescalate.model.analysis import Finding, Flag, LevelReason, Levels, ReplyAnalysis, Speaker
from deescalate.model.language import Language
from deescalate.model.moves import Effect, Technique
from deescalate.model.ratings import ReplyRating, SelfRating, TrainerRating
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Channel, CustomerEvent, Difficulty, Level, Stage
from deescalate.model.score import CriticalFail, Score
from deescalate.model.session import (
    ActKind,
    AgentAct,
    CustomerState,
    Ending,
    Gauge,
    GaugeChange,
    Line,
    LineKind,
    Mode,
    Reaction,
    Reason,
    Reflection,
    StageChange,
    Survey,
    Turn,
)

BEGUN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

HOSTILE = (
    "[bold]loud[/bold] [@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "nul\x00byte \x7f \x9b",
    "abc\u202ecba\u2066x\u2069",
    "half \ud800 pair \udcff",
    "👩‍👩‍👧 שלום مرحبا e\u0301",
    "'; drop table turn; --",
    "one\r\ntwo\rthree\n\n",
    "x" * 100_000,
    "",
)
"""Texts that a careless program would interpret, cut or refuse."""


def make_record(number: int = 0, **changes: object) -> SessionRecord:
    """A session that has just begun; ``number`` sets it apart in time and id."""
    begun = BEGUN + timedelta(hours=number)
    record = SessionRecord(
        id=new_id(begun, bytes([number % 256] * 10)),
        learner="ada",
        scenario_id="late-washing-machine",
        scenario_version=3,
        scenario_digest="0123abcd",
        title="The washing machine that never came",
        language=Language.EN,
        channel=Channel.LIVE_CHAT,
        difficulty=Difficulty.STANDARD,
        seed=7,
        mode=Mode.GUIDED,
        pace=1.0,
        started_at=begun.isoformat(timespec="seconds"),
        analysis_version="ear-1",
        phrasebook_version="book-2",
        app_version="0.1.0",
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def make_score(overall: int = 60, listening: int = 70, empathy: int = 50) -> Score:
    """A score with two techniques and a critical failure."""
    return Score(
        overall,
        {"listening": listening, "empathy": empathy, "tone": 80, "solution": 40},
        {"venting": 55},
        (CriticalFail("insult", "you fool", 1, 40),),
    )


def make_analysis(text: str, move: str = "names-feeling") -> ReplyAnalysis:
    """An analysis with every field filled."""
    effect = Effect.HARMS if move == "calm-down" else Effect.HELPS
    finding = Finding(move, Technique.EMPATHY, effect, 0, len(text), text, "why", "p", 0.75, "slot")
    return ReplyAnalysis(
        findings=(
            finding,
            Finding("courteous", Technique.TONE, Effect.HELPS, 0, 1, text[:1], "why", "p"),
        ),
        levels=Levels(1.5, 2.0, 3.0, 0.25),
        overall=6.5,
        flags=(Flag.TEMPLATE,),
        reasons=(LevelReason(Technique.TONE, 3.0, text, (1,)),),
        facts_used=("slot",),
        facts_asked=("order-number",),
        solutions=("redelivery",),
        answers=False,
        better=(text,),
        version="ear-1",
        extra={"note": text},
    )


def make_turn(index: int = 0, text: str = "I am sorry.", **changes: object) -> Turn:
    """A turn with every field filled; ``text`` stands wherever a text can stand."""
    reason = Reason("heard-move", text, {"move": "names-feeling"})
    state = CustomerState(
        tension=60,
        connection=25,
        stage=Stage.TRUST,
        turns=index + 1,
        facts_told=("slot",),
        move_counts={"names-feeling": 1},
        events={"threatens": 1},
        said=(text,),
        tension_history=(72, 60),
        connection_history=(15, 25),
        open_question=text,
    )
    reaction = Reaction(
        state=state,
        changes=(GaugeChange(Gauge.TENSION, -12, reason),),
        lines=(
            Line(
                Speaker.CUSTOMER,
                text,
                12.5,
                2.0,
                LineKind.FACT,
                "slot",
                CustomerEvent.THREATENS,
            ),
        ),
        stage_change=StageChange(Stage.VENTING, Stage.TRUST, reason),
        notes=(reason,),
    )
    turn = Turn(
        index=index,
        act=AgentAct(ActKind.HAND_OVER, 10.25, text, Level.FUNCTIONAL),
        stage=Stage.VENTING,
        tension_before=72,
        connection_before=15,
        reaction=reaction,
        score=make_score(),
        analysis=make_analysis(text),
        waited=4.5,
        sla=45.0,
        interrupted=True,
    )
    return replace(turn, **changes)  # type: ignore[arg-type]


def make_rating(rater: str = "Grace", **changes: object) -> TrainerRating:
    """A rating of both replies of ``make_finished``, done."""
    levels = {"listening": 2, "empathy": 3, "tone": 2, "solution": 0}
    replies = (ReplyRating(0, levels, 7), ReplyRating(1, levels, 6))
    rating = TrainerRating(rater, replies, 65, "2026-03-02T09:00:00+00:00")
    return replace(rating, **changes)  # type: ignore[arg-type]


def make_finished(number: int = 0, **changes: object) -> SessionRecord:
    """A session with two turns that was played, surveyed and reflected on."""
    record = make_record(
        number,
        turns=(make_turn(0), make_turn(1, "It comes on Friday.")),
        hints=2,
        ending=Ending.RESOLVED_CALM,
        survey=Survey(4, "Fine in the end."),
        reflection=Reflection("the shouting", "breathe"),
        self_rating=SelfRating({"empathy": 1.2}),
        score=make_score(),
    )
    return replace(record, **changes)  # type: ignore[arg-type]
