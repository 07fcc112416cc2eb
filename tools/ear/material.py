"""Rated conversations as the ear hears them: everything that does not depend on the fit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deescalate.analysis.ear import Ear
from deescalate.analysis.encoder import Encoder
from deescalate.analysis.features import move_row
from deescalate.analysis.fitted import LEVELS, OUTPUTS, Floats
from deescalate.analysis.listening import calm_measures, message_measures
from deescalate.analysis.vectors import TurnVectors, turn_vectors
from deescalate.analysis.verdict import Marks
from deescalate.content.transcripts import TranscriptProblem, read_transcripts
from deescalate.errors import ContentError
from deescalate.model.analysis import ReplyContext, Speaker
from deescalate.model.language import Language
from deescalate.model.moves import Move
from deescalate.model.rated import RatedConversation, Rating
from deescalate.paths import phrasebook_root


@dataclass(frozen=True)
class Reply:
    """One rated reply, heard. ``told`` are the measures of the customer's messages before it,
    ``measures`` the reply's own without the customer's anger.
    """

    conversation: str
    hand: str
    language: Language
    turn: int
    text: str
    rating: Rating
    marks: Marks
    vectors: TurnVectors
    told: Floats
    moves: Floats
    measures: dict[str, float]

    @property
    def targets(self) -> Floats:
        """What the reply model should say: four levels, then the share of each flag."""
        shares = {flag.value: share for flag, share in self.rating.flags}
        flags = [shares.get(name, 0.0) for name in OUTPUTS[LEVELS:]]
        return np.array([*self.rating.levels, *flags], dtype=np.float32)


@dataclass(frozen=True)
class Message:
    """One rated message of a customer, in the order of the conversation."""

    turn: int
    text: str
    anger: float
    measures: Floats
    vector: NDArray[np.float32]


@dataclass(frozen=True)
class Conversation:
    """A rated conversation, heard."""

    id: str
    hand: str
    language: Language
    replies: tuple[Reply, ...]
    messages: tuple[Message, ...]
    overall: float
    final_stage: float
    agent_last: bool


def rated_files() -> list[Path]:
    """The project's rated conversations, in order of their names."""
    return sorted(phrasebook_root().glob("*/rated/*.jsonl"))


def unseen_files() -> list[Path]:
    """Rated conversations by hands that are never fitted on, in order of their names."""
    return sorted(phrasebook_root().glob("*/unseen/*.jsonl"))


def rated(paths: Iterable[Path]) -> Iterator[tuple[str, RatedConversation]]:
    """The conversations of the files, each with the hand that wrote it (the file's name).

    Raises:
        ContentError: a line cannot be used; fitting on half a file would go unnoticed.
    """
    for path in paths:
        for entry in read_transcripts(path):
            if isinstance(entry, TranscriptProblem):
                raise ContentError(str(entry))
            yield path.stem, entry


class Listener:
    """Hears rated conversations with every language's ear and one encoder."""

    def __init__(self, moves: dict[Language, tuple[Move, ...]], encoder: Encoder) -> None:
        self._ears = {language: Ear(language, moves[language]) for language in Language}
        self._encoder = encoder

    def hear(self, hand: str, conversation: RatedConversation) -> Conversation:
        """Hear every rated reply and message of a conversation."""
        language = conversation.language or Language.EN
        ear = self._ears[language]
        said = conversation.utterances
        replies: list[Reply] = []
        for number, turn in enumerate(conversation.turns):
            if turn.speaker is Speaker.AGENT and turn.rating is not None:
                reading, around = ear.read(turn.text, ReplyContext(language, said[:number]))
                evidence = ear.hear(reading, around).evidence
                vectors = turn_vectors(reading, around, self._encoder)
                replies.append(
                    Reply(
                        conversation=conversation.id,
                        hand=hand,
                        language=language,
                        turn=number,
                        text=turn.text,
                        rating=turn.rating,
                        marks=Marks.of(evidence),
                        vectors=vectors,
                        told=message_measures(around.customer, ear.reader),
                        moves=move_row(evidence.hits),
                        measures=calm_measures(evidence, vectors),
                    )
                )
        return Conversation(
            id=conversation.id,
            hand=hand,
            language=language,
            replies=tuple(replies),
            messages=tuple(self._messages(ear, conversation)),
            overall=conversation.overall or 0.0,
            final_stage=conversation.final_stage or 1.0,
            agent_last=conversation.turns[-1].speaker is Speaker.AGENT,
        )

    def _messages(self, ear: Ear, conversation: RatedConversation) -> Iterator[Message]:
        told = [
            (number, turn)
            for number, turn in enumerate(conversation.turns)
            if turn.speaker is Speaker.CUSTOMER
        ]
        readings = tuple(ear.reader.read(turn.text) for _, turn in told)
        vectors = self._encoder.encode([reading.clean for reading in readings])
        measures = message_measures(readings, ear.reader, len(readings))
        for place, (number, turn) in enumerate(told):
            if turn.anger is not None:
                yield Message(number, turn.text, turn.anger, measures[place], vectors[place])


def hear_all(
    pairs: Sequence[tuple[str, RatedConversation]], listener: Listener
) -> list[Conversation]:
    """Hear conversations one after the other."""
    return [listener.hear(hand, conversation) for hand, conversation in pairs]
