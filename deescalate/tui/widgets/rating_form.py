"""What is asked about one reply, or about the conversation as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.message import Message

from deescalate.interface.labels import label
from deescalate.interface.rubric_words import overall_meaning
from deescalate.model.blind import Question
from deescalate.model.moves import Technique
from deescalate.tui.widgets.level_rating import LevelMeanings, LevelRating
from deescalate.tui.widgets.number_rating import NumberRating

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator
    from deescalate.model.ratings import TrainerRating


class RatingForm(Vertical):
    """Four levels and an overall of the reply in a turn; of the conversation (None) the overall."""

    DEFAULT_CSS: ClassVar[str] = """
    RatingForm {
        height: auto;
        LevelMeanings { margin-top: 1; }
    }
    """

    class Answered(Message):
        """Something was rated or taken back."""

        def __init__(self, question: Question, answer: int | None) -> None:
            super().__init__()
            self.question = question
            self.answer = answer

    def __init__(self, t: Translator, rating: TrainerRating, turn: int | None) -> None:
        super().__init__()
        self._t = t
        self._rating = rating
        self._turn = turn

    def compose(self) -> ComposeResult:
        """The rows, and what they mean."""
        t = self._t
        overall = Question(self._turn)
        name = t("Conversation") if self._turn is None else t("Overall")
        width = max(cell_len(label(t, each)) for each in Technique)
        if self._turn is not None:
            for technique in Technique:
                answer = Question(self._turn, technique).answer(self._rating)
                yield LevelRating(t, technique, level=answer)
        yield NumberRating(
            t,
            name,
            max(width, cell_len(name)),
            most=overall.most,
            value=overall.answer(self._rating),
            id="overall",
        )
        yield LevelMeanings()

    def on_mount(self) -> None:
        """Begin with the first thing that is open."""
        rows = list(self.query("LevelRating, NumberRating"))
        open_rows = (
            row
            for row in rows
            if (row.level if isinstance(row, LevelRating) else row.value) is None  # type: ignore[attr-defined]
        )
        next(open_rows, rows[0]).focus()

    def on_level_rating_looked(self, event: LevelRating.Looked) -> None:
        """What the levels of this technique mean."""
        event.stop()
        self.query_one(LevelMeanings).explain(self._t, event.technique)

    def on_number_rating_looked(self, event: NumberRating.Looked) -> None:
        """What the overall is about."""
        event.stop()
        self.query_one(LevelMeanings).say(overall_meaning(self._t, self._turn is not None))

    def on_level_rating_rated(self, event: LevelRating.Rated) -> None:
        """Tell the screen, and go on to the next row."""
        event.stop()
        question = Question(self._turn, event.rating.technique)
        self.post_message(self.Answered(question, event.rating.level))
        if event.on:
            self.screen.focus_next()

    def on_number_rating_rated(self, event: NumberRating.Rated) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Answered(Question(self._turn), event.rating.value))
