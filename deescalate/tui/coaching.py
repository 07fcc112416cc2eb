"""What a turn did, in words: verdict, quoted words, reasons, one better wording."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.content import Content

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.reasons import brand_reasons, sentence
from deescalate.interface.safe import visible
from deescalate.model.moves import Effect
from deescalate.model.session import ActKind, Gauge
from deescalate.tui.move_words import move_word
from deescalate.tui.widgets.hanging import Hanging
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

Entry = tuple[Content, Content]
"""A sign and the words behind it."""

Part = Content | str | tuple[str, str]

MOST_IN_PANEL: Final = 3
MOST_IN_ROWS: Final = 2
"""Heard things that are named where there is little room."""

LONGEST_QUOTE: Final = 90
LONGEST_SENTENCE: Final = 240
SHORT_REPLY: Final = 40
NEARLY_ALL: Final = 0.9
"""Quotes of more than this part of a reply longer than ``SHORT_REPLY`` letters are left out."""

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


def headline(t: Translator, turn: Turn) -> Entry:
    """The verdict on a turn and what it changed in all."""
    parts: list[Part] = [(_verdict(t, turn), "bold")]
    for gauge in Gauge:
        amount = total(turn.reaction.changes, gauge)
        if amount:
            parts += ["  ", _amount(t, gauge, amount)]
    return Content.styled("◆ ", "$key"), Content.assemble(*parts)


def _verdict(t: Translator, turn: Turn) -> str:
    if turn.analysis is not None:
        overall = turn.analysis.overall
        return t(next(words for bound, words in VERDICTS if overall >= bound))
    return label(t, turn.act.kind)


def heard(t: Translator, turn: Turn, language: Language) -> list[Entry]:
    """What moved the gauges, each reason with its quoted words and all it changed, then the moves
    that were heard but changed nothing. What harmed comes first, what moved most before the rest.
    """
    said = turn.act.text
    groups = sorted(_by_reason(turn.reaction.changes), key=_weight, reverse=True)
    changed = [_reason_entry(t, group, language, said) for group in groups]
    explained = {
        (change.reason.details.get("move", change.reason.code), _telling(change.reason.quote, said))
        for change in turn.reaction.changes
    }
    findings = turn.analysis.findings if turn.analysis is not None else ()
    unseen: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.move, _telling(finding.quote, said))
        if key not in explained:
            unseen.setdefault(key, finding)
    only_heard = [
        (finding.effect, _finding_entry(t, finding, quote))
        for (_move, quote), finding in unseen.items()
    ]
    ordered = sorted([*changed, *only_heard], key=lambda item: item[0] is Effect.HELPS)
    return [entry for _effect, entry in ordered]


def _telling(quote: str, reply: str) -> str:
    """The quoted words, unless they stand for the whole of a longer reply: that tells nothing."""
    beginning = quote.endswith("…") and reply.startswith(quote[:-1].rstrip())
    whole = len(reply) > SHORT_REPLY and len(quote.strip()) > len(reply.strip()) * NEARLY_ALL
    return "" if whole or beginning else quote


def _by_reason(changes: Iterable[GaugeChange]) -> list[tuple[GaugeChange, ...]]:
    """The changes, those with one reason together, in order of appearance."""
    groups: list[list[GaugeChange]] = []
    for change in changes:
        if not change.amount:
            continue
        group = next((group for group in groups if group[0].reason == change.reason), None)
        if group is None:
            groups.append([change])
        else:
            group.append(change)
    return [tuple(group) for group in groups]


def _weight(changes: tuple[GaugeChange, ...]) -> tuple[bool, int]:
    """Reasons with words to point at before general ones, large changes before small ones."""
    return bool(changes[0].reason.quote), sum(abs(change.amount) for change in changes)


def _reason_entry(
    t: Translator, changes: tuple[GaugeChange, ...], language: Language, said: str
) -> tuple[Effect, Entry]:
    good = is_relief(changes[0].gauge, changes[0].amount)
    effect = Effect.HELPS if good else Effect.HARMS
    reason = replace(changes[0].reason, quote=_telling(changes[0].reason.quote, said))
    words = shortened(sentence(reason, language), LONGEST_SENTENCE)
    line = Content(words)
    quote = shortened(reason.quote)
    at = words.rfind(quote) if quote else -1
    if at >= 0:
        line = line.stylize(QUOTES[effect], at, at + len(quote))
    parts: list[Part] = [line]
    for change in changes:
        parts += ["  ", _amount(t, change.gauge, change.amount)]
    return effect, (_mark(effect), Content.assemble(*parts))


def _finding_entry(t: Translator, finding: Finding, quote: str) -> Entry:
    parts: list[Part] = [move_word(t, finding.move)]
    if quote.strip():
        parts += [": ", (f"“{shortened(quote)}”", QUOTES[finding.effect])]
    return _mark(finding.effect), Content.assemble(*parts)


def _amount(t: Translator, gauge: Gauge, amount: int) -> tuple[str, str]:
    style = "$help" if is_relief(gauge, amount) else "$harm"
    return f"{label(t, gauge)} {change_text(amount)}", style


def _mark(effect: Effect) -> Content:
    return Content.styled(*MARKS[effect])


def lesson_of(analysis: ReplyAnalysis) -> str:
    """Why the most telling move of a reply helped or harmed; empty if nothing was heard."""
    ordered = sorted(
        (finding for finding in analysis.findings if finding.why.strip()),
        key=lambda finding: (finding.effect is Effect.HELPS, -finding.confidence),
    )
    return ordered[0].why if ordered else ""


def coaching(t: Translator, turn: Turn, language: Language) -> Hanging:
    """What guided mode says after a turn: verdict, what was heard, why, one better wording."""
    entries = [headline(t, turn), *_notes(turn, language), *heard(t, turn, language)]
    return Hanging([*entries, *_why(t, turn), *_better(t, turn)])


def details(t: Translator, turn: Turn, language: Language) -> Hanging:
    """What was heard and moved, and one better wording, where the verdict stands already."""
    return Hanging([*_notes(turn, language), *heard(t, turn, language), *_better(t, turn)])


def short_coaching(t: Translator, turn: Turn, language: Language) -> Hanging:
    """The same for a panel: the three things that count most."""
    items = heard(t, turn, language)
    verdict = _pointing_on(t, headline(t, turn), more=len(items) > MOST_IN_PANEL)
    return Hanging([verdict, *items[:MOST_IN_PANEL], *_better(t, turn), *_why(t, turn)])


def shortest_coaching(t: Translator, turn: Turn, language: Language) -> Hanging:
    """The same for a few rows: the better wording comes first, two things that count follow."""
    items = heard(t, turn, language)
    verdict = _pointing_on(t, headline(t, turn), more=len(items) > MOST_IN_ROWS)
    return Hanging([verdict, *_better(t, turn), *items[:MOST_IN_ROWS]])


def _pointing_on(t: Translator, verdict: Entry, *, more: bool) -> Entry:
    """The verdict, with the key that shows what is left out."""
    sign, words = verdict
    if not more:
        return verdict
    return sign, Content.assemble(words, "  ", (t("all: {key}", key="F8"), "$quiet"))


def _why(t: Translator, turn: Turn) -> list[Entry]:
    if turn.analysis is None:
        return []
    return _labelled("?", t("Why"), lesson_of(turn.analysis))


def _better(t: Translator, turn: Turn) -> list[Entry]:
    analysis = turn.analysis
    if analysis is None or not analysis.better:
        return []
    strong = analysis.overall >= VERDICTS[0][0]
    return _labelled("»", t("Also possible") if strong else t("Better"), analysis.better[0])


def hint_words(t: Translator, text: str, count: int | None) -> Hanging:
    """A hint that was asked for, the ``count``-th; None for a nudge, which is not counted."""
    nudge = t("A nudge, not counted; asked again, it says more")
    words = nudge if count is None else t("Hint {n}, counted", n=count)
    title = Content.styled(words, "bold $key")
    sign = Content.styled("» ", "$key")
    return Hanging([(sign, title), (Content(""), Content(visible(text.strip())))])


def is_coached(turn: Turn) -> bool:
    """Whether a turn is worth a word: silence that changed nothing is not."""
    return turn.act.kind is not ActKind.SILENCE or bool(turn.reaction.changes)


def _labelled(sign: str, name: str, text: str) -> list[Entry]:
    if not text.strip():
        return []
    words = Content.assemble((name, "bold $key"), "  ", shortened(text, 400))
    return [(Content.styled(f"{sign} ", "$key"), words)]


def _notes(turn: Turn, language: Language) -> list[Entry]:
    reasons = [*turn.reaction.notes]
    if turn.analysis is not None:
        reasons += brand_reasons(turn.analysis)
    if turn.reaction.stage_change is not None:
        reasons.append(turn.reaction.stage_change.reason)
    reasons = [replace(reason, quote=_telling(reason.quote, turn.act.text)) for reason in reasons]
    words = (shortened(sentence(reason, language), LONGEST_SENTENCE) for reason in reasons)
    return [(Content.styled("→ ", "$key"), Content(text)) for text in words if text]
