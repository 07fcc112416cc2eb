"""A session on the screen, from the first burst to the debrief."""

import threading
from dataclasses import replace
from pathlib import Path

from deescalate.model.session import ActKind, Ending, Mode
from deescalate.tui.dialogs.asking import ConsultDialog, HandOverDialog
from deescalate.tui.dialogs.choice import ChoiceDialog
from deescalate.tui.navigation import StartPractice
from deescalate.tui.screens.practice import PracticeScreen
from deescalate.tui.widgets.coach import Coach
from deescalate.tui.widgets.reply_box import ReplyBox
from tests.tui.playing import GOOD, Setting, machine, practising, running
from tests.tui.screen_text import screen_text


async def test_bursts_come_one_after_the_other_behind_visible_typing(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, pace=1.0)) as play:
        await play.wait(1.0)
        assert "Maria Keller is typing" in screen_text(play.app)
        assert "TUESDAY" not in play.app.said()
        await play.wait(1.5)
        assert "TUESDAY" in play.app.said()
        assert "LOOK IT UP" not in play.app.said()
        await play.wait(10)
        assert "LOOK IT UP" in play.app.said()
        assert "is typing" not in screen_text(play.app)


async def test_pace_scales_the_waiting(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, pace=0.5)) as play:
        await play.wait(4.3)
        assert "LOOK IT UP" in play.app.said()


async def test_without_waiting_everything_is_there_at_once(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, pace=0.0)) as play:
        assert "LOOK IT UP" in play.app.said()


async def test_a_turn_is_saved_before_it_is_shown(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.say(GOOD)
        assert GOOD not in play.app.shown_when_saved[0]
        assert GOOD in play.app.said()
        (turn,) = play.store.load("session-1").turns
        assert turn.act.text == GOOD


async def test_the_reply_moves_gauges_and_stage_and_the_coach_says_why(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        before = screen_text(play.app)
        assert "● 1 Venting" in before
        assert "angry" in before
        await play.say(GOOD)
        after = screen_text(play.app)
        assert "● 2 Building trust" in after
        assert "Strong reply" in after
        assert "You named the feeling" in after
        assert "What matters most?" in after


async def test_a_harmful_reply_is_coached_by_what_harmed_first(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.say("Calm down.")
        coach = [row for row in screen_text(play.app).splitlines() if "✗" in row or "✓" in row]
        assert "✗" in coach[0]
        assert "I hear how angry you are." in screen_text(play.app)


async def test_a_reply_in_the_middle_of_a_burst_interrupts(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, pace=1.0)) as play:
        await play.wait(3.0)
        await play.say("One moment.")
        (turn,) = play.practice.talk.turns if play.practice.talk else ()
        assert turn.interrupted
        await play.wait(30)
        assert play.app.said().count("LOOK IT UP") == 1


async def test_two_replies_in_a_row_are_both_played_in_order(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        box = play.practice.view.box
        box.insert("First.")
        await play.pilot.press("enter", *"Second.", "enter")
        await play.settle()
        turns = play.store.load("session-1").turns
        assert [turn.act.text for turn in turns] == ["First.", "Second."]


async def test_silence_is_noticed(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.wait(70)
        kinds = [turn.act.kind for turn in play.store.load("session-1").turns]
        assert kinds == [ActKind.SILENCE]


async def test_reading_stops_the_clock_and_writing_to_others_does_not(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        talk = play.practice.talk
        assert talk is not None
        for key, runs in (("f5", False), ("f9", False), ("f1", False), ("f2", True)):
            await play.pilot.press(key)
            await play.settle()
            before = talk.now
            await play.wait(3)
            assert (talk.now > before) is runs, key
            await play.pilot.press("escape")
            await play.settle()


async def test_consulting_a_colleague(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.practice.run_action("consult")
        await play.settle()
        assert isinstance(play.app.screen, ConsultDialog)
        await play.pilot.press(*"the label?", "enter")
        await play.settle()
        await play.wait(60)
        assert "You → Logistics desk" in play.app.said()
        assert "The label has no code." in play.app.said()


async def test_handing_over_takes_level_and_summary_and_ends_the_session(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.practice.run_action("hand_over")
        await play.settle()
        assert isinstance(play.app.screen, HandOverDialog)
        await play.pilot.press("down", "enter", *"48213, Tuesday", "enter")
        await play.settle()
        record = play.store.load("session-1")
        assert record.turns[-1].act.text == "48213, Tuesday"
        assert record.turns[-1].act.level == "hierarchical"
        assert record.ending is not None


async def test_a_draft_to_a_colleague_outlives_closing_the_dialog(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        for _ in range(2):
            await play.practice.run_action("hand_over")
            await play.settle()
            await play.pilot.press("tab", *"ab", "escape")
            await play.settle()
        await play.practice.run_action("hand_over")
        await play.settle()
        assert play.app.screen.query_one(ReplyBox).text == "abab"


async def test_ending_asks_first_and_leads_to_the_debrief(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.practice.run_action("end")
        await play.settle()
        assert isinstance(play.app.screen, ChoiceDialog)
        await play.pilot.press("enter")
        await play.settle()
        assert not play.practice.over
        await play.practice.run_action("end")
        await play.settle()
        await play.pilot.press("down", "enter")
        await play.settle()
        await play.wait(20)
        assert "Go to the debrief" in screen_text(play.app)
        assert play.practice.talk is not None
        assert play.practice.talk.ending is Ending.AGENT_GAVE_UP
        await play.pilot.press("enter")
        await play.settle()
        assert [record.ending for record in play.app.debriefed] == [Ending.AGENT_GAVE_UP]


async def test_what_was_typed_when_the_customer_left_is_shown(tmp_path: Path) -> None:
    emotion = replace(machine().emotion, patience=1)
    async with practising(Setting(tmp_path, (machine(emotion=emotion),), pace=1.0)) as play:
        await play.wait(20)
        play.practice.view.box.insert("Calm down.")
        await play.pilot.press("enter")
        play.practice.view.box.insert("but wait")
        await play.settle()
        await play.wait(60)
        assert play.practice.over
        assert "Not sent: but wait" in play.app.said()


async def test_hints_are_counted(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.pilot.press("f3", "f3")
        await play.settle()
        assert "Hint 2, counted" in screen_text(play.app)
        await play.say("Calm down.")
        assert play.practice.talk is not None
        assert play.practice.talk.recorder.record().hints == 2


async def test_exam_mode_keeps_coaching_reasons_and_hints_for_the_debrief(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, mode=Mode.EXAM)) as play:
        await play.pilot.press("f3")
        await play.say(GOOD)
        await play.pilot.press("f8")
        await play.settle()
        text = screen_text(play.app)
        assert isinstance(play.app.screen, PracticeScreen)
        assert not play.practice.query_one(Coach).display
        for hidden in (
            "Strong reply",
            "You named",
            "What matters most?",
            "Hint",
            "Coach",
            "→ Stage",
        ):
            assert hidden not in text
        assert "· Feeling" not in text


async def test_the_clock_shows_what_was_promised(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, pace=1.0)) as play:
        await play.wait(3)
        assert "Let the customer finish" in screen_text(play.app)
        await play.wait(20)
        assert "of 45 s" in screen_text(play.app)
        await play.wait(40)
        assert "late" in screen_text(play.app)


async def test_words_sent_before_the_analysis_is_there_stay_in_the_box(tmp_path: Path) -> None:
    opened = threading.Event()
    setting = Setting(tmp_path, analyst_waits_for=opened)
    async with running(setting) as play:
        play.app.post_message(StartPractice(machine()))
        await play.pilot.pause()
        assert "Getting ready" in screen_text(play.app)
        await play.pilot.press(*"Early", "enter")
        assert play.practice.view.box.text == "Early"
        opened.set()
        await play.settle()
        assert "LOOK IT UP" in play.app.said()
        assert play.practice.view.box.text == "Early"


async def test_the_coach_can_be_read_turn_by_turn(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.say(GOOD)
        await play.say("Calm down.")
        await play.pilot.press("f8")
        await play.settle()
        assert "Turn 2" in screen_text(play.app)
        await play.pilot.press("left")
        await play.settle()
        text = screen_text(play.app)
        assert "Turn 1" in text
        assert "Next" in text
        await play.pilot.press("left", "right")
        await play.settle()
        assert "Turn 2" in screen_text(play.app)


async def test_briefing_offers_and_facts_can_be_looked_up(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, size=(80, 40))) as play:
        await play.pilot.press("f9")
        await play.settle()
        text = screen_text(play.app)
        for expected in ("You are on chat.", "New delivery", "Goodwill up to 30 EUR", "48213"):
            assert expected in text
        assert "Full refund" not in text
        assert "First reply 45 s, then 90 s; solved within 10 min" in text
