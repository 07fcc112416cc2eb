"""How a reply stands to what was said before: the point of every measure by example."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.analysis import cues
from deescalate.analysis.ear import Ear
from deescalate.analysis.encoder import Encoder
from deescalate.analysis.listening import calm_measures
from deescalate.analysis.relations import anger_measures, customer_measures
from deescalate.analysis.vectors import turn_vectors
from deescalate.model.analysis import ReplyContext, Speaker, Utterance
from deescalate.model.language import Language

EN, DE = Language.EN, Language.DE
Said = Sequence[str]
Measure = Callable[..., dict[str, float]]


@pytest.fixture(scope="module")
def ears() -> dict[Language, Ear]:
    """Ears without a phrasebook: these measures are the relations' own."""
    return {language: Ear(language, ()) for language in Language}


@pytest.fixture(scope="module")
def measures(ears: dict[Language, Ear], encoder: Encoder) -> Measure:
    """Measures of a reply to a talk that alternates and ends with the customer."""

    def measure(reply: str, *said: str, language: Language = EN) -> dict[str, float]:
        speakers = (Speaker.CUSTOMER, Speaker.AGENT)
        turns = [Utterance(speakers[place % 2], text) for place, text in enumerate(reversed(said))][
            ::-1
        ]
        ear = ears[language]
        reading, around = ear.read(reply, ReplyContext(language, tuple(turns)))
        evidence = ear.hear(reading, around).evidence
        return calm_measures(evidence, turn_vectors(reading, around, encoder))

    return measure


ROUTINE = {
    "idle": (
        ("Are you still there?", "I haven't heard from you, I will close this chat."),
        ("Sind Sie noch da?", "Ich habe nichts mehr gehört, der Chat wird geschlossen."),
    ),
    "wait": (
        ("One moment please.", "Bear with me."),
        ("Einen kleinen Moment bitte.", "Bleiben Sie bitte dran."),
    ),
    "survey": (
        ("Please rate our chat.", "There is a short survey."),
        ("Bitte bewerten Sie uns.", "Es folgt eine kurze Umfrage."),
    ),
    "more": (
        ("Is there anything else?",),
        ("Kann ich sonst noch etwas tun?", "Haben Sie noch eine Frage?"),
    ),
    "bye": (
        ("Have a great day.", "Goodbye!", "You're welcome."),
        ("Schönen Tag!", "Tschüss!", "Gern geschehen."),
    ),
    "greeting": (
        ("Hello, my name is Ruth.", "Thank you for contacting us."),
        ("Guten Tag, mein Name ist Ruth.", "Danke für Ihre Kontaktaufnahme."),
    ),
    "page": (
        ("See our FAQ.", "Use this link: https://example.com"),
        ("Das Formular steht auf der Webseite.", "Nutzen Sie unser Portal."),
    ),
    "sorry": (
        ("I'm sorry.", "We apologise."),
        ("Das tut mir sehr leid.", "Ich bitte um Entschuldigung."),
    ),
    "unfortunately": (
        ("Unfortunately it is gone.", "I'm afraid it is gone."),
        ("Leider ist es weg.",),
    ),
    "cannot": (
        ("I can't do that.", "We are not able to."),
        ("Das ist nicht möglich.", "Das kann ich Ihnen nicht sagen.", "Das geht leider nicht."),
    ),
    "but": (("It left, but late.", "It left; however, late."), ("Ja, aber spät.", "Jedoch spät.")),
    "thanks": (("Thank you.", "Cheers!"), ("Vielen Dank.", "Merci!")),
    "done": (
        ("I'll ring them.", "I have cancelled it.", "It has now been sent."),
        ("Ich schicke es los.", "Das habe ich storniert.", "Es wurde soeben verschickt."),
    ),
    "others": (
        ("Our warehouse has it.", "A colleague has it."),
        ("Die Spedition hat es.", "Das macht unsere Abteilung."),
    ),
    "time": (
        ("It comes on Tuesday.", "Within two hours."),
        ("Es kommt am Dienstag.", "In zwei Stunden."),
    ),
    "plain": (
        ("Yes, it is.", "No problem.", "Of course."),
        ("Ja, das ist es.", "Kein Problem.", "Natürlich."),
    ),
    "regard": (
        ("That is annoying.", "You're right.", "My mistake."),
        ("Das ist ärgerlich.", "Sie haben recht.", "Unser Fehler."),
    ),
    "you": (("What would you like?",), ("Was möchten Sie?", "Ist das deine Karte?")),
    "I": (("I see it.", "In my list."), ("Das sehe ich.", "In meiner Liste.")),
    "we": (("We see it.", "In our list."), ("Das sehen wir.", "In unserer Liste.")),
}
PLAIN = {EN: "The red box lies in the hall.", DE: "Die rote Kiste liegt im Flur."}


def test_every_cue_has_its_examples() -> None:
    assert ROUTINE.keys() == cues.ROUTINE.keys()


@pytest.mark.parametrize("name", ROUTINE)
def test_routine_is_heard_in_both_languages(measures: Measure, name: str) -> None:
    for language, examples in zip((EN, DE), ROUTINE[name], strict=True):
        for example in examples:
            assert measures(example, "Where?", language=language)[name] >= 1, example
        assert measures(PLAIN[language], "Where?", language=language)[name] == 0


def test_a_cue_counts_up_to_three_times(measures: Measure) -> None:
    assert [measures("Sorry! " * count)["sorry"] for count in (1, 2, 3, 9)] == [1, 2, 3, 3]


@pytest.mark.parametrize("name", ["more", "survey", "bye"])
@pytest.mark.parametrize(
    ("language", "thanks", "open_case"),
    [
        (EN, "Great, thank you!", "And where is my refund?"),
        (EN, "Perfect, thanks.", "Nobody has called me back."),
        (DE, "Super, vielen Dank!", "Und wo bleibt mein Geld?"),
        (DE, "Perfekt, danke.", "Es ist immer noch kaputt."),
    ],
)
def test_closing_lines_weigh_while_the_case_is_open(
    measures: Measure, name: str, language: Language, thanks: str, open_case: str
) -> None:
    for reply in ROUTINE[name][language is DE]:
        assert measures(reply, open_case, language=language)[f"{name}_open"] >= 1
        assert measures(reply, thanks, language=language)[f"{name}_open"] == 0


@pytest.mark.parametrize(
    ("language", "reply", "thanks", "open_case"),
    [
        (EN, "You're welcome, take care.", "Thanks!", "What now?"),
        (DE, "Gern geschehen, schönen Tag.", "Danke!", "Was nun?"),
    ],
)
def test_a_farewell_after_thanks_is_a_measure_of_its_own(
    measures: Measure, language: Language, reply: str, thanks: str, open_case: str
) -> None:
    assert measures(reply, thanks, language=language)["bye_thanked"] >= 1
    assert measures(reply, open_case, language=language)["bye_thanked"] == 0


@pytest.mark.parametrize(
    ("language", "wait", "other"),
    [
        (EN, "One moment please.", "It left on Monday."),
        (DE, "Einen Moment bitte.", "Es ging am Montag raus."),
    ],
)
def test_waiting_again_and_waiting_for_an_answer(
    measures: Measure, language: Language, wait: str, other: str
) -> None:
    again = measures(wait, "Hm.", wait, "Hm.", language=language)
    first = measures(wait, "Hm.", other, "Hm.", language=language)
    assert again["wait_again"] >= 1
    assert again["agent_let_wait"] == 1
    assert first["wait_again"] == first["agent_let_wait"] == 0
    assert measures(wait, "Hm?", language=language)["wait_asked"] >= 1
    assert measures(wait, "Hm.", language=language)["wait_asked"] == 0


@pytest.mark.parametrize(
    ("language", "hello", "sorry", "plain"),
    [
        (EN, "Hello, how can I help?", "I'm sorry.", "Yes, it does."),
        (DE, "Guten Tag, wie kann ich helfen?", "Das tut mir leid.", "Ja, das geht."),
    ],
)
def test_late_greetings_repeated_apologies_and_plain_answers(
    measures: Measure, language: Language, hello: str, sorry: str, plain: str
) -> None:
    assert measures(hello, "Hi", language=language)["greeting_late"] == 0
    assert measures(hello, "Hi", "Hm.", "Hi?", language=language)["greeting_late"] >= 1
    assert measures(sorry, "Oh", language=language)["sorry_again"] == 0
    once = measures(sorry, "Oh", sorry, "Oh", language=language)["sorry_again"]
    twice = measures(sorry, "Oh", sorry, "Oh", sorry, "Oh", language=language)["sorry_again"]
    assert 0 < once < twice
    assert measures(plain, "Hm?", language=language)["plain_asked"] == 1
    assert measures(plain, "Hm.", language=language)["plain_asked"] == 0


@pytest.mark.parametrize(
    ("language", "reply", "given", "missing"),
    [
        (EN, "Could you give me your name?", "My name is Ada.", "It is broken."),
        (DE, "Wie ist Ihr Name?", "Ich heiße Ada.", "Es ist kaputt."),
        (EN, "What is your email?", "I'm ada@example.com.", "It is broken."),
        (DE, "Wie ist Ihre E-Mail?", "Ich bin #EMAIL#.", "Es ist kaputt."),
        (EN, "Please confirm the order number.", "Order 48213 is late.", "It is broken."),
        (DE, "Bitte nennen Sie die Bestellnummer.", "48213 kam nicht.", "Es ist kaputt."),
        (EN, "What is your address?", "12 Mill Street.", "It is broken."),
        (DE, "Wie ist Ihre Adresse?", "In 04109 Leipzig.", "Es ist kaputt."),
        (EN, "Can I have your phone number?", "Ring 0341 2233445.", "It is broken."),
        (DE, "Wie ist Ihre Telefonnummer?", "Unter #PHONENUMBER#.", "Es ist kaputt."),
    ],
)
def test_asking_for_data_that_was_given(
    measures: Measure, language: Language, reply: str, given: str, missing: str
) -> None:
    known = measures(reply, given, language=language)
    unknown = measures(reply, missing, language=language)
    assert known["asks_data"] == unknown["asks_data"] == 1
    assert known["asks_given_data"] == known["asks_given_share"] == 1
    assert unknown["asks_given_data"] == unknown["asks_given_share"] == 0


def test_data_given_long_ago_counts_and_half_of_it_is_half(measures: Measure) -> None:
    said = ("Order 48213 is late.", "I see.", "So?")
    found = measures("What are your order number and your email?", *said)
    assert (found["asks_data"], found["asks_given_data"]) == (2, 1)
    assert found["asks_given_share"] == 0.5


def test_naming_data_is_not_asking_for_it(measures: Measure) -> None:
    assert measures("Your order number is 48213.", "Order 48213!")["asks_data"] == 0
    assert measures("Die Bestellnummer ist da.", "48213!", language=DE)["asks_data"] == 0


@pytest.mark.parametrize(
    ("language", "same", "other"),
    [
        (EN, "Please restart the router and wait for two minutes.", "I booked the engineer."),
        (DE, "Bitte starten Sie den Router neu.", "Der Techniker kommt am Montag."),
    ],
)
def test_an_agent_who_repeats_himself(
    measures: Measure, language: Language, same: str, other: str
) -> None:
    again = measures(same, "Hm.", same, "Hm.", language=language)
    fresh = measures(other, "Hm.", same, "Hm.", language=language)
    for name in ("repeats", "near_agent", "near_last_agent"):
        assert again[name] == pytest.approx(1, abs=1e-3)
        assert fresh[name] < 0.7
    first = measures(same, "Hm.", language=language)
    assert first["repeats"] == first["near_agent"] == first["near_last_agent"] == 0


@pytest.mark.parametrize(
    ("language", "same", "alike", "other"),
    [
        (EN, "Where is my refund?", "So where is my refund now?", "The box is red."),
        (DE, "Wo bleibt mein Geld?", "Wo bleibt denn nun mein Geld?", "Die Kiste ist rot."),
    ],
)
def test_a_customer_who_has_to_repeat(
    measures: Measure, language: Language, same: str, alike: str, other: str
) -> None:
    repeated, similar, new, first = (
        measures("Yes.", *said, language=language)["customer_repeats"]
        for said in ((same, "Hm.", same), (same, "Hm.", alike), (same, "Hm.", other), (same,))
    )
    assert repeated == pytest.approx(1, abs=1e-3)
    assert repeated > similar > new > first == 0


def test_a_customer_who_repeats_the_agent(measures: Measure) -> None:
    question = "Have you restarted the router?"
    echo = measures("Yes.", "Hi", question, "Have I restarted the router?!")
    assert echo["latest_near_agent"] > 0.7
    assert measures("Yes.", "Hi", question, "The box is red.")["latest_near_agent"] < 0.5


def test_near_to_what_was_said(measures: Measure) -> None:
    said = ("The box is red.", "Hm.", "Where is my refund?")
    found = measures("I see. Your refund is on its way.", *said)
    assert found["near_sentence_best"] > found["near_sentence_mean"] > found["near_sentence_worst"]
    assert found["near_customer"] == pytest.approx(found["near_latest"], abs=1e-4)
    assert found["near_latest"] > found["near_opening"]


@pytest.mark.parametrize(
    ("language", "text", "changed"),
    [
        (EN, "Thanks!", {"latest_thanks", "latest_assents", "latest_exclaims"}),
        (DE, "Danke!", {"latest_thanks", "latest_assents", "latest_exclaims"}),
        (EN, "Okay", {"latest_assents"}),
        (DE, "alles klar", {"latest_assents"}),
        (EN, "Where?", {"latest_asks"}),
        (DE, "Wo? Wann?", {"latest_asks", "latest_asks_more"}),
        (EN, "It is 48213", {"latest_data"}),
        (DE, "#NAME#", {"latest_data"}),
        (EN, "the box :)", {"latest_smiles"}),
        (DE, "die Kiste 🙂", {"latest_smiles"}),
        (EN, "the red box", set()),
        (DE, "die rote Kiste", set()),
    ],
)
def test_what_the_latest_words_are(
    measures: Measure, language: Language, text: str, changed: set[str]
) -> None:
    found = measures("Hm.", text, language=language)
    looked_at = {
        "latest_thanks", "latest_assents", "latest_exclaims", "latest_asks", "latest_asks_more",
        "latest_data", "latest_smiles",
    }  # fmt: skip
    assert {name for name in looked_at if found[name]} == changed
    assert found["latest_short"] == 1
    assert found["german"] == (language is DE)


def test_the_shape_of_a_reply(measures: Measure) -> None:
    found = measures("It left #NAME# on 12 March! Is that ok? :)", "Where is it?")
    assert found["words"] == pytest.approx(math.log1p(10))
    assert (found["questions"], found["exclamations"], found["smiles"]) == (1, 1, 1)
    assert (found["masks"], found["numbers"]) == (math.log1p(1), math.log1p(1))
    assert (found["capital_first"], found["asks_last"], found["full_stop"]) == (1, 0, 0)
    assert measures("is it?")["asks_last"] == measures("is it?")["full_stop"] == 1
    assert measures("is it?")["capital_first"] == 0
    assert measures("?" * 9)["questions"] == 3


def test_where_in_the_talk_a_reply_stands(measures: Measure) -> None:
    first = measures("Hm.", "It is broken.")
    assert (first["first_reply"], first["agent_turns"], first["nothing_new"]) == (1, 0, 0)
    later = measures("Hm.", "It is broken.", "Since when?", "Monday, at 8 in the morning.")
    assert (later["first_reply"], later["agent_asked"], later["latest_short"]) == (0, 1, 0)
    assert later["customer_turns"] == math.log1p(2)
    assert (
        later["longer_than_latest"]
        < 0
        < measures("Since when is it so?", "Hm.")["longer_than_latest"]
    )
    assert measures("Hello?")["nothing_new"] == 1


ANGER = ("anger_latest", "anger_most", "anger_mean")
CALM = {"sorry": 2.0, "words": 3.0, "cannot": 1.0, "bye": 0.0}


def test_the_customers_anger_beside_the_reply() -> None:
    found = anger_measures(np.array([1, 4, 2, 1], np.float32), 2, CALM)
    assert [found[name] for name in ANGER] == [2, 4, 2]
    assert (found["sorry_anger"], found["words_anger"]) == (4, 6)
    assert (found["cannot_anger"], found["bye_anger"]) == (2, 0)


def test_nobody_new_is_angry() -> None:
    assert set(anger_measures(np.zeros(0, np.float32), 0, CALM).values()) == {0}
    silent = anger_measures(np.array([3], np.float32), 0, CALM)
    assert (silent["anger_latest"], silent["anger_most"]) == (0, 3)


@pytest.mark.parametrize(
    ("louder", "calmer", "place"),
    [
        ("Where is it!!", "Where is it", 1),
        ("Where is it?!", "Where is it?", 2),
        ("WHERE is it", "Where is it", 3),
        ("Where? Is it?", "Where is it", 5),
        ("Thanks for it", "Where is it", 6),
        ("Ok, it is", "It is", 7),
        ("It is :)", "It is", 10),
        ("It is ...", "It is", 11),
    ],
)
def test_what_a_message_shows(louder: str, calmer: str, place: int) -> None:
    one, other = (list(customer_measures(text, 0.5, 1)) for text in (louder, calmer))
    assert one[place] > other[place] == 0
    assert len(one) == len(other) == 12


def test_heat_and_turn_of_a_message() -> None:
    first, later = (list(customer_measures("Hm", heat, turn)) for heat, turn in ((0.25, 0), (1, 3)))
    assert (first[4], first[8], first[9]) == (0.25, 1, 0)
    assert (later[4], later[8], later[9]) == (1, 0, math.log1p(3))


hostile = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            ["\x00", "\ud800", "\u202e", "#NAME#", "#", "<URL>", "?" * 50, "\n", "😀", "a" * 300,
             "12" * 60, "{", "sorry", "Umfrage", "...", "@", "WARUM", "\u0301", "  "]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(reply=hostile, said=st.lists(hostile, max_size=4), language=st.sampled_from([EN, DE]))
def test_every_measure_of_any_text_is_a_number(
    measures: Measure, reply: str, said: list[str], language: Language
) -> None:
    found = measures(reply, *said, language=language)
    names = tuple(measures("Hm.", "Hm.", language=language))
    assert tuple(found) == names
    for name, value in found.items():
        assert math.isfinite(value), name
        assert abs(value) <= 400, name
    for text in said:
        assert all(math.isfinite(value) for value in customer_measures(text, 0, len(said)))
