"""The studio: editing, live problems, saving, and what happens to words that were not saved."""

from pathlib import Path

import pytest

from deescalate.interface.catalogue import translator
from deescalate.tui import navigation as nav
from deescalate.tui.app import StartAt
from deescalate.tui.screens.home import HomeScreen
from deescalate.tui.screens.studio import PARTS
from deescalate.tui.studio.document import StudioFile
from tests.tui.playing import Setting, running
from tests.tui.screen_text import assert_as_kept, screen_text
from tests.tui.working import KIND, Desk, change, own_file, working

TITLE = "title: Whose frog is this?"
BAD_TITLE = "titel: Whose frog is this?"


async def leave(desk: Desk, answer: str) -> None:
    """Escape, and an answer of the question that follows."""
    desk.studio.action_back()
    await desk.settle()
    desk.play.app.screen.dismiss(answer)
    await desk.settle()
    await desk.settle()


async def test_problems_show_while_typing_and_lead_to_their_place(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        assert "Problems: none" in desk.screen
        await desk.replace(TITLE, BAD_TITLE)
        assert "Problems: 1 error" in desk.screen
        await desk.press("f6")
        assert "✗ Error  line 4, column 1" in desk.screen
        desk.studio.problems.highlighted = 0
        await desk.press("enter")
        assert desk.studio.editor.has_focus
        assert desk.studio.editor.cursor_location == (3, 0)


async def test_space_says_why_a_problem_is_one(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.replace(TITLE, BAD_TITLE)
        await desk.press("f6", "space")
        assert "(error)" in desk.screen


async def test_a_check_that_comes_late_is_not_shown(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        studio = desk.studio
        studio.editor.put(studio.editor.text.replace(TITLE, BAD_TITLE))
        studio.check_now()
        studio.editor.put(studio.editor.text.replace(BAD_TITLE, TITLE))
        studio.edited()
        await desk.settle()
        assert "Problems: none" in desk.screen


async def test_saving_writes_the_file_and_says_so(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.replace(TITLE, "title: Our frog")
        assert "not saved" in desk.screen
        await desk.press("ctrl+s")
        assert "title: Our frog" in desk.path.read_text(encoding="utf-8")
        assert "· saved ·" in desk.screen
        await desk.checked()
        assert not list((tmp_path / "drafts").iterdir())


async def test_a_file_that_cannot_be_written_stays_unsaved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On the screen a long path may break the sentence anywhere, so what is said is looked at.
    said: list[str] = []
    async with working(tmp_path) as desk:
        monkeypatch.setattr(desk.studio, "notify", lambda words, **_: said.append(words))
        await desk.replace(TITLE, "title: Our frog")
        desk.path.unlink()
        desk.path.mkdir()
        await desk.press("ctrl+s")
        assert len(said) == 1
        assert f"{desk.path} cannot be written" in said[0]
        assert desk.studio.unsaved


async def test_leaving_asks_and_saves(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.replace(TITLE, "title: Our frog")
        await desk.press("escape")
        assert "Not everything is saved." in desk.screen
        await desk.press("down", "enter")
        assert isinstance(desk.play.app.screen, HomeScreen)
        assert "title: Our frog" in desk.path.read_text(encoding="utf-8")


async def test_leaving_without_changes_asks_nothing(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.press("escape")
        assert isinstance(desk.play.app.screen, HomeScreen)


@pytest.mark.parametrize(("answer", "kept"), [("later", True), ("drop", False)])
async def test_unsaved_work_is_kept_for_the_next_time_or_thrown_away(
    tmp_path: Path, answer: str, *, kept: bool
) -> None:
    async with working(tmp_path) as desk:
        await desk.replace(TITLE, "title: Our frog")
        await leave(desk, answer)
        assert TITLE in desk.path.read_text(encoding="utf-8")
        draft = StudioFile(desk.path, tmp_path / "drafts").kept()
        assert (draft is not None and "Our frog" in draft) is kept


async def test_quitting_names_the_loss_and_keeps_the_words(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.replace(TITLE, "title: Our frog")
        await desk.press("ctrl+q")
        assert "Not everything is saved. It is kept" in desk.screen


async def test_what_a_crash_left_is_offered_and_can_be_undone(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    StudioFile(path, tmp_path / "drafts").keep(text.replace(TITLE, "title: Our frog"))
    async with working(tmp_path) as desk:
        assert "never saved" in desk.screen
        await desk.press("enter")
        assert "title: Our frog" in desk.studio.text
        assert desk.studio.unsaved
        await desk.press("ctrl+z")
        assert not desk.studio.unsaved


async def test_what_a_crash_left_can_be_discarded(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    StudioFile(path, tmp_path / "drafts").keep("title: Our frog\n")
    async with working(tmp_path) as desk:
        await desk.press("down", "enter")
        await desk.checked()
        assert TITLE in desk.studio.text
        assert StudioFile(path, tmp_path / "drafts").kept() is None


async def test_anothers_change_is_taken_over_while_nothing_is_unsaved(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        change(desk.path, TITLE, "title: Their frog")
        desk.studio.look()
        await desk.settle()
        assert "title: Their frog" in desk.studio.text
        assert not desk.studio.unsaved


async def test_anothers_change_is_asked_about_while_something_is_unsaved(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.replace("minutes: 9", "minutes: 8")
        change(desk.path, TITLE, "title: Their frog")
        desk.studio.look()
        await desk.settle()
        assert "changed elsewhere" in desk.screen
        await desk.press("enter")
        assert "minutes: 8" in desk.studio.text
        assert TITLE in desk.studio.text
        assert desk.studio.unsaved
        await desk.press("ctrl+s")
        assert "minutes: 8" in desk.path.read_text(encoding="utf-8")


async def test_saving_over_anothers_change_asks_first(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.replace("minutes: 9", "minutes: 8")
        change(desk.path, TITLE, "title: Their frog")
        await desk.press("ctrl+s")
        assert "changed elsewhere" in desk.screen
        await desk.press("down", "enter")
        assert "title: Their frog" in desk.studio.text
        assert "minutes: 9" in desk.studio.text
        await desk.press("ctrl+z")
        assert "minutes: 8" in desk.studio.text


async def test_a_file_that_is_not_text_is_left_again(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    path.write_bytes(b"title: \xff\n")
    start = StartAt(opens=nav.OpenStudio(path))
    async with running(Setting(tmp_path, start_at=start)) as play:
        await play.settle()
        assert isinstance(play.app.screen, HomeScreen)
        assert "not UTF-8" in screen_text(play.app)
    assert path.read_bytes() == b"title: \xff\n"


async def test_saved_files_are_in_the_lists_at_once(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        library = desk.play.app.shell.loaded.library
        await desk.replace(TITLE, "title: Our frog")
        await leave(desk, "save")
        assert desk.play.app.shell.loaded.library is not library


# --- the conversation --------------------------------------------------------------------


async def test_the_conversation_follows_the_file_and_keeps_the_replies(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.say(KIND)
        assert len(desk.pane.turns) == 1
        before = desk.pane
        await desk.replace("Gorgeous delivery photo", "Splendid delivery photo")
        assert desk.pane is not before
        assert "Splendid delivery photo" in desk.screen
        assert KIND.split(",")[0] in desk.screen
        assert [turn.act.text for turn in desk.pane.turns] == [KIND]


async def test_notes_in_the_file_do_not_begin_it_again(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        before = desk.pane
        await desk.write("# a note\n")
        assert desk.pane is before


async def test_errors_leave_the_old_version_on(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        before = desk.pane
        await desk.replace(TITLE, BAD_TITLE)
        assert desk.pane is before
        assert "✗ The file has errors" in desk.screen
        await desk.replace(BAD_TITLE, TITLE)
        assert "✗ The file has errors" not in desk.screen


async def test_it_begins_again_before_any_reply(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        for words in (KIND, "Which door did the driver see?", "I send a van tomorrow."):
            await desk.say(words)
        await desk.press("f7")
        assert "Before reply 2" in desk.screen
        desk.play.app.screen.dismiss("1")
        await desk.settle()
        assert [turn.act.text for turn in desk.pane.turns] == [KIND]
        assert desk.pane.view.box.text == "Which door did the driver see?"


async def test_other_lines_on_request(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        seed = desk.pane.occasion.seed
        await desk.press("f7", "down", "enter")
        assert desk.pane.occasion.seed == seed + 1


async def test_the_line_just_said_is_found_in_the_file(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.say(KIND)
        places = desk.pane.places()
        (said,) = [place for place in places if place.said]
        assert "The customer could have said" in desk.screen
        assert f"said: line {said.line}" in desk.screen
        await desk.press("ctrl+o", "enter")
        assert desk.studio.editor.has_focus
        assert desk.studio.editor.cursor_location == (places[0].line - 1, 0)


async def test_nobody_grows_impatient_while_the_file_is_edited(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        desk.play.clock.now += 5000
        desk.pane.beat()
        await desk.settle()
        assert desk.pane.turns == ()


async def test_silence_is_an_act_of_its_own(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.pane.run_action("silence")
        await desk.settle()
        assert [turn.act.kind.value for turn in desk.pane.turns] == ["silence"]


async def test_nothing_of_it_is_kept(tmp_path: Path) -> None:
    async with working(tmp_path) as desk:
        await desk.say(KIND)
        await desk.pane.run_action("end")
        await desk.press("down", "enter")
        assert desk.pane.over
        await desk.press("enter")
        assert desk.play.app.debriefed
        assert desk.play.store.sessions() == ()


# --- parts -------------------------------------------------------------------------------


async def test_small_screens_show_one_part_large_ones_two(tmp_path: Path) -> None:
    async with working(tmp_path, size=(80, 24)) as desk:
        assert "format: 1" in desk.screen
        assert "Your reply" not in desk.screen
        await desk.press("f6", "f6")
        assert "Your reply" in desk.screen
        assert "format: 1" not in desk.screen
        await desk.press("f6")
        assert "● the conversation is here" in desk.screen
        await desk.press("f6")
        assert desk.studio.editor.has_focus


async def test_a_click_opens_a_part(tmp_path: Path) -> None:
    async with working(tmp_path, size=(80, 24)) as desk:
        row = desk.screen.splitlines()[1]
        await desk.play.pilot.click(offset=(row.index("Map") + 1, 1))
        await desk.settle()
        assert "How it can end" in desk.screen or "1 Venting" in desk.screen


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_footer_of_every_part_names_the_way_on(tmp_path: Path, language: str) -> None:
    async with working(tmp_path, size=(80, 24), language=language) as desk:
        await desk.replace(TITLE, BAD_TITLE)
        t = translator(language)
        for part in PARTS:
            desk.studio.open_part(part)
            await desk.settle()
            footer = desk.screen.splitlines()[-1]
            assert f"F6 {t('Next part')}" in footer
            assert footer.rstrip().endswith(t("Help"))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_parts_as_kept(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with working(tmp_path, size=size, language=language) as desk:
        await desk.replace(TITLE, BAD_TITLE)
        await desk.replace(BAD_TITLE, TITLE)
        await desk.say(KIND)
        await desk.replace(TITLE, BAD_TITLE)
        for part in PARTS:
            desk.studio.open_part(part)
            await desk.settle()
            assert_as_kept(desk.play.app, f"studio-{part}-{size[0]}x{size[1]}-{language}")
