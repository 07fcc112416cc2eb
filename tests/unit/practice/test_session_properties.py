"""What holds for every session, whatever is said and however it is heard."""

import json
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from deescalate.model.analysis import Finding, Levels, ReplyAnalysis, ReplyContext
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.moves import MOVE_KINDS, Technique
from deescalate.model.scenario import Difficulty, Level, Scenario, Style
from deescalate.model.session import ActKind, CustomerState, Gauge, Line, Mode, Turn
from deescalate.practice import Session, replay
from tests.unit.practice.case import FACTS, SOLUTIONS, FakeAnalyst, analysed, make_scenario

MOVES = sorted(MOVE_KINDS)
FACT_IDS = [fact.id for fact in FACTS]
SOLUTION_IDS = [solution.id for solution in SOLUTIONS]
LONGEST = 60
"""Acts within which any session must be over: patience, the calm extra and the goodbye, and as
many silences and consultations as the customer bears.
"""


@st.composite
def analyses(draw: st.DrawFn) -> ReplyAnalysis:
    level = st.floats(0, 3)
    moves = draw(st.lists(st.sampled_from([*MOVES, "no-such-move"]), max_size=5))
    return ReplyAnalysis(
        findings=tuple(_finding(draw, move) for move in moves),
        levels=Levels(*(draw(level) for _ in range(4))),
        overall=draw(st.floats(0, 10)),
        facts_used=tuple(draw(st.lists(st.sampled_from([*FACT_IDS, "none"]), max_size=3))),
        facts_asked=tuple(draw(st.lists(st.sampled_from([*FACT_IDS, "none"]), max_size=3))),
        solutions=tuple(draw(st.lists(st.sampled_from([*SOLUTION_IDS, "none"]), max_size=2))),
        answers=draw(st.sampled_from([None, True, False])),
        better=("Say it better.",),
    )


def _finding(draw: st.DrawFn, move: str) -> Finding:
    kind = MOVE_KINDS.get(move, MOVE_KINDS["validates"])
    confidence = draw(st.floats(0, 1))
    return Finding(move, kind.technique, kind.effect, 0, 3, "abc", "why", "", confidence)


acts = st.lists(
    st.tuples(
        st.sampled_from([ActKind.SAY] * 6 + [ActKind.CONSULT, ActKind.SILENCE]),
        st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != ""),
        analyses(),
        st.floats(-10, 200),
    ),
    min_size=1,
    max_size=25,
)
scenarios = st.builds(
    lambda difficulty, style: with_style(make_scenario(difficulty=difficulty), style),
    st.sampled_from(Difficulty),
    st.sampled_from(Style),
)


def with_style(scenario: Scenario, style: Style) -> Scenario:
    return replace(scenario, persona=replace(scenario.persona, style=style))


class Scripted:
    """An analyst that gives the analyses in their order, whatever the text."""

    version = "scripted"

    def __init__(self, results: list[ReplyAnalysis]) -> None:
        self._results = list(results)

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        return self._results.pop(0)


Script = list[tuple[ActKind, str, ReplyAnalysis, float]]


def play(scenario: Scenario, script: Script, seed: int) -> Session:
    said = [analysis for kind, _text, analysis, _wait in script if kind is ActKind.SAY]
    session = Session(scenario, Scripted(said), seed)
    for kind, text, _analysis, wait in script:
        if session.ending is not None:
            break
        if kind is ActKind.SAY:
            session.reply(text, session.quiet_at + wait)
        elif kind is ActKind.CONSULT:
            session.consult(text, session.quiet_at + wait)
        else:
            session.tick(session.next_tick_at())
    return session


@given(scenarios, acts, st.integers(0, 50))
@settings(max_examples=150, deadline=None)
def test_gauges_stay_in_range_and_changes_add_up(
    scenario: Scenario, script: Script, seed: int
) -> None:
    """Each gauge stays within 0..100 and moves by the sum of its changes, each with a cause."""
    session = play(scenario, script, seed)
    tension, connection = scenario.emotion.tension, scenario.emotion.connection
    for turn in session.turns:
        state = turn.reaction.state
        assert (turn.tension_before, turn.connection_before) == (tension, connection)
        tension += moved(turn, Gauge.TENSION)
        connection += moved(turn, Gauge.CONNECTION)
        assert (state.tension, state.connection) == (tension, connection)
        assert 0 <= tension <= 100
        assert 0 <= connection <= 100
        assert all(change.amount and change.reason.code for change in turn.reaction.changes)
        assert 0 <= turn.score.overall <= 100


@given(st.floats(), st.floats(), analyses())
@settings(max_examples=75, deadline=None)
def test_senseless_numbers_do_no_harm(
    level: float, overall: float, analysis: ReplyAnalysis
) -> None:
    """Levels that are no numbers or beyond every scale neither crash nor leave the ranges."""
    analysis = replace(analysis, levels=Levels(level, level, level, level), overall=overall)
    session = Session(make_scenario(), Scripted([analysis]), 1)
    turn = session.reply("A reply.", session.quiet_at)
    assert 0 <= turn.reaction.state.tension <= 100
    assert 0 <= turn.score.overall <= 100


def moved(turn: Turn, gauge: Gauge) -> int:
    return sum(change.amount for change in turn.reaction.changes if change.gauge is gauge)


@given(scenarios, analyses(), st.sampled_from([ActKind.SAY, ActKind.CONSULT, ActKind.SILENCE]))
@settings(max_examples=150, deadline=None)
def test_every_session_ends(scenario: Scenario, analysis: ReplyAnalysis, kind: ActKind) -> None:
    """However one goes on, the customer ends it after a bounded number of acts."""
    script: Script = [(kind, f"text {number}", analysis, 1.0) for number in range(LONGEST)]
    assert play(scenario, script, seed=3).ending is not None


@given(scenarios, acts, st.integers(0, 50))
@settings(max_examples=75, deadline=None)
def test_same_inputs_same_session(scenario: Scenario, script: Script, seed: int) -> None:
    """Scenario, seed, replies and times decide everything, byte for byte."""
    first, second = play(scenario, script, seed), play(scenario, script, seed)
    assert as_bytes(first) == as_bytes(second)


def as_bytes(session: Session) -> str:
    return json.dumps(to_jsonable(session.turns), sort_keys=True)


@given(scenarios, acts, acts, st.integers(0, 50))
@settings(max_examples=75, deadline=None)
def test_a_replayed_session_goes_on_alike(
    scenario: Scenario, script: Script, rest: Script, seed: int
) -> None:
    """A session rebuilt from stored turns is in the same state and reacts the same way."""
    played = play(scenario, script, seed)
    stored = tuple(from_jsonable(Turn, to_jsonable(turn)) for turn in played.turns)
    again = replay(scenario, FakeAnalyst(), seed, Mode.GUIDED, stored)
    assert as_bytes(again) == as_bytes(played)
    assert (again.state, again.ending, again.now) == (played.state, played.ending, played.now)
    assert (again.quiet_at, again.deadline()) == (played.quiet_at, played.deadline())
    if played.ending is None:
        played.analyst = FakeAnalyst()
        assert again.reply("Go on.", 900.0) == played.reply("Go on.", 900.0)


@given(scenarios, acts, st.integers(0, 50))
@settings(max_examples=100, deadline=None)
def test_no_line_is_said_twice_and_no_fact_told_twice(
    scenario: Scenario, script: Script, seed: int
) -> None:
    """The customer repeats nothing that was heard, and lines come in the order of time."""
    heard = play(scenario, script, seed).heard()
    facts = [line.fact for line in heard if line.kind == "fact"]
    assert len(facts) == len(set(facts))
    authored = [line.text for line in heard if line.text in authored_texts(scenario)]
    assert len(authored) == len(set(authored))
    assert [line.at for line in heard] == sorted(line.at for line in heard)


def authored_texts(scenario: Scenario) -> set[str]:
    stage_lines = {
        text for plan in scenario.stages for group in plan.lines for text in group.any_of
    }
    gates = {text for plan in scenario.stages for gate in plan.gates for text in gate.says}
    return stage_lines | gates | {solution.says for solution in scenario.solutions}


STAGE_AGENT = {
    "venting": (["validates", "paraphrases"], {}),
    "trust": (["clarifying-question"], {"asked": ("for-mother", "door-code")}),
    "solution": (["concrete-step", "names-time"], {"solutions": ("redelivery",)}),
}
"""What a teachable agent does in each stage."""


def play_agent(scenario: Scenario, level: float, moves_used: int, seed: int) -> Session:
    """An agent who does the right thing for the stage, at one level of quality."""
    session = Session(scenario, FakeAnalyst(), seed)
    for number in range(LONGEST):
        if session.ending is not None:
            return session
        moves, extras = STAGE_AGENT[session.state.stage.key]
        analysis = analysed(*moves[:moves_used], level=level, **extras)  # type: ignore[arg-type]
        session.analyst = FakeAnalyst({f"reply {number}": analysis})
        session.reply(f"reply {number}", session.quiet_at + 2)
    raise AssertionError("the session did not end")


ENDING_RANK = {"customer-left": 0, "agent-gave-up": 0, "resolved-cold": 1, "resolved-calm": 2}


EARLY_YES = make_scenario(difficulty=Difficulty.HARD)
"""The better agent gets a yes while the customer is tense, the other one only when calm."""


@given(scenarios, st.floats(0, 3), st.floats(0, 3), st.integers(0, 2), st.integers(0, 20))
@example(with_style(EARLY_YES, Style.PLAIN), 2.0, 1.75, 0, 0)
@example(with_style(EARLY_YES, Style.RESERVED), 2.5, 1.85, 0, 0)
@settings(max_examples=150, deadline=None)
def test_a_better_agent_never_ends_worse(
    scenario: Scenario, one: float, other: float, moves: int, seed: int
) -> None:
    """Raising all levels, or adding a helping move that fits the stage, never spoils the end."""
    low, high = sorted((one, other))
    worse = play_agent(scenario, low, moves, seed)
    better = play_agent(scenario, high, moves, seed)
    assert rank(better) >= rank(worse)
    more = play_agent(scenario, low, min(moves + 1, 2), seed)
    assert rank(more) >= rank(worse)


def rank(session: Session) -> int:
    assert session.ending is not None
    return ENDING_RANK[session.ending.value]


@given(scenarios, analyses(), st.sampled_from(MOVES), st.floats(0, 3))
@settings(max_examples=200, deadline=None)
def test_one_better_reply_never_leaves_more_tension(
    scenario: Scenario, analysis: ReplyAnalysis, move: str, raised: float
) -> None:
    """From the same state, a reply with one more level or helping finding does no worse."""
    plain = tame(analysis)
    kind = MOVE_KINDS[move]
    richer = replace(plain, levels=raise_levels(plain.levels, raised))
    if kind.effect == "helps" and kind.technique is not Technique.SOLUTION:
        extra = Finding(move, kind.technique, kind.effect, 0, 3, "abc", "", "", 1.0)
        richer = replace(richer, findings=(*richer.findings, extra))
    before = reply_once(scenario, plain)
    after = reply_once(scenario, richer)
    assert after.tension <= before.tension
    assert after.connection >= before.connection


def tame(analysis: ReplyAnalysis) -> ReplyAnalysis:
    """The analysis with levels that can be raised, and nothing out of its time."""
    return replace(analysis, levels=Levels(1, 1, 1, 1), overall=4.0)


def raise_levels(levels: Levels, by: float) -> Levels:
    """Everything but the solution, which has no place yet in the first reply."""
    listening, empathy, tone = (
        min(level + by, 3.0) for level in (levels.listening, levels.empathy, levels.tone)
    )
    return Levels(listening, empathy, tone, levels.solution)


def reply_once(scenario: Scenario, analysis: ReplyAnalysis) -> CustomerState:
    session = Session(scenario, Scripted([analysis]), 1)
    return session.reply("A reply.", session.quiet_at + 1).reaction.state


@given(st.integers(0, 9), st.lists(st.floats(0, 12), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_an_interrupted_customer_says_everything_in_the_end(
    seed: int, moments: list[float]
) -> None:
    """Replies in the middle of the bursts delay them and swallow none."""
    session = Session(make_scenario(), FakeAnalyst(), seed)
    for number, moment in enumerate(sorted(moments)):
        if session.ending is None:
            session.reply(f"number {number}", moment)
    heard: list[Line] = list(session.heard())
    texts = [line.text for line in heard]
    for burst in session.opening:
        assert texts.count(burst.text) == 1


def test_hand_over_and_end_need_no_analysis() -> None:
    """A session of acts that nobody analyses still has an ending, a score and a survey."""
    session = Session(make_scenario(), FakeAnalyst(), 1)
    session.hand_over(Level.HIERARCHICAL, "Please take over.", 30.0)
    assert session.ending == "handed-over-wrongly"
    assert session.score.overall < 30
    assert session.survey().csat == 1
