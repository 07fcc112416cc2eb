"""Disputes in words; the command line says the same. Pure, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.judgement_words import in_quotes
from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.interface.safe import visible
from deescalate.learning.disputes import Lack
from deescalate.model.dispute import RATED, DisputeKind, DisputeState
from deescalate.tui.move_words import move_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.interface.catalogue import Translator
    from deescalate.model.dispute import Dispute

FLAG: Final = "⚑"
STATES: Final = {
    DisputeState.DRAFT: N_("not sent yet"),
    DisputeState.OPEN: N_("waits for an answer"),
    DisputeState.ACCEPTED: N_("accepted"),
    DisputeState.DECLINED: N_("declined"),
}
LACKS: Final = {
    Lack.REASON: N_("Say why."),
    Lack.MOVE: N_("Choose which move it is about."),
    Lack.WORDS: N_("Write the words of the reply that show it."),
    Lack.OTHER_WORDS: N_("These words do not stand in the reply; write them as they do."),
    Lack.OTHER_LEVEL: N_("Choose another level than the one that was given."),
}
LONGEST: Final = 60


def claim(t: Translator, dispute: Dispute) -> str:
    """What is said to be wrong, on one line."""
    if dispute.kind is DisputeKind.LEVEL and dispute.technique is not None:
        return t(
            "{name} is {was}, should be {should}",
            name=label(t, dispute.technique),
            was=decimal(t, dispute.was),
            should=f"{dispute.should:g}",
        )
    move = move_word(t, dispute.move) if dispute.move else "…"
    words = in_quotes(t, dispute.words, LONGEST) if dispute.words.strip() else ""
    template = (
        t("{move} is not there: {words}")
        if dispute.kind is DisputeKind.NOT_THERE
        else t("{move} was missed: {words}")
    )
    return template.replace("{move}", move).replace("{words}", words).removesuffix(": ")


def quote(t: Translator, text: str) -> str:
    """Words of a reply, shortened, in the interface's quotation marks."""
    return in_quotes(t, text, LONGEST)


def state(t: Translator, dispute: Dispute) -> str:
    """Where it stands."""
    return t(STATES[dispute.state])


def lines(t: Translator, dispute: Dispute) -> Iterator[str]:
    """Claim and state, the reason, the answer: a line each."""
    yield f"{FLAG} {claim(t, dispute)} ({state(t, dispute)})"
    if dispute.reason.strip():
        yield t("Reason: {text}", text=visible(dispute.reason.strip(), one_line=True))
    if dispute.answer.strip():
        yield t("Answer: {text}", text=visible(dispute.answer.strip(), one_line=True))
    if dispute.outcome == RATED:
        yield t("It is a rated reply of the team now, with a test.")
    elif dispute.outcome:
        yield t("It is a wording of the team now: {name}", name=visible(dispute.outcome))
