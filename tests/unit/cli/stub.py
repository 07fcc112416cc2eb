"""A judge whose verdict stands in the texts: five numbers, then flags, then anything."""

from statistics import fmean

from deescalate.model.analysis import (
    ConversationAnalysis,
    Finding,
    Flag,
    Levels,
    ReplyAnalysis,
    Speaker,
    Utterance,
)
from deescalate.model.language import Language
from deescalate.model.moves import Effect, Technique


class StubJudge:
    """Reads ``listening empathy tone solution overall [flag...]`` off a reply.

    A text without numbers gets 1/3 in everything. A message has as much anger as ``!``. The last
    stage is 3 from an overall of 6 in the last reply, 2 from 4.
    """

    version = "stub-1"

    def language_of(self, turns: tuple[Utterance, ...]) -> Language:
        """German if anybody says "ja"."""
        return Language.DE if any("ja" in turn.text for turn in turns) else Language.EN

    def judge(
        self, turns: tuple[Utterance, ...], language: Language | None = None
    ) -> ConversationAnalysis:
        """Read the verdict off every text."""
        replies = tuple(
            (at, reply(turn.text)) for at, turn in enumerate(turns) if turn.speaker is Speaker.AGENT
        )
        anger = tuple(
            (at, float(turn.text.count("!")))
            for at, turn in enumerate(turns)
            if turn.speaker is Speaker.CUSTOMER
        )
        overalls = [analysis.overall for _, analysis in replies] or [0.0]
        stage = 3 if overalls[-1] >= 6 else 2 if overalls[-1] >= 4 else 1
        return ConversationAnalysis(replies, anger, 10 * fmean(overalls), stage, self.version)


def reply(text: str) -> ReplyAnalysis:
    """The verdict in a text."""
    words = text.split()
    numbers = [float(word) for word in words if word.isdigit()]
    if len(numbers) < 5:
        numbers = [1 / 3] * 5
    finding = Finding(
        "courteous", Technique.TONE, Effect.HELPS, 0, len(text), text, "It is kind.", "", 0.5
    )
    return ReplyAnalysis(
        findings=(finding,),
        levels=Levels(*numbers[:4]),
        overall=numbers[4],
        flags=tuple(flag for flag in Flag if flag.value in words),
        version="stub-1",
    )


def load_stub() -> StubJudge:
    """What ``wiring.load_judge`` is replaced by."""
    return StubJudge()
