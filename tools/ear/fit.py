"""The fit itself: from heard conversations to ``Fitted``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from deescalate.analysis.course import Course, JudgedReply, course_row
from deescalate.analysis.encoder import DIMENSIONS, Encoder
from deescalate.analysis.features import Parts, anger_rows, measure_row, reply_rows
from deescalate.analysis.fitted import LEVELS, OUTPUTS, Fitted, Floats, Kernel, Scale
from deescalate.analysis.listening import head_scores, sentences_of, with_anger
from deescalate.analysis.verdict import flags, overall, settle
from deescalate.model.language import Language
from deescalate.model.moves import Move
from tools.ear.estimators import Doubles, Recipe, blend, chosen_rows, directions, ridge, scale_of
from tools.ear.material import Conversation, Message, Reply

PROJECTED: Final = 128
LANDMARKS: Final = 2400
ANGER_LANDMARKS: Final = 1200
REPLIES: Final = Recipe(gamma=0.3, kernel_penalty=0.3, ridge_penalty=3.0, linear_share=0.4)
ANGER: Final = Recipe(gamma=0.3, kernel_penalty=0.3, ridge_penalty=3.0, linear_share=0.2)
"""Chosen by cross-validation over authors; the replies also on rated real chats."""
HEAD_PENALTY: Final = 1.0
OTHER_MOVES: Final = 0.15
"""Weight of other moves' examples against a head: they may show the move as well."""
SENTENCE_PENALTY: Final = 30.0
_SHORT: Final = 2
FLAG_FLOORS: Final = {"template": 0.42, "defensive": 0.36, "cold_transfer": 0.3}
"""Least thresholds: below them polite real chats, full of macros and explanations, are flagged."""
FLAG_BETA: Final = 0.65
"""A flag that is raised wrongly accuses somebody; it costs more than one that is missed."""

OUTSIDE_WEIGHT: Final = 0.5
COURSE_PENALTY: Final = 5.0
FOLDS: Final = 8
_THRESHOLDS: Final = np.arange(0.06, 0.7, 0.02)


Outputs = dict[tuple[str, int], Floats]
"""Outputs of replies by conversation and turn."""
Angers = dict[tuple[str, int], float]
"""Anger 0..4 of messages by conversation and turn."""


@dataclass(frozen=True)
class Heads:
    """Move heads: weights (512, moves) and bias (moves,)."""

    moves: tuple[str, ...]
    weights: Floats
    bias: Floats


def fit_heads(moves: dict[Language, tuple[Move, ...]], encoder: Encoder) -> Heads:
    """One ridge head a move over the phrasebook's examples and near misses of both languages."""
    book = [move for language in Language for move in moves[language]]
    names = tuple(sorted({move.id for move in book}))
    examples = [
        (move.id, shown, example.reply)
        for move in book
        for shown, group in ((1.0, move.matches), (0.0, move.near_misses))
        for example in group
    ]
    vectors = encoder.encode([text for _, _, text in examples]).astype(np.float64)
    owner = np.array([name for name, _, _ in examples])
    shown = np.array([value for _, value, _ in examples])
    weights = np.zeros((DIMENSIONS, len(names)))
    bias = np.zeros(len(names))
    for place, name in enumerate(names):
        own = owner == name
        aims = np.where(own, shown, 0.0)[:, None]
        found, offset = ridge(vectors, aims, HEAD_PENALTY, np.where(own, 1.0, OTHER_MOVES))
        weights[:, place], bias[place] = found[:, 0], offset[0]
    return Heads(names, weights.astype(np.float16).astype(np.float32), bias.astype(np.float32))


@dataclass(frozen=True)
class Material:
    """What one fit sees."""

    conversations: tuple[Conversation, ...]
    replies: tuple[Reply, ...]
    messages: tuple[tuple[Message, ...], ...]
    outside: tuple[Reply, ...] = ()

    @classmethod
    def of(cls, conversations: Sequence[Conversation], outside: Sequence[Reply] = ()) -> "Material":
        """Gather the replies and the messages of conversations; ``outside`` are rated replies that
        are fitted on beside them and count half.
        """
        return cls(
            tuple(conversations),
            tuple(reply for one in conversations for reply in one.replies),
            tuple(one.messages for one in conversations if one.messages),
            tuple(outside),
        )


def fit(
    conversations: Sequence[Conversation], heads: Heads, outside: Sequence[Reply] = ()
) -> Fitted:
    """Fit everything on these conversations; ``outside`` as in ``Material.of``."""
    material = Material.of(conversations, outside)
    return fit_beside(material, heads, *out_of_fold(material, heads))


def fit_beside(material: Material, heads: Heads, outputs: Outputs, angers: Angers) -> Fitted:
    """As ``fit``, with what ``out_of_fold`` says of the material."""
    fitted = _fit_replies(material, heads)
    fitted = replace(fitted, flag_threshold=_flag_thresholds(material, outputs))
    return _fit_course(material, fitted, outputs, angers)


def _fit_replies(material: Material, heads: Heads) -> Fitted:
    vectors = np.array([reply.vectors.reply for reply in material.replies], dtype=np.float64)
    projection = directions(vectors, PROJECTED).astype(np.float16).astype(np.float32)
    nothing = np.zeros(0, dtype=np.float32)
    empty = Kernel(nothing, nothing, nothing, nothing, 1.0)
    weights, bias = _formula(material)
    sentence_levels, sentence_bias = _sentence_levels(material)
    fitted = Fitted(
        head_moves=heads.moves,
        head_weights=heads.weights,
        head_bias=heads.bias,
        sentence_levels=sentence_levels,
        sentence_bias=sentence_bias,
        projection=projection,
        measure_names=(),
        measures=Scale(nothing, nothing),
        heads=Scale(nothing, nothing),
        profiles=Scale(nothing, nothing),
        reply=empty,
        exemplars=(),
        anger_measures=_anger_scale(material),
        anger=empty,
        level_centre=_matrix([reply.targets for reply in material.replies])[:, :LEVELS]
        .mean(axis=0)
        .astype(np.float32),
        flag_threshold=np.full(len(OUTPUTS) - LEVELS, 0.5, dtype=np.float32),
        overall_weights=weights,
        overall_bias=bias,
        conversation=nothing,
        stage=nothing,
    )
    fitted = replace(fitted, anger=_fit_anger(material, fitted))
    measured = _measures(material.replies, fitted)
    names = tuple(measured[0])
    fitted = replace(
        fitted,
        measure_names=names,
        measures=scale_of(_matrix([measure_row(one, names) for one in measured])),
        heads=scale_of(_matrix([head_scores(one.vectors, fitted) for one in material.replies])),
        profiles=scale_of(_matrix([_profile(one, fitted) for one in material.replies])),
    )
    every = (*material.replies, *material.outside)
    rows = rows_of(every, fitted).astype(np.float64)
    marks = chosen_rows(len(material.replies), LANDMARKS)
    targets = _matrix([reply.targets for reply in every])
    counts = np.ones(len(every))
    counts[len(material.replies) :] = OUTSIDE_WEIGHT
    model = blend(rows, targets, marks, REPLIES, counts)
    exemplars = tuple(
        f"{material.replies[place].conversation} {material.replies[place].turn}" for place in marks
    )
    return replace(fitted, reply=model, exemplars=exemplars)


def _matrix(rows: Sequence[Floats]) -> Doubles:
    return np.asarray(rows, dtype=np.float64)


def _sentence_levels(material: Material) -> tuple[Floats, Floats]:
    """Levels of a sentence alone, learnt from the short replies; strongly penalised, for the same
    replies are fitted on again with what it says of them.
    """
    short = [one for one in material.replies if len(one.vectors.sentences) <= _SHORT]
    vectors = _matrix([one.vectors.reply for one in short])
    levels = _matrix([one.targets[:LEVELS] for one in short])
    weights, bias = ridge(vectors, levels, SENTENCE_PENALTY)
    return weights.astype(np.float16).astype(np.float32), bias.astype(np.float32)


def _formula(material: Material) -> tuple[Floats, float]:
    """Raters' overall as a fixed sum of their levels: least squares, two digits."""
    levels = _matrix([np.array(reply.rating.levels) for reply in material.replies])
    overall = np.array([[reply.rating.overall] for reply in material.replies])
    weights, bias = ridge(levels, overall, 1e-6)
    return np.round(weights[:, 0], 2).astype(np.float32), round(float(bias[0]), 2)


def _anger_scale(material: Material) -> Scale:
    return scale_of(_matrix([one.measures for told in material.messages for one in told]))


def _message_rows(told: tuple[Message, ...], fitted: Fitted) -> Floats:
    vectors = np.array([one.vector for one in told], dtype=np.float32) @ fitted.projection
    measures = np.array([one.measures for one in told], dtype=np.float32)
    return anger_rows(vectors, measures, fitted.anger_measures)


def _fit_anger(material: Material, fitted: Fitted) -> Kernel:
    rows = np.concatenate([_message_rows(told, fitted) for told in material.messages])
    targets = np.array([[one.anger] for told in material.messages for one in told])
    marks = chosen_rows(len(rows), ANGER_LANDMARKS)
    return blend(rows.astype(np.float64), targets, marks, ANGER)


def _measures(replies: Sequence[Reply], fitted: Fitted) -> list[dict[str, float]]:
    """The measures of replies; the anger of all messages is found at once, which is faster."""
    rows = [
        anger_rows(one.vectors.customer @ fitted.projection, one.told, fitted.anger_measures)
        for one in replies
        if len(one.told)
    ]
    said = np.clip(fitted.anger(np.concatenate(rows))[:, 0], 0.0, 4.0)
    found: list[dict[str, float]] = []
    first = 0
    for one in replies:
        anger = said[first : first + len(one.told)]
        first += len(one.told)
        found.append(with_anger(one.measures, one.vectors, anger))
    return found


def rows_of(replies: Sequence[Reply], fitted: Fitted) -> Floats:
    """The rows that the reply model looks at."""
    names = fitted.measure_names
    parts = Parts(
        vectors=np.array([reply.vectors.reply for reply in replies]) @ fitted.projection,
        measures=np.array([measure_row(one, names) for one in _measures(replies, fitted)]),
        moves=np.array([reply.moves for reply in replies]),
        heads=np.array([head_scores(reply.vectors, fitted) for reply in replies]),
        profiles=np.array([_profile(reply, fitted) for reply in replies]),
    )
    return reply_rows(parts, fitted)


def _profile(reply: Reply, fitted: Fitted) -> Floats:
    return fitted.profile(sentences_of(reply.vectors))


def folds_of(conversations: Sequence[Conversation], folds: int = FOLDS) -> list[set[str]]:
    """Hands, shared out so that the folds hold about as many conversations each."""
    counts: dict[str, int] = {}
    for one in conversations:
        counts[one.hand] = counts.get(one.hand, 0) + 1
    shares: list[set[str]] = [set() for _ in range(min(folds, len(counts)))]
    loads = [0] * len(shares)
    for hand in sorted(counts, key=lambda name: (-counts[name], name)):
        place = loads.index(min(loads))
        shares[place].add(hand)
        loads[place] += counts[hand]
    return shares


def out_of_fold(material: Material, heads: Heads) -> tuple[Outputs, Angers]:
    """Outputs of every reply and anger of every message by a fit without their author."""
    outputs: Outputs = {}
    angers: Angers = {}
    for hands in folds_of(material.conversations):
        rest = [one for one in material.conversations if one.hand not in hands]
        held = Material.of([one for one in material.conversations if one.hand in hands])
        if not rest:
            rest = list(material.conversations)
        fitted = _fit_replies(Material.of(rest, material.outside), heads)
        said = fitted.reply(rows_of(held.replies, fitted))
        for reply, row in zip(held.replies, said, strict=True):
            outputs[reply.conversation, reply.turn] = row
        for one in held.conversations:
            if one.messages:
                rows = _message_rows(one.messages, fitted)
                values = np.clip(fitted.anger(rows)[:, 0], 0.0, 4.0)
                for message, value in zip(one.messages, values, strict=True):
                    angers[one.id, message.turn] = float(value)
    return outputs, angers


def _flag_thresholds(material: Material, outputs: Outputs) -> Floats:
    """For each flag the threshold with the best F score out of fold, not below its floor."""
    said = np.array([outputs[one.conversation, one.turn][LEVELS:] for one in material.replies])
    real = np.array([one.targets[LEVELS:] >= 0.5 for one in material.replies])
    best: list[float] = []
    for place, name in enumerate(OUTPUTS[LEVELS:]):
        scores = [_f_score(said[:, place] > one, real[:, place]) for one in _THRESHOLDS]
        chosen = float(_THRESHOLDS[int(np.argmax(scores))])
        best.append(max(chosen, FLAG_FLOORS.get(name, 0.0)))
    return np.array(best, dtype=np.float32)


def _f_score(heard: np.ndarray, real: np.ndarray) -> float:
    """F measure in which what is missed counts ``FLAG_BETA`` squared of what is wrongly raised."""
    both = float((heard & real).sum())
    weight = FLAG_BETA**2
    return (1 + weight) * both / max(1.0, float(heard.sum() + weight * real.sum()))


def peak(conversation: Conversation, turn: int, angers: Angers) -> float:
    """The customer's greatest anger before a turn."""
    before = (message.turn for message in conversation.messages if message.turn < turn)
    return max((angers[conversation.id, place] for place in before), default=0.0)


def verdict_of(reply: Reply, said: Floats, fitted: Fitted, anger: float) -> JudgedReply:
    """Levels, overall and flags of a reply from its outputs and the customer's greatest anger."""
    marks = reply.marks.believed(said)
    levels = settle(said, marks, fitted.level_centre)
    return levels, overall(levels, fitted), flags(said, marks, fitted, anger)


def course_of(
    conversation: Conversation, fitted: Fitted, outputs: Outputs, angers: Angers
) -> Course:
    """The course of a conversation from outputs that were made without it."""
    messages = conversation.messages
    return Course.of(
        [
            verdict_of(
                reply,
                outputs[conversation.id, reply.turn],
                fitted,
                peak(conversation, reply.turn, angers),
            )
            for reply in conversation.replies
        ],
        tuple(angers[conversation.id, message.turn] for message in messages),
        messages[-1].text if messages else "",
        agent_last=conversation.agent_last,
    )


def _fit_course(
    material: Material,
    fitted: Fitted,
    outputs: Outputs,
    angers: Angers,
) -> Fitted:
    courses = [course_of(one, fitted, outputs, angers) for one in material.conversations]
    rows = _matrix([course_row(course) for course in courses])[:, :-1]
    aims = np.array([[one.overall, one.final_stage] for one in material.conversations])
    plain, offset = course_ridge(rows, aims)
    whole = np.concatenate([plain, offset[None]]).astype(np.float32)
    return replace(fitted, conversation=whole[:, 0], stage=whole[:, 1])


def course_ridge(rows: Doubles, aims: Doubles) -> tuple[Doubles, Doubles]:
    """Weights (m, aims) and intercept of ridge regression on conversations' measures, scaled for
    the fit and given back for plain rows (n, m).
    """
    scale = scale_of(rows)
    deviation = scale.deviation.astype(np.float64)
    found, bias = ridge((rows - scale.mean) / deviation, aims, COURSE_PENALTY)
    plain = found / deviation[:, None]
    return plain, bias - scale.mean @ plain
