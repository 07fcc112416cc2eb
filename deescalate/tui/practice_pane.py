"""A session with everything that the agent can do in it, by key or menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Button

from deescalate.errors import SessionError
from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.tui.case_page import case_page
from deescalate.tui.coaching import coaching, hint_words
from deescalate.tui.dialogs.asking import ConsultDialog, HandOverDialog, Written
from deescalate.tui.dialogs.choice import Choice, ChoiceDialog
from deescalate.tui.dialogs.reading import Block, Page, ReadingDialog
from deescalate.tui.dialogs.snippets import SnippetDialog
from deescalate.tui.navigation import GoBack, OpenDebrief
from deescalate.tui.session_pane import Act, SessionPane
from deescalate.tui.snippets import known_values
from deescalate.tui.transcript_file import transcript_text, write_transcript

if TYPE_CHECKING:
    from textual.widget import Widget

    from deescalate.tui.widgets.reply_box import ReplyBox

NEEDS_OPEN = frozenset({"snippets", "hint", "pause", "consult", "hand_over", "end"})
"""Actions that make sense only while the conversation goes on."""


class WayOn(Button):
    """The way into the debrief, where the reply box was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", N_("Debrief"), id="practice.debrief"),
    ]


class PracticePane(SessionPane):
    """The session with everything that the agent can do in it.

    Its layout stands in ``screens/practice.tcss``, which a screen that holds it has to load.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "snippets", N_("Canned"), id="practice.snippets"),
        Binding("f4", "menu", N_("Actions"), id="practice.menu"),
        Binding("f8", "coaching", N_("Coach"), id="practice.coaching"),
        Binding("f9", "case", N_("Case"), id="practice.case"),
        Binding("f3", "hint", N_("Hint"), id="practice.hint"),
        Binding("f5", "pause", N_("Pause"), show=False, id="practice.pause"),
        Binding("escape", "back", N_("Leave"), show=False, id="practice.leave"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which actions are possible now."""
        if action in NEEDS_OPEN and (self.talk is None or self.over):
            return False
        if action in {"hint", "coaching"} and not self.guided and not self.over:
            return False
        if action == "consult":
            return self.scenario.escalation.consult is not None
        if action == "hand_over":
            return bool(self.scenario.escalation.paths)
        return super().check_action(action, parameters)

    # --- replies -------------------------------------------------------------------------

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Say it to the customer, once there is one to hear it."""
        self.beat()
        text, at = event.text, self._moment()
        if self.talk is None:
            self.refused(Act(lambda _session: None, text), self.t("The customer is not there yet."))
            return
        self.act(Act(lambda session: session.reply(text, at), text))

    def on_reply_box_fields_left(self, event: ReplyBox.FieldsLeft) -> None:
        """Ask before a reply with unfilled fields goes out."""
        fields = ", ".join(f"{{{field}}}" for field in event.fields)
        question = self.t("Still to be filled in: {fields}", fields=fields)
        choices = (
            Choice("fill", self.t("Fill it in")),
            Choice("send", self.t("Send it as it is")),
        )
        dialog = ChoiceDialog(self.t, self.t("A field is empty"), question, choices)
        self.app.push_screen(dialog, self._fields_answered)

    def _fields_answered(self, answer: str | None) -> None:
        if answer == "send":
            self.view.box.send()
        self.view.box.focus()

    def on_reply_box_paged(self, event: ReplyBox.Paged) -> None:
        """Scroll the chat."""
        self.view.transcript.turn_page(event.direction)

    def action_snippets(self) -> None:
        """Choose a canned reply."""
        if self.talk is None:
            return
        settings = self.shell.settings
        agent = settings.agent or settings.learner
        values = known_values(self.scenario.persona, agent, self.talk.facts_heard())
        dialog = SnippetDialog(self.t, self.scenario.canned, values)
        self.app.push_screen(dialog, self._snippet_chosen)

    def _snippet_chosen(self, text: str | None) -> None:
        if text:
            self.view.box.put_in(text)

    # --- other acts ----------------------------------------------------------------------

    def action_menu(self) -> None:
        """Everything that can be done now."""
        dialog = ChoiceDialog(self.t, self.t("Actions"), "", self.menu())
        self.app.push_screen(dialog, self._menu_chosen)

    def menu(self) -> tuple[Choice, ...]:
        """Everything that can be done now, as choices."""
        t = self.t
        choices = (
            Choice("consult", t("Ask a colleague"), t("The customer stays with you.")),
            Choice("hand_over", t("Hand over"), t("Somebody else takes the customer on.")),
            Choice("hint", t("Hint"), t("What would help now; counted."), "F3"),
            Choice("case", t("Case"), t("Briefing, what you may offer, facts."), "F9"),
            Choice("pause", t("Pause"), t("The practice clock stands still."), "F5"),
            Choice("save", t("Save transcript"), t("As a text file.")),
            Choice("back", t("Leave"), t("The conversation is kept; go on later."), "Esc"),
            Choice("end", t("End the conversation"), t("Say good-bye for good.")),
            Choice("debrief", t("Debrief"), t("How it went, reply by reply.")),
        )
        return tuple(choice for choice in choices if self.is_offered(choice.value))

    def is_offered(self, action: str) -> bool:
        """Whether the menu holds an action now."""
        if action == "debrief":
            return self.over
        return bool(self.check_action(action, ()))

    async def _menu_chosen(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    def action_consult(self) -> None:
        """Ask a colleague."""
        consult = self.scenario.escalation.consult
        if consult is not None:
            draft = self.shell.drafts.pop(self._draft("consult"), "")
            self.app.push_screen(
                ConsultDialog(self.t, consult.colleague, draft), self._consult_written
            )

    def _consult_written(self, written: Written | None) -> None:
        if written is None or not written.sent:
            self._keep_draft("consult", written)
            return
        text, at = written.text, self._moment()
        self.act(Act(lambda session: session.consult(text, at), text))

    def action_hand_over(self) -> None:
        """Hand the customer over."""
        draft = Written(self.shell.drafts.pop(self._draft("hand-over"), ""), sent=False)
        dialog = HandOverDialog(self.t, self.scenario.escalation.paths, draft)
        self.app.push_screen(dialog, self._hand_over_written)

    def _hand_over_written(self, written: Written | None) -> None:
        if written is None or not written.sent or written.level is None:
            self._keep_draft("hand-over", written)
            return
        text, level, at = written.text, written.level, self._moment()
        self.act(Act(lambda session: session.hand_over(level, text, at), text))

    def action_end(self) -> None:
        """End the conversation, after a question."""
        choices = (
            Choice("stay", self.t("Go on talking")),
            Choice("end", self.t("End it"), self.t("The customer will be asked how it was.")),
        )
        question = self.t("End this conversation for good?")
        dialog = ChoiceDialog(self.t, self.t("End the conversation"), question, choices)
        self.app.push_screen(dialog, self._end_answered)

    def _end_answered(self, answer: str | None) -> None:
        if answer == "end":
            at = self._moment()
            self.act(Act(lambda session: session.end(at)))

    def action_hint(self) -> None:
        """Show a hint; it is counted unless it is only a nudge."""
        if self.talk is None or self.busy:
            return
        session = self.talk.recorder.session
        try:
            hint = session.hint()
        except SessionError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        counted = None if hint.nudge else session.hints_used
        self.view.coach(hint_words(self.t, hint.text, counted))

    def action_pause(self) -> None:
        """Stop the practice clock until the learner goes on."""
        choices = (Choice("go", self.t("Go on")),)
        words = self.t("Paused. The practice clock stands still; nobody is waiting.")
        self.app.push_screen(ChoiceDialog(self.t, self.t("Pause"), words, choices))

    def action_back(self) -> None:
        """Leave for later, after a question; after the end go to the debrief."""
        if self.over:
            self.action_debrief()
            return
        choices = (
            Choice("stay", self.t("Stay")),
            Choice("leave", self.t("Leave"), self.t("It is kept; the next start offers it.")),
        )
        question = self.t("Leave this conversation? Everything said so far is kept.")
        if self.talk is not None and not self.talk.kept:
            question = self.t("Leave this conversation? It cannot be kept and will be lost.")
        self.app.push_screen(
            ChoiceDialog(self.t, self.t("Leave"), question, choices), self._leave_answered
        )

    def _leave_answered(self, answer: str | None) -> None:
        if answer == "leave":
            self.post_message(GoBack())

    # --- looking things up ---------------------------------------------------------------

    def action_coaching(self) -> None:
        """All coaching so far, the latest turn first in view."""
        if self.talk is None or not self.talk.turns:
            self.notify(self.t("The coach speaks after your first reply."), markup=False)
            return
        language = self.scenario.language
        pages = tuple(
            Page(
                self.t("Turn {n}", n=turn.index + 1),
                (Block(coaching(self.t, turn, language)),),
            )
            for turn in self.talk.turns
        )
        self.app.push_screen(ReadingDialog(self.t, pages, len(pages) - 1))

    def action_case(self) -> None:
        """Briefing, policy and facts."""
        self.app.push_screen(
            ReadingDialog(self.t, (case_page(self.t, self.scenario, self.talk, self.guided),))
        )

    def action_save(self) -> None:
        """Write the conversation into a text file."""
        if self.talk is None:
            return
        record = self.talk.recorder.record()
        text = transcript_text(record, self.talk.told, self.view.names)
        try:
            path = write_transcript(self.shell.services.export_folder, record, text)
        except OSError as error:
            why = error.strerror or str(error)
            self.notify(
                self.t("The file cannot be written: {why}", why=why),
                severity="error",
                markup=False,
            )
            return
        self.notify(self.t("Saved to {path}", path=path), markup=False)

    @property
    def way_in(self) -> Widget:
        """What takes the keys: the reply box, or after the end the way on."""
        ways = self.query(WayOn)
        return ways.first() if ways else self.view.box

    # --- the end -------------------------------------------------------------------------

    def conversation_over(self) -> None:
        """Say how it ended and lead on to the debrief."""
        if self.talk is None or self.talk.ending is None:
            return
        self.view.transcript.add_notice(label(self.t, self.talk.ending))
        self.view.close(self.way_on())
        self.screen.refresh_bindings()

    def way_on(self) -> WayOn:
        """What leads on after the end."""
        return WayOn(self.t("Go to the debrief"), variant="primary")

    def on_button_pressed(self) -> None:
        """To the debrief."""
        self.action_debrief()

    def action_debrief(self) -> None:
        """Open the debrief of the session that has ended."""
        if self.talk is not None and self.over:
            self.post_message(OpenDebrief(self.talk.recorder.record(), fresh=True))

    def _moment(self) -> float:
        return self.talk.now if self.talk is not None else 0.0

    def _draft(self, kind: str) -> str:
        return f"{self.occasion.id}/{kind}"

    def _keep_draft(self, kind: str, written: Written | None) -> None:
        if written is not None and written.text.strip():
            self.shell.drafts[self._draft(kind)] = written.text
