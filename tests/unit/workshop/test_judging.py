"""Marks of whole conversations, by the best reaction that was reachable in each state."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from deescalate.model.judgement import Judgement, Way
from deescalate.model.session import ActKind, Turn
from deescalate.practice import Session
from deescalate.workshop.judging import gained_by, judge_turn, judged, reachable
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario
from tests.unit.practice.test_session_properties import Script, acts, play, scenarios
from tests.unit.score.scoring import BAD, GOOD
from tests.unit.score.scoring import play as play_script


@given(scenarios, acts, st.integers(0, 50))
@settings(max_examples=40, deadline=None)
def test_no_mark_contradicts_the_gauges_of_its_turn(
    scenario: object, script: Script, seed: int
) -> None:
    session = play(scenario, script, seed)  # type: ignore[arg-type]
    for mark in judged(session.scenario, seed, session.turns):
        turn = session.turns[mark.turn]
        tension = turn.reaction.state.tension - turn.tension_before
        connection = turn.reaction.state.connection - turn.connection_before
        if tension <= 0 <= connection and (tension or connection):
            assert mark.judgement.rank <= Judgement.INACCURACY.rank
        if connection <= 0 <= tension and (tension or connection):
            assert mark.judgement.is_slip
        assert mark.best.gain >= mark.gained
        assert mark.loss >= 0


def test_a_good_conversation_is_marked_well_and_a_bad_one_badly() -> None:
    good, bad = play_script(GOOD, end=False), play_script(BAD)
    marks = [each.judgement for each in judged(good.scenario, good.seed, good.turns)]
    assert len(marks) == len(good.turns)
    assert Judgement.EXCELLENT in marks
    assert not {Judgement.MISTAKE, Judgement.BLUNDER} & set(marks)
    worst = [each.judgement for each in judged(bad.scenario, bad.seed, bad.turns)]
    assert worst[0] is Judgement.BLUNDER
    assert all(mark.is_slip for mark in worst)


def test_only_replies_and_hand_overs_have_a_mark() -> None:
    session = Session(make_scenario(), FakeAnalyst(), seed=3)
    session.tick(session.next_tick_at())
    session.consult("Has the label a door code?", session.quiet_at + 1)
    session.reply("I am on it.", session.quiet_at + 5)
    path = session.scenario.escalation.paths[0]
    session.hand_over(path.level, "48213, Tuesday.", session.quiet_at + 5)
    marks = judged(session.scenario, session.seed, session.turns)
    assert [session.turns[mark.turn].act.kind for mark in marks] == [
        ActKind.SAY,
        ActKind.HAND_OVER,
    ]


def test_lateness_and_interruption_count_as_what_the_reply_cost() -> None:
    kind = {"Kind.": analysed("validates", "names-feeling", level=3.0)}

    def after(wait: float) -> tuple[float, float]:
        session = Session(make_scenario(), FakeAnalyst(kind), seed=3)
        session.reply("Kind.", session.quiet_at + wait)
        mark = judge_turn(session.scenario, 3, session.turns, 0)
        return mark.gained, mark.best.gain

    in_time, late = after(5), after(300)
    assert late[0] < in_time[0]
    assert late[1] == in_time[1]


def test_first_the_customer_is_listened_to_later_solutions_win() -> None:
    good = play_script(GOOD, end=False)
    ways = [each.best.way for each in judged(good.scenario, good.seed, good.turns)]
    assert ways[0] in {Way.LISTEN, Way.ASK}
    assert Way.OFFER in ways


def test_what_was_won_was_reachable() -> None:
    """A reply that no ideal one matches is itself the best."""
    good = play_script(GOOD, end=False)
    lucky = replace(
        good.turns[0],
        reaction=replace(
            good.turns[0].reaction,
            state=replace(good.turns[0].reaction.state, tension=0, connection=100),
        ),
    )
    turns: tuple[Turn, ...] = (lucky, *good.turns[1:])
    assert reachable(good.scenario, good.seed, turns, 0).gain == gained_by(lucky)
    assert judge_turn(good.scenario, good.seed, turns, 0).judgement is Judgement.EXCELLENT
