"""What a reply stands in: the customer's words, open questions, heat and stage."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from deescalate.analysis.language import Reader, Reading, Sentence, Word
from deescalate.model.analysis import ReplyContext, Speaker, Utterance

_TURNS: Final = 60
"""Utterances looked back on; longer conversations forget their beginning."""
_WORDS: Final = 400
"""Different words of the customer that a reply is compared with."""


@dataclass(frozen=True)
class Situation:
    """A reply's context, read. ``latest`` is what the customer said since the last agent reply."""

    context: ReplyContext
    reader: Reader
    customer: tuple[Reading, ...]
    latest: tuple[Reading, ...]
    agent: tuple[Reading, ...]
    colleague: tuple[Reading, ...]

    @cached_property
    def heat(self) -> float:
        """How heated the customer sounds, 0 calm to 1 furious; the latest words count most."""
        latest = max((self.reader.heat(reading) for reading in self.latest), default=0.0)
        before = max((self.reader.heat(reading) for reading in self.customer), default=0.0)
        return max(latest, before / 2)

    @cached_property
    def questions(self) -> tuple[Sentence, ...]:
        """What the customer asked since the last agent reply, rhetorical questions left out."""
        rhetorical = self.reader.rules.rhetorical
        return tuple(
            sentence
            for reading in self.latest
            for sentence in reading.sentences
            if sentence.question and not rhetorical.search(sentence.text)
        )

    @cached_property
    def words(self) -> dict[str, Word]:
        """The customer's content words by stem, the latest ``_WORDS`` of them."""
        found: dict[str, Word] = {}
        for reading in reversed(self.customer):
            for word in reading.words:
                if word.content and len(found) < _WORDS:
                    found.setdefault(word.stem, word)
        return found

    @cached_property
    def latest_stems(self) -> frozenset[str]:
        """Stems of the content words since the last agent reply."""
        return frozenset().union(*(reading.content for reading in self.latest))

    @property
    def calm_close(self) -> bool:
        """Whether the customer's latest words are thanks without a question."""
        if not self.latest or self.questions:
            return False
        thanks = self.reader.rules.thanks
        last = self.latest[-1]
        return bool(thanks.search(last.clean)) and len(last.words) <= 14


def situation(context: ReplyContext, reader: Reader) -> Situation:
    """Read a reply's context."""
    turns = context.turns[-_TURNS:]

    def said_by(speaker: Speaker, among: tuple[Utterance, ...] = turns) -> tuple[Reading, ...]:
        return tuple(reader.read(turn.text) for turn in among if turn.speaker is speaker)

    last_agent = max(
        (index for index, turn in enumerate(turns) if turn.speaker is Speaker.AGENT), default=-1
    )
    return Situation(
        context=context,
        reader=reader,
        customer=said_by(Speaker.CUSTOMER),
        latest=said_by(Speaker.CUSTOMER, turns[last_agent + 1 :]),
        agent=said_by(Speaker.AGENT),
        colleague=said_by(Speaker.COLLEAGUE),
    )
