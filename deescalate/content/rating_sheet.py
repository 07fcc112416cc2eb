"""A sheet of ratings, as CSV: a row for each reply and one for the conversation.

The columns are ``turn`` (as shown, from 1, or ``conversation``), ``listening``, ``empathy``,
``tone``, ``solution`` (0..3) and ``overall`` (0..10; of the conversation 0..100). An empty cell is
not rated; other columns, such as the text of the reply, are left alone.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from deescalate.errors import ContentError
from deescalate.interface.safe import cell
from deescalate.model.blind import Question, reply_questions
from deescalate.model.moves import Technique

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deescalate.model.ratings import TrainerRating
    from deescalate.model.session import Turn

TURN, OVERALL, WHOLE = "turn", "overall", "conversation"
BEFORE, TEXT = "before", "reply"
COLUMNS: Final = (TURN, *(technique.value for technique in Technique), OVERALL)


def sheet(rating: TrainerRating, turns: Sequence[Turn], before: Mapping[int, str]) -> str:
    """The sheet to fill in, with what is rated already, and the replies beside it.

    Args:
        rating: the rating as it stands.
        turns: the replies to rate.
        before: what was said before each of them, by the place of its turn.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, BEFORE, TEXT))
    for turn in turns:
        answers = (_shown(asked.answer(rating)) for asked in reply_questions(turn.index))
        texts = (before.get(turn.index, ""), turn.act.text)
        cells = (cell(" ".join(text.split())) for text in texts)
        writer.writerow((turn.index + 1, *answers, *cells))
    writer.writerow((WHOLE, *[""] * len(Technique), _shown(rating.overall), "", ""))
    return out.getvalue()


def read_sheet(text: str, rating: TrainerRating, turns: Sequence[Turn]) -> TrainerRating:
    """The rating with everything that a sheet says; what it leaves empty stays as it was.

    Commas or semicolons may stand between the cells.

    Raises:
        ContentError: a row or cell cannot be used; the sentence names its line.
    """
    lines = text.removeprefix("\ufeff")
    head = lines.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(lines), delimiter=";" if ";" in head else ",")
    if TURN not in (reader.fieldnames or ()):
        raise ContentError(
            f"the sheet has no column {TURN!r} in its first line; deescalate rate SESSION --sheet"
            " prints one to fill in"
        )
    known = {str(turn.index + 1): turn.index for turn in turns}
    for row in reader:
        for name, question in _asked(row.get(TURN) or "", known, reader.line_num):
            written = (row.get(name) or "").strip()
            if written:
                rating = _with(rating, question, written, f"line {reader.line_num}, {name}")
    return rating


def _asked(turn: str, known: dict[str, int], line: int) -> Iterator[tuple[str, Question]]:
    turn = turn.strip()
    if turn == WHOLE:
        yield OVERALL, Question()
        return
    if turn not in known:
        turns = ", ".join(known)
        raise ContentError(
            f"line {line}: there is no reply in turn {turn!r}; the turns to rate are {turns},"
            f" and {WHOLE}"
        )
    for question in reply_questions(known[turn]):
        yield question.technique or OVERALL, question


def _with(rating: TrainerRating, question: Question, written: str, place: str) -> TrainerRating:
    answer = question.read(written)
    if answer is None:
        raise ContentError(
            f"{place}: write a whole number from 0 to {question.most}, not {written!r}"
        )
    return question.answered(rating, answer)


def _shown(answer: int | None) -> str:
    return "" if answer is None else str(answer)
