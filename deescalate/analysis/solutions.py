"""Which of the case's solutions a reply offers, and promises that nobody may make."""

from collections.abc import Iterator

from deescalate.analysis.language import Reading, Sentence
from deescalate.analysis.overlap import phrase_span
from deescalate.analysis.patterns import Hit
from deescalate.analysis.situation import Situation


def offered(reply: Reading, situation: Situation) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    """Ids of the solutions offered, with hits for those that fit or that are not allowed."""
    found: list[str] = []
    hits: list[Hit] = []
    for cue in situation.context.solutions:
        span = _offer(cue.phrases, reply, situation)
        if span is None:
            continue
        found.append(cue.id)
        move = "fits-case" if cue.allowed else "impossible-promise"
        hits.append(Hit(move, *span, f"solution: {cue.title}", 1.0, cue.id))
    hits.extend(_impossible(reply, situation))
    return tuple(found), tuple(hits)


def _impossible(reply: Reading, situation: Situation) -> Iterator[Hit]:
    for phrase in situation.context.impossible:
        span = _offer((phrase,), reply, situation)
        if span is not None:
            yield Hit("impossible-promise", *span, f"nobody may promise: {phrase}", 0.9, None)


def _offer(
    phrases: tuple[str, ...], reply: Reading, situation: Situation
) -> tuple[int, int] | None:
    reader = situation.reader
    for phrase in phrases:
        stems = reader.stems(phrase)
        content = tuple(word.stem for word in reader.read(phrase).words if word.content)
        for sentence in reply.sentences:
            span = phrase_span(stems, sentence.words, compounds=reader.rules.compounds, whole=True)
            if span is None and len(content) > 1:
                span = phrase_span(content, sentence.words, compounds=reader.rules.compounds)
            if span is not None and not (
                negated(sentence, span[0], situation) or _for_others(sentence, span, situation)
            ):
                return span
    return None


def _for_others(sentence: Sentence, span: tuple[int, int], situation: Situation) -> bool:
    """Whether the clause that holds ``span`` says that others have to do or decide it."""
    rules = situation.reader.rules
    start, end = span[0] - sentence.start, span[1] - sentence.start
    before = list(rules.clause_break.finditer(sentence.text, 0, max(0, start)))
    after = rules.clause_break.search(sentence.text, max(0, end))
    clause = sentence.text[before[-1].end() if before else 0 : after.start() if after else None]
    return rules.reserved.search(clause) is not None


def negated(sentence: Sentence, start: int, situation: Situation) -> bool:
    """Whether the clause that leads up to letter ``start`` of the text denies what follows."""
    rules = situation.reader.rules
    before = sentence.text[: max(0, start - sentence.start)]
    breaks = list(rules.clause_break.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    return rules.negation.search(clause) is not None
