"""Short drills on the screen: moment, reply, result, the end of the round."""

from pathlib import Path

from deescalate.history import Store
from deescalate.history.cards import cards, drilled
from deescalate.model.scenario import Step, Tries
from deescalate.tui import navigation as nav
from deescalate.tui.screens.drill import DrillScreen
from deescalate.tui.widgets.reply_box import ReplyBox
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, NOW, OFFER, RUDE, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

TRIES = Tries((Step(KIND), Step(OFFER)), (Step("b"),), (Step("c"),))
MACHINE = make_scenario(tries=TRIES, skills=("validate", "listen"))
HOUSE = make_scenario(id="house", title="A cold house", tries=TRIES, skills=("validate",))


def rude_past(store: Store) -> None:
    """A session that went wrong twice."""
    played(MACHINE, (RUDE, RUDE), store=store, session_id="s1", days_ago=2)


def setting(folder: Path, **changes: object) -> Setting:
    return Setting(folder, (MACHINE, HOUSE), past=rude_past, **changes)  # type: ignore[arg-type]


def drill_screen(visit: Visit) -> DrillScreen:
    assert isinstance(visit.app.screen, DrillScreen)
    return visit.app.screen


async def say(visit: Visit, text: str) -> None:
    """Type a reply as a paste would and send it."""
    drill_screen(visit).query_one(ReplyBox).insert(text)
    await visit.press("enter")


async def test_home_leads_to_drills_by_key_and_back(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.press("d")
        assert visit.screen == "DrillScreen"
        await visit.press("escape")
        assert visit.screen == "HomeScreen"


async def test_the_palette_leads_to_drills(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.press("ctrl+p", *"short drills", "enter")
        assert visit.screen == "DrillScreen"


async def test_the_own_weak_moment_its_result_and_what_it_counts_for(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(nav.OpenDrills(count=2))
        text = screen_text(visit.app)
        assert "From your conversation “The machine” (Wednesday)" in text
        assert "1 of 2" in text
        await visit.as_kept("drill-moment")
        await say(visit, RUDE)
        text = screen_text(visit.app)
        assert "Better" in text
        assert "You wrote then" in text
        await visit.as_kept("drill-result")
        await visit.press("enter")
        await say(visit, KIND)
        await visit.press("enter")
        await visit.as_kept("drill-end")
        assert len(drilled(visit.store.connection, "Kim")) == 2
        await visit.press("enter")
        assert visit.screen == "HomeScreen"


async def test_drills_in_german(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path, language="de")) as visit:
        await visit.go(nav.OpenDrills(count=1))
        await visit.as_kept("drill-moment-de", ((80, 24), (120, 40)))
        await say(visit, RUDE)
        await visit.as_kept("drill-result-de", ((80, 24), (120, 40)))


async def test_only_the_first_reply_to_a_moment_counts(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(nav.OpenDrills("validate", 1))
        await say(visit, RUDE)
        before = drilled(visit.store.connection, "Kim")
        await visit.press("f5")
        assert drill_screen(visit).query_one(ReplyBox).display
        await say(visit, KIND)
        assert "gold" in screen_text(visit.app)
        assert drilled(visit.store.connection, "Kim") == before
        (score,) = (best for _last, best in before.values())
        assert score < 50


async def test_a_skipped_moment_does_not_count(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(nav.OpenDrills("validate", 1))
        await visit.press("f7")
        assert "Nothing was answered" in screen_text(visit.app)
        assert drilled(visit.store.connection, "Kim") == {}


async def test_after_a_round_another_one_can_begin(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(nav.OpenDrills("validate", 1))
        await say(visit, KIND)
        await visit.press("enter", "f5")
        assert drill_screen(visit).query_one(ReplyBox).display
        assert "1 of 1" in screen_text(visit.app)


async def test_a_good_drill_makes_its_card_good(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(nav.OpenDrills("validate", 1))
        await say(visit, KIND)
        found = {
            card.key.skill: card.state.last for card in cards(visit.store.connection, "Kim", NOW)
        }
        assert found["validate"] == NOW


async def test_drills_work_without_a_history(tmp_path: Path) -> None:
    broken = Setting(tmp_path, (MACHINE, HOUSE), history_fails="The disk is gone.")
    async with visiting(broken) as visit:
        await visit.go(nav.OpenDrills("validate", 2))
        assert "From the conversation “" in screen_text(visit.app)
        await say(visit, KIND)
        await visit.press("enter", "f7")
        assert "The history is not open, so nothing was kept." in screen_text(visit.app)


async def test_a_reply_that_is_being_written_is_asked_about(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(nav.OpenDrills("validate", 1))
        drill_screen(visit).query_one(ReplyBox).insert("Half a rep")
        await visit.press("ctrl+q")
        assert "would be lost" in screen_text(visit.app)


async def test_the_goal_is_paused_and_goes_on_from_home(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        assert "1 of 3 this week" in screen_text(visit.app)
        await visit.press("p", "down", "enter")
        assert "Goal paused until 2026-03-29" in screen_text(visit.app)
        await visit.press("p")
        assert "Go on now" in screen_text(visit.app)
        await visit.press("enter")
        assert "1 of 3 this week" in screen_text(visit.app)
