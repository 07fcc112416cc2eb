"""Typing: order, new lines, pastes, fields, drafts."""

from pathlib import Path

from textual import events
from textual.app import App, ComposeResult

from deescalate.tui.widgets.reply_box import ReplyBox
from tests.tui.playing import GOOD, Setting, practising
from tests.tui.screen_text import screen_text

BURST = ("a", "b", "x", "backspace", "c", "left", "Z", "end", "d", "enter", "e", "ctrl+j", "f")


class BoxApp(App[None]):
    """A box and what it sent."""

    CSS = "ReplyBox { border: none !important; }"

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"quiet": "#808080"}

    def compose(self) -> ComposeResult:
        yield ReplyBox()

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        self.sent.append(event.text)


async def test_keys_of_one_burst_keep_their_order() -> None:
    app = BoxApp()
    async with app.run_test() as pilot:
        for key in BURST * 3:
            character = key if len(key) == 1 else None
            app.post_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause()
        box = app.query_one(ReplyBox)
        assert app.sent == ["abZcd", "e\nfabZcd", "e\nfabZcd"]
        assert box.text == "e\nf"


async def test_a_paste_never_sends() -> None:
    app = BoxApp()
    async with app.run_test() as pilot:
        app.query_one(ReplyBox).post_message(events.Paste("one\r\ntwo\rthree\n"))
        await pilot.pause()
        assert app.sent == []
        assert app.query_one(ReplyBox).text == "one\ntwo\nthree\n"


async def test_nothing_but_blanks_is_not_sent() -> None:
    app = BoxApp()
    async with app.run_test() as pilot:
        await pilot.press("space", "enter")
        assert app.sent == []
        assert app.query_one(ReplyBox).text == " "


async def test_a_field_left_empty_asks_before_it_is_sent(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        box = play.practice.view.box
        await play.pilot.press("f2", "down", "enter")
        await play.settle()
        assert box.text == "Order 48213 comes on {day} between {time}."
        assert box.selected_text == "{day}"
        await play.pilot.press(*"Monday", "tab")
        assert box.selected_text == "{time}"
        await play.pilot.press("enter")
        await play.settle()
        assert "Still to be filled in: {time}" in screen_text(play.app)
        assert play.store.load("session-1").turns == ()
        await play.pilot.press("enter")
        await play.settle()
        assert box.text == "Order 48213 comes on Monday between {time}."
        await play.pilot.press(*"2 and 4", "enter")
        await play.settle()
        (turn,) = play.store.load("session-1").turns
        assert turn.act.text == "Order 48213 comes on Monday between 2 and 4."


async def test_a_field_may_be_sent_as_it_is(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.say("Dear {name}, hello.")
        await play.pilot.press("down", "enter")
        await play.settle()
        (turn,) = play.store.load("session-1").turns
        assert turn.act.text == "Dear {name}, hello."


async def test_only_facts_that_were_told_are_put_into_fields(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, pace=1.0)) as play:
        await play.wait(1)
        await play.pilot.press("f2", *"order", "enter")
        await play.settle()
        assert "{order-number}" in play.practice.view.box.text or (
            "48213" in play.practice.view.box.text
        )


async def test_the_draft_is_kept_when_looking_elsewhere(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.pilot.press(*"half a thought")
        for key in ("f1", "f2", "f4", "f5", "f9", "ctrl+p"):
            await play.pilot.press(key)
            await play.settle()
            await play.pilot.press("escape")
            await play.settle()
        await play.pilot.press(*"!")
        assert play.practice.view.box.text == "half a thought!"


async def test_leaving_keeps_the_draft_for_the_way_back(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.say(GOOD)
        await play.pilot.press(*"half", "escape")
        await play.settle()
        await play.pilot.press("down", "enter")
        await play.settle()
        assert len(play.app.screen_stack) == 1
        play.app.load_record("session-1", resume=True)
        await play.settle()
        assert play.practice.view.box.text == "half"


async def test_quitting_with_a_draft_asks_first(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.pilot.press(*"half", "ctrl+q")
        await play.settle()
        assert "has not been sent" in screen_text(play.app)
        await play.pilot.press("escape")
        await play.settle()
        assert play.practice.view.box.text == "half"


async def test_clicking_the_chat_does_not_take_the_focus_from_the_box(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        await play.pilot.click("Transcript")
        await play.pilot.press(*"typed")
        assert play.practice.view.box.text == "typed"


async def test_the_page_keys_scroll_the_chat(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, size=(60, 20))) as play:
        for number in range(6):
            await play.say(f"Reply {number}.")
        chat = play.practice.view.transcript
        bottom = chat.scroll_y
        await play.pilot.press("pageup")
        await play.settle()
        assert chat.scroll_y < bottom
        await play.pilot.press("pagedown", "pagedown")
        await play.settle()
        assert chat.scroll_y == bottom
