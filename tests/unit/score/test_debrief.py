"""The debrief: outcome, curves, lessons."""

from dataclasses import replace

from deescalate.model.scenario import Level, Stage
from deescalate.model.score import Band
from deescalate.model.session import ActKind, Ending, Mode
from deescalate.practice import replay
from deescalate.score import debrief
from tests.unit.practice.case import FakeAnalyst, analysed
from tests.unit.score.scoring import AVERAGE, BAD, GOOD, Reply, play, record


def test_a_good_session() -> None:
    """Outcome, marks with bands, curves that fall and rise."""
    session = play(GOOD)
    result = debrief(record(session))
    assert result.ending is Ending.RESOLVED_CALM
    assert result.survey == session.survey()
    assert result.overall.value == session.score.overall
    bands = [item.mark.band for item in result.techniques if item.mark]
    assert len(bands) == 4
    assert set(bands) <= {Band.SILVER, Band.GOLD}
    assert result.tension[0] == 72
    assert result.tension[-1] == session.state.tension
    assert len(result.times) == len(result.tension) == len(result.connection) == 5
    assert list(result.times) == sorted(result.times)
    assert [(span.stage, span.first, span.last) for span in result.spans] == [
        (Stage.VENTING, 0, 0),
        (Stage.TRUST, 1, 1),
        (Stage.SOLUTION, 2, 3),
    ]


def test_what_went_well_is_what_calmed() -> None:
    """At most three, the most helpful first, with the words."""
    result = debrief(record(play(GOOD)))
    gains = [lesson.gain for lesson in result.went_well]
    assert 0 < len(gains) <= 3
    assert gains == sorted(gains, reverse=True)
    moves = {lesson.reason.details.get("move", "") for lesson in result.went_well}
    assert moves & {"names-feeling", "validates"}
    assert all(lesson.reason.quote for lesson in result.went_well)


def test_two_things_to_work_on_by_what_they_cost() -> None:
    """Critical ones first, of two techniques, with the turn and the words."""
    result = debrief(record(play(BAD)))
    first, second = result.work_on
    assert first.reason.details["move"] == "blames-customer"
    assert first.turn == 1
    assert first.reason.quote == "blames-customer"
    assert second.technique is not first.technique
    assert second.gain > 2


def test_without_faults_the_shortcoming_with_most_to_gain_is_named() -> None:
    """A flat but harmless reply in stage 1 lacks empathy most."""
    flat = (Reply("I have read your message.", analysed(level=(2.5, 0.4, 2.5, 0))),)
    result = debrief(record(play(flat, end=False)))
    assert result.work_on[0].reason.code == "little-empathy"
    assert result.work_on[0].reason.quote == "I have read your message."


def test_better_wordings_belong_to_the_turn_and_are_not_repeated() -> None:
    """Two lessons of one turn get two wordings."""
    heard = analysed(
        "calm-down", "asks-known", level=0.5, better=("First wording.", "Second wording.")
    )
    result = debrief(record(play((Reply("Calm down. Your number?", heard),), end=False)))
    assert [lesson.better for lesson in result.work_on] == ["First wording.", "Second wording."]


def test_a_perfect_session_has_nothing_left_to_work_on() -> None:
    """No lesson for the sake of it."""
    perfect = tuple(
        replace(reply, analysis=replace(reply.analysis, levels=analysed(level=3).levels))
        for reply in GOOD
    )
    assert debrief(record(play(perfect))).work_on == ()


def test_marks_per_turn() -> None:
    """One per act; acts that say nothing have none."""
    session = play(AVERAGE[:1], end=False)
    session.tick(session.next_tick_at())
    session.end(500.0)
    marks = debrief(record(session)).turns
    assert [item.kind for item in marks] == [ActKind.SAY, ActKind.SILENCE, ActKind.END]
    assert marks[0].mark is not None
    assert marks[1].mark is None
    assert marks[1].tension == 5


def test_an_unfinished_or_empty_session_has_a_debrief_too() -> None:
    """Without an ending, and without a turn."""
    session = play(GOOD[:1], end=False)
    assert debrief(record(session)).ending is None
    empty = replay(session.scenario, FakeAnalyst(), 1, Mode.EXAM, ())
    result = debrief(record(empty))
    assert (result.overall.value, result.turns, result.tension) == (0, (), ())
    assert result.work_on == ()


def test_relapses_show_in_the_spans() -> None:
    """Each stretch with the reason why it ended."""
    relapse = Reply("That is your own fault.", analysed("blames-customer", level=0.5))
    spans = debrief(record(play((GOOD[0], relapse), end=False))).spans
    assert [(span.stage, span.reason.code if span.reason else "") for span in spans] == [
        (Stage.VENTING, "gate"),
        (Stage.TRUST, "relapse"),
    ]


def test_a_cold_hand_over_is_a_lesson_with_what_it_lacked() -> None:
    """The facts that the summary did not name stand beside it."""
    session = play(GOOD[:1], end=False)
    session.hand_over(Level.HIERARCHICAL, "Please take over.", session.quiet_at)
    lessons = {lesson.reason.code: lesson for lesson in debrief(record(session)).work_on}
    besides = [reason.code for reason in lessons["handed-over-cold"].besides]
    assert besides == ["summary-lacks", "summary-bare"]


def test_what_is_settled_is_no_lesson() -> None:
    """A closing reply need not solve again, and a working turn need not comfort."""
    closing = replace(GOOD[3], analysis=analysed("courteous", level=(2, 0.5, 3, 0.2), overall=6))
    lessons = debrief(record(play((*GOOD[:3], closing)))).work_on
    assert all(lesson.turn != 3 for lesson in lessons)
