"""A trainer's rating beside the program's, and how far raters agree: blocks and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.model.agreement import FEW_REPLIES, FEW_SESSIONS
from deescalate.model.moves import Technique
from deescalate.report.blocks import Block, Heading, Paragraph, Remark, Remarks, Sign, Table
from deescalate.report.words import line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.agreement import Agreement, LevelAgreement, OverallAgreement
    from deescalate.model.ratings import RatedPair, TrainerRating
    from deescalate.model.record import SessionRecord

KAPPA_WORDS: Final = (
    (0.8, N_("almost perfect")),
    (0.6, N_("substantial")),
    (0.4, N_("moderate")),
    (0.2, N_("fair")),
    (0.0, N_("slight")),
)
"""Words for a kappa above each bound (Landis and Koch 1977, Biometrics 33, 159-174)."""
ICC_WORDS: Final = ((0.9, N_("excellent")), (0.75, N_("good")), (0.5, N_("moderate")))
"""Words for an ICC from each bound on (Koo and Li 2016)."""
NAME_LENGTH: Final = 16
ID_LENGTH: Final = 13
"""Letters of a session's id that are enough to name it."""


def kappa_word(t: Translator, kappa: float | None) -> str:
    """A kappa in a word."""
    if kappa is None:
        return t("cannot be said")
    return t(next((word for bound, word in KAPPA_WORDS if kappa > bound), N_("chance level")))


def icc_word(t: Translator, value: float | None) -> str:
    """An intraclass correlation in a word."""
    if value is None:
        return t("cannot be said")
    return t(next((word for bound, word in ICC_WORDS if value >= bound), N_("poor")))


# --- one session -------------------------------------------------------------------------


def beside_rows(
    t: Translator, record: SessionRecord, rating: TrainerRating
) -> Iterator[tuple[str, ...]]:
    """Turn, four levels and overall, each as "rater / program"; the conversation at last."""
    turns = {turn.index: turn for turn in record.turns}
    for reply in rating.replies:
        heard = turns[reply.turn].analysis if reply.turn in turns else None
        levels = (
            _both(t, reply.levels.get(each.value), None if heard is None else heard.levels.of(each))
            for each in Technique
        )
        overall = _both(t, reply.overall, None if heard is None else heard.overall)
        yield (t("Turn {n}", n=reply.turn + 1), *levels, overall)
    whole = None if record.score is None else record.score.overall
    blank = [""] * len(Technique)
    yield (t("Conversation"), *blank, _both(t, rating.overall, whole))


def beside_head(t: Translator) -> tuple[str, ...]:
    """What the columns of ``beside_rows`` are called."""
    return ("", *(label(t, each) for each in Technique), t("Overall"))


def _both(t: Translator, own: float | None, program: float | None) -> str:
    return " / ".join("–" if value is None else _number(t, value) for value in (own, program))


def _number(t: Translator, value: float) -> str:
    return str(int(value)) if value == int(value) else decimal(t, value)


def beside(t: Translator, record: SessionRecord, rating: TrainerRating) -> tuple[Block, ...]:
    """A finished rating beside the program's levels."""
    return (
        Heading(line(record.title), 1),
        Paragraph(beside_note(t, rating)),
        Table(beside_head(t), tuple(beside_rows(t, record, rating)), frozenset(range(1, 6))),
    )


def beside_note(t: Translator, rating: TrainerRating) -> str:
    """How to read the table."""
    return t("Before the stroke: {rater}. Behind it: the program.", rater=line(rating.rater))


# --- agreement ---------------------------------------------------------------------------


def agreement_page(t: Translator, found: Sequence[Agreement]) -> tuple[Block, ...]:
    """All agreements, one below the other."""
    blocks: list[Block] = [Heading(t("Agreement"), 1)]
    if not found:
        blocks.append(Paragraph(nothing_rated(t)))
        return tuple(blocks)
    for each in found:
        blocks += [
            Heading(couple_words(t, each)),
            Paragraph(extent(t, each)),
            Table(agreement_head(t, each), tuple(agreement_rows(t, each)), frozenset({2, 3, 5})),
        ]
        if each.apart:
            blocks += [
                Heading(t("Furthest apart"), 3),
                Remarks(tuple(Remark(Sign.NONE, apart_words(t, pair)) for pair in each.apart)),
            ]
    blocks.append(Paragraph(how_measured(t)))
    return tuple(blocks)


def nothing_rated(t: Translator) -> str:
    """What is missing where there is nothing to compare."""
    return t("No conversation has been rated to the end yet. deescalate rate SESSION begins.")


def couple_words(t: Translator, found: Agreement) -> str:
    """Who is compared."""
    if not found.other:
        return t("{rater} and the program", rater=line(found.rater))
    return t("{rater} and {other}", rater=line(found.rater), other=line(found.other))


def extent(t: Translator, found: Agreement) -> str:
    """How much there is to compare, and whether it is enough."""
    replies = t.plural("{n} reply", "{n} replies", found.replies.pairs)
    sessions = t.plural("{n} conversation", "{n} conversations", found.sessions)
    many = t("{replies} in {sessions}.", replies=replies, sessions=sessions)
    if found.few:
        return many + " " + t(
            "Too few to build on: below about {replies} replies kappa is mostly chance, and below"
            " about {sessions} conversations so is their ICC. Take it as a first look.",
            replies=FEW_REPLIES, sessions=FEW_SESSIONS,
        )  # fmt: skip
    if found.conversations.pairs < FEW_SESSIONS:
        return many + " " + t(
            "Enough for the replies; for whole conversations it takes about {sessions}.",
            sessions=FEW_SESSIONS,
        )  # fmt: skip
    return many


def agreement_head(t: Translator, found: Agreement) -> tuple[str, ...]:
    """What the columns of ``agreement_rows`` are called."""
    other = shortened(found.other, NAME_LENGTH) or t("the program")
    return ("", t("agreement"), t("value"), t("mean error"), other, t("pairs"))


def agreement_rows(t: Translator, found: Agreement) -> Iterator[tuple[str, ...]]:
    """A line for each technique (kappa), for replies and for conversations overall (ICC)."""
    for level in found.levels:
        yield (
            label(t, level.technique),
            kappa_word(t, level.kappa),
            _value(t, level.kappa),
            *_errors(t, level, 1),
        )
    for name, overall, digits in (
        (t("Reply overall"), found.replies, 1),
        (t("Conversation"), found.conversations, 0),
    ):
        yield (
            name,
            icc_word(t, overall.icc),
            _value(t, overall.icc),
            *_errors(t, overall, digits),
        )


def _value(t: Translator, value: float | None) -> str:
    if value is None:
        return "–"
    return decimal(t, value, 2)


def _errors(
    t: Translator, measured: LevelAgreement | OverallAgreement, digits: int
) -> tuple[str, str, str]:
    if measured.error is None or measured.lean is None:
        return ("–", "", str(measured.pairs))

    lean = decimal(t, abs(measured.lean), digits)
    if not round(measured.lean, digits):
        words = t("even")
    elif measured.lean > 0:
        words = t("{n} higher", n=lean)
    else:
        words = t("{n} lower", n=lean)
    return (decimal(t, measured.error, digits), words, str(measured.pairs))


def apart_words(t: Translator, pair: RatedPair) -> str:
    """One reply on which two differ: where, what was said, and what each gave."""
    gaps = [
        f"{label(t, technique)} {_number(t, own)} / {_number(t, other)}"
        for technique, own, other in zip(Technique, pair.levels, pair.other_levels, strict=True)
        if own != other
    ]
    place = f"{pair.session_id[:ID_LENGTH]}, {t('Turn {n}', n=pair.turn + 1)}"
    words = shortened(pair.text, 90) or t("its text was deleted")
    return f"{place}: {words} ({', '.join(gaps)})"


def how_measured(t: Translator) -> str:
    """What the values are."""
    return t(
        "Techniques: Cohen's kappa with quadratic weights, on levels rounded to whole ones."
        " Overall: ICC(2,1), absolute agreement. 1 is full agreement, 0 what chance gives. Higher"
        " and lower: how far the second lies from the first on average."
    )
