"""Any text gets a sensible analysis, fast and the same each time."""

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.analysis import build_analyst
from deescalate.analysis.text import cleaned
from deescalate.errors import ContentError
from deescalate.model.analysis import (
    Analyst,
    FactCue,
    ReplyAnalysis,
    ReplyContext,
    SolutionCue,
    Speaker,
    Utterance,
)
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Move

from .conftest import Hear

WORDS = [
    "sorry", "not", "you", "calm", "down", "never", "refund", "Sie", "nicht", "Entschuldigung",
    "48213", "?", "!", "...", "\n", "[Name]", "{x}", "\u202e", "\x1b[31m", "[bold]", "\U0001f600",
    "I'll", "tomorrow", "policy", "Ärger", "bitte", "but", "aber", "because", "#", "http://x",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
)
contexts = st.builds(
    ReplyContext,
    language=st.sampled_from(list(Language)),
    turns=st.lists(
        st.builds(Utterance, speaker=st.sampled_from(list(Speaker)), text=texts), max_size=4
    ).map(tuple),
    facts=st.lists(
        st.builds(
            FactCue,
            id=st.just("fact"),
            value=texts,
            also=st.tuples(texts),
            ask=st.tuples(texts),
            known=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    solutions=st.lists(
        st.builds(
            SolutionCue,
            id=st.just("way"),
            title=texts,
            phrases=st.tuples(texts),
            allowed=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    customer_name=st.one_of(st.just(""), st.just("Ms Keller"), texts),
    stage=st.sampled_from([None, 1, 2, 3]),
    interrupts=st.booleans(),
    impossible=st.lists(texts, max_size=1).map(tuple),
)


def _sound(analysis: ReplyAnalysis, reply: str) -> None:
    levels = analysis.levels
    for level in (levels.listening, levels.empathy, levels.tone, levels.solution):
        assert 0 <= level <= 3
    assert 0 <= analysis.overall <= 10
    assert len(analysis.reasons) == 4
    for finding in analysis.findings:
        assert finding.move in MOVE_KINDS
        assert 0 <= finding.start <= finding.end <= len(reply)
        assert finding.quote == reply[finding.start : finding.end]
        assert 0 <= finding.confidence <= 1


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(reply=texts, context=contexts)
def test_no_text_breaks_the_ear(analyst: Analyst, reply: str, context: ReplyContext) -> None:
    analysis = analyst.analyse(reply, context)
    _sound(analysis, reply)
    assert analyst.analyse(reply, context) == analysis
    assert from_jsonable(ReplyAnalysis, to_jsonable(analysis)) == analysis


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "reply",
    [
        "",
        "   \n\n ",
        "x" * 100_000,
        "I'm sorry about Tuesday. " * 4_000,
        "\U0001f600\U0001f525" * 5_000,
        "\u202e\u2066abc \x00\x1b[31mred\x1b[0m" * 500,
        "[@click=app.quit]quit[/] [bold]hello[/bold]" * 100,
        "{" * 4_000 + "[" * 4_000,
        "you are not " * 2_000,
        "!?" * 4_000,
        "\u0634\u0643\u0631\u0627 \u0644\u0643 " * 300,
    ],
    ids=["empty", "blank", "letters", "long", "emoji", "control", "markup", "brackets", "words",
         "marks", "right-to-left"],
)  # fmt: skip
def test_extreme_texts_are_heard_in_time(analyst: Analyst, reply: str, language: Language) -> None:
    said = Utterance(Speaker.CUSTOMER, "My machine never came on Tuesday, 8 to 12. When is it?")
    started = time.perf_counter()
    analysis = analyst.analyse(reply, ReplyContext(language, (said,)))
    assert time.perf_counter() - started < 2
    _sound(analysis, reply)


def test_an_empty_reply_is_worth_nothing(hear: Hear) -> None:
    analysis = hear("", "Where is my parcel?")
    assert analysis.overall == 0
    assert set(analysis.moves()) <= {"ignores-question"}


def test_long_conversations_stay_fast(analyst: Analyst) -> None:
    turns = tuple(
        Utterance(speaker, f"Message {index}: the parcel {index * 37} did not come. " * 20)
        for index in range(200)
        for speaker in (Speaker.CUSTOMER, Speaker.AGENT)
    )
    context = ReplyContext(Language.EN, turns)
    analyst.analyse("I'll look at parcel 7363 now.", context)
    started = time.perf_counter()
    analyst.analyse("I'll look at parcel 7363 at once.", context)
    assert time.perf_counter() - started < 1


def test_markup_and_control_letters_do_not_hide_words(hear: Hear) -> None:
    analysis = hear(
        "I\u2019m\u00a0so \u200bsorry about\u2028the [bold]missed slot[/bold]", "Nobody came."
    )
    assert "apology" in analysis.moves()
    assert "unfilled-template" not in analysis.moves()


def test_cleaning_keeps_every_position() -> None:
    text = "a\u2019b\u201cc\x1bd\u202ee\U0001f600f" + "!" * 20
    assert len(cleaned(text)) == len(text)
    assert cleaned(text).startswith("a'b\"c d e")


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        (Language.DE, "I am really sorry that nobody came to your house on Tuesday, I will call."),
        (Language.EN, "Es tut mir wirklich leid, dass am Dienstag niemand zu Ihnen gekommen ist."),
    ],
)
def test_the_wrong_language_is_said_and_scores_low(
    hear: Hear, language: Language, reply: str
) -> None:
    analysis = hear(reply, "48213!", language=language)
    assert analysis.levels.listening == 0
    assert analysis.overall < 4
    assert any(
        "in English" in reason.text or "auf Deutsch" in reason.text for reason in analysis.reasons
    )


def test_a_product_name_in_english_is_not_a_foreign_reply(hear: Hear) -> None:
    reply = "Ich habe das Office Home and Student Abo heute noch für Sie verlängert."
    analysis = hear(reply, "Mein Abo ist weg.", language=Language.DE)
    assert analysis.levels.listening > 0


def test_version_follows_phrasebook_and_code(moves_en: Sequence[Move]) -> None:
    one = build_analyst({Language.EN: moves_en}, "a")
    same = build_analyst({Language.EN: moves_en}, "a")
    other = build_analyst({Language.EN: moves_en}, "b")
    assert one.version == same.version != other.version
    assert one.analyse("Hi", ReplyContext(Language.EN)).version == one.version


def test_a_language_without_a_phrasebook_is_still_heard() -> None:
    analyst = build_analyst({}, "")
    context = ReplyContext(
        Language.DE, (Utterance(Speaker.CUSTOMER, "Die Heizung ist seit Samstag kalt."),)
    )
    analysis = analyst.analyse("Seit Samstag ohne Heizung, das sehe ich hier.", context)
    assert "restates-fact" in analysis.moves()


def test_numbers_are_rounded_to_three_digits(hear: Hear) -> None:
    analysis = hear("I'll ring the depot at noon, Ms Keller.", "Order 48213 never came!")
    for value in (*[getattr(analysis.levels, key) for key in ("listening", "tone")],
                  analysis.overall):  # fmt: skip
        assert round(value, 3) == value


def test_a_pattern_that_cannot_be_used_is_named(moves_en: Sequence[Move]) -> None:
    broken = replace(moves_en[0], patterns=("(never closed",))
    with pytest.raises(ContentError, match=rf"{broken.id} \(en\).*deescalate phrasebook check"):
        build_analyst({Language.EN: (broken,)}, "", ready=(Language.EN,))
    later = build_analyst({Language.EN: (broken,)}, "")
    with pytest.raises(ContentError, match="no regular expression"):
        later.analyse("Hi", ReplyContext(Language.EN))
