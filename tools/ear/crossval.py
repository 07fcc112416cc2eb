"""Cross-validated figures: every author judged by a fit that never saw that author."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from deescalate.analysis.course import course_row
from deescalate.analysis.fitted import LEVELS
from deescalate.measures.agreement import micro_f1, spearman
from deescalate.model.analysis import Flag
from deescalate.model.language import Language
from tools.ear.estimators import Doubles
from tools.ear.fit import (
    Heads,
    Material,
    course_of,
    course_ridge,
    fit_beside,
    folds_of,
    out_of_fold,
    peak,
    verdict_of,
)
from tools.ear.material import Conversation, Reply
from tools.ear.style import overall_by_style


def report(
    conversations: Sequence[Conversation], heads: Heads, outside: Sequence[Reply] = ()
) -> str:
    """A table of figures per language, as text."""
    material = Material.of(conversations, outside)
    outputs, angers = out_of_fold(material, heads)
    fitted = fit_beside(material, heads, outputs, angers)
    lines = ["language  listening empathy tone solution overall  error  anger  conv  stage  flags"]
    for language in Language:
        replies = [one for one in material.replies if one.language is language]
        talks = [one for one in conversations if one.language is language]
        talk_of = {talk.id: talk for talk in talks}
        judged = [
            verdict_of(
                one,
                outputs[one.conversation, one.turn],
                fitted,
                peak(talk_of[one.conversation], one.turn, angers),
            )
            for one in replies
        ]
        said = np.array(
            [[one.listening, one.empathy, one.tone, one.solution] for one, _, _ in judged]
        )
        rated = np.array([one.rating.levels for one in replies])
        cells = [_rank(said[:, place], rated[:, place]) for place in range(LEVELS)]
        cells.append(
            _rank([value for _, value, _ in judged], [one.rating.overall for one in replies])
        )
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
        flagged = micro_f1(
            ([flag for flag in Flag if one.rating.flagged(flag)], raised)
            for one, (_, _, raised) in zip(replies, judged, strict=True)
        )
        cells.append(_shown(flagged))
        lines.append(f"{language.value}        " + "  ".join(cells))
        lines.append(
            f"{language.value}, overall by characters alone: " + _rank(*overall_by_style(talks))
        )
    return "\n".join(lines)


def _rank(
    first: Sequence[float] | NDArray[np.generic], second: Sequence[float] | NDArray[np.generic]
) -> str:
    return _shown(spearman([float(one) for one in first], [float(one) for one in second]))


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def _held_out(rows: Doubles, aims: Doubles, talks: Sequence[Conversation]) -> Doubles:
    """Overall and stage of every conversation by a fit without its author."""
    told = np.zeros_like(aims, dtype=np.float64)
    hand = np.array([one.hand for one in talks])
    for hands in folds_of(talks):
        held = np.isin(hand, sorted(hands))
        weights, bias = course_ridge(rows[~held], aims[~held])
        told[held] = rows[held] @ weights + bias
    return told
