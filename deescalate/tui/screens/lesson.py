"""The lesson: three stages and four techniques, each with two replies to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.tui.lessons import Lesson, Pair, StagePage, TechniquePage, lesson
from deescalate.tui.navigation import OpenPicker, ShellScreen
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.hanging import bullets
from deescalate.tui.widgets.prose import Page, Prose, Quote, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.interface.catalogue import Translator
    from deescalate.tui.services import Shell


class LessonScreen(ShellScreen):
    """One page at a time; the list of pages beside it where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n", "turn(1)", N_("Next page"), id="lesson.next"),
        Binding("left,p", "turn(-1)", N_("Previous page"), id="lesson.previous"),
    ]
    HELP: ClassVar[str] = N_("Read a page, compare the two replies, go on with →.")
    DEFAULT_CSS: ClassVar[str] = """
    LessonScreen {
        #lesson { height: 1fr; }
        #pages { width: 25; margin: 1 0 0 1; height: 1fr; }
        #pages > .option-list--option-highlighted { text-style: bold; }
        #page { width: 1fr; padding: 0 1 0 2; }
        #page .title { color: $foreground; margin-top: 0; }
        #page .kicker { color: $quiet; margin-top: 1; }
        #page Prose { margin-bottom: 0; }
        #page .paragraph { margin-top: 1; }
        #page .columns { height: auto; max-width: 92; layout: vertical; }
        #page .columns Vertical { height: auto; width: 1fr; padding-right: 2; }
        &.-wide #page .columns { layout: horizontal; }
        #page .worse { color: $harm; margin-top: 1; }
        #page .better { color: $help; margin-top: 1; }
        #page Quote { margin-left: 0; }
        #page Button { margin-top: 1; }
        #end { height: 1; }
        &.-narrow #pages { display: none; }
        &.-narrow #page { padding: 0 1; }
    }
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._number = 0

    @property
    def _lesson(self) -> Lesson:
        return lesson(self.t.language)

    def heading(self) -> str:
        """The lesson's title."""
        return self._lesson.title

    def body(self) -> ComposeResult:
        """The list of pages and the page."""
        with Horizontal(id="lesson"):
            yield Choices(self._contents(), id="pages")
            with Page(id="page"):
                yield from page_widgets(self.t, self._lesson, self._number)

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one("#page").focus()

    def language_changed(self) -> None:
        """The other lesson, at the same page."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self.query_one("#pages", Choices).highlighted = self._number
        self.query_one("#page").focus()

    @property
    def number(self) -> int:
        """The page that is shown, counted from 0."""
        return self._number

    async def action_turn(self, by: int) -> None:
        """Turn the page."""
        await self._open(self._number + by)

    @on(OptionList.OptionHighlighted, "#pages")
    async def _page_chosen(self, event: OptionList.OptionHighlighted) -> None:
        if self.query_one("#pages").has_focus:
            await self._open(event.option_index)

    @on(OptionList.OptionSelected, "#pages")
    async def _page_opened(self, event: OptionList.OptionSelected) -> None:
        await self._open(event.option_index)
        self.query_one("#page").focus()

    @on(Button.Pressed, "#choose")
    def _choose(self) -> None:
        self.post_message(OpenPicker())

    async def _open(self, number: int) -> None:
        number = min(max(number, 0), page_count(self._lesson) - 1)
        if number == self._number:
            return
        self._number = number
        page = self.query_one("#page", Page)
        async with page.batch():
            await page.remove_children()
            await page.mount_all(page_widgets(self.t, self._lesson, number))
            page.scroll_home(animate=False)
        self.query_one("#pages", Choices).highlighted = number

    def _contents(self) -> Iterator[Choice]:
        yield Choice("introduction", Content(self.t("Introduction")))
        for page in self._lesson.stages:
            name = f"{int(page.stage)} {label(self.t, page.stage)}"
            yield Choice(f"stage-{page.stage.key}", Content(name))
        for technique in self._lesson.techniques:
            yield Choice(technique.technique.value, Content(technique.title))
        yield Choice("closing", Content(self._lesson.closing_title))


def page_count(found: Lesson) -> int:
    """Introduction, stages, techniques, closing."""
    return 2 + len(found.stages) + len(found.techniques)


def page_widgets(t: Translator, found: Lesson, number: int) -> Iterator[Widget]:
    """The widgets of one page."""
    place = t("Page {n} of {all}", n=number + 1, all=page_count(found))
    pages: tuple[StagePage | TechniquePage, ...] = (*found.stages, *found.techniques)
    if number == 0:
        yield Prose(place, classes="kicker")
        yield Title(found.title, classes="title")
        for paragraph in found.intro:
            yield Prose(paragraph, classes="paragraph")
    elif number > len(pages):
        yield Prose(place, classes="kicker")
        yield Title(found.closing_title, classes="title")
        for paragraph in found.closing:
            yield Prose(paragraph, classes="paragraph")
        yield Button(t("Choose a conversation"), id="choose", variant="primary", compact=True)
    else:
        yield from _page(t, pages[number - 1], place)


def _page(t: Translator, page: StagePage | TechniquePage, place: str) -> Iterator[Widget]:
    if isinstance(page, StagePage):
        kind = t("Stage {n}: {name}", n=int(page.stage), name=label(t, page.stage))
        yield Prose(f"{place} · {kind}", classes="kicker")
        yield Title(page.title, classes="title")
        yield Title(t("How the customer is"))
        yield Prose(page.customer)
    else:
        yield Prose(f"{place} · {t('Technique')}", classes="kicker")
        yield Title(page.title, classes="title")
        yield Prose(page.lead, classes="paragraph")
    yield Horizontal(
        Vertical(Title(t("What helps")), Prose(bullets(page.helps, "+", "bold $help"))),
        Vertical(Title(t("What harms")), Prose(bullets(page.harms, "−", "bold $harm"))),
        classes="columns",
    )
    if isinstance(page, StagePage):
        yield Title(t("It ends when"))
        yield Prose(page.until)
    yield from _pair(t, page.pair)


def _pair(t: Translator, pair: Pair) -> Iterator[Widget]:
    yield Title(t("Two replies to the same customer"))
    yield Quote(pair.customer, classes="customer")
    yield Prose(f"− {t('Makes it worse')}", classes="worse")
    yield Quote(pair.weak, classes="weak")
    yield Prose(f"+ {t('Helps')}", classes="better")
    yield Quote(pair.strong, classes="strong")
    yield Title(t("What makes the difference"))
    yield Prose(pair.why)
    yield Prose(" ", id="end")
