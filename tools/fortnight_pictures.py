"""Pictures of the screens on the last evening of ``tools.fortnight``: dark and light, wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.history import Filter
from deescalate.model.language import Language
from deescalate.model.session import Mode
from deescalate.tui import navigation as nav
from deescalate.tui.app import DeescalateApp
from deescalate.tui.widgets.reply_box import ReplyBox
from tools.fortnight import LEARNER
from tools.fortnight_story import SIZE, home_is_filled
from tools.pictures import LOOKED_UP, ROOT, Photographer, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.message import Message
    from textual.pilot import Pilot

    from deescalate.history import SessionSummary
    from tools.fortnight_story import Storyteller

TRAINER: Final = "Toni"
LENS: Final = "heard"
KEPT: Final = ROOT / "docs" / "pictures"
EVERY: Final = frozenset({"home", "progress", "check", "drill", "replay", "lens", "rating"})
SHOWN: Final = {
    (Language.EN, "dark"): {"progress", "drill", "rating", "lens"},
    (Language.DE, "light"): {"home", "check"},
}
"""What the repository keeps; a folder of one's own gets everything."""
REPLY: Final = {
    Language.EN: "I hear how tired you are of saying it all again, and I would be too.",
    Language.DE: "Ich höre, wie leid Sie es sind, alles noch einmal zu sagen. Das wäre ich auch.",
}
MIDDLING: Final = range(40, 80)
"""Score of a session that has something of everything to show."""


async def photograph(teller: Storyteller, folder: Path) -> None:
    """Home, progress, check, drill, replay, lens and blind rating, in a folder that is there, as
    ``fortnight-NAME-LANG-[light-]SIZE.svg``.
    """
    shown, language = _middling(teller), teller.fortnight.language
    for theme, prefix in (("dark", ""), ("light", "light-")):
        suffix = f"{language.value}-{prefix}{SIZE[0]}x{SIZE[1]}"
        names = SHOWN.get((language, theme), set()) if folder == KEPT else EVERY
        wanted = frozenset(f"fortnight-{name}" for name in names)
        if not wanted:
            continue
        app = DeescalateApp(teller.services(theme))
        async with app.run_test(size=SIZE) as pilot:
            camera = Photographer(pilot, app, folder, suffix, wanted)
            await until(pilot, lambda app=app: home_is_filled(app))  # type: ignore[misc]
            await until(pilot, lambda app=app: app.shell.loaded.analyst is not None)  # type: ignore[misc]
            camera.take("fortnight-home")
            await _visit(pilot, app, nav.OpenProgress(), "ProgressScreen")
            camera.take("fortnight-progress")
            await pilot.press("4")
            await pilot.pause(0.5)
            camera.take("fortnight-check")
            await _visit(pilot, app, nav.OpenReplay(shown.id, 1), "ReplayScreen")
            await pilot.pause(LOOKED_UP)
            camera.take("fortnight-replay")
            app.shell.lens = LENS
            await _visit(pilot, app, nav.OpenLens(shown.id), "LensScreen")
            camera.take("fortnight-lens")
            await _drill(pilot, app, camera, REPLY[language])
        rating = DeescalateApp(teller.services(theme, TRAINER))
        async with rating.run_test(size=SIZE) as pilot:
            camera = Photographer(pilot, rating, folder, suffix, wanted)
            await until(pilot, lambda app=rating: app.shell.loaded.library is not None)  # type: ignore[misc]
            await _visit(pilot, rating, nav.OpenRating(shown.id), "RateScreen")
            await pilot.press("2", "1")
            await pilot.pause(0.3)
            camera.take("fortnight-rating")


def _middling(teller: Storyteller) -> SessionSummary:
    fortnight = teller.fortnight
    found = fortnight.store.sessions(Filter(learner=LEARNER, finished=True))
    practised = [each for each in found if each.mode is Mode.GUIDED]
    return next((each for each in practised if each.overall in MIDDLING), practised[0])


async def _visit(pilot: Pilot[None], app: DeescalateApp, message: Message, screen: str) -> None:
    app.post_message(message)
    await until(pilot, lambda: type(app.screen).__name__ == screen)
    await pilot.pause(1.0)


async def _drill(pilot: Pilot[None], app: DeescalateApp, camera: Photographer, reply: str) -> None:
    """The first one, answered. What is typed counts, so that this comes last."""
    await _visit(pilot, app, nav.OpenDrills(), "DrillScreen")
    await until(pilot, lambda: bool(app.screen.query(ReplyBox)))
    app.screen.query_one(ReplyBox).text = reply
    await pilot.press("enter")
    await pilot.pause(LOOKED_UP)
    camera.take("fortnight-drill")
