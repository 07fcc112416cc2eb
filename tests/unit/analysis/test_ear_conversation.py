"""Whole conversations: better talks are worth more, anger rises and falls, ends are told apart."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.analysis.analyst import FittedAnalyst
from deescalate.analysis.conversation import Judge
from deescalate.analysis.course import Course, course_row
from deescalate.model.analysis import ReplyContext, Speaker, Utterance
from deescalate.model.language import Language

Talk = tuple[Utterance, ...]


def talk(*texts: str, first: Speaker = Speaker.CUSTOMER) -> Talk:
    """Messages of customer and agent in turn."""
    pair = (Speaker.CUSTOMER, Speaker.AGENT)
    start = pair.index(first)
    return tuple(Utterance(pair[(start + place) % 2], text) for place, text in enumerate(texts))


@dataclass(frozen=True)
class Case:
    """One customer who is helped well, and the same one who is not."""

    good: Talk
    bad: Talk


CASES = {
    Language.EN: Case(
        good=talk(
            "This is the THIRD time nobody came!! I took a day off for your washing machine and my"
            " mother has been without one for two weeks. What a joke you are!",
            "Three missed visits, and your mother two weeks without a machine: you have every right"
            " to be angry, and I am sorry. I have your order open and I'm ringing the depot now."
            " Is someone at home tomorrow morning?",
            "Yes, from eight. But who says they come this time?",
            "I do. The driver is Tom, he has the machine on his van and comes between eight and"
            " nine. I'll ring you at 7:30 when he leaves, and the delivery fee is refunded.",
            "Oh, that is very kind. Thank you so much for sorting this out!",
            "You're welcome, I'll speak to you at half past seven. All the best to your mother.",
        ),
        bad=talk(
            "This is the THIRD time nobody came!! I took a day off for your washing machine and my"
            " mother has been without one for two weeks. What a joke you are!",
            "Calm down. What is your order number?",
            "I gave it to you three times already! Are you even reading this?!",
            "As I said, we cannot do anything without the order number. It's our policy.",
            "You are USELESS!! I want my money back, you liars!",
            "If you go on like that I will close this chat. Please rate our service.",
        ),
    ),
    Language.DE: Case(
        good=talk(
            "Schon das DRITTE Mal kam niemand!! Ich habe mir Urlaub genommen und meine Mutter ist"
            " seit zwei Wochen ohne Waschmaschine. Was seid ihr für ein Saftladen!",
            "Dreimal umsonst gewartet, und Ihre Mutter seit zwei Wochen ohne Maschine: Sie sind zu"
            " Recht wütend, und es tut mir leid. Ich habe Ihren Auftrag vor mir und rufe gerade im"
            " Lager an. Ist morgen früh jemand zu Hause?",
            "Ja, ab acht. Aber wer sagt mir, dass diesmal einer kommt?",
            "Ich. Der Fahrer heißt Tom, er hat die Maschine schon im Wagen und kommt zwischen acht"
            " und neun. Ich rufe Sie um halb acht an, wenn er losfährt, und die Lieferkosten"
            " erstatte ich Ihnen.",
            "Oh, das ist sehr nett. Vielen Dank, dass Sie sich darum kümmern!",
            "Sehr gern, bis morgen um halb acht. Und liebe Grüße an Ihre Mutter.",
        ),
        bad=talk(
            "Schon das DRITTE Mal kam niemand!! Ich habe mir Urlaub genommen und meine Mutter ist"
            " seit zwei Wochen ohne Waschmaschine. Was seid ihr für ein Saftladen!",
            "Beruhigen Sie sich. Wie ist Ihre Auftragsnummer?",
            "Die habe ich schon dreimal geschrieben! Lesen Sie das überhaupt?!",
            "Wie gesagt, ohne Auftragsnummer können wir nichts machen. So sind die Vorschriften.",
            "Ihr seid UNFÄHIG!! Ich will mein Geld zurück, ihr Lügner!",
            "Wenn Sie so weitermachen, schließe ich den Chat. Bitte bewerten Sie unseren Service.",
        ),
    ),
}
languages = pytest.mark.parametrize("language", list(Language))


@pytest.fixture(scope="module")
def judge(analyst: FittedAnalyst) -> Judge:
    return Judge(analyst)


@languages
def test_the_good_talk_is_worth_more(judge: Judge, language: Language) -> None:
    good, bad = judge.judge(CASES[language].good), judge.judge(CASES[language].bad)
    assert 0 <= bad.overall < 40
    assert 60 < good.overall <= 100
    assert 1 <= bad.final_stage < good.final_stage <= 3
    worst_of_good = min(reply.overall for _, reply in good.replies)
    assert worst_of_good > max(reply.overall for _, reply in bad.replies)


@languages
def test_replies_and_messages_carry_their_places(judge: Judge, language: Language) -> None:
    said = CASES[language].good
    for turns, agent, customer in (
        (said, [1, 3, 5], [0, 2, 4]),
        (said[1:], [0, 2, 4], [1, 3]),
        ((Utterance(Speaker.SYSTEM, "Chat begins."), *said[:2], *said[1:3]), [2, 3], [1, 4]),
    ):
        found = judge.judge(turns, language)
        assert [place for place, _ in found.replies] == agent
        assert [place for place, _ in found.anger] == customer
        assert all(0 <= anger <= 4 for _, anger in found.anger)


@languages
def test_anger_falls_when_the_customer_is_helped_and_not_else(
    judge: Judge, language: Language
) -> None:
    helped = [anger for _, anger in judge.judge(CASES[language].good).anger]
    left = [anger for _, anger in judge.judge(CASES[language].bad).anger]
    assert helped[0] > helped[1] > helped[2]
    assert helped[0] - helped[2] > 1
    assert helped[2] < 1 < min(left)
    assert left[0] == helped[0]


@languages
def test_each_reply_is_judged_by_what_was_said_before_it(
    judge: Judge, analyst: FittedAnalyst, language: Language
) -> None:
    turns = CASES[language].bad
    for place, reply in judge.judge(turns).replies:
        context = ReplyContext(language, turns[:place])
        assert reply == analyst.analyse(turns[place].text, context)


@languages
def test_the_language_is_found(judge: Judge, language: Language) -> None:
    for turns in (CASES[language].good, CASES[language].bad, CASES[language].good[:1]):
        assert judge.language_of(turns) is language
        assert judge.judge(turns) == judge.judge(turns, language)


def test_a_language_that_is_told_is_believed(judge: Judge) -> None:
    turns = CASES[Language.EN].good
    told = judge.judge(turns, Language.DE)
    assert told.overall < judge.judge(turns).overall
    assert all(reply.levels.listening == 0 for _, reply in told.replies)


def test_the_language_of_nothing_is_english(judge: Judge) -> None:
    for text in ("", "48213", "😀", "はい"):
        assert judge.language_of((Utterance(Speaker.CUSTOMER, text),)) is Language.EN


def test_mixed_talk_is_in_the_language_of_most_of_it(judge: Judge) -> None:
    german = CASES[Language.DE].good
    assert judge.language_of((*german, *CASES[Language.EN].good[4:5])) is Language.DE


def test_an_empty_transcript(judge: Judge) -> None:
    found = judge.judge(())
    assert (found.replies, found.anger, found.overall) == ((), (), 0)
    assert 1 <= found.final_stage <= 3
    assert found.version == judge.version


def test_only_the_agent_speaks(judge: Judge) -> None:
    turns = tuple(turn for turn in CASES[Language.EN].good if turn.speaker is Speaker.AGENT)
    found = judge.judge(turns)
    assert [place for place, _ in found.replies] == [0, 1, 2]
    assert found.anger == ()
    assert 0 <= found.overall <= 100
    assert 1 <= found.final_stage <= 3


def test_only_the_customer_speaks(judge: Judge) -> None:
    found = judge.judge((CASES[Language.EN].bad[0], CASES[Language.EN].bad[4]))
    assert found.replies == ()
    assert [place for place, _ in found.anger] == [0, 1]
    assert found.overall == 0
    assert found.final_stage < 3


def test_the_version_is_the_analysts(judge: Judge, analyst: FittedAnalyst) -> None:
    assert judge.version == judge.judge(CASES[Language.EN].good).version == analyst.version


def test_anger_of_nobody(analyst: FittedAnalyst) -> None:
    assert analyst.anger((), Language.EN) == ()


COURSE = Course(
    overalls=(2, 4, 9, 7),
    tones=(1, 2, 3, 2),
    solutions=(0, 1, 3, 2),
    harms=(True, False, False, False),
    angers=(4, 3, 1),
    last_words="Ok, thanks",
    agent_last=True,
)


def test_a_course_in_numbers() -> None:
    whole = [5.5, 7, 7, 2, 2, 9, 5.5]
    levels = [3, 2, 1, 0.25]
    anger = [1, 4, 8 / 3, 2, 4, -3]
    end = [1, 1, 1.6094, 1, 1]
    assert course_row(COURSE).tolist() == pytest.approx([*whole, *levels, *anger, *end], abs=1e-4)


def test_the_course_of_nothing_has_no_worth_and_no_anger() -> None:
    nothing = course_row(Course((), (), (), (), (), "", agent_last=False)).tolist()
    assert nothing[:19] == [0.0] * 19
    assert nothing[20:] == [0, 1]
    assert len(nothing) == len(course_row(COURSE))


@pytest.mark.parametrize("factor", [-1000, 1000])
def test_outcomes_stay_on_their_scales(analyst: FittedAnalyst, factor: float) -> None:
    wild = Course(
        overalls=(factor,), tones=(factor,), solutions=(factor,), harms=(False,), angers=(factor,),
        last_words="", agent_last=True,
    )  # fmt: skip
    overall, stage = analyst.outcome(wild)
    assert 0 <= overall <= 100
    assert stage in {1, 2, 3}
    assert isinstance(stage, int)


speakers = st.sampled_from(list(Speaker))
texts = st.one_of(
    st.text(max_size=80),
    st.sampled_from(["", "DANKE!!", "you liars", "?", "😡" * 30, "\ud800", "#NAME#", "Hallo, wo"]),
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(turns=st.lists(st.builds(Utterance, speakers, texts), max_size=5).map(tuple))
def test_any_transcript_is_judged(judge: Judge, turns: Talk) -> None:
    found = judge.judge(turns)
    assert 0 <= found.overall <= 100
    assert found.final_stage in {1, 2, 3}
    for found_places, speaker in (
        ([place for place, _ in found.replies], Speaker.AGENT),
        ([place for place, _ in found.anger], Speaker.CUSTOMER),
    ):
        assert found_places == [
            place for place, turn in enumerate(turns) if turn.speaker is speaker
        ]
    assert all(0 <= anger <= 4 for _, anger in found.anger)
    assert judge.judge(turns) == found
