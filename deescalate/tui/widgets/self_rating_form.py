"""The learner's own rating of a conversation, before its score is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from deescalate.interface.catalogue import N_
from deescalate.model.moves import Technique
from deescalate.model.ratings import SelfRating
from deescalate.tui.widgets.level_rating import LevelMeanings, LevelRating
from deescalate.tui.widgets.prose import Prose, Title

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator


class SelfRatingForm(Vertical):
    """Four techniques, a key each; everything may be left open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("Go on"), id="self-rating.done"),
        Binding("escape", "skip", N_("Skip"), id="self-rating.skip"),
    ]
    HELP: ClassVar[str] = N_(
        "0 to 3 rate a technique, over the conversation as a whole. Enter goes on, Esc skips this."
    )
    DEFAULT_CSS: ClassVar[str] = """
    SelfRatingForm {
        height: auto;
        max-width: 88;
        LevelMeanings { margin-top: 1; }
        .quiet { color: $quiet; margin-top: 1; }
        .levels { height: auto; }
    }
    """

    class Done(Message):
        """The learner is through; ``rating`` is None if nothing was rated."""

        def __init__(self, rating: SelfRating | None) -> None:
            super().__init__()
            self.rating = rating

    class Skipped(Message):
        """The learner wants the result at once."""

    def __init__(self, t: Translator) -> None:
        super().__init__(id="self-rating")
        self._t = t

    def compose(self) -> ComposeResult:
        """The question, the techniques, what the levels mean."""
        t = self._t
        yield Title(t("How did it go? Your own view, before the result."))
        yield Prose(
            t("One key each, 0 to 3, for the conversation as a whole. Esc skips it."),
            classes="quiet",
        )
        yield Prose(" ")
        with Vertical(classes="levels"):
            for technique in Technique:
                yield LevelRating(t, technique)
        yield LevelMeanings()

    def on_level_rating_looked(self, event: LevelRating.Looked) -> None:
        """Show what the levels of this technique mean."""
        event.stop()
        self.query_one(LevelMeanings).explain(self._t, event.technique)

    def on_level_rating_rated(self, event: LevelRating.Rated) -> None:
        """Go on to the next technique; after the last one, when all are rated, to what follows."""
        event.stop()
        if not event.on:
            return
        ratings = list(self.query(LevelRating))
        if event.rating is not ratings[-1]:
            ratings[ratings.index(event.rating) + 1].focus()
        elif all(rating.level is not None for rating in ratings):
            self.action_done()

    def action_skip(self) -> None:
        """Straight to the result; nothing is rated."""
        self.post_message(self.Skipped())

    def action_done(self) -> None:
        """Go on with what is rated."""
        levels: dict[str, float] = {
            rating.technique.value: rating.level
            for rating in self.query(LevelRating)
            if rating.level is not None
        }
        self.post_message(self.Done(SelfRating(levels) if levels else None))
