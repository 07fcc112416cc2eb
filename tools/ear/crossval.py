"""Cross-validated figures: every author judged by a fit that never saw that author."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from deescalate.analysis.course import course_row
from deescalate.analysis.fitted import LEVELS, Fitted, Floats
from deescalate.analysis.verdict import flags, overall, settle
from deescalate.measures.agreement import spearman
from deescalate.model.analysis import Flag, Levels
from deescalate.model.language import Language
from tools.ear.estimators import ridge
from tools.ear.fit import Heads, Material, course_of, fit, folds_of, out_of_fold
from tools.ear.material import Conversation, Reply
from tools.ear.style import overall_by_style


def report(
    conversations: Sequence[Conversation], heads: Heads, outside: Sequence[Reply] = ()
) -> str:
    """A table of figures per language, as text."""
    material = Material.of(conversations, outside)
    outputs, angers = out_of_fold(material, heads)
    fitted = fit(conversations, heads, outside)
    lines = ["language  listening empathy tone solution overall  error  anger  conv  stage  flags"]
    for language in Language:
        replies = [one for one in material.replies if one.language is language]
        talks = [one for one in conversations if one.language is language]
        levels = [_levels(one, outputs, fitted) for one in replies]
        said = np.array([[one.listening, one.empathy, one.tone, one.solution] for one in levels])
        rated = np.array([one.rating.levels for one in replies])
        values = [overall(one, fitted) for one in levels]
        cells = [_rank(said[:, place], rated[:, place]) for place in range(LEVELS)]
        cells.append(_rank(values, [one.rating.overall for one in replies]))
        cells.append(f"{np.abs(said - rated).mean():.3f}")
        cells.append(
            _rank(
                [angers[one.id, each.turn] for one in talks for each in one.messages],
                [each.anger for one in talks for each in one.messages],
            )
        )
        rows = np.array([course_row(course_of(one, fitted, outputs, angers)) for one in talks])
        aims = np.array([[one.overall, one.final_stage] for one in talks])
        told = _held_out(rows[:, :-1].astype(np.float64), aims, talks)
        cells.append(_rank(told[:, 0], aims[:, 0]))
        stages = np.clip(np.floor(told[:, 1] + 0.5), 1, 3)
        cells.append(f"{(stages == np.floor(aims[:, 1] + 0.5)).mean():.2f}")
        cells.append(
            _flags(
                replies,
                lambda one: flags(
                    outputs[one.conversation, one.turn],
                    one.marks.believed(outputs[one.conversation, one.turn]),
                    fitted,
                ),
            )
        )
        lines.append(f"{language.value}        " + "  ".join(cells))
        lines.append(
            f"{language.value}, overall by characters alone: " + _rank(*overall_by_style(talks))
        )
    return "\n".join(lines)


def _levels(reply: Reply, outputs: Mapping[tuple[str, int], Floats], fitted: Fitted) -> Levels:
    said = outputs[reply.conversation, reply.turn]
    return settle(said, reply.marks.believed(said), fitted.level_centre)


def _rank(
    first: Sequence[float] | NDArray[np.generic], second: Sequence[float] | NDArray[np.generic]
) -> str:
    value = spearman([float(one) for one in first], [float(one) for one in second])
    return "-" if value is None else f"{value:.3f}"


def _held_out(
    rows: NDArray[np.float64], aims: NDArray[np.float64], talks: Sequence[Conversation]
) -> NDArray[np.float64]:
    told = np.zeros_like(aims, dtype=np.float64)
    scaled = (rows - rows.mean(axis=0)) / np.maximum(rows.std(axis=0), 1e-6)
    hand = np.array([one.hand for one in talks])
    for hands in folds_of(talks):
        held = np.isin(hand, sorted(hands))
        weights, bias = ridge(scaled[~held], aims[~held], 5.0)
        told[held] = scaled[held] @ weights + bias
    return told


def _flags(replies: Sequence[Reply], heard: Callable[[Reply], tuple[Flag, ...]]) -> str:
    both = ours = theirs = 0
    for reply in replies:
        mine = set(heard(reply))
        real = {flag for flag in Flag if reply.rating.flagged(flag)}
        both += len(mine & real)
        ours += len(mine)
        theirs += len(real)
    return f"{2 * both / max(1, ours + theirs):.3f}"
