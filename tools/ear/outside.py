"""Real service tweets in the fit: ratings and vectors are kept, the texts are not.

``python -m tools.ear.outside FILE`` hears the tweets of FILE (JSON lines with ``id``, ``context``
and ``reply``; the IBM customer-care tweets, Apache-2.0) again and writes their vectors and
measures. It has to be run when the measures of ``analysis.relations`` or a phrasebook pattern
change.
"""

import json
import sys
from pathlib import Path
from typing import Final

import click
import numpy as np

from deescalate.analysis.encoder import DIMENSIONS, UniversalSentenceEncoder
from deescalate.analysis.fitted import Floats
from deescalate.analysis.vectors import TurnVectors
from deescalate.analysis.verdict import Marks
from deescalate.cli.wiring import load_moves
from deescalate.content.transcript_rows import conversation_of
from deescalate.errors import ContentError
from deescalate.model.language import Language
from deescalate.model.rated import Rating
from deescalate.paths import phrasebook_root
from tools.ear.material import Listener, Reply

KEPT: Final = Path(__file__).parent / "tweets.npz"
_RATINGS: Final = "ratings/ibm-customer-care.jsonl"
_HAND: Final = "tweets"
_STEP: Final = 400.0
"""Steps of one in a vector's component; a byte holds -0.32 to 0.32, beyond is cut."""


def ratings() -> dict[str, list[dict[str, object]]]:
    """The passes of every rated tweet by id."""
    lines = (phrasebook_root() / _RATINGS).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {row["id"]: row["passes"] for row in rows}


def tweets() -> list[Reply]:
    """The rated tweets as heard, without their texts.

    Raises:
        ContentError: the file was made with other measures than the code has now.
    """
    passes = ratings()
    with np.load(KEPT, allow_pickle=False) as kept:
        ids = str(kept["ids"]).split("\n")
        names = str(kept["names"]).split("\n")
        sizes = kept["sizes"]
        vectors = kept["vectors"].astype(np.float32) / _STEP
        told, measures, moves = kept["told"], kept["measures"], kept["moves"]
    replies: list[Reply] = []
    row = message = 0
    for place, name in enumerate(ids):
        sentences, latest, customer, agent = (int(size) for size in sizes[place])
        parts: list[Floats] = []
        for count in (1, sentences, latest, customer, min(1, customer), agent):
            parts.append(vectors[row : row + count])
            row += count
        replies.append(
            Reply(
                conversation=name,
                hand=_HAND,
                language=Language.EN,
                turn=0,
                text="",
                rating=_rating(name, passes),
                marks=Marks(frozenset()),
                vectors=TurnVectors(parts[0][0], *parts[1:]),
                told=told[message : message + customer],
                moves=moves[place],
                measures=dict(zip(names, map(float, measures[place]), strict=True)),
            )
        )
        message += customer
    return replies


def _rating(name: str, passes: dict[str, list[dict[str, object]]]) -> Rating:
    if name not in passes:
        raise ContentError(f"{KEPT.name} holds {name}, which is not rated; hear the tweets again.")
    turn = {"speaker": "agent", "text": "", "passes": passes[name]}
    rating = conversation_of({"turns": [turn]}, name).turns[0].rating
    if rating is None:
        raise ContentError(f"{name} has no rating.")
    return rating


def _write(replies: list[Reply]) -> None:
    groups = [
        np.concatenate(
            [
                one.vectors.reply[np.newaxis],
                one.vectors.sentences,
                one.vectors.latest,
                one.vectors.customer,
                one.vectors.opening,
                one.vectors.agent,
            ]
        )
        for one in replies
    ]
    sizes = [
        (
            len(one.vectors.sentences),
            len(one.vectors.latest),
            len(one.vectors.customer),
            len(one.vectors.agent),
        )
        for one in replies
    ]
    told = [one.told.reshape(len(one.told), -1) for one in replies if len(one.told)]
    np.savez_compressed(
        KEPT,
        ids=np.array("\n".join(one.conversation for one in replies)),
        names=np.array("\n".join(replies[0].measures)),
        sizes=np.array(sizes, dtype=np.int16),
        vectors=np.clip(np.rint(np.concatenate(groups) * _STEP), -127, 127).astype(np.int8),
        told=np.concatenate(told).astype(np.float32),
        measures=np.array([list(one.measures.values()) for one in replies], dtype=np.float32),
        moves=np.array([one.moves for one in replies], dtype=np.float32),
    )


def main(arguments: list[str]) -> int:
    """Hear the tweets of a file and keep their vectors."""
    passes = ratings()
    moves, _ = load_moves()
    listener = Listener(moves, UniversalSentenceEncoder())
    replies: list[Reply] = []
    for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in passes:
            continue
        turns = [
            {"speaker": "agent" if said["speaker"] == "agent" else "customer", "text": said["text"]}
            for said in row["context"]
        ]
        turns.append({"speaker": "agent", "text": row["reply"], "passes": passes[row["id"]]})
        content = {"id": row["id"], "lang": "en", "channel": "social", "turns": turns}
        replies.extend(listener.hear(_HAND, conversation_of(content, row["id"])).replies)
    _write(replies)
    click.echo(f"{KEPT.name}: {len(replies)} replies, {DIMENSIONS} dimensions")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
