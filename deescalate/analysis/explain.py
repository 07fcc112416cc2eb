"""Why each level is what it is: one sentence a technique in the scenario's language."""

from collections.abc import Sequence
from typing import Final

from deescalate.analysis.evidence import Evidence
from deescalate.analysis.texts import TEXTS, Texts
from deescalate.model.analysis import Finding, LevelReason, Levels
from deescalate.model.moves import Effect, Technique

_NAMED: Final = 2
_MECHANICAL: Final = 1.8
_HUMAN: Final = 2.5
_LITTLE: Final = 0.8
_CARRIES: Final = 1.4
_MUCH: Final = 2.0
_LONGEST_QUOTE: Final = 60
_ABOUT_THE_WHOLE: Final = frozenset({"ignores-question", "interrupts"})


def explain(
    evidence: Evidence, found: Levels, findings: tuple[Finding, ...]
) -> tuple[LevelReason, ...]:
    """One reason for each technique, in the order of the techniques."""
    texts = TEXTS[evidence.situation.context.language]
    return tuple(
        _reason(technique, found.of(technique), findings, texts, evidence.foreign)
        for technique in Technique
    )


def _reason(
    technique: Technique, level: float, findings: tuple[Finding, ...], texts: Texts, foreign: bool
) -> LevelReason:
    indices = tuple(
        index for index, finding in enumerate(findings) if finding.technique is technique
    )
    if foreign and not indices:
        return LevelReason(technique, level, texts.foreign)
    helps = _strongest(findings, indices, Effect.HELPS)
    harms = _strongest(findings, indices, Effect.HARMS)
    if not helps and not harms:
        text = _unheard(technique, level, texts)
        return LevelReason(technique, level, text)
    clauses = []
    if helps:
        clauses.append(f"{texts.subject} {_listed(helps, texts)}")
    if harms:
        opening = f", {texts.contrast}" if helps else texts.subject
        clauses.append(f"{opening} {_listed(harms, texts)}")
    text = "".join(clauses) + "."
    if helps and harms and level < _HUMAN:
        text += f" {texts.held_down}"
    elif helps and level < _LITTLE:
        text += f" {texts.little}"
    elif not helps and level > _MUCH:
        text += f" {texts.outweighed}"
    return LevelReason(technique, level, text, indices)


def _unheard(technique: Technique, level: float, texts: Texts) -> str:
    if technique is Technique.TONE and level < _MECHANICAL:
        return texts.mechanical
    if technique is Technique.TONE and level > _HUMAN:
        return texts.composed
    if technique is not Technique.TONE and level >= _CARRIES:
        return texts.carries[technique]
    return texts.nothing[technique]


def _strongest(
    findings: tuple[Finding, ...], indices: tuple[int, ...], effect: Effect
) -> list[Finding]:
    """The surest findings of that effect, one for each move, in order of appearance."""
    by_move: dict[str, Finding] = {}
    for index in indices:
        finding = findings[index]
        if finding.effect is effect:
            by_move.setdefault(finding.move, finding)
    best = sorted(by_move.values(), key=lambda finding: -finding.confidence)[:_NAMED]
    return sorted(best, key=lambda finding: finding.start)


def _listed(findings: Sequence[Finding], texts: Texts) -> str:
    return f" {texts.joins} ".join(_clause(finding, texts) for finding in findings)


def _clause(finding: Finding, texts: Texts) -> str:
    does = texts.does[finding.move]
    whole = finding.move in _ABOUT_THE_WHOLE
    quote = " ".join(finding.quote.split())
    if not quote or whole or len(quote) > 3 * _LONGEST_QUOTE:
        return does
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"
    return f"{does} ({texts.quote.format(quote)})"
