"""The fitting tool on a sample: always the same, honest about authors, close to what was kept.

``KEEP_EAR=1 pytest tests/unit/test_ear_fit.py`` keeps the predictions of today; do that after a
deliberate change of measures, encoder, phrasebook or recipe, and look at the difference.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from deescalate.analysis.course import course_row
from deescalate.analysis.ear import Ear
from deescalate.analysis.encoder import DIMENSIONS, Encoder, UniversalSentenceEncoder
from deescalate.analysis.features import MOVES
from deescalate.analysis.fitted import LEVELS, OUTPUTS, Fitted, Floats, as_kept, to_arrays
from deescalate.analysis.listening import judge
from deescalate.cli.wiring import load_moves
from deescalate.model.analysis import ReplyContext, Speaker, Utterance
from deescalate.model.language import Language
from deescalate.model.moves import Move
from deescalate.model.rated import RatedConversation, RatedTurn, Rating
from tools.ear.fit import (
    LANDMARKS,
    PROJECTED,
    Heads,
    Material,
    course_of,
    fit,
    fit_heads,
    folds_of,
    out_of_fold,
    rows_of,
)
from tools.ear.material import Conversation, Listener, hear_all, rated, rated_files, unseen_files
from tools.ear.outside import tweets

pytestmark = pytest.mark.xdist_group("ear-fit")

KEPT = Path(__file__).parents[1] / "data" / "ear-sample.json"
KEEP = "KEEP_EAR"
CLOSE = 0.05
HANDS = ("aare", "cedar", "compass", "elbe", "foundry", "kontor")
EACH = 3
LONG = 40
"""Letters from which the same text twice is no chance."""

EN, DE = Language.EN, Language.DE
ANGRY = {
    EN: "Third time nobody came! Order 48213, I took the day off. When do I get my machine?",
    DE: "Zum dritten Mal kam keiner! Auftrag 48213, ich hatte Urlaub. Wann kommt die Maschine?",
}
REPLIES = (
    (EN, "Three visits and nobody came, you're right to be cross. Tom brings it at nine tomorrow."),
    (EN, "Please calm down. What is your order number?"),
    (EN, "Thank you for contacting us. We value your patience. Is there anything else?"),
    (EN, "I'm sorry."),
    (EN, "That's the supplier's fault, you will have to ring them yourself."),
    (DE, "Dreimal umsonst gewartet, das tut mir leid. Tom bringt sie morgen um neun, ich rufe an."),
    (DE, "Beruhigen Sie sich bitte. Wie ist Ihre Auftragsnummer?"),
    (DE, "Vielen Dank für Ihre Nachricht. Ihre Zufriedenheit ist uns wichtig. Schönen Tag noch."),
    (DE, "Leider ist das nicht möglich."),
    (DE, "Ich gebe das an meine Kollegin Ruth im Lager weiter, sie kennt den Fall und ruft an."),
)


@dataclass(frozen=True)
class Sample:
    """Conversations as heard, the heads, and what hears others the same way."""

    moves: dict[Language, tuple[Move, ...]]
    encoder: Encoder
    listener: Listener
    conversations: tuple[Conversation, ...]
    heads: Heads


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """More threads than one make such small sums many times slower on a busy machine."""
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="module")
def sample(one_thread: None) -> Sample:
    """The first conversations of six hands; heads of a few examples a move, which is faster."""
    (moves, _), encoder = load_moves(), UniversalSentenceEncoder()
    listener = Listener(moves, encoder)
    pairs = [
        pair for file in rated_files() if file.stem in HANDS for pair in islice(rated([file]), EACH)
    ]
    few = {
        language: tuple(
            replace(move, matches=move.matches[:2], near_misses=move.near_misses[:1])
            for move in book
        )
        for language, book in moves.items()
    }
    heard = tuple(hear_all(pairs, listener))
    return Sample(moves, encoder, listener, heard, fit_heads(few, encoder))


@pytest.fixture(scope="module")
def fitted(sample: Sample) -> Fitted:
    return fit(sample.conversations, sample.heads)


Judged = tuple[dict[tuple[str, int], Floats], dict[tuple[str, int], float]]


@pytest.fixture(scope="module")
def judged(sample: Sample) -> Judged:
    """Outputs of replies and anger of messages, each by a fit without their author."""
    return out_of_fold(Material.of(sample.conversations), sample.heads)


def predictions(sample: Sample, fitted: Fitted) -> list[dict[str, float]]:
    """What the fit says of ``REPLIES``, unclipped and before any veto."""
    heard = [reply for one in _asked(sample.listener) for reply in one.replies]
    said = fitted.reply(rows_of(heard, fitted))
    return [dict(zip(OUTPUTS, (round(float(one), 4) for one in row), strict=True)) for row in said]


def _asked(listener: Listener) -> Iterator[Conversation]:
    for place, (language, reply) in enumerate(REPLIES):
        turns = (
            RatedTurn(Speaker.CUSTOMER, ANGRY[language]),
            RatedTurn(Speaker.AGENT, reply, Rating(0, 0, 0, 0, 0)),
        )
        yield listener.hear("nobody", RatedConversation(f"asked-{place}", language, turns))


def keep(found: Sequence[dict[str, float]]) -> None:
    """Write the predictions to ``KEPT``, one reply a line, to be compared with from now on."""
    lines = [
        json.dumps({"reply": reply, **said}, ensure_ascii=False)
        for (_, reply), said in zip(REPLIES, found, strict=True)
    ]
    KEPT.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def test_the_sample_says_what_it_said_when_it_was_kept(sample: Sample, fitted: Fitted) -> None:
    found = predictions(sample, fitted)
    if os.environ.get(KEEP):
        keep(found)
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert [row["reply"] for row in kept] == [reply for _, reply in REPLIES]
    far = [
        f"{name} of {row['reply']!r}: {said[name]} instead of {row[name]}"
        for row, said in zip(kept, found, strict=True)
        for name in OUTPUTS
        if abs(row[name] - said[name]) > CLOSE
    ]
    assert not far, "\n".join([f"if that is meant, run the test with {KEEP}=1", *far])


def test_even_a_sample_tells_good_from_bad(sample: Sample, fitted: Fitted) -> None:
    found = predictions(sample, fitted)
    for good, bad in ((0, 1), (0, 2), (5, 6), (5, 7), (5, 8)):
        for level in OUTPUTS[:LEVELS]:
            assert found[good][level] > found[bad][level]


def test_a_second_fit_is_the_same(sample: Sample, fitted: Fitted) -> None:
    again = fit(sample.conversations, sample.heads)
    assert again.digest == fitted.digest
    one, other = to_arrays(again), to_arrays(fitted)
    assert one.keys() == other.keys()
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_the_file_rounds_no_prediction_away(sample: Sample, fitted: Fitted) -> None:
    exact, kept = predictions(sample, fitted), predictions(sample, as_kept(fitted))
    for one, other in zip(exact, kept, strict=True):
        assert list(one.values()) == pytest.approx(list(other.values()), abs=0.02)


def test_the_program_hears_what_the_fit_heard(sample: Sample, fitted: Fitted) -> None:
    ear = Ear(DE, sample.moves[DE])
    for (language, reply), said in zip(REPLIES, predictions(sample, fitted), strict=True):
        if language is not DE:
            continue
        turns = (Utterance(Speaker.CUSTOMER, ANGRY[DE]),)
        reading, around = ear.read(reply, ReplyContext(DE, turns))
        heard = judge(ear.hear(reading, around).evidence, sample.encoder, fitted)
        assert heard.outputs.tolist() == pytest.approx(list(said.values()), abs=1e-3)


def test_the_fit_is_whole(sample: Sample, fitted: Fitted) -> None:
    replies = [reply for one in sample.conversations for reply in one.replies]
    assert len(replies) < LANDMARKS
    assert fitted.reply.landmarks.shape == rows_of(replies, fitted).shape
    assert fitted.reply.linear.shape == (fitted.reply.landmarks.shape[1], len(OUTPUTS))
    assert fitted.exemplars == tuple(f"{one.conversation} {one.turn}" for one in replies)
    assert fitted.head_moves == tuple(
        sorted({m.id for book in sample.moves.values() for m in book})
    )
    assert fitted.projection.shape == (DIMENSIONS, PROJECTED)
    assert fitted.level_centre == pytest.approx(
        np.mean([one.rating.levels for one in replies], axis=0)
    )
    assert ((fitted.flag_threshold > 0) & (fitted.flag_threshold < 0.7)).all()
    for value in to_arrays(fitted).values():
        assert value.dtype.kind == "U" or np.isfinite(value).all()


def test_overall_follows_the_raters(sample: Sample, fitted: Fitted) -> None:
    ratings = [reply.rating for one in sample.conversations for reply in one.replies]
    formula = np.array([one.levels for one in ratings]) @ fitted.overall_weights
    rated_overall = np.array([one.overall for one in ratings])
    assert np.abs(formula + fitted.overall_bias - rated_overall).mean() < 0.5
    assert fitted.overall_weights.tolist() == pytest.approx(
        np.round(fitted.overall_weights, 2).tolist()
    )


def test_every_reply_and_message_is_judged_out_of_fold(
    sample: Sample, fitted: Fitted, judged: Judged
) -> None:
    outputs, angers = judged
    assert outputs.keys() == {
        (one.id, reply.turn) for one in sample.conversations for reply in one.replies
    }
    assert angers.keys() == {
        (one.id, message.turn) for one in sample.conversations for message in one.messages
    }
    for row in outputs.values():
        assert row.shape == (len(OUTPUTS),)
        assert np.isfinite(row).all()
    assert all(0 <= anger <= 4 for anger in angers.values())
    for one in sample.conversations:
        course = course_of(one, fitted, outputs, angers)
        assert len(course.overalls) == len(one.replies)
        assert len(course.angers) == len(one.messages)
        assert np.isfinite(course_row(course)).all()


def test_nobodys_ratings_help_to_judge_himself(sample: Sample, judged: Judged) -> None:
    """With other ratings of one hand only the others' outputs change."""
    hand = HANDS[0]
    before, angers = judged
    changed = [_turned(one) if one.hand == hand else one for one in sample.conversations]
    after, others = out_of_fold(Material.of(changed), sample.heads)
    for one in sample.conversations:
        own = one.hand == hand
        for reply in one.replies:
            place = (one.id, reply.turn)
            assert np.array_equal(before[place], after[place]) is own
        places = [(one.id, message.turn) for message in one.messages]
        assert ([angers[place] for place in places] == [others[place] for place in places]) is own


def _turned(one: Conversation) -> Conversation:
    """A conversation whose raters said the opposite."""
    replies = tuple(replace(reply, rating=_opposite(reply.rating)) for reply in one.replies)
    messages = tuple(replace(message, anger=4 - message.anger) for message in one.messages)
    return replace(one, replies=replies, messages=messages)


def _opposite(rating: Rating) -> Rating:
    listening, empathy, tone, solution = (3 - level for level in rating.levels)
    return Rating(listening, empathy, tone, solution, 10 - rating.overall)


def test_replies_from_outside_are_fitted_on_but_are_no_exemplars(sample: Sample) -> None:
    *inside, last = sample.conversations[: 2 * EACH]
    outside = [replace(reply, conversation="outside") for reply in last.replies]
    without, beside = fit(inside, sample.heads), fit(inside, sample.heads, outside)
    assert without.exemplars == beside.exemplars
    assert np.array_equal(without.anger.coefficients, beside.anger.coefficients)
    targets = np.array([reply.targets for reply in last.replies])
    missed = [
        np.abs(one.reply(rows_of(last.replies, one)) - targets).mean() for one in (without, beside)
    ]
    assert missed[1] < missed[0]


def test_the_kept_tweets_belong_to_the_code(sample: Sample) -> None:
    kept = tweets()
    reply = next(one for talk in sample.conversations for one in talk.replies if len(one.told))
    assert len(kept) > 100
    for one in kept:
        assert list(one.measures) == list(reply.measures)
        assert one.moves.shape == reply.moves.shape == (len(MOVES),)
        assert one.told.shape == (len(one.vectors.customer), reply.told.shape[1])
        assert np.linalg.norm(one.vectors.reply) == pytest.approx(1, abs=0.05)
        assert not one.text


def test_all_rated_conversations_are_rated_as_a_whole() -> None:
    """A conversation without an overall would count as the worst there is."""
    ids = []
    for hand, one in rated(rated_files()):
        assert one.overall is not None, one.id
        assert one.final_stage is not None, one.id
        assert one.language is not None, one.id
        assert one.id.split("-")[:2] == [one.language.value, hand]
        ids.append(one.id)
    assert len(set(ids)) == len(ids) > 100


def test_what_is_reported_on_is_never_fitted_on() -> None:
    """Neither hands nor replies of the unseen conversations occur in those that are fitted."""
    fitted = [one for _, one in rated(rated_files())]
    unseen = [one for _, one in rated(unseen_files())]
    assert len(unseen) >= 80
    assert all(one.overall is not None and one.final_stage is not None for one in unseen)
    hands = {one.id.rsplit("-", 1)[0] for one in fitted}
    assert not hands & {one.id.rsplit("-", 1)[0] for one in unseen}
    said = {turn.text for one in fitted for turn in one.turns if len(turn.text) > LONG}
    assert not said & {turn.text for one in unseen for turn in one.turns}


def bare(hand: str, number: int) -> Conversation:
    return Conversation(f"{hand}-{number}", hand, EN, (), (), 50.0, 2.0, agent_last=True)


def test_folds_never_share_a_hand(sample: Sample) -> None:
    assert sorted(map(sorted, folds_of(sample.conversations))) == [[hand] for hand in HANDS]


@pytest.mark.parametrize("folds", [2, 4, 8])
def test_folds_hold_every_hand_once_and_about_as_much(folds: int) -> None:
    sizes = {"a": 9, "b": 7, "c": 7, "d": 5, "e": 4, "f": 3, "g": 2, "h": 2, "i": 1, "j": 1}
    conversations = [bare(hand, number) for hand, size in sizes.items() for number in range(size)]
    found = folds_of(conversations, folds)
    assert len(found) == folds
    assert all(one.isdisjoint(other) for one, other in combinations(found, 2))
    assert set().union(*found) == set(sizes)
    loads = [sum(sizes[hand] for hand in fold) for fold in found]
    assert max(loads) <= max(9, sum(loads) / folds + 2)
    assert folds_of(conversations[::-1], folds) == found


def test_there_are_no_more_folds_than_hands() -> None:
    assert folds_of([bare("a", 1), bare("a", 2), bare("b", 1)]) == [{"a"}, {"b"}]
