"""The practice clock against the times that were promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.tui.words import clock_text, span_text

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.tui.conversation import Conversation

HURRY: Final = 0.25
"""Part of the promised time below which the clock takes on the colour of tension."""


def reply_clock(t: Translator, talk: Conversation) -> Content:
    """How long the agent has for the next reply, in one line."""
    if talk.ending is not None:
        return Content.styled(t("Conversation over"), "$quiet")
    if talk.now < talk.quiet_at:
        return Content.styled(t("Let the customer finish"), "bold $customer")
    left = talk.deadline - talk.now
    promised = talk.promised
    if left < 0:
        words = t("Your reply: {time} late", time=clock_text(-left))
        return Content.assemble(("! ", "bold $harm"), (words, "bold $harm"))
    words = t("Your reply: {time} left", time=clock_text(left))
    style = "bold $tense" if left < promised * HURRY else "bold"
    return Content.assemble(
        (words, style), (" " + t("of {time}", time=span_text(t, promised)), "$quiet")
    )


def session_clock(t: Translator, talk: Conversation) -> Content:
    """How long the conversation has lasted, against the time for the whole."""
    resolve = talk.scenario.sla.resolve
    style = "bold $harm" if talk.now > resolve else ""
    return Content.assemble(
        (t("Conversation: {time}", time=clock_text(talk.now)), style),
        (" " + t("of {time}", time=span_text(t, resolve)), "$quiet"),
    )


class SlaClock(Static):
    """Both clocks, a line each."""

    DEFAULT_CSS: ClassVar[str] = """
    SlaClock { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown = Content("")

    def show(self, t: Translator, talk: Conversation) -> None:
        """Show the time of this moment; nothing is drawn unless a word has changed."""
        clocks = Content("\n").join([reply_clock(t, talk), session_clock(t, talk)])
        if not clocks.is_same(self._shown):
            self._shown = clocks
            self.update(clocks)
