"""Flag what the analysis got wrong about a reply. What is typed is kept as a draft at once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.model.dispute import Dispute, DisputeKind, DisputeState
from deescalate.tui.dispute_words import LACKS
from deescalate.tui.navigation import GoBack, ShellScreen
from deescalate.tui.widgets.dispute_form import DisputeForm
from deescalate.tui.widgets.prose import Prose, shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from deescalate.history import Store
    from deescalate.model.record import SessionRecord
    from deescalate.tui.services import Shell

REST: Final = 0.4
"""Seconds after a key until the draft is kept."""


class DisputeScreen(ShellScreen):
    """The form, and its draft in the history."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "send", N_("Flag it"), id="dispute.send"),
        Binding("f8", "discard", N_("Delete the draft"), id="dispute.discard"),
    ]
    HELP: ClassVar[str] = N_(
        "Choose the level or the move that is wrong, say what it should be, and why. Tab goes on,"
        " F2 flags it. Until then it is kept as a draft. A trainer answers it."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    DisputeScreen {
        #kept { color: $quiet; height: 1; padding: 0 2; }
        &.-tall DisputeForm Title { margin-top: 1; }
        &.-tall DisputeForm Choices { max-height: 12; }
        &.-short DisputeForm Choices { max-height: 4; }
        &.-short DisputeForm #reason { height: 3; }
    }
    """

    @dataclass
    class Begun(Message):
        """The draft that was kept for this reply, if there is one."""

        draft: Dispute | None

    @dataclass
    class Kept(Message):
        """A state of the dispute is in the history; None: it is deleted. ``problem`` says why it is
        not, if so.
        """

        dispute: Dispute | None
        problem: str

    def __init__(self, shell: Shell, record: SessionRecord, place: int) -> None:
        super().__init__(shell)
        self._record = record
        self._turn = record.turns[place]
        self._kept: Dispute | None = None
        self._resting: Timer | None = None
        self._dispute_id = ""
        """Empty until it is known whether there is a draft."""
        self._leaving = False
        """Sent, deleted or left: what follows is only kept, not changed any more."""
        self._waiting: list[Dispute | None] = []
        """What is to be kept next, one after the other; None deletes it."""
        self._writing = False
        self._failed = False

    def heading(self) -> str:
        """What this is."""
        return self.t("Flag what is wrong")

    def heading_aside(self) -> str:
        """Which reply."""
        return self.t("Turn {n}", n=self._turn.index + 1)

    def body(self) -> ComposeResult:
        """The form, and whether it is kept."""
        heard = self._turn.analysis
        if heard is not None:
            yield DisputeForm(self.t, self._turn.act.text, heard)
        yield Prose(id="kept")

    @property
    def _form(self) -> DisputeForm:
        return self.query_one(DisputeForm)

    def on_mount(self) -> None:
        """Look for a draft."""
        self._form.query_one("#what").focus()
        if self.loaded.store is not None:
            self._look(self.loaded.store)
        else:
            self.post_message(self.Begun(None))

    def language_changed(self) -> None:
        """What is being written stays; the words around it are those of its beginning."""

    # --- the draft -----------------------------------------------------------------------

    @work(thread=True, group="dispute")
    def _look(self, store: Store) -> None:
        from deescalate.history.disputes import disputes_of  # noqa: PLC0415 - with the database

        found: tuple[Dispute, ...] = ()
        try:
            found = disputes_of(store.connection, self._record.id)
        except HistoryError as error:
            self.app.call_from_thread(self._say, str(error))
        mine = (each for each in found if each.turn == self._turn.index)
        drafts = (each for each in mine if each.state is DisputeState.DRAFT)
        self.post_message(self.Begun(next(drafts, None)))

    def on_dispute_screen_begun(self, event: Begun) -> None:
        """Go on with the draft, or begin."""
        from deescalate.history.ids import RANDOM_BYTES, new_id  # noqa: PLC0415

        if event.draft is not None:
            self._kept, self._dispute_id = event.draft, event.draft.id
            self._form.fill(event.draft)
            self._tell(self.t("A draft; not sent yet."))
            return
        self._dispute_id = new_id(self.services.now(), secrets.token_bytes(RANDOM_BYTES))
        if not self._form.reason:
            self._form.reason = self.shell.drafts.get(self._draft_key, "")

    @property
    def _draft_key(self) -> str:
        return f"dispute:{self._record.id}:{self._turn.index}"

    def _dispute(self, state: DisputeState) -> Dispute:
        heard = self._turn.analysis
        begun = Dispute(
            id=self._dispute_id,
            session_id=self._record.id,
            turn=self._turn.index,
            kind=DisputeKind.MISSING,
            language=self._record.language,
            at=self.services.now().isoformat(timespec="seconds"),
            analysis_version=heard.version if heard is not None else "",
            state=state,
        )
        return self._form.filled(begun)

    @property
    def _changed(self) -> bool:
        """Whether the form says something that is not kept."""
        if not self._dispute_id or self._leaving:
            return False
        draft = self._dispute(DisputeState.DRAFT)
        if self._kept is None:
            return self._form.typed
        return replace(self._kept, at=draft.at) != draft

    def unsent(self) -> str:
        """What is not even kept as a draft."""
        return self._form.reason if self._changed else ""

    def loss(self) -> str:
        """What quitting now would cost."""
        return self.t("What you wrote is not kept yet and would be lost.")

    def on_dispute_form_changed(self) -> None:
        """Keep it as a draft, once the keys rest."""
        self.refresh_bindings()
        if self._resting is not None:
            self._resting.stop()
        if not self._leaving:
            self._resting = self.set_timer(REST, self._keep_draft)

    def _keep_draft(self) -> None:
        if self._changed:
            self.shell.drafts[self._draft_key] = self._form.reason
            self._keep(self._dispute(DisputeState.DRAFT))

    def _keep(self, dispute: Dispute | None) -> None:
        self._waiting.append(dispute)
        self._write_next()

    def _write_next(self) -> None:
        """One at a time, so that no draft comes after what was sent."""
        store = self.loaded.store
        if self._writing or not self._waiting:
            return
        dispute = self._waiting.pop(0)
        self._writing = True
        if store is None:
            problem = self.loaded.store_error or self.t("The history is not open yet.")
            self.post_message(self.Kept(dispute, problem))
        else:
            self.run_worker(lambda: self._write(store, dispute), thread=True, group="dispute")

    def _write(self, store: Store, dispute: Dispute | None) -> None:
        from deescalate.history.disputes import drop_dispute, keep_dispute  # noqa: PLC0415

        problem = ""
        try:
            if dispute is None:
                drop_dispute(store.connection, self._dispute_id)
            else:
                keep_dispute(store.connection, dispute)
        except HistoryError as error:
            problem = str(error)
        self.post_message(self.Kept(dispute, problem))

    def on_dispute_screen_kept(self, event: Kept) -> None:
        """Say so; after sending, deleting or leaving, go."""
        self._writing = False
        dispute = event.dispute
        if event.problem:
            self._leaving, self._failed = False, True
            self._waiting.clear()
            self._say(event.problem)
            return
        if dispute is None or dispute.state is DisputeState.OPEN:
            self.shell.drafts.pop(self._draft_key, None)
        if dispute is not None and dispute.state is DisputeState.OPEN:
            self.notify(self.t("Flagged. It stands beside the score now."), markup=False)
        elif dispute is not None:
            self._kept = dispute
            self._tell(self.t("Kept as a draft; not sent yet."))
        if self._waiting:
            self._write_next()
        elif self._leaving:
            self.post_message(GoBack())
        self.refresh_bindings()

    def _tell(self, sentence: str) -> None:
        self.query_one("#kept", Prose).show(sentence)

    def _say(self, sentence: str) -> None:
        self.notify(shown(sentence), severity="warning", markup=False)

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to delete once it was typed."""
        if action == "discard":
            return any(self._kept is not None or form.typed for form in self.query(DisputeForm))
        return super().check_action(action, parameters)

    def on_dispute_form_sent(self) -> None:
        """As the key does."""
        self.action_send()

    def action_send(self) -> None:
        """Flag it, if nothing is lacking."""
        from deescalate.learning.disputes import lack  # noqa: PLC0415 - when it is sent

        if not self._dispute_id or self._leaving:
            return
        dispute = self._dispute(DisputeState.OPEN)
        wanting = lack(dispute, self._turn.act.text)
        if wanting is not None:
            self._form.complain(self.t(LACKS[wanting]))
            return
        self._leaving = True
        self._keep(dispute)

    def action_discard(self) -> None:
        """Delete what was written, and leave."""
        if self._dispute_id and not self._leaving:
            self._leaving = True
            self._keep(None)

    def action_back(self) -> None:
        """Leave; what was typed is kept as a draft first. If that fails, the next try leaves."""
        if self._changed and not self._failed:
            self._keep_draft()
            self._leaving = True
        elif not self._leaving:
            super().action_back()
