"""Sessions read through lenses: the shipped ones, and rules one by one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deescalate.content.lenses import read_lenses
from deescalate.history import progress_tables
from deescalate.model.language import Language
from deescalate.model.lens import (
    HARMS,
    Cap,
    Evidence,
    Lens,
    LensItem,
    Occasion,
    Rule,
    Scale,
)
from deescalate.model.moves import JUDGED_BY_CUSTOMER, MOVE_KINDS
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Stage
from deescalate.model.scorecard import Scorecard
from deescalate.model.session import (
    ActKind,
    AgentAct,
    CustomerState,
    Ending,
    Gauge,
    GaugeChange,
    Reaction,
    Reason,
    StageChange,
    Turn,
)
from deescalate.score import lens_evidence
from deescalate.score.lens import WhyNot, read_through
from tests.unit.practice.case import analysed, make_scenario
from tests.unit.score.scoring import AVERAGE, BAD, GOOD, play, record

LENSES = read_lenses([Path(__file__).parents[3] / "lenses"]).lenses
BY_ID = {lens.id: lens for lens in LENSES}
SCALE = Scale(0, 100, 1)
WORDS = {Language.EN: "Item", Language.DE: "Kriterium"}


def turn(
    index: int,
    *moves: str,
    level: tuple[float, float, float, float] = (0, 0, 0, 0),
    stage: Stage = Stage.VENTING,
    kind: ActKind = ActKind.SAY,
    interrupted: bool = False,
    hit_by: tuple[str, ...] = (),
    state: CustomerState | None = None,
    waited: float = 0,
) -> Turn:
    """One turn in which these moves were heard."""
    hits = tuple(
        GaugeChange(Gauge.TENSION, 5, Reason("harmed", "", {"move": move})) for move in hit_by
    )
    return Turn(
        index=index,
        act=AgentAct(kind, float(index), "words"),
        stage=stage,
        tension_before=80,
        connection_before=20,
        reaction=Reaction(state or CustomerState(80, 20, stage), hits, ()),
        score=record(play(BAD)).turns[0].score,
        analysis=analysed(*moves, level=level) if kind is ActKind.SAY else None,
        interrupted=interrupted,
        waited=waited,
        sla=60,
    )


def session(*turns: Turn, ending: Ending | None = None) -> SessionRecord:
    """An unscored session of these turns."""
    return replace(record(play(GOOD)), turns=turns, ending=ending, score=None)


def item(*raises: Rule, lowers: tuple[Rule, ...] = (), scale: Scale = SCALE) -> LensItem:
    return LensItem("item", WORDS, WORDS, scale, 1, (Occasion.REPLY,), raises, lowers)


def share(record: SessionRecord, *raises: Rule, lowers: tuple[Rule, ...] = ()) -> float | None:
    """An item's share of its scale."""
    lens = Lens("lens", WORDS, WORDS, (item(*raises, lowers=lowers),))
    return read_through(lens, record).items[0].share


def rule(evidence: Evidence, *names: str, worth: int = 30, most: int = 100, **more: object) -> Rule:
    return Rule(evidence, names, worth, most, **more)  # type: ignore[arg-type]


# --- any session -------------------------------------------------------------------------

levels = st.tuples(*[st.floats(0, 3)] * 4)
said = st.builds(
    lambda moves, level, stage, interrupted, hits: (moves, level, stage, interrupted, hits),
    st.lists(st.sampled_from(sorted(MOVE_KINDS)), max_size=4, unique=True),
    levels,
    st.sampled_from(list(Stage)),
    st.booleans(),
    st.lists(st.sampled_from(sorted(JUDGED_BY_CUSTOMER)), max_size=1),
)


@st.composite
def sessions(draw: st.DrawFn) -> SessionRecord:
    """Any session of up to six replies."""
    turns = [
        turn(
            index,
            *moves,
            level=level,
            stage=stage,
            interrupted=interrupted,
            hit_by=tuple(hits),
            state=CustomerState(draw(st.integers(0, 100)), draw(st.integers(0, 100)), stage),
        )
        for index, (moves, level, stage, interrupted, hits) in enumerate(
            draw(st.lists(said, max_size=6))
        )
    ]
    return session(*turns, ending=draw(st.none() | st.sampled_from(list(Ending))))


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_values_stay_within_their_scale(record: SessionRecord) -> None:
    for lens in LENSES:
        reading = read_through(lens, record, make_scenario())
        assert reading.total is None or 0 <= reading.total <= 100
        for each in reading.items:
            if each.value is None:
                assert each.share is None
                assert each.why_not is not None
                continue
            scale = each.item.scale
            assert scale.lowest <= each.value <= scale.highest
            steps = (each.value - scale.lowest) / scale.step
            assert steps == pytest.approx(round(steps))
            assert set(each.turns) <= {turn.index for turn in record.turns}


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_nothing_that_raises_never_gives_more_than_the_lowest(record: SessionRecord) -> None:
    for lens in LENSES:
        for each in read_through(lens, record, make_scenario()).items:
            if not any(found.points > 0 for found in each.found):
                assert each.value in {None, each.item.scale.lowest}


@settings(max_examples=80, deadline=None)
@given(sessions().filter(lambda each: each.turns), st.sampled_from(sorted(HARMS)), st.data())
def test_one_more_harm_never_raises_an_item(
    record: SessionRecord, harm: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(record.turns) - 1))
    worse = replace(
        record,
        turns=tuple(_with(each, harm) if each.index == at else each for each in record.turns),
    )
    for lens in LENSES:
        before, after = (read_through(lens, each, make_scenario()) for each in (record, worse))
        for old, new in zip(before.items, after.items, strict=True):
            if old.value is None:
                assert new.value in {None, new.item.scale.lowest}
            else:
                assert new.value is not None
                assert new.value <= old.value
                assert new.share is not None
                assert old.share is not None
                assert new.share <= old.share + 1e-9
        if before.total is not None:
            assert after.total is not None
            assert after.total <= before.total + 1e-9


def _with(turn: Turn, harm: str) -> Turn:
    """The turn with one more harm, as the ear or the customer finds it."""
    assert turn.analysis is not None
    if harm in JUDGED_BY_CUSTOMER:
        hit = GaugeChange(Gauge.TENSION, 5, Reason("harmed", "", {"move": harm}))
        changes = (*turn.reaction.changes, hit)
        return replace(turn, reaction=replace(turn.reaction, changes=changes))
    findings = (*turn.analysis.findings, *analysed(harm).findings)
    return replace(turn, analysis=replace(turn.analysis, findings=findings))


# --- the shipped lenses ------------------------------------------------------------------


@pytest.mark.parametrize("script", [GOOD, AVERAGE, BAD])
@pytest.mark.parametrize("end", [True, False])
def test_the_house_lens_is_the_sessions_score(script: tuple, end: bool) -> None:  # type: ignore[type-arg]
    played = record(play(script, end=end))
    assert played.score is not None
    reading = read_through(BY_ID["house"], played, make_scenario())
    assert reading.total == pytest.approx(played.score.overall, abs=1)


def test_the_house_lens_takes_the_scorecard_in_use() -> None:
    played = record(play(GOOD))
    all_of_it = Scorecard(process=1.0)
    reading = read_through(BY_ID["house"], played, make_scenario(), all_of_it)
    weights = {each.item.id: each.weight for each in reading.items}
    assert weights["result"] == 0
    assert weights["solution"] == pytest.approx(30)


def test_without_the_scenario_nobody_knows_what_came_of_it() -> None:
    reading = read_through(BY_ID["house"], record(play(GOOD)))
    result = next(each for each in reading.items if each.item.id == "result")
    assert (result.value, result.why_not) == (None, WhyNot.UNKNOWN)
    assert reading.total is not None


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_a_good_conversation_stands_above_an_average_one_and_that_above_a_bad_one(
    lens: Lens,
) -> None:
    totals = [
        read_through(lens, record(play(script)), make_scenario()).total
        for script in (GOOD, AVERAGE, BAD)
    ]
    good, average, bad = (-1.0 if total is None else total for total in totals)
    assert good > average > bad >= 0


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_a_conversation_without_a_word_says_nothing(lens: Lens) -> None:
    reading = read_through(lens, session(), make_scenario())
    assert reading.total is None
    assert {each.why_not for each in reading.items} == {WhyNot.NO_OCCASION}


def test_an_insult_fails_the_quality_scorecard() -> None:
    record = session(turn(0, "validates", "restates-fact", level=(3, 3, 3, 3)), turn(1, "insult"))
    reading = read_through(BY_ID["quality"], record)
    assert reading.total == 0
    assert [(cap.move, cap.turn) for cap in reading.caps] == [("insult", 1)]


# --- rules -------------------------------------------------------------------------------


def test_moves_count_by_turns_up_to_the_most() -> None:
    moves = rule(Evidence.MOVES, "validates", "apology", most=50)
    assert share(session(turn(0, "validates", "apology")), moves) == 30
    assert share(session(turn(0, "validates"), turn(1, "apology")), moves) == 50
    assert share(session(turn(0, "thanks")), moves) == 0


def test_what_the_customer_judges_counts_where_it_hit() -> None:
    clean = rule(Evidence.LEVEL, "tone", worth=100)
    early = rule(Evidence.MOVES, "too-early", worth=40)
    heard = session(turn(0, "too-early", level=(0, 0, 3, 0)))
    assert share(heard, clean, lowers=(early,)) == 100
    hit = session(turn(0, level=(0, 0, 3, 0), hit_by=("too-early",)))
    assert share(hit, clean, lowers=(early,)) == 60


def test_the_first_replies_and_some_stages() -> None:
    early = rule(Evidence.MOVES, "validates", first=1)
    assert share(session(turn(0), turn(1, "validates")), early) == 0
    assert share(session(turn(0, "validates")), early) == 30
    solving = rule(Evidence.MOVES, "validates", stages=frozenset({Stage.SOLUTION}))
    assert share(session(turn(0, "validates")), solving) == 0
    assert share(session(turn(0, "validates", stage=Stage.SOLUTION)), solving) == 30


def test_a_level_is_measured_or_counted() -> None:
    two = session(turn(0, level=(3, 0, 0, 0)), turn(1, level=(1.5, 0, 0, 0)))
    assert share(two, rule(Evidence.LEVEL, "listening", worth=100)) == 75
    assert share(two, rule(Evidence.LEVEL, "listening", least=2.0)) == 30
    low = rule(Evidence.LEVEL, "listening", worth=20, below=2.0)
    assert share(two, rule(Evidence.LEVEL, "listening", worth=100), lowers=(low,)) == 55


def test_the_share_of_replies_that_are_free_of_something() -> None:
    free = rule(Evidence.FREE_OF, "calm-down", worth=100)
    assert share(session(turn(0), turn(1, "calm-down")), free) == 50
    assert share(session(turn(0, "calm-down")), free) == 0


@pytest.mark.parametrize(
    ("name", "state", "points"),
    [
        ("calmer", CustomerState(60, 0, Stage.VENTING), 50),
        ("calmer", CustomerState(90, 0, Stage.VENTING), 0),
        ("connected", CustomerState(80, 35, Stage.VENTING), 50),
        ("connected", CustomerState(80, 90, Stage.VENTING), 100),
        ("accepted", CustomerState(80, 0, Stage.SOLUTION, accepted="x"), 100),
        ("facts-used", CustomerState(80, 0, Stage.TRUST, facts_used=("a",)), 100),
    ],
)
def test_the_customers_state(name: str, state: CustomerState, points: float) -> None:
    record = session(turn(0, state=state))
    assert share(record, rule(Evidence.CUSTOMER, name, worth=100)) == points


def test_what_happened_to_the_customer() -> None:
    fell = StageChange(Stage.TRUST, Stage.VENTING, Reason("x"))
    relapse = turn(2, level=(0, 0, 3, 0))
    relapse = replace(relapse, reaction=replace(relapse.reaction, stage_change=fell))
    record = session(
        turn(0, level=(0, 0, 3, 0), interrupted=True),
        turn(1, level=(0, 0, 3, 0), waited=90),
        relapse,
    )
    whole = rule(Evidence.LEVEL, "tone", worth=100)
    for name in ("interrupted", "late", "relapsed"):
        assert share(record, whole, lowers=(rule(Evidence.CUSTOMER, name, worth=10),)) == 90


def test_endings_stages_acts_and_hand_overs() -> None:
    solved = session(turn(0, stage=Stage.SOLUTION), ending=Ending.RESOLVED_CALM)
    assert share(solved, rule(Evidence.ENDINGS, "resolved-calm")) == 30
    assert share(solved, rule(Evidence.ENDINGS, "resolved-cold")) == 0
    assert share(solved, rule(Evidence.REACHED, "trust")) == 30
    asked = session(turn(0), turn(1, kind=ActKind.CONSULT))
    assert share(asked, rule(Evidence.ACTS, "consult")) == 30
    over = turn(1, kind=ActKind.HAND_OVER)
    over = replace(over, reaction=replace(over.reaction, hand_over_warm=True))
    assert share(session(turn(0), over), rule(Evidence.HAND_OVER, "warm")) == 30
    assert share(session(turn(0), over), rule(Evidence.HAND_OVER, "cold")) == 0


def test_a_cap_names_the_first_turn() -> None:
    lens = Lens(
        "lens",
        WORDS,
        WORDS,
        (item(rule(Evidence.LEVEL, "tone", worth=100)),),
        (Cap(("sarcasm",), 40),),
    )
    record = session(turn(0, level=(0, 0, 3, 0)), turn(1, "sarcasm", level=(0, 0, 3, 0)))
    reading = read_through(lens, record)
    assert reading.total == 40
    assert [(cap.turn, cap.most) for cap in reading.caps] == [(1, 40)]


def test_calm_is_the_calm_of_the_progress_figures() -> None:
    assert lens_evidence.CALM == progress_tables.CALM


def test_a_scale_goes_in_its_steps() -> None:
    assert [Scale(1, 5, 1).value(each) for each in (0, 12, 13, 50, 100)] == [1, 1, 2, 3, 5]
    assert Scale(0, 1, 1).value(49) == 0
    assert Scale(0, 10, 2.5).value(60) == 5
