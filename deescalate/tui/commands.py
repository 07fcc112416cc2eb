"""The command palette: every scenario by its title, every place by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from deescalate.interface.safe import visible
from deescalate.tui import navigation as nav
from deescalate.tui.own_files import editable
from deescalate.tui.places import PlacesApp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from deescalate.model.scenario import Scenario
    from deescalate.tui.services import Shell


class OwnProvider(Provider):
    """Named commands in the interface's language. Names are text, never markup."""

    @property
    def shell(self) -> Shell:
        """What the screens hold."""
        app = self.app
        if not isinstance(app, PlacesApp):
            raise TypeError("this palette belongs to one program")
        return app.shell

    def named(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Names and what they do."""
        yield from ()

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, run in self.named():
            yield DiscoveryHit(Content(name), run, text=name)

    async def search(self, query: str) -> Hits:
        """Those that fit what is typed."""
        matcher = self.matcher(query)
        for name, run in self.named():
            score, offsets = matcher.fuzzy_search.match(query, name)
            if score > 0:
                # Not the matcher's own highlighting: it would read the name as markup.
                shown = Content(name)
                for offset in offsets:
                    shown = shown.stylize("bold underline", offset, offset + 1)
                yield Hit(score, shown, run, text=name)


class ScenarioProvider(OwnProvider):
    """Opens the briefing of a scenario."""

    def named(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """One command a scenario."""
        library = self.shell.loaded.library
        for scenario in library.scenarios if library is not None else ():
            if scenario.id in self.shell.services.held_out:
                continue
            title = visible(scenario.title, one_line=True)
            yield self.shell.t("Practise: {title}", title=title), self._opener(scenario)

    def _opener(self, scenario: Scenario) -> Callable[[], object]:
        return lambda: self.app.post_message(nav.OpenBriefing(scenario))


class StudioProvider(OwnProvider):
    """Opens the studio with one of the user's own files."""

    def named(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """One command a file."""
        library = self.shell.loaded.library
        for scenario_id, path in editable(self.shell).items():
            scenario = library.find(scenario_id) if library is not None else None
            if scenario is not None:
                title = visible(scenario.title, one_line=True)
                yield self.shell.t("Edit: {title}", title=title), self._opener(path)

    def _opener(self, path: Path) -> Callable[[], object]:
        return lambda: self.app.post_message(nav.OpenStudio(path))


class PlaceProvider(OwnProvider):
    """Goes to the other screens, and what the present screen offers."""

    def named(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """One command a place."""
        app, t = self.app, self.shell.t
        yield t("Home"), lambda: app.post_message(nav.OpenHome())
        yield t("Choose a scenario"), lambda: app.post_message(nav.OpenPicker())
        yield t("Short drills"), lambda: app.post_message(nav.OpenDrills())
        yield t("Pause the weekly goal"), lambda: app.post_message(nav.PauseGoal())
        yield t("History"), lambda: app.post_message(nav.OpenHistory())
        yield t("Replay the latest conversation"), lambda: app.post_message(nav.OpenReplay(""))
        yield (
            t("The latest conversation through lenses"),
            lambda: app.post_message(nav.OpenLens("")),
        )
        yield t("Disputes"), lambda: app.post_message(nav.OpenDisputes())
        yield t("Progress"), lambda: app.post_message(nav.OpenProgress())
        yield t("Rate a conversation blind"), lambda: app.post_message(nav.OpenRatings())
        yield t("Lesson"), lambda: app.post_message(nav.OpenLesson())
        yield t("Settings"), lambda: app.post_message(nav.OpenSettings())
        yield t("Help"), lambda: app.run_action("help")
        yield t("Quit"), lambda: app.run_action("quit")
