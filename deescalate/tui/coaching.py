"""What a turn did, in words: verdict, quoted words, reasons, one better wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.reasons import sentence
from deescalate.interface.safe import visible
from deescalate.model.moves import Effect
from deescalate.model.session import ActKind, Gauge
from deescalate.tui.move_words import move_word
from deescalate.tui.words import change_text, is_relief, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import Finding, ReplyAnalysis
    from deescalate.model.language import Language
    from deescalate.model.session import GaugeChange, Turn

VERDICTS: Final = (
    (8.0, N_("Strong reply")),
    (6.0, N_("Good reply")),
    (4.0, N_("Mixed reply")),
    (2.0, N_("Weak reply")),
    (0.0, N_("This made it harder")),
)
"""Lower bounds of the overall level 0..10, highest first."""

LONGEST_QUOTE: Final = 90
MARKS: Final = {Effect.HELPS: ("✓ ", "$help"), Effect.HARMS: ("✗ ", "$harm")}
QUOTES: Final = {
    Effect.HELPS: "$foreground on $mark-help",
    Effect.HARMS: "$foreground on $mark-harm",
}


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """One line of at most ``longest`` characters, made harmless; ``…`` stands for the rest."""
    words = " ".join(text[: longest * 4].split())
    cut = len(words) > longest or len(text) > longest * 4
    return visible(words[: longest - 1].rstrip() + "…" if cut else words, one_line=True)


def headline(t: Translator, turn: Turn) -> Content:
    """The verdict on a turn and what it changed in all."""
    parts: list[Content | str | tuple[str, str]] = [(_verdict(t, turn), "bold")]
    for gauge in Gauge:
        amount = total(turn.reaction.changes, gauge)
        if amount:
            good = is_relief(gauge, amount)
            words = f"{label(t, gauge)} {change_text(amount)}"
            parts += ["  ", (words, "$help" if good else "$harm")]
    return Content.assemble(*parts)


def _verdict(t: Translator, turn: Turn) -> str:
    if turn.analysis is not None:
        overall = turn.analysis.overall
        return t(next(words for bound, words in VERDICTS if overall >= bound))
    return label(t, turn.act.kind)


def finding_lines(t: Translator, findings: Iterable[Finding]) -> list[Content]:
    """A line for each move: mark, what it is, the words it was heard in. What harms comes first."""
    ordered = sorted(findings, key=lambda finding: finding.effect is Effect.HELPS)
    seen: set[tuple[str, str]] = set()
    lines: list[Content] = []
    for finding in ordered:
        if (finding.move, finding.quote) in seen:
            continue
        seen.add((finding.move, finding.quote))
        parts: list[Content | str | tuple[str, str]] = [
            MARKS[finding.effect],
            (move_word(t, finding.move), "bold"),
        ]
        if finding.quote.strip():
            parts += [" ", (f"“{shortened(finding.quote)}”", QUOTES[finding.effect])]
        lines.append(Content.assemble(*parts))
    return lines


def change_lines(
    t: Translator, changes: Iterable[GaugeChange], language: Language
) -> list[Content]:
    """A line for each movement of a gauge: how much, and why in the scenario's language."""
    lines: list[Content] = []
    for change in changes:
        if not change.amount:
            continue
        style = "$help" if is_relief(change.gauge, change.amount) else "$harm"
        words = f"{label(t, change.gauge)} {change_text(change.amount)}"
        reason = shortened(sentence(change.reason, language), 200)
        lines.append(Content.assemble((words, style), ("  " + reason, "")))
    return lines


def lesson_of(analysis: ReplyAnalysis) -> str:
    """Why the most telling move of a reply helped or harmed; empty if nothing was heard."""
    ordered = sorted(
        (finding for finding in analysis.findings if finding.why.strip()),
        key=lambda finding: (finding.effect is Effect.HELPS, -finding.confidence),
    )
    return ordered[0].why if ordered else ""


def coaching(t: Translator, turn: Turn, language: Language) -> Content:
    """Everything that guided mode says after a turn, the most important first."""
    blocks = [[headline(t, turn)]]
    analysis = turn.analysis
    if analysis is not None:
        blocks.append(finding_lines(t, analysis.findings))
        blocks.append(_labelled(t("Why"), lesson_of(analysis)))
        blocks.append(_labelled(t("Better"), analysis.better[0] if analysis.better else ""))
    blocks.append(_notes(turn, language))
    blocks.append(change_lines(t, turn.reaction.changes, language))
    filled = [Content("\n").join(block) for block in blocks if block]
    return Content("\n\n").join(filled)


def short_coaching(t: Translator, turn: Turn, language: Language) -> Content:
    """The same for little room: verdict, moves heard, one better wording."""
    lines = [headline(t, turn)]
    analysis = turn.analysis
    if analysis is None:
        lines += [*_notes(turn, language), *change_lines(t, turn.reaction.changes, language)]
    else:
        lines += _labelled(t("Better"), analysis.better[0] if analysis.better else "")
        lines += finding_lines(t, analysis.findings)
        lines += _notes(turn, language)
    return Content("\n").join(lines)


def hint_content(t: Translator, text: str) -> Content:
    """A hint that was asked for."""
    return Content.assemble((t("Hint"), "bold $key"), "  ", visible(text.strip()))


def is_coached(turn: Turn) -> bool:
    """Whether a turn is worth a word: silence that changed nothing is not."""
    return turn.act.kind is not ActKind.SILENCE or bool(turn.reaction.changes)


def _labelled(name: str, text: str) -> list[Content]:
    if not text.strip():
        return []
    return [Content.assemble((name, "bold $key"), "  ", shortened(text, 400))]


def _notes(turn: Turn, language: Language) -> list[Content]:
    reasons = [*turn.reaction.notes]
    if turn.reaction.stage_change is not None:
        reasons.append(turn.reaction.stage_change.reason)
    words = (shortened(sentence(reason, language), 200) for reason in reasons)
    return [Content.assemble(("→ ", "$key"), text) for text in words if text]
