"""Promises about any text: levels on their scales, none without an explanation, same twice."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.analysis.analyst import FittedAnalyst
from deescalate.model.analysis import ReplyAnalysis, ReplyContext, Speaker, Utterance
from deescalate.model.language import Language
from deescalate.model.moves import Technique

PIECES = [
    "I'm sorry", "not", "you people", "Calm down!", "refund", "by noon", "I'll", "policy",
    "Es tut mir leid", "nicht", "Beruhigen Sie sich!", "Geld zurück", "bis zwölf", "ich", "aber",
    "?", "!!!", "...", "\n\n", "\t", "[Name]", "{x}", "#NAME#", "<URL>", "https://x.de", "48213",
    "\u202e", "\x00", "\x1b[31m", "\ud800", "\u0301", "ﬁ", "İ", "ß", "ẞ", "はい", "شكرا", "👍🏽",
    "👩‍👩‍👧", "\u200b", "a" * 90,
]  # fmt: skip
EMOJI = st.sampled_from("😀😡🤬👍🙏❤🔥🥳\u200d\ufe0f🏽🇩🇪")
replies = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.text(EMOJI, min_size=1, max_size=60),
)
said = st.lists(
    st.builds(Utterance, st.sampled_from(list(Speaker)), replies), max_size=3
).map(tuple)  # fmt: skip
any_language = st.sampled_from(list(Language))
few = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def check(analysis: ReplyAnalysis, reply: str) -> None:
    levels = {technique: analysis.levels.of(technique) for technique in Technique}
    assert all(0 <= level <= 3 for level in levels.values())
    assert 0 <= analysis.overall <= 10
    assert [reason.technique for reason in analysis.reasons] == list(Technique)
    for reason in analysis.reasons:
        assert reason.text.strip()
        assert reason.level == levels[reason.technique]
        assert all(
            analysis.findings[place].technique is reason.technique for place in reason.findings
        )
    for finding in analysis.findings:
        assert 0 <= finding.start <= finding.end <= len(reply)
        assert finding.quote == reply[finding.start : finding.end]
    assert len(set(analysis.flags)) == len(analysis.flags)


@few
@given(reply=replies, turns=said, language=any_language)
def test_no_level_is_without_an_explanation(
    analyst: FittedAnalyst, reply: str, turns: tuple[Utterance, ...], language: Language
) -> None:
    context = ReplyContext(language, turns)
    analysis = analyst.analyse(reply, context)
    check(analysis, reply)
    assert analyst.analyse(reply, context) == analysis


@few
@given(before=replies, reply=replies, language=any_language)
def test_what_was_analysed_before_leaves_no_trace(
    analyst: FittedAnalyst, before: str, reply: str, language: Language
) -> None:
    context = ReplyContext(language, (Utterance(Speaker.CUSTOMER, "Where is it? Wo ist es?"),))
    analysis = analyst.analyse(reply, context)
    analyst.analyse(before, context)
    assert analyst.analyse(reply, context) == analysis


LONG = {
    "one letter": "x" * 20_000,
    "letters": "".join(chr(97 + place * 7 % 26) for place in range(20_000)),
    "words": ("I'm sorry that nobody came on Tuesday, aber ich rufe gleich an. " * 320)[:20_000],
    "questions": "Why? Warum? " * 1_667,
    "lines": "so\n" * 6_667,
    "emoji": "😡🔥" * 10_000,
    "families": "👩‍👩‍👧" * 4_000,
    "marks": "\u0301" * 20_000,
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", LONG)
def test_twenty_thousand_letters(analyst: FittedAnalyst, name: str, language: Language) -> None:
    reply = LONG[name]
    assert len(reply) >= 19_999
    turns = (Utterance(Speaker.CUSTOMER, reply), Utterance(Speaker.AGENT, reply))
    context = ReplyContext(language, (*turns, turns[0]))
    analysis = analyst.analyse(reply, context)
    check(analysis, reply)
    assert analyst.analyse(reply, context) == analysis


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("reply", ["👍", "🙏🙏🙏", "😡", "🤷🏽‍♀️", "😀 😀", "❤️"])
def test_pictures_alone(analyst: FittedAnalyst, reply: str, language: Language) -> None:
    turns = (Utterance(Speaker.CUSTOMER, "Nobody came!! Keiner kam!!"),)
    analysis = analyst.analyse(reply, ReplyContext(language, turns))
    check(analysis, reply)
    assert analysis.overall < 5


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry, das tut mir leid, I'll call you morgen um neun.",
        "Sorry! Ich habe den Refund gestartet, it is on your Konto by Freitag.",
        "Lo siento mucho, le devuelvo el dinero mañana a las diez.",
        "すみません。明日の十時に電話します。",
        "Извините, я перезвоню вам завтра в десять.",
    ],
)
def test_mixed_and_unknown_languages(
    analyst: FittedAnalyst, reply: str, language: Language
) -> None:
    turns = (Utterance(Speaker.CUSTOMER, "Where is my Geld, bitte?"),)
    check(analyst.analyse(reply, ReplyContext(language, turns)), reply)


@settings(few, max_examples=6)
@given(reply=st.lists(st.sampled_from(PIECES), max_size=5).map(". ".join), language=any_language)
def test_any_reply_can_be_reviewed(analyst: FittedAnalyst, reply: str, language: Language) -> None:
    context = ReplyContext(language, (Utterance(Speaker.CUSTOMER, "Nobody came! Why?"),))
    review = analyst.review(reply, context)
    for effect in review.sentences:
        assert 0 <= effect.start < effect.end <= len(reply)
        assert effect.text == reply[effect.start : effect.end]
        assert 0 <= effect.without <= 10
    if review.change is not None:
        assert analyst.analyse(reply, context).overall < review.change.overall <= 10
    assert all(0 <= like.similarity <= 1 for like in review.like)
