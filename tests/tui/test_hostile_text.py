"""Scenario text, names and replies are shown as text, whatever is in them."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from deescalate.model.scenario import CannedReply
from tests.tui.playing import ANALYSES, GOOD, Setting, machine, practising, running
from tests.tui.screen_text import screen_text
from tests.unit.practice.case import FakeAnalyst, analysed, finding

MARKUP = "[bold]x[/bold] [@click=app.quit]leave[/] [/nonsense] $primary {field} \\[b]"
ESCAPES = "\x1b[31mred\x1b[0m \x07bell \x9b2J \u202egnol\u202c \u200bgone"
LETTERS = 100_000


def hostile(text: str) -> Setting:
    """A setting whose every text is hostile."""
    plain = machine()
    persona = replace(plain.persona, name=text, address_as=text)
    first, *rest = plain.stages
    bursts = tuple(replace(burst, text=text) for burst in first.bursts)
    facts = tuple(replace(fact, value=text, says=text) for fact in plain.grievance.facts)
    scenario = machine(
        title=text,
        persona=persona,
        brief=text,
        goal=text,
        grievance=replace(plain.grievance, facts=facts),
        solutions=tuple(replace(solution, title=text) for solution in plain.solutions),
        stages=(replace(first, bursts=bursts, goal=text), *rest),
        canned=(CannedReply("snippet", text, ()),),
        escalation=replace(
            plain.escalation,
            paths=tuple(replace(path, to=text) for path in plain.escalation.paths),
        ),
    )
    bad = replace(
        analysed("calm-down", better=(text,)),
        findings=(replace(finding("calm-down", text), why=text),),
    )
    return Setting(Path(), (scenario,), analyst=FakeAnalyst({text.strip(): bad}))


async def visit_everything(setting: Setting, reply: str) -> list[str]:
    """Send the reply and open every dialog; the screens' texts on the way."""
    texts = []
    async with practising(setting) as play:
        play.practice.view.box.text = reply
        play.practice.view.box.send()
        await play.settle()
        await play.wait(10)
        texts.append(screen_text(play.app))
        for key in ("f2", "f4", "f8", "f9", "f1", "ctrl+p"):
            await play.pilot.press(key)
            await play.settle()
            texts.append(screen_text(play.app))
            await play.pilot.press("escape")
            await play.settle()
        await play.practice.run_action("hand_over")
        await play.settle()
        texts.append(screen_text(play.app))
        assert play.app.is_running
    return texts


async def test_markup_is_shown_as_it_was_written(tmp_path: Path) -> None:
    setting = replace(hostile(MARKUP), folder=tmp_path)
    practice, canned, *_rest = await visit_everything(setting, MARKUP)
    assert "[bold]x[/bold] [@click=app.quit]leave[/]" in practice
    assert "[bold]x[/bold]" in canned


async def test_no_control_or_direction_character_reaches_the_screen(tmp_path: Path) -> None:
    setting = replace(hostile(ESCAPES), folder=tmp_path)
    texts = await visit_everything(setting, ESCAPES)
    for text in texts:
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u202c", "\u200b"} & set(text)
    assert "␛[31mred" in texts[0]


async def test_a_click_on_markup_does_nothing(tmp_path: Path) -> None:
    setting = replace(hostile(MARKUP), folder=tmp_path)
    async with practising(setting) as play:
        rows = screen_text(play.app).splitlines()
        row = next(y for y, text in enumerate(rows) if "leave" in text and y > 1)
        await play.pilot.click(offset=(rows[row].index("leave") + 1, row))
        await play.settle()
        assert play.app.is_running
        assert play.practice.view.box.text == ""


async def test_a_paste_of_escape_sequences_is_made_harmless(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        play.practice.view.box.post_message(events.Paste(ESCAPES))
        await play.settle()
        assert "\x1b" not in play.practice.view.box.text
        assert "\x1b" not in screen_text(play.app)


@pytest.mark.parametrize(
    "text", ["w" * LETTERS, "wörter und " * (LETTERS // 11), "漢字🙂" * 30_000]
)
async def test_a_hundred_thousand_letters_do_not_hang(tmp_path: Path, text: str) -> None:
    first, *rest = machine().stages
    bursts = (replace(first.bursts[0], text=text), *first.bursts[1:])
    scenario = machine(stages=(replace(first, bursts=bursts), *rest))
    async with practising(Setting(tmp_path, (scenario,))) as play:
        begun = time.monotonic()
        play.practice.view.box.post_message(events.Paste(text))
        await play.pilot.press("enter")
        await play.settle()
        await play.pilot.press(*"next")
        assert play.practice.view.box.text == "next"
        assert time.monotonic() - begun < 20
        (turn,) = play.store.load("session-1").turns
        assert turn.act.text == text.strip()


async def test_the_palette_shows_titles_as_text_and_opens_the_briefing(tmp_path: Path) -> None:
    scenario = machine(title="[red]Late[/] washing machine")
    async with running(Setting(tmp_path, (scenario,))) as play:
        await play.pilot.press("ctrl+p")
        await play.settle()
        await play.pilot.press(*"late", "space", *"wash")
        await play.pilot.pause(0.5)
        await play.settle()
        assert "[red]Late[/] washing machine" in screen_text(play.app)
        await play.pilot.press("enter")
        await play.pilot.pause(0.5)
        await play.settle()
        assert type(play.app.screen).__name__ == "BriefingScreen"


async def test_right_to_left_text_and_emoji_stay(tmp_path: Path) -> None:
    first, *rest = machine().stages
    bursts = tuple(replace(burst, text="שלום 🙂 مرحبا") for burst in first.bursts)
    scenario = machine(stages=(replace(first, bursts=bursts), *rest))
    async with practising(Setting(tmp_path, (scenario,), analyst=FakeAnalyst(ANALYSES))) as play:
        await play.say(GOOD)
        assert "שלום 🙂 مرحبا" in play.app.said()
