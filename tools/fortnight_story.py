"""What the program says on the evenings of ``tools.fortnight``, in its own words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deescalate.cli.next import next_lines
from deescalate.cli.screens import services_for
from deescalate.history import Filter, Wanted
from deescalate.interface.catalogue import translator
from deescalate.report.forms import Form, progress_text, results_of, session_text
from deescalate.settings import LanguageChoice, Settings
from deescalate.tui import drill_words
from deescalate.tui.app import DeescalateApp
from deescalate.tui.screens.home import HomeScreen
from tools.fortnight import LEARNER
from tools.pictures import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.interface.catalogue import Translator
    from deescalate.learning.drills import Drill
    from deescalate.tui.services import Services
    from tools.fortnight import Fortnight, Played

SIZE = (120, 40)
REPORTED = 40
"""Lines of a session's report that are shown: outcome, scores, what to work on."""


@dataclass
class Storyteller:
    """Asks the program what it says, and puts the answers together."""

    fortnight: Fortnight

    def __post_init__(self) -> None:
        self.t: Translator = translator(self.fortnight.language.value)
        self._parts: list[str] = []

    def story(self) -> str:
        """Everything that was said."""
        return "\n".join(self._parts)

    async def listen(self, day: int) -> None:
        """Ask for home, next, drill, progress and the last session's report."""
        past = self.fortnight.past()
        found = self.fortnight.suggestion()
        self._tell(f"day {day}: home", await self._home())
        self._tell("next", "\n".join(next_lines(self.t, found, past.outlook)))
        drills = self.fortnight.round_of_drills()
        self._tell("drill", "\n".join(self._drill(drills[0])) if drills else "–")
        self._tell("progress", self._progress())
        self._tell("report", self._report())

    def _tell(self, title: str, text: str) -> None:
        self._parts += [f"=== {title} " + "=" * (70 - len(title)), text.rstrip(), ""]

    async def _home(self) -> str:
        app = DeescalateApp(self.services("dark"))
        async with app.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: home_is_filled(app))
            strips = app.screen._compositor.render_strips()  # noqa: SLF001 - no public way
        return "\n".join(text for text in (strip.text.rstrip() for strip in strips) if text)

    def services(self, theme: str, learner: str = LEARNER) -> Services:
        """The program as it is, at the virtual time and with what is loaded already."""
        fortnight = self.fortnight
        choice = LanguageChoice(fortnight.language.value)
        settings = replace(Settings(), language=choice, theme=theme, learner=learner, motion=False)
        return replace(
            services_for(settings),
            now=lambda: fortnight.now,
            today=lambda: fortnight.now.date(),  # noqa: PLW0108 - the virtual time goes on
            load_library=lambda: fortnight.library,
            load_analyst=lambda: fortnight.analyst,
        )

    def _drill(self, drill: Drill) -> Iterator[str]:
        yield drill_words.task(self.t, drill)
        yield drill_words.source(self.t, drill, self.fortnight.now.date())
        yield from drill_words.case(self.t, drill)
        for said in drill.moment:
            yield f"{drill_words.speaker(self.t, drill, said.speaker)}: {said.text}"

    def _progress(self) -> str:
        fortnight = self.fortnight
        wanted = Wanted(LEARNER, fortnight.now.date())
        results = results_of(fortnight.store, wanted, fortnight.held_out)
        return progress_text(Form.MARKDOWN, results, self.t, self._title)

    def _title(self, scenario_id: str) -> str:
        found = self.fortnight.library.find(scenario_id)
        return scenario_id if found is None else found.title

    def _report(self) -> str:
        store = self.fortnight.store
        latest = store.sessions(Filter(learner=LEARNER), limit=1)[0]
        scenario = self.fortnight.library.find(latest.scenario_id)
        text = session_text(Form.MARKDOWN, store.load(latest.id), scenario, self.t)
        return "\n".join(text.splitlines()[:REPORTED])


def home_is_filled(app: DeescalateApp) -> bool:
    """Whether home shows the history."""
    loaded = isinstance(app.screen, HomeScreen) and app.shell.loaded.library is not None
    results = app.screen.query("#results")
    return loaded and bool(results) and results.first().display


def day_line(fortnight: Fortnight, day: int) -> str:
    """What was played on a day."""
    done = [
        f"{played.scenario} ({played.what}, {played.score}"
        + (f", {played.suggestion.why.name}" if played.suggestion else "")
        + (f", {played.drill.key.skill}{_due(played)}" if played.drill else "")
        + ")"
        for played in fortnight.played
        if played.day == day
    ]
    return f"day {day}: " + ("; ".join(done) or "–")


def _due(played: Played) -> str:
    return ", due" if played.drill is not None and played.drill.key in played.due else ""
