"""Scores of whole sessions and the rules behind them."""

from dataclasses import replace

import pytest

from deescalate.model.analysis import Levels
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.private_way import leads_to_private
from deescalate.model.scenario import Channel, Fact, Level, Scenario, Stage, Told
from deescalate.model.score import Band
from deescalate.model.session import Ending
from deescalate.practice import Session
from deescalate.score import band
from deescalate.score.marks import mark, reply_mark
from deescalate.score.techniques import first_validation
from tests.unit.practice.case import FACTS, FakeAnalyst, analysed, make_scenario
from tests.unit.score.scoring import AVERAGE, BAD, GOOD, Reply, play


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, Band.BELOW),
        (49, Band.BELOW),
        (50, Band.BRONZE),
        (74, Band.BRONZE),
        (75, Band.SILVER),
        (89, Band.SILVER),
        (90, Band.GOLD),
        (100, Band.GOLD),
    ],
)
def test_bands(value: int, expected: Band) -> None:
    """50, 75 and 90 are the bounds."""
    assert band(value) is expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [(-1, 0), (0, 0), (0.5, 15), (1, 30), (1.5, 52.5), (2, 75), (3, 100), (9, 100)],
)
def test_marks(level: float, expected: float) -> None:
    """A generic reply stays far below one that clearly does the job."""
    assert mark(level) == pytest.approx(expected)


def test_a_reply_is_marked_by_what_its_stage_needs() -> None:
    """Solution means nothing while venting, most at the end."""
    solving = replace(analysed(), levels=Levels(1, 1, 2, 3))
    feeling = replace(analysed(), levels=Levels(2, 3, 2, 0))
    assert reply_mark(Stage.VENTING, feeling) > reply_mark(Stage.VENTING, solving)
    assert reply_mark(Stage.SOLUTION, feeling) < reply_mark(Stage.SOLUTION, solving)


def test_good_average_and_bad_lie_far_apart() -> None:
    """At least 75, about half, below 35."""
    good, average, bad = play(GOOD), play(AVERAGE), play(BAD)
    assert good.ending is Ending.RESOLVED_CALM
    assert good.score.overall >= 80
    assert 40 <= average.score.overall <= 65
    assert bad.score.overall < 20
    assert bad.ending is Ending.CUSTOMER_LEFT
    assert good.survey().csat >= 4
    assert bad.survey().csat == 1


def test_every_technique_falls_from_good_to_bad() -> None:
    """Not only the whole."""
    good, bad = play(GOOD).score, play(BAD).score
    for technique in Technique:
        assert good.techniques[technique] >= 75, technique
        assert bad.techniques[technique] < 40, technique


def test_a_session_in_which_nothing_good_was_said_scores_low() -> None:
    """Polite emptiness included."""
    empty = tuple(
        Reply(f"Thank you for message number {number} of yours.", analysed(level=(0.8, 0.6, 2, 0)))
        for number in range(6)
    )
    assert play(empty).score.overall < 35


def test_without_a_reply_there_is_no_score() -> None:
    """Ending at once earns nothing."""
    score = play(()).score
    assert score.overall < 5
    assert score.stages == {}


def test_stages_that_were_never_reached_are_missing() -> None:
    """And a technique without an occasion too."""
    session = play(GOOD[:1], end=False)
    assert set(session.score.stages) == {"venting"}
    assert "solution" not in session.score.techniques
    assert set(play(GOOD).score.stages) == {"venting", "trust", "solution"}


def test_the_score_rises_on_the_way() -> None:
    """While the session goes on it tells how far one has come."""
    scores = [turn.score.overall for turn in play(GOOD).turns]
    assert scores[-1] == max(scores)
    assert scores[0] < scores[2]


def test_validation_belongs_first() -> None:
    """The same replies with the acknowledgement second score lower."""
    late = (Reply("Who is it for?", analysed(level=(1.2, 0.5, 2, 0))), *GOOD)
    early, delayed = play(GOOD), play(late)
    assert first_validation(early.turns) == 1
    assert first_validation(delayed.turns) == 2
    assert delayed.score.techniques["empathy"] < early.score.techniques["empathy"]


def test_interruptions_cost_listening() -> None:
    """A reply into the bursts."""
    table = {reply.text: reply.analysis for reply in GOOD}
    session = Session(make_scenario(), FakeAnalyst(table), seed=1)
    session.reply(GOOD[0].text, 3.0)
    patient = play(GOOD[:1], end=False)
    assert session.state.interruptions == 1
    assert session.score.techniques["listening"] <= patient.score.techniques["listening"] - 6


def test_sympathy_without_end_costs_empathy() -> None:
    """After the third time a move earns nothing, more of it costs."""

    def sorry(count: int) -> int:
        replies = tuple(
            Reply(text, analysed("apology", level=(1, 2, 2, 0)))
            for text in ("Sorry one", "Sorry two", "Sorry three", "Sorry four", "Sorry five")[
                :count
            ]
        )
        return play(replies, end=False).score.techniques["empathy"]

    assert sorry(5) < sorry(3)


def test_facts_that_must_be_used_count_for_listening() -> None:
    """Taking them up is listening one can see."""
    unused = tuple(
        replace(reply, analysis=replace(reply.analysis, facts_used=())) for reply in GOOD
    )
    silent = tuple(replace(reply, text=f"Step {n}.") for n, reply in enumerate(unused))
    assert play(silent).score.techniques["listening"] < play(GOOD).score.techniques["listening"]


def test_late_replies_cost() -> None:
    """A fast solution is part of the technique."""
    slow = tuple(replace(reply, wait=400.0) for reply in GOOD)
    assert play(slow).score.techniques["solution"] < play(GOOD).score.techniques["solution"]


CAPPED = [
    ("insult", 25),
    ("threat", 25),
    ("sarcasm", 45),
    ("blames-customer", 55),
    ("impossible-promise", 60),
]


@pytest.mark.parametrize(("move", "cap"), CAPPED)
def test_critical_fails_cap_the_score(move: str, cap: int) -> None:
    """However good the rest was; the words are kept."""
    last = GOOD[-1].analysis
    spoilt = replace(last, findings=(*last.findings, *analysed(move).findings))
    score = play((*GOOD[:-1], replace(GOOD[-1], analysis=spoilt))).score
    assert score.overall <= cap
    assert [(fail.code, fail.quote, fail.turn) for fail in score.critical] == [(move, move, 3)]


def test_a_fail_that_is_not_sure_does_not_cap() -> None:
    """Below .6 the ear may be wrong."""
    doubtful = replace(analysed("threat").findings[0], confidence=0.5)
    first = replace(GOOD[0].analysis, findings=(doubtful,))
    assert play((replace(GOOD[0], analysis=first), *GOOD[1:])).score.critical == ()


def test_a_forbidden_offer_caps() -> None:
    """What the agent must not offer."""
    forbidden = replace(GOOD[2].analysis, solutions=("full-refund",))
    score = play((*GOOD[:2], replace(GOOD[2], analysis=forbidden), GOOD[3])).score
    assert [fail.code for fail in score.critical] == ["offer-not-allowed"]
    assert score.overall <= 55


def public_case() -> Scenario:
    number = Fact("account", "4471 2290", (), (), "4471 2290, privately.", Told.ASKED)
    scenario = make_scenario(channel=Channel.SOCIAL)
    facts = (replace(FACTS[0], value="HP 7714229"), *FACTS[1:], number)
    return replace(scenario, grievance=replace(scenario.grievance, facts=facts))


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("I have 44712290 here.", True),
        ("I have 4471 2290 here.", True),
        ("About HP 7714229, which you posted:", False),
        ("It is 20.11.2026 today.", False),
    ],
)
def test_private_numbers_in_public_cap(text: str, fails: bool) -> None:
    """Only on social media, and only what the customer had not posted."""
    script = (Reply(text, analysed("validates", level=2)),)
    found = [fail.code for fail in play(script, public_case()).score.critical]
    assert found == (["data-in-public"] if fails else [])
    private = replace(public_case(), channel=Channel.LIVE_CHAT)
    assert play(script, private).score.critical == ()


@pytest.mark.parametrize(
    ("first", "fails"),
    [
        ("Please send me a DM with your name.", False),
        ("Write to us by private message, please.", False),
        ("I will sort it out. Please don't send me a DM.", True),
        ("I am looking at your parcel now.", True),
    ],
)
def test_what_follows_in_private_is_not_public(first: str, fails: bool) -> None:
    """In the reply that leads there everybody still reads along."""
    number = "I have 4471 2290 here."
    assert play((Reply(number, analysed("validates", level=2)),), public_case()).score.critical
    replies = tuple(Reply(text, analysed("validates", level=2)) for text in (first, number))
    assert bool(play(replies, public_case()).score.critical) is fails
    together = (Reply(f"{first} {number}", analysed("validates", level=2)),)
    assert play(together, public_case()).score.critical


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Schicken Sie mir bitte eine Direktnachricht.", True),
        ("Schreib uns bitte per PN, dann sehe ich nach.", True),
        ("Rufen Sie uns bitte an.", True),
        ("Bitte schicken Sie mir keine private Nachricht.", False),
        ("Ich sehe mir das jetzt an.", False),
    ],
)
def test_german_ways_to_private_messages(text: str, leads: bool) -> None:
    assert leads_to_private(text, Language.DE) is leads


def test_hand_overs_are_scored_by_plan_and_summary() -> None:
    """Right and warm, right and cold, wrong."""
    warm = "Order 48213, missed Tuesday slot: the desk corrects the label and calls her today."

    def handed_over(summary: str, level: Level) -> Session:
        session = play(GOOD[:2], end=False)
        session.consult("door code", session.quiet_at)
        session.hand_over(level, summary, session.quiet_at)
        return session

    right = handed_over(warm, Level.FUNCTIONAL)
    cold = handed_over("Take over please.", Level.FUNCTIONAL)
    wrong = handed_over(warm, Level.HIERARCHICAL)
    assert right.ending is Ending.HANDED_OVER_RIGHTLY
    assert right.score.overall > cold.score.overall + 10
    assert cold.score.overall > wrong.score.overall
    assert right.score.overall >= 75
