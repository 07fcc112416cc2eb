"""What is wrong about a reply, what it should be, and why: the fields of a dispute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, OptionList, Select

from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.interface.rubric_words import meaning
from deescalate.model.dispute import Dispute, DisputeKind
from deescalate.model.moves import MOVE_KINDS, Effect, Technique
from deescalate.tui import dispute_words as words
from deescalate.tui.move_words import move_word
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.highlighted_reply import SIGNS
from deescalate.tui.widgets.ordered_area import OrderedArea
from deescalate.tui.widgets.prose import Page, Prose, Quote, Title, shown

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import ReplyAnalysis

LEVEL: Final = "level"
FINDING: Final = "finding"
MISSED: Final = "missed"
LEVELS: Final = range(4)


class DisputeForm(Page, can_focus=False):
    """The fields; those that do not fit what is wrong are hidden."""

    DEFAULT_CSS: ClassVar[str] = """
    DisputeForm {
        height: 1fr;
        padding: 0 1 0 2;
        Vertical { height: auto; }
        #reply { max-height: 4; max-width: 90; }
        Title { margin-top: 0; }
        Choices { max-height: 7; }
        Choices > .option-list--option-highlighted { text-style: bold; }
        Select { width: 1fr; max-width: 90; }
        Input { width: 1fr; max-width: 90; margin-top: 0; background: $panel; }
        Input > .input--placeholder { color: $quiet; }
        #reason {
            height: 5;
            max-width: 90;
            border: tall $border-blurred;
            background: $surface;
            &:focus { border: tall $border; }
        }
        #lack { color: $harm; height: auto; }
    }
    """

    class Changed(Message):
        """Something was typed or chosen."""

    class Sent(Message):
        """The button was pressed."""

    def __init__(self, t: Translator, reply: str, heard: ReplyAnalysis) -> None:
        super().__init__(id="form")
        self._t = t
        self._reply = reply
        self._heard = heard
        self._scale = ""

    def compose(self) -> ComposeResult:
        """The reply; what, what it should be, why; the way on."""
        t = self._t
        yield Quote(shown(self._reply), id="reply", classes="agent")
        yield Title(t("What is wrong?"))
        yield Choices(self._options(), id="what")
        with Vertical(id="level-part"):
            yield Title(t("What should it be?"))
            yield Select(
                [(str(level), level) for level in LEVELS],
                id="should",
                compact=True,
                prompt=t("Choose the right level"),
            )
        with Vertical(id="missed-part"):
            yield Title(t("What was missed, and in which words?"))
            moves = sorted((move_word(t, move), move) for move in MOVE_KINDS)
            yield Select(moves, id="move", compact=True, prompt=t("Choose a move"))
            yield Input(
                id="words", compact=True, placeholder=t("The words, as they stand in the reply")
            )
        yield Title(t("Why?"))
        yield OrderedArea(id="reason", highlight_cursor_line=False, tab_behavior="focus")
        yield Prose(id="lack")
        yield Button(t("Flag it"), id="send", variant="primary", compact=True)

    def _options(self) -> list[Choice]:
        t, heard = self._t, self._heard
        found = [
            Choice(
                f"{LEVEL}:{each.value}",
                Content(f"{label(t, each)} {decimal(t, heard.levels.of(each))}"),
            )
            for each in Technique
        ]
        for place, finding in enumerate(heard.findings):
            colour = "$help" if finding.effect is Effect.HELPS else "$harm"
            name = Content.assemble(
                (SIGNS[finding.effect], f"bold {colour}"),
                f" {move_word(t, finding.move)} ",
                (words.quote(t, finding.quote), "$quiet"),
            )
            found.append(Choice(f"{FINDING}:{place}", name))
        return [*found, Choice(MISSED, Content(t("Something was missed")))]

    def on_mount(self) -> None:
        """Only the fields that fit."""
        self._show_parts()

    # --- values --------------------------------------------------------------------------

    @property
    def reason(self) -> str:
        """Why, as it was typed."""
        return self.query_one("#reason", OrderedArea).text

    @reason.setter
    def reason(self, text: str) -> None:
        self.query_one("#reason", OrderedArea).text = text

    @property
    def typed(self) -> bool:
        """Whether anything was typed that could be lost."""
        return bool(self.reason.strip() or self.query_one("#words", Input).value.strip())

    def filled(self, begun: Dispute) -> Dispute:
        """The dispute with what the fields say."""
        kind, _, rest = (self.query_one("#what", Choices).chosen_id or MISSED).partition(":")
        begun = replace(begun, reason=self.reason)
        if kind == LEVEL:
            technique, should = Technique(rest), self.query_one("#should", Select).value
            was = self._heard.levels.of(technique)
            right = float(should) if isinstance(should, int) else was
            return replace(
                begun, kind=DisputeKind.LEVEL, technique=technique, was=was, should=right
            )
        if kind == FINDING:
            finding = self._heard.findings[int(rest)]
            return replace(
                begun, kind=DisputeKind.NOT_THERE, move=finding.move, words=finding.quote
            )
        move = self.query_one("#move", Select).value
        return replace(
            begun,
            kind=DisputeKind.MISSING,
            move=move if isinstance(move, str) else "",
            words=self.query_one("#words", Input).value,
        )

    def fill(self, draft: Dispute) -> None:
        """Show a draft."""
        wanted = MISSED
        if draft.kind is DisputeKind.LEVEL and draft.technique is not None:
            wanted = f"{LEVEL}:{draft.technique.value}"
        elif draft.kind is DisputeKind.NOT_THERE:
            findings = enumerate(self._heard.findings)
            places = (place for place, each in findings if each.move == draft.move)
            wanted = f"{FINDING}:{next(places, 0)}"
        else:
            self.query_one("#words", Input).value = draft.words
            if draft.move:
                self.query_one("#move", Select).value = draft.move
        choices = self.query_one("#what", Choices)
        ids = [option.id for option in choices.options]
        if wanted in ids:
            choices.highlighted = ids.index(wanted)
        self._show_parts()
        if draft.kind is DisputeKind.LEVEL and draft.should != draft.was:
            self.query_one("#should", Select).value = round(draft.should)
        self.reason = draft.reason

    def complain(self, sentence: str) -> None:
        """Say what is lacking."""
        lack = self.query_one("#lack", Prose)
        lack.show(f"! {sentence}" if sentence else "")
        lack.scroll_visible(animate=False)

    # --- fields --------------------------------------------------------------------------

    @on(OrderedArea.Changed)
    @on(Input.Changed)
    @on(Select.Changed)
    @on(OptionList.OptionHighlighted)
    def _touched(self) -> None:
        self._show_parts()
        self.query_one("#lack", Prose).show("")
        self.post_message(self.Changed())

    def _show_parts(self) -> None:
        kind, _, rest = (self.query_one("#what", Choices).chosen_id or "").partition(":")
        self.query_one("#level-part").display = kind == LEVEL
        self.query_one("#missed-part").display = kind == MISSED
        if kind == LEVEL and rest != self._scale:
            self._scale = rest
            select, technique = self.query_one("#should", Select), Technique(rest)
            before = select.value
            with self.prevent(Select.Changed):
                select.set_options(
                    (f"{level}  {meaning(self._t, technique, level)}", level) for level in LEVELS
                )
                if isinstance(before, int):
                    select.value = before

    @on(OptionList.OptionSelected, "#what")
    @on(Input.Submitted)
    def _go_on(self) -> None:
        self.screen.focus_next()

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.post_message(self.Sent())
