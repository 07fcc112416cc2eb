"""The scenario picker: search, filters, a list, and a preview of the chosen conversation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Select

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.model.held_out import open_to_practice
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty
from deescalate.tui.navigation import OpenBriefing, OpenStudio, ShellScreen
from deescalate.tui.own_files import editable
from deescalate.tui.results import best_results
from deescalate.tui.scenario_filter import Wanted, chosen
from deescalate.tui.scenario_words import (
    DOT,
    SKILL_WORDS,
    kind_line,
    language_word,
    scenario_line,
    skill_word,
)
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.filters import Filters
from deescalate.tui.widgets.prose import Page, Prose, reflowed, shown
from deescalate.tui.widgets.score_bars import band_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from deescalate.content.library import BrokenFile, Library
    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Scenario
    from deescalate.tui.services import Shell

_Kind = TypeVar("_Kind", bound=Enum)

BROKEN: Final = "broken:"
"""Begins the ids of broken files in the list; no scenario id holds a colon."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What there is to choose from; ``best`` holds the learner's best result by scenario id,
    ``own`` the files that the user may edit, by scenario id or place among the broken ones.
    """

    scenarios: tuple[Scenario, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    best: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, Path] = field(default_factory=dict)


class PickerScreen(ShellScreen):
    """Choose a conversation. Reading the files happens in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("Search"), id="picker.search"),
        Binding("down", "to_list", N_("To the list"), id="picker.list", show=False),
        Binding("ctrl+r", "clear", N_("Show all"), id="picker.clear"),
        Binding("f2", "edit", N_("Edit"), id="picker.edit"),
    ]
    HELP: ClassVar[str] = N_("Type to search. ↓ goes to the list, Enter opens the briefing.")
    DEFAULT_CSS: ClassVar[str] = """
    PickerScreen {
        #search { width: 1fr; background: $panel; margin: 1 2 0 2; }
        #search > .input--placeholder { color: $quiet; }
        #count { color: $quiet; margin: 1 2 0 2; max-width: 100%; }
        #panes { height: 1fr; width: 100%; margin-top: 1; }
        #list { width: 40; height: 1fr; margin: 0 0 0 1; scrollbar-gutter: stable; }
        #list > .option-list--option-highlighted { text-style: bold; }
        #preview { width: 1fr; height: 1fr; padding: 0 0 0 2; border-left: solid $panel; }
        &.-wide #list { width: 52; }
        &.-narrow {
            #filters { layout: grid; grid-size: 2; height: 2; grid-gutter: 0 1; }
            #filters Select { width: 1fr; margin-right: 0; }
            #panes { layout: vertical; }
            #list { width: 1fr; height: 3fr; }
            #preview { height: 2fr; border-left: none; border-top: solid $panel; padding: 0 0 0 2; }
        }
        &.-short #count, &.-short #search { margin: 0 2; }
        &.-short #panes { margin: 0; }
        &.-narrow.-short #preview { display: none; }
    }
    """

    class Read(Message):
        """The scenario files have been read."""

        def __init__(self, catalogue: Catalogue) -> None:
            super().__init__()
            self.catalogue = catalogue

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._catalogue: Catalogue | None = None

    def heading(self) -> str:
        """The top line."""
        return self.t("Choose a conversation")

    def body(self) -> ComposeResult:
        """Search and filters above list and preview."""
        t = self.t
        yield Input(placeholder=t("Search titles, customers, topics"), id="search", compact=True)
        yield Filters(
            language=(t("Language"), _words(t, Language, language_word)),
            channel=(t("Channel"), _words(t, Channel, label)),
            level=(t("Level"), _words(t, Difficulty, label)),
            skill=(t("Skill"), [(t(SKILL_WORDS[s]), s) for s in SKILL_WORDS]),
        )
        yield Prose(id="count")
        with Horizontal(id="panes"):
            yield Choices(id="list")
            with Page(id="preview"):
                yield Prose(id="about")

    def on_mount(self) -> None:
        """Read the files as soon as the library is there."""
        self.query_one("#search").focus()
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """The library or the history has come."""
        library = self.loaded.library
        if library is not None:
            self._read(library, self.loaded.store)
        else:
            self._show()

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self.query_one("#search").focus()
        self._show()

    @work(thread=True, exclusive=True, group="read")
    def _read(self, library: Library, store: Store | None) -> None:
        best = best_results(store, self.shell.settings.learner)
        offered = open_to_practice(library.scenarios, self.services.held_out)
        own_first = sorted(offered, key=lambda each: each.language != self.t.language)
        own = {
            **editable(self.shell),
            **{
                f"{BROKEN}{number}": Path(file.path)
                for number, file in enumerate(library.broken)
                if self.services.may_edit(Path(file.path))
            },
        }
        self.post_message(self.Read(Catalogue(tuple(own_first), library.broken, best, own)))

    @on(Read)
    def _was_read(self, event: Read) -> None:
        self._catalogue = event.catalogue
        self._show()

    @on(Input.Changed, "#search")
    @on(Select.Changed)
    def _filtered(self) -> None:
        self._show()

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self._open(self.query_one("#list", Choices).chosen_id)

    @on(OptionList.OptionHighlighted, "#list")
    def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        self._preview(event.option_id)

    @on(OptionList.OptionSelected, "#list")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._open(event.option_id)

    def action_search(self) -> None:
        """Type into the search box."""
        self.query_one("#search").focus()

    def action_to_list(self) -> None:
        """Go on from the search box to the list."""
        self.query_one("#list").focus()

    def action_edit(self) -> None:
        """Open the chosen file in the studio."""
        path = self._own_file()
        if path is not None:
            self.post_message(OpenStudio(path))

    def _own_file(self) -> Path | None:
        found, chosen_id = self._catalogue, self.query_one("#list", Choices).chosen_id
        return found.own.get(chosen_id) if found is not None and chosen_id is not None else None

    def action_clear(self) -> None:
        """Forget search and filters."""
        self.query_one("#search", Input).value = ""
        self.query_one(Filters).clear()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A slash typed into the search box is a slash; only the user's own files can be edited."""
        if action == "search":
            return not self.query_one("#search").has_focus
        if action == "edit":
            return bool(self.query("#list")) and self._own_file() is not None
        return super().check_action(action, parameters)

    def _wanted(self) -> Wanted:
        filters = self.query_one(Filters)
        return Wanted(
            text=self.query_one("#search", Input).value,
            language=filters.chosen("language"),
            channel=filters.chosen("channel"),
            level=filters.chosen("level"),
            skill=filters.chosen("skill"),
        )

    def _show(self) -> None:
        """Fill the list with what fits."""
        if not self.query("#about"):
            return  # between two languages there is nothing to fill
        found = self._catalogue
        self.query_one("#count", Prose).show(self._count())
        if found is None:
            return
        shown_now = chosen(found.scenarios, self._wanted())
        choices = [_choice(self.t, scenario, found) for scenario in shown_now]
        choices += [_broken_choice(self.t, n, file) for n, file in enumerate(found.broken)]
        listed = self.query_one("#list", Choices)
        listed.show(choices)
        self._preview(listed.chosen_id)

    def _count(self) -> str:
        found, t = self._catalogue, self.t
        if self.loaded.library_error:
            return shown(self.loaded.library_error)
        if found is None:
            return t("Reading the conversations ...")
        fitting = len(chosen(found.scenarios, self._wanted()))
        if not found.scenarios and not found.broken:
            return t("There are no conversations here yet.")
        if not fitting:
            return t("No conversation fits. {key} shows all again.", key=t("Ctrl") + "+R")
        words = t.plural("{n} conversation", "{n} conversations", fitting)
        if found.broken:
            number = len(found.broken)
            words += DOT + t.plural("{n} broken file", "{n} broken files", number)
        return words

    def _preview(self, chosen_id: str | None) -> None:
        found = self._catalogue
        about = Content("")
        if found is not None and chosen_id is not None:
            if chosen_id.startswith(BROKEN):
                number = int(chosen_id.removeprefix(BROKEN))
                about = broken_words(self.t, found.broken[number])
            else:
                scenario = next(each for each in found.scenarios if each.id == chosen_id)
                about = preview_words(self.t, scenario, found.best.get(scenario.id))
        self.query_one("#about", Prose).show(about)
        self.query_one("#preview", Page).scroll_home(animate=False)
        self.refresh_bindings()

    def _open(self, chosen_id: str | None) -> None:
        found = self._catalogue
        for scenario in found.scenarios if found is not None else ():
            if scenario.id == chosen_id:
                self.post_message(OpenBriefing(scenario))


def _words(t: Translator, kind: type[_Kind], word: Callable[[Translator, _Kind], str]) -> list[Any]:
    return [(word(t, value), value) for value in kind]


def _choice(t: Translator, scenario: Scenario, found: Catalogue) -> Choice:
    """A scenario in the list: its title, what it is, the learner's best result."""
    kind = kind_line(t, scenario.language, scenario.channel, scenario.difficulty)
    parts: list[str | tuple[str, str]] = [(kind, "$quiet")]
    best = found.best.get(scenario.id)
    if best is not None:
        parts.append((f"\n{t('best so far')} {band_words(t, best)} {best}", "$quiet"))
    title = Content(shown(scenario.title, one_line=True))
    return Choice(scenario.id, title, Content.assemble(*parts))


def _broken_choice(t: Translator, number: int, file: BrokenFile) -> Choice:
    name = shown(PurePath(file.path).name, one_line=True)
    words = f"{t('cannot be played')}: {shown(file.problems[0].message, one_line=True)}"
    title = Content.assemble(("✗ ", "$harm"), name)
    return Choice(f"{BROKEN}{number}", title, Content.styled(words, "$quiet"))


def preview_words(t: Translator, scenario: Scenario, best: int | None) -> Content:
    """What one learns of a scenario before opening it."""
    persona = scenario.persona
    skills = ", ".join(skill_word(t, skill) for skill in scenario.skills)
    parts: list[str | tuple[str, str]] = [
        (shown(scenario.title, one_line=True), "bold"),
        (f"\n{scenario_line(t, scenario)}\n", "$quiet"),
    ]
    if scenario.warning.strip():
        parts.append((f"! {t('With a content warning')}\n", "$customer"))
    parts += [
        (f"\n{shown(persona.name, one_line=True)}\n", "bold $key"),
        reflowed(persona.about),
        (f"\n\n{t('What it is about')}\n", "bold $key"),
        reflowed(scenario.grievance.summary),
        (f"\n\n{t('What you practise')}\n", "bold $key"),
        skills,
        (f"\n\n{t('Your best result')}\n", "bold $key"),
    ]
    parts.append(t("none yet") if best is None else f"{band_words(t, best)} {best}")
    return Content.assemble(*parts)


def broken_words(t: Translator, file: BrokenFile) -> Content:
    """Why a file cannot be played: its first problem, and how many more there are."""
    first = file.problems[0]
    path = PurePath(file.path)
    parts: list[str | tuple[str, str]] = [
        (shown(path.name, one_line=True), "bold"),
        (f"\n{shown(str(path.parent), one_line=True)}\n\n", "$quiet"),
        (t("Line {line}, column {column}", line=first.line, column=first.column), "bold $harm"),
        f"\n{shown(first.message)}",
    ]
    if first.help:
        parts.append(f"\n{shown(first.help)}")
    more = len(file.problems) - 1
    if more:
        words = t.plural("{n} more problem", "{n} more problems", more)
        parts.append((f"\n\n{words}", "$quiet"))
    command = f"deescalate scenario check {shown(file.path, one_line=True)}"
    parts.append((f"\n\n{t('All of them:')} {command}", "$quiet"))
    return Content.assemble(*parts)
