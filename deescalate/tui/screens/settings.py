"""The settings. Every change is used and saved at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.session import Mode
from deescalate.settings import AUTO_PATH, NO_PATH, LanguageChoice
from deescalate.tui.navigation import ChangeSettings, ShellScreen
from deescalate.tui.pace_words import pace_choices
from deescalate.tui.retention import KEEP
from deescalate.tui.themes import THEME_LABELS
from deescalate.tui.widgets.hanging import bullets
from deescalate.tui.widgets.prose import Page, Prose, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.settings import Settings, SettingsProblem
    from deescalate.tui.services import Shell

AUTO: Final = "auto"
USUAL_GOALS: Final = range(1, 8)


class SettingsScreen(ShellScreen):
    """A form; ``problems`` are those of the settings file."""

    HELP: ClassVar[str] = N_("Every change is saved at once. Tab goes to the next setting.")
    DEFAULT_CSS: ClassVar[str] = """
    SettingsScreen {
        #settings { height: 1fr; padding: 0 0 0 1; }
        .setting {
            height: auto;
            margin-top: 1;
            padding-left: 1;
            max-width: 92;
            border-left: blank;
            &:focus-within { border-left: outer $key; }
        }
        .setting .name { width: 18; text-style: bold; }
        .setting Vertical { height: auto; width: 1fr; }
        .setting .meaning { color: $quiet; }
        .setting Select { width: 40; max-width: 100%; }
        .setting Input { width: 40; max-width: 100%; background: $panel; }
        .problems Title { color: $harm; }
        .problems { height: auto; }
        &.-narrow .setting { layout: vertical; }
    }
    """

    def __init__(self, shell: Shell, problems: Sequence[SettingsProblem] = ()) -> None:
        super().__init__(shell)
        self._problems = tuple(problems)

    def heading(self) -> str:
        """The top line."""
        return self.t("Settings")

    def body(self) -> ComposeResult:
        """The problems of the file, then one row for each setting."""
        with Page(id="settings", can_focus=False):
            if self._problems:
                yield self._problem_list()
            yield from self._rows(self.shell.settings)
            yield Prose(" ")

    def language_changed(self) -> None:
        """All words anew; the setting that was changed keeps the focus."""
        self.call_later(self._in_new_language, self.focused.id if self.focused else None)

    async def _in_new_language(self, focused: str | None) -> None:
        await self.recompose()
        for widget in self.query(f"#{focused}") if focused else ():
            widget.focus(scroll_visible=False)

    def _problem_list(self) -> Widget:
        t = self.t
        return Vertical(
            Title(t("Not everything in the settings file could be used")),
            Prose(bullets((visible(str(problem)) for problem in self._problems), "−", "$harm")),
            classes="problems",
        )

    def _rows(self, now: Settings) -> ComposeResult:
        t = self.t
        yield self._row(
            t("Language"),
            self._select("language", self._languages(), now.language),
            t("Of the program; conversations keep their own."),
        )
        yield self._row(
            t("Colours"),
            self._select("theme", self._themes(), now.theme if now.theme in THEME_LABELS else AUTO),
            t("Nothing is said by colour alone."),
        )
        yield self._row(
            t("Mode"),
            self._select("mode", [(label(t, mode), mode) for mode in Mode], now.mode),
            t("Guided explains every reply, exam waits until the end."),
        )
        yield self._row(
            t("Pace"),
            self._select("pace", pace_choices(t, now.pace), now.pace),
            t("How long the customer takes. Your own time counts in full."),
        )
        yield self._row(
            t("Movement"),
            self._select("motion", [(t("Shown"), True), (t("Switched off"), False)], now.motion),
            t("For example the dots while somebody is typing."),
        )
        yield self._row(
            t("Learning path"),
            self._select("path", self._paths(now.path), now.path),
            t("Home suggests its next conversation."),
        )
        yield self._row(
            t("Weekly goal"),
            self._select("goal", self._goals(now.goal), now.goal),
            t("Pause it with p on the home screen, for holidays or anything else."),
        )
        yield self._row(
            t("Hints"),
            self._select(
                "fading_hints",
                [(t("Shorter where you do well"), True), (t("Always in full"), False)],
                now.fading_hints,
            ),
            t("A short hint is not counted. Ask again and it says more."),
        )
        yield self._row(
            t("Own rating"),
            self._select(
                "self_rating",
                [(t("Before the score"), True), (t("Not asked"), False)],
                now.self_rating,
            ),
            t("Four keys after a conversation. Seeing oneself rightly can be practised too."),
        )
        yield self._row(
            t("Conversations"),
            self._select("keep_days", self._days(now.keep_days), now.keep_days),
            t("How long they are kept. Older ones are deleted for good at the next start."),
        )
        yield self._row(
            t("Your name"),
            self._name_box("learner", now.learner),
            t("Whose history this is. Empty: the name you are logged in with."),
        )
        yield self._row(
            t("Name at work"),
            self._name_box("agent", now.agent),
            t("Stands in ready-made replies. Empty: your name."),
        )

    def _row(self, name: str, control: Widget, meaning: str) -> Widget:
        return Horizontal(
            Prose(name, classes="name"),
            Vertical(control, Prose(meaning, classes="meaning")),
            classes="setting",
        )

    def _select(self, key: str, options: list[tuple[str, Any]], value: object) -> Select[Any]:
        return Select(
            options,
            value=value,
            allow_blank=False,
            id=key,
            compact=True,
        )

    def _name_box(self, key: str, value: str) -> Input:
        return Input(value, id=key, max_length=80, compact=True)

    def _languages(self) -> list[tuple[str, LanguageChoice]]:
        return [
            (self.t("As on this computer"), LanguageChoice.AUTO),
            ("English", LanguageChoice.EN),
            ("Deutsch", LanguageChoice.DE),
        ]

    def _paths(self, now: str) -> list[tuple[str, str]]:
        library = self.loaded.library
        known = library.paths.paths if library is not None else ()
        choices = [
            (self.t("The one for the first week"), AUTO_PATH),
            (self.t("None"), NO_PATH),
            *((visible(path.title), path.id) for path in known),
        ]
        missing = now not in {value for _, value in choices}
        return [*choices, (visible(now), now)] if missing else choices

    def _days(self, now: int) -> list[tuple[str, int]]:
        known = {days: self.t(words) for days, words in KEEP.items()}
        known.setdefault(now, self.t.plural("{n} day", "{n} days", now))
        return [(words, days) for days, words in sorted(known.items())]

    def _goals(self, now: int) -> list[tuple[str, int]]:
        t = self.t
        offered = sorted({*USUAL_GOALS, now} - {0})
        named = [(t.plural("{n} conversation", "{n} conversations", n), n) for n in offered]
        return [(t("None"), 0), *named]

    def _themes(self) -> list[tuple[str, str]]:
        named = [(self.t(words), name) for name, words in THEME_LABELS.items()]
        return [(self.t("Chosen by the program"), AUTO), *named]

    @on(Select.Changed)
    def _selected(self, event: Select.Changed) -> None:
        self._change(str(event.select.id), event.value)

    @on(Input.Submitted)
    @on(Input.Blurred)
    def _named(self, event: Input.Submitted | Input.Blurred) -> None:
        self._change(str(event.input.id), event.value.strip())

    def _change(self, key: str, value: Any) -> None:
        now = self.shell.settings
        if getattr(now, key) == value or (key == "theme" and _same_theme(now.theme, value)):
            return
        self.post_message(ChangeSettings(replace(now, **{key: value})))


def _same_theme(now: str, value: object) -> bool:
    """Whether an unknown theme of the file is meant, which stays as it is written there."""
    return value == AUTO and now not in THEME_LABELS
